"""Which saves were made: when, by whom, of which file and which cells, for the protocol of changes.

No values and no names of pupils: a place says nothing without the file. The list lies in the user's state folder, only
its owner may read it, `remember_saves = false` keeps none, and `sgo-tui protocol --delete` deletes it. Without it
nothing breaks. A save is known by what the file was before and after it, so that the history of a file is found under
any name, and none is told of another export that has come under the old one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sgo_tui.errors import UsageError
from sgo_tui.settings import settings
from sgo_tui.work import user
from sgo_tui.work.address import cell_name, parse_cell
from sgo_tui.work.remembered import add_entry, delete_list, entries_of

_LIST = "saves.jsonl"


@dataclass(frozen=True)
class Save:
    """One save."""

    time: datetime
    name: str
    """The full name of who saved; "" where the system knew none."""
    login: str
    machine: str
    source: Path
    """The file that had been opened."""
    file: Path
    """The file that was written."""
    before: str
    """SHA-256 of what had been opened."""
    after: str
    """SHA-256 of what was written."""
    sheet: str
    cells: frozenset[tuple[int, int]]
    """Which ones were changed: rows and columns from 0."""


def remember_save(
    source: tuple[Path, str], file: tuple[Path, str], sheet: str, cells: Iterable[tuple[int, int]]
) -> None:
    """Put a save of this moment on the list: of the opened file and the written one, path and SHA-256 each.

    A list that cannot be written is no reason to fail.
    """
    with suppress(OSError):
        if not settings().remember_saves:
            forget_saves()
        elif source[1] != file[1]:
            add_entry(_LIST, _entry(source, file, sheet, cells))


def saves_until(digest: str) -> list[Save]:
    """Return the saves by which a file has become what it is, by its SHA-256, the first one first."""
    by_result = {save.after: save for save in all_saves()}
    found: list[Save] = []
    while (save := by_result.pop(digest, None)) is not None:
        found.append(save)
        digest = save.before
    return found[::-1]


def all_saves() -> list[Save]:
    """Return all saves on the list, the first one first."""
    saves = []
    for entry in entries_of(_LIST):
        # What a newer version has written in another way is skipped.
        with suppress(ValueError, LookupError, TypeError, AttributeError, UsageError):
            saves.append(_save_of(entry))
    return saves


def forget_saves() -> None:
    """Delete the list; raises OSError when that cannot be done."""
    delete_list(_LIST)


def _entry(
    source: tuple[Path, str], file: tuple[Path, str], sheet: str, cells: Iterable[tuple[int, int]]
) -> dict[str, str]:
    return {
        "time": datetime.now().astimezone().isoformat(timespec="seconds"),
        "name": user.full_name(),
        "login": user.login(),
        "machine": user.machine(),
        "source": os.path.abspath(source[0]),  # noqa: PTH100 - Path.absolute() would leave ".."
        "file": os.path.abspath(file[0]),  # noqa: PTH100
        "before": source[1],
        "after": file[1],
        "sheet": sheet,
        "cells": " ".join(cell_name(*cell) for cell in sorted(cells)),
    }


def _save_of(entry: dict[str, str]) -> Save:
    return Save(
        time=datetime.fromisoformat(entry["time"]),
        name=str(entry["name"]),
        login=str(entry["login"]),
        machine=str(entry["machine"]),
        source=Path(entry["source"]),
        file=Path(entry["file"]),
        before=str(entry["before"]),
        after=str(entry["after"]),
        sheet=str(entry["sheet"]),
        cells=frozenset(map(parse_cell, entry["cells"].split())),
    )
