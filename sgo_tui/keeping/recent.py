"""Which files were opened last: their paths only, in the user's state folder, and nothing where that is not wanted."""

from __future__ import annotations

import os
from pathlib import Path

from sgo_tui.keeping.state import delete_state, read_state, write_state
from sgo_tui.settings import settings

_MOST = 20
_FILE = "recent.json"


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
    write_state(_FILE, [str(path) for path in [place, *others][:_MOST]])


def forget_files() -> None:
    """Delete the list."""
    delete_state(_FILE)


def _listed() -> list[Path]:
    names = read_state(_FILE)
    return [Path(name) for name in names if isinstance(name, str) and name] if isinstance(names, list) else []
