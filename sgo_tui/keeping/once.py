"""What is offered to a user once only: names of it, in the user's state folder, and nothing else of the user."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


def is_first_time(name: str) -> bool:
    """Return whether `name` has not been asked for before; it is no first time where that cannot be remembered."""
    with suppress(OSError):
        place = _folder() / name
        place.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        place.touch(mode=_PRIVATE_FILE, exist_ok=False)
        return True
    return False


def _folder() -> Path:
    from platformdirs import user_state_path  # as in the journal

    return user_state_path("sgo-tui", appauthor=False) / "offered"
