"""Lists that only grow, a JSON line for each entry, in the user's state folder and readable by nobody else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


def add_entry(name: str, entry: object) -> None:
    """Put an entry at the end of the list `name`; raises OSError."""
    path = _path(name)
    path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _PRIVATE_FILE)
    try:
        # One write at the end of a file: two programs at once do not mix their lines. It begins with the end of the
        # line before, which a full disk may have broken off.
        os.write(handle, f"\n{json.dumps(entry)}".encode())
    finally:
        os.close(handle)


def entries_of(name: str) -> Iterator[Any]:
    """Yield the entries of the list `name`, the first one first; lines that cannot be understood are skipped."""
    try:
        lines = _path(name).read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, RecursionError):
            yield json.loads(line)


def delete_list(name: str) -> None:
    """Delete the list `name`, if there is one; raises OSError."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    from platformdirs import user_state_path  # only what saves, and what tells of saves, needs it

    return user_state_path("sgo-tui", appauthor=False) / name
