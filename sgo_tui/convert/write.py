"""Write a new Excel 97-2003 workbook."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from sgo_tui.convert.model import DAY, GENERAL, TEXT, Book, Cell, Sheet
from sgo_tui.i18n import _
from sgo_tui.xls.values import text_of, to_serial

if TYPE_CHECKING:
    import xlwt

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_MOST_FORMATS, _LONGEST_FORMAT = 200, 255
"""Excel 97-2003 opens no file with many more."""
_CHARACTER = 256
"""Widths are stored in 256ths of a character."""
_WIDEST = 255
_READABLE = 40
_NARROWEST = 8


def written(book: Book) -> bytes:
    """Return the file; the sheets of `book` get the names and the number formats that they have in it."""
    import xlwt

    _leave_rare_formats(book)
    target = xlwt.Workbook(encoding="utf-8", style_compression=2)
    target.dates_1904 = book.date1904
    names: set[str] = set()
    styles: dict[str, xlwt.XFStyle] = {}
    for sheet in book.sheets:
        sheet.name = free_name(sheet.name, names)
        names.add(sheet.name.casefold())
        _fill(target.add_sheet(sheet.name, cell_overwrite_ok=True), sheet, styles, date1904=book.date1904)
    shown = next((number for number, sheet in enumerate(book.sheets) if sheet.visible), 0)
    target.set_active_sheet(shown)
    file = io.BytesIO()
    target.save(file)
    return file.getvalue()


def _leave_rare_formats(book: Book) -> None:
    """Let cells have the general format where theirs is rare, or too long for Excel."""
    counts = Counter(cell.number_format for sheet in book.sheets for cell in sheet.cells.values())
    usual = {form for form, _count in counts.most_common(_MOST_FORMATS) if len(form) <= _LONGEST_FORMAT}
    if len(usual) == len(counts):
        return
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            if cell.number_format not in usual:
                sheet.cells[place] = Cell(cell.value)
    book.losses.append(_("Rare number formats were not taken over."))


def free_name(name: str, taken: set[str]) -> str:
    """Return a name that Excel allows for a worksheet and that none of `taken`, in lower case, is."""
    tidy = _FORBIDDEN.sub("_", name).strip("'")[:_LONGEST_NAME] or "_"
    number = 2
    result = tidy
    while result.casefold() in taken:
        ending = f" ({number})"
        result = tidy[: _LONGEST_NAME - len(ending)] + ending
        number += 1
    return result


def _fill(target: xlwt.Worksheet, sheet: Sheet, styles: dict[str, xlwt.XFStyle], *, date1904: bool) -> None:
    target.visibility = 0 if sheet.visible else 1
    for merge in sheet.merges:
        top_left = sheet.cells.get((merge.first_row, merge.first_column))
        target.merge(*merge, _style(styles, format_of(top_left) if top_left else GENERAL))
    for (row, column), cell in sorted(sheet.cells.items()):
        value = to_serial(cell.value, date1904) if isinstance(cell.value, dt.date | dt.time) else cell.value
        target.write(row, column, value, _style(styles, format_of(cell)))
    for column, width in widths_of(sheet).items():
        target.col(column).width = round(width * _CHARACTER)
    for column in sheet.hidden_columns:
        target.col(column).hidden = True
    for row in sheet.hidden_rows:
        target.row(row).hidden = True


def format_of(cell: Cell) -> str:
    """Return the number format of a cell; a date without one is shown as a day."""
    is_date = isinstance(cell.value, dt.date | dt.time)
    return DAY if is_date and cell.number_format in (GENERAL, TEXT) else cell.number_format


def widths_of(sheet: Sheet) -> dict[int, float]:
    """Return the widths of columns in characters: those of the source, else wide enough for their texts.

    Rows with few cells, such as a title, are not what columns are made for.
    """
    cells_of_row = Counter(row for row, _column in sheet.cells)
    fewest = max(cells_of_row.values(), default=0) // 2
    widths = {column: min(width, _WIDEST) for column, width in sheet.widths.items() if width >= 0}
    merged = {(merge.first_row, merge.first_column) for merge in sheet.merges if merge.last_column > merge.first_column}
    longest: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        if column not in widths and (row, column) not in merged and cells_of_row[row] >= fewest:
            longest[column] = max(longest.get(column, _NARROWEST), len(text_of(cell.value)))
    return widths | {column: min(length + 1, _READABLE) for column, length in longest.items()}


def _style(styles: dict[str, xlwt.XFStyle], number_format: str) -> xlwt.XFStyle:
    import xlwt

    if number_format not in styles:
        styles[number_format] = xlwt.XFStyle()
        styles[number_format].num_format_str = number_format
    return styles[number_format]
