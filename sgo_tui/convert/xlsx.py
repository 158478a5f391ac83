"""A workbook of the newer kind (.xlsx): an export that was saved in the wrong format."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sgo_tui.convert.archive import damaged, open_archive
from sgo_tui.convert.model import GENERAL, Book, Cell, Sheet, check_size, check_text, without_overlaps
from sgo_tui.i18n import _
from sgo_tui.xls.values import CellValue
from sgo_tui.xls.worksheet import Merge

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_DAY = dt.timedelta(days=1)


def read_xlsx(data: bytes) -> Book:
    """Return the worksheets with the last results of their formulas; raises `CannotConvert`."""
    import io

    archive = open_archive(data)
    has_formulas = any(_FORMULA.search(archive.read(n)) for n in archive.namelist() if "/worksheets/" in n)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        sheets = [_read(sheet) for sheet in book.worksheets]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, OverflowError) as error:
        # openpyxl lets whatever a damaged part leads to out; SyntaxError is what broken XML is.
        raise damaged() from error
    return Book(sheets, losses=[_("Formulas have become their last results.")] if has_formulas else [])


def _read(source: Worksheet) -> Sheet:
    sheet = Sheet(source.title, visible=source.sheet_state == "visible")
    check_size(*_filled_size(source))
    for row, column, cell in _cells(source):
        sheet.cells[row, column] = cell
    ranges = (area.bounds for area in source.merged_cells.ranges)
    sheet.merges = without_overlaps(
        Merge(top - 1, bottom - 1, left - 1, right - 1)
        for left, top, right, bottom in ranges
        if bottom <= sheet.row_count
    )
    for dimension in source.column_dimensions.values():
        columns = range((dimension.min or 1) - 1, min(dimension.max or 1, 256))
        if dimension.width and dimension.customWidth:
            sheet.widths.update(dict.fromkeys(columns, float(dimension.width)))
        if dimension.hidden:
            sheet.hidden_columns.update(columns)
    sheet.hidden_rows = {row - 1 for row, dimension in source.row_dimensions.items() if dimension.hidden}
    return sheet


def _filled_size(source: Worksheet) -> tuple[int, int]:
    """Return the number of rows and columns down to the last cell that holds something."""
    places = [place for place, cell in _stored(source) if cell.value not in (None, "")]
    return max((row for row, _column in places), default=0), max((column for _row, column in places), default=0)


def _stored(source: Worksheet) -> Iterator[tuple[tuple[int, int], Any]]:
    # Its public ways lead over every place up to the last cell, which may be the billionth.
    return iter(source._cells.items())  # noqa: SLF001


def _cells(source: Worksheet) -> Iterator[tuple[int, int, Cell]]:
    for (row, column), cell in _stored(source):
        value = _value(cell.value)
        if value not in (None, ""):
            if isinstance(value, str):
                check_text(value, row - 1, column - 1)
            yield row - 1, column - 1, Cell(value, cell.number_format or GENERAL)


def _value(value: object) -> CellValue:
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    if isinstance(value, dt.timedelta):
        return value / _DAY
    if isinstance(value, bool | str | dt.date | dt.time):
        return value
    return float(value) if isinstance(value, int | float) else None if value is None else str(value)
