"""A converted workbook, opened again, against what it was made from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sgo_tui.convert.model import Book, Cell, Sheet
from sgo_tui.convert.write import format_of
from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _
from sgo_tui.xls.values import text_of, to_serial
from sgo_tui.xls.workbook import Workbook, parse_workbook
from sgo_tui.xls.worksheet import Worksheet


def read_back(book: Book, path: Path, data: bytes) -> Workbook:
    """Return the workbook in `data`, the bytes of the converted file at `path`.

    Raises `CannotConvert` unless it can be saved and every cell is the one of the source.
    """
    workbook = parse_workbook(path, data, "ole", lambda _fraction: None)
    same = len(book.sheets) == len(workbook.sheets) and workbook.read_only is None
    same = same and all(_same_sheet(old, new, book) for old, new in zip(book.sheets, workbook.sheets, strict=True))
    if not same:
        raise CannotConvert(
            _("The converted copy did not read back right and was thrown away. Save the file in Excel as .xls instead.")
        )
    return workbook


def _same_sheet(old: Sheet, new: Worksheet, book: Book) -> bool:
    if (old.name, old.visible) != (new.name, new.visible) or set(old.merges) != set(new.merges):
        return False
    if old.hidden_columns != new.hidden_columns or not old.hidden_rows <= new.hidden_rows:
        return False
    # Row by row: to ask for a cell's raw value is to read its row.
    raws = {(row, column): raw for row in range(new.row_count) for column, raw in enumerate(new.raw_row(row)[1])}
    filled = {place for place in raws if new.text(*place)}
    return filled == old.cells.keys() and all(
        _same_cell(cell, new, place, raws[place], date1904=book.date1904) for place, cell in old.cells.items()
    )


def _same_cell(cell: Cell, new: Worksheet, place: tuple[int, int], raw: object, *, date1904: bool) -> bool:
    row, column = place
    if new.number_format(row, column).casefold() != format_of(cell).casefold():
        return False
    if isinstance(cell.value, str):
        return bool(raw == cell.value) and new.text(row, column) == cell.value
    if isinstance(cell.value, dt.date | dt.time):
        return raw == to_serial(cell.value, date1904) and new.text(row, column) == text_of(cell.value)
    return bool(raw == cell.value)
