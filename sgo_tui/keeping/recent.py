"""Which files were opened last: their paths only, in the user's state folder, and nothing where that is not wanted."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from sgo_tui.settings import settings

_MOST = 20
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


def recent_files() -> list[Path]:
    """Return the files opened last that are still there, the last one first; none where none are to be remembered."""
    if not settings().remember_files:
        forget_files()
        return []
    return [path for path in _listed() if os.path.isfile(path)]  # noqa: PTH113 - unlike Path.is_file it fails nowhere


def remember_file(path: Path) -> None:
    """Put a file in front of the list; a list that cannot be written is no reason to fail."""
    if not settings().remember_files:
        forget_files()
        return
    place = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() would leave ".."
    others = [other for other in recent_files() if other != place]
    with suppress(OSError):
        _write([place, *others][:_MOST])


def forget_files() -> None:
    """Delete the list."""
    with suppress(OSError):
        _list_path().unlink(missing_ok=True)


def _listed() -> list[Path]:
    try:
        names = json.loads(_list_path().read_text("ascii"))
    except (OSError, ValueError):
        return []
    return [Path(name) for name in names if isinstance(name, str) and name] if isinstance(names, list) else []


def _write(paths: list[Path]) -> None:
    """Write the list anew; who reads it meanwhile sees the old one or the new one."""
    target = _list_path()
    target.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE_FILE)
    try:
        os.write(handle, json.dumps([str(path) for path in paths]).encode("ascii"))
    finally:
        os.close(handle)
    temporary.replace(target)


def _list_path() -> Path:
    from platformdirs import user_state_path  # as in the journal

    return user_state_path("sgo-tui", appauthor=False) / "recent.json"
