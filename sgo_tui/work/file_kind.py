"""What a file is, found without reading all of it: an export of pupils or of employees, or something else."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from sgo_tui.errors import CannotRead, WrongContainer
from sgo_tui.export import find_export
from sgo_tui.xls import preview_workbook
from sgo_tui.xls.files import not_a_workbook, read_file

_ROWS = 16
"""Enough for title and header of every known export."""


class FileKind(Enum):
    """What a file is to this program."""

    PUPILS = "pupils"
    EMPLOYEES = "employees"
    OTHER = "other"
    """A workbook that is no export."""
    WORKBOOK = "workbook"
    """A workbook of which nothing can be told before all of it is read."""
    CONVERTIBLE = "convertible"
    """A table of another kind, of which a workbook can be made."""
    NO_TABLE = "no table"


def kind_of(path: Path) -> FileKind:
    """Return what a file is, whatever its name says; what cannot be read is no table."""
    try:
        container = read_file(path, wanted=())[1]
    except CannotRead:
        return FileKind.NO_TABLE
    if container not in ("ole", "biff"):
        error = not_a_workbook(path, container)
        is_convertible = isinstance(error, WrongContainer) and error.convertible
        return FileKind.CONVERTIBLE if is_convertible else FileKind.NO_TABLE
    workbook = preview_workbook(path, _ROWS)
    if workbook is None or not workbook.sheets:
        return FileKind.WORKBOOK
    export = find_export(workbook.sheets)[1]
    if export is None:
        return FileKind.OTHER
    return FileKind.EMPLOYEES if export.is_staff else FileKind.PUPILS
