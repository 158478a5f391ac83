"""What a file was before it was edited: the copy that saving has kept, or the file from which it was saved."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sgo_tui.work.backups import all_backups, backup_of
from sgo_tui.work.opening import open_table, table_at
from sgo_tui.work.saves import saves_until
from sgo_tui.work.table import Table
from sgo_tui.xls import Workbook
from sgo_tui.xls.replacing import real_path


def open_with_original(path: Path, original: Path | None, sheet: str | None = None) -> tuple[Table, Table | None]:
    """Open an edited file, of any kind that can be converted, and the `original` that was named or else is known.

    Raises what opening raises.
    """
    from sgo_tui.convert import open_any  # with what it may need, 0.2 s

    workbook = open_any(path)
    found = original or original_of(workbook)
    return table_at(workbook, sheet), open_table(found, sheet) if found else None


def open_before(table: Table) -> Table | None:
    """Open what the file of a table was before it was edited; None where that is not known. Raises `CannotRead`."""
    found = original_of(table.workbook)
    return open_table(found, table.sheet.name) if found else None


def original_of(workbook: Workbook) -> Path | None:
    """Return where the file lies from which a workbook was edited; None where it is gone or was never known.

    Only bytes that are known to be the right ones are taken for it: another export may have come under an old name.
    """
    if history := saves_until(workbook.digest):
        source = real_path(history[0].source)
        kept = [source, *(backup.path for backup in all_backups() if backup.file == source)]
        found = next((path for path in kept if _digest(path) == history[0].before), None)
        if found is not None:
            return found
    return backup_of(real_path(workbook.path), workbook.digest)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
