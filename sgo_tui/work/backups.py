"""The backups that saving has made: which file each is of, so that old ones are found and deleted.

They hold personal data and lie beside their files; a list of where they are is kept in the user's state folder, with
no data of the files in it. Without that list nothing breaks: at worst a file gets one more backup.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sgo_tui.work.remembered import add_entry, delete_list, entries_of
from sgo_tui.xls.container import SIGNATURE
from sgo_tui.xls.replacing import BACKUP_SUFFIX, name_with, real_path
from sgo_tui.xls.save import Edits, Saved, save
from sgo_tui.xls.workbook import Progress, Workbook

_LIST = "backups.jsonl"

_made_here: list[Backup] = []
"""Those of this run of the program, for when the list cannot be written."""


class Backup(NamedTuple):
    """A file as it was before its first save."""

    file: Path
    """The file it is of."""
    path: Path
    """Where it lies."""
    saved: str
    """SHA-256 of the file as it was last saved; "" when that is not known."""


def save_with_backup(
    workbook: Workbook,
    edits: Edits,
    path: str | os.PathLike[str] | None = None,
    *,
    scrub: bool = False,
    progress: Progress | None = None,
) -> Saved:
    """Save as `sgo_tui.xls.save.save` does; a file is kept as it was before the first of its saves, and only then.

    A scrub alone makes no backup: nothing that a cell shows is changed by it.
    """
    file = real_path(workbook.path)
    if path is not None and real_path(path) != file:
        return save(workbook, edits, path, backup=False, scrub=scrub, progress=progress)
    kept = backup_of(file, workbook.digest)
    new = free_path(file) if edits and not kept else False
    saved = save(workbook, edits, path, backup=new, scrub=scrub, progress=progress)
    kept = kept or saved.backup
    if kept:
        remember(Backup(file, kept, saved.workbook.digest))
    return replace(saved, backup=kept)


def save_over(
    workbook: Workbook, edits: Edits, file: Path, *, scrub: bool = False, progress: Progress | None = None
) -> Saved:
    """Save `edits` of one workbook over another file, which is kept as it was."""
    place = real_path(file)
    saved = save(workbook, edits, file, backup=free_path(place), scrub=scrub, progress=progress)
    if saved.backup:
        remember(Backup(place, saved.backup, saved.workbook.digest))
    return saved


def all_backups() -> list[Backup]:
    """Return the backups that are on the list and still there, in the order in which they were made."""
    return [backup for backup in _listed() if _is_there(backup)]


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups below a folder, on the list or not: workbooks named as backups are."""
    paths = sorted(folder.rglob(f"*{BACKUP_SUFFIX}"))
    return [Backup(_file_of(path), path, "") for path in paths if _is_workbook(path)]


def backup_of(file: Path, digest: str) -> Path | None:
    """Return the backup of a file whose bytes have this SHA-256: None unless they are what was last saved there.

    Another export may have come under the old name, and is not what the backup is of.
    """
    known = [*_listed(), *_made_here]
    return next((b.path for b in reversed(known) if (b.file, b.saved) == (file, digest) and _is_there(b)), None)


def free_path(file: Path) -> Path:
    """Return where a new backup goes: NAME.xls.bak, or NAME.xls.2.bak and so on when there are others."""
    endings = (f"{file.suffix}.{n}{BACKUP_SUFFIX}" if n > 1 else f"{file.suffix}{BACKUP_SUFFIX}" for n in count(1))
    paths = (file.with_name(name_with(file.stem, ending)) for ending in endings)
    return next(path for path in paths if not os.path.lexists(path))


def remember(backup: Backup) -> None:
    """Put a backup on the list, or what was saved last there; a list that cannot be written is no reason to fail."""
    _made_here.append(backup)
    with suppress(OSError):
        add_entry(_LIST, {"file": str(backup.file), "backup": str(backup.path), "saved": backup.saved})


def delete(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """Delete backups, and the list when none is left; returns those that could not be deleted, and why."""
    failures = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            failures.append((path, error.strerror or ""))
    if not all_backups():
        with suppress(OSError):
            delete_list(_LIST)
    return failures


def _listed() -> list[Backup]:
    """Return what is on the list: of each backup what was written last."""
    found: dict[Path, Backup] = {}
    for entry in entries_of(_LIST):
        with suppress(ValueError, KeyError, TypeError):
            backup = Backup(Path(entry["file"]), Path(entry["backup"]), str(entry["saved"]))
            found[backup.path] = backup
    return list(found.values())


def _is_there(backup: Backup) -> bool:
    # Unlike Path.is_file it does not fail where a folder has become unreachable.
    return os.path.isfile(backup.path)  # noqa: PTH113


def _is_workbook(path: Path) -> bool:
    if not os.path.isfile(path):  # noqa: PTH113 - as above; a pipe would be waited for
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(SIGNATURE)) == SIGNATURE
    except OSError:
        return False


def _file_of(path: Path) -> Path:
    name = path.name.removesuffix(BACKUP_SUFFIX)
    stem, _dot, number = name.rpartition(".")
    return path.with_name(stem if number.isdecimal() and Path(stem).suffix else name)
