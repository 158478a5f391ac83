"""What can be opened in a folder: its tables, the likely ones first, and the folders around it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sgo_tui.work.comparing import comparable, natural

WORKBOOK = ".xls"
CONVERTIBLE = frozenset((".xlsx", ".ods", ".csv", ".html", ".htm"))
"""Endings of files that an .xls can be made of."""


@dataclass(frozen=True)
class Entry:
    """A file or a folder to be chosen."""

    path: Path
    is_folder: bool = False
    size: int = 0
    """Bytes."""
    written: datetime | None = None


def entries_of(folder: Path, *, workbooks_first: bool = True) -> list[Entry]:
    """Return what can be chosen in a folder: its folders by name, then its tables; raises OSError.

    Workbooks come first, which are what SGO takes, or last where something else is likely to be wanted.
    Hidden files are left out, and with them the lock files of LibreOffice; so are those of Excel.
    """
    folders, files = [], []
    with os.scandir(folder) as found:
        for each in found:
            if each.name.startswith((".", "~$")):
                continue
            if each.is_dir():
                folders.append(Entry(Path(each.path), is_folder=True))
            elif _is_table(each.name) and (entry := entry_of(Path(each.path))):
                files.append(entry)
    folders.sort(key=lambda entry: natural(entry.path.name))
    return [*folders, *_likely_first(files, workbooks_first=workbooks_first)]


def entry_of(path: Path) -> Entry | None:
    """Return a file that may be opened; None where there is no ordinary file."""
    try:
        status = path.stat()
        if not os.path.isfile(path):  # noqa: PTH113 - unlike Path.is_file it fails nowhere
            return None
        return Entry(path, size=status.st_size, written=datetime.fromtimestamp(status.st_mtime).astimezone())
    except (OSError, OverflowError, ValueError):
        return None


def _likely_first(files: Iterable[Entry], *, workbooks_first: bool) -> list[Entry]:
    """Return files in the order in which they are likely to be wanted: by their kind, then the newest first."""
    return sorted(
        files, key=lambda file: ((_ending(file.path.name) == WORKBOOK) is not workbooks_first, -_timestamp(file))
    )


def matching(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """Return the entries with all typed words in their names; case, ё and hyphens do not matter."""
    words = [comparable(word) for word in typed.split()]
    return [entry for entry in entries if all(word in comparable(entry.path.name) for word in words)]


def typed_path(typed: str, folder: Path) -> Path | None:
    """Return the path that was typed, as seen from a folder; None for what is only a part of a name."""
    if "/" not in typed and not typed.startswith("~"):
        return None
    # The functions of `os.path` answer where those of `Path` fail: unknown users, names of too many characters.
    return Path(os.path.normpath(os.path.join(folder, os.path.expanduser(typed.strip()))))  # noqa: PTH111, PTH118


def _is_table(name: str) -> bool:
    ending = _ending(name)
    return ending == WORKBOOK or ending in CONVERTIBLE


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - Path takes longer, and a folder may hold thousands


def _timestamp(entry: Entry) -> float:
    return entry.written.timestamp() if entry.written else 0.0
