"""Small things that are remembered from one start to the next, each a file in the user's state folder.

They are comforts: a file that is missing, spoilt or cannot be written counts as one that says nothing.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


def read_state(name: str) -> Any:
    """Return what the file `name` holds as JSON; None where that cannot be told."""
    try:
        return json.loads(_path(name).read_text("ascii"))
    except (OSError, ValueError, RecursionError):
        return None


def write_state(name: str, value: object) -> None:
    """Write the file `name` anew for its owner only; who reads it meanwhile sees the old one or the new one."""
    with suppress(OSError):
        target = _path(name)
        target.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        temporary = target.with_name(f"{target.name}.{os.getpid()}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE_FILE)
        try:
            os.write(handle, json.dumps(value).encode("ascii"))
        finally:
            os.close(handle)
        temporary.replace(target)


def delete_state(name: str) -> None:
    """Delete the file `name`, if there is one."""
    with suppress(OSError):
        _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    from platformdirs import user_state_path  # as in the journal

    return user_state_path("sgo-tui", appauthor=False) / name
