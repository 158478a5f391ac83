"""A workbook of an older Excel (BIFF2-5), or one that can be read but not saved in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.convert.model import GENERAL, Book, Sheet
from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _
from sgo_tui.xls.sniff import sniff
from sgo_tui.xls.values import ERROR_TEXTS, CellValue
from sgo_tui.xls.workbook import read_cells
from sgo_tui.xls.worksheet import Merge

if TYPE_CHECKING:
    import xlrd.book
    import xlrd.sheet

_EMPTY, _BOOLEAN, _ERROR, _BLANK = 0, 4, 5, 6
_CHARACTER = 256


def read_biff(path: Path, data: bytes) -> Book:
    """Return the worksheets as xlrd reads them; raises `CannotRead`.

    What can be edited as it is is refused: to write it anew would lose what is not taken over.
    """
    verdict, book = read_cells(path, data, sniff(data), lambda _fraction: None)
    if verdict.read_only is None:
        raise CannotConvert(
            _("«{name}» is an Excel 97-2003 workbook already: open it as it is.").format(name=path.name)
        )
    losses = [
        _("Colours, borders, pictures and formulas were not taken over; formulas have become their last results.")
    ]
    result = Book(date1904=bool(book.datemode), losses=losses)
    for sheet in book.sheets():
        result.add(_read(book, sheet))
    return result


def _read(book: xlrd.book.Book, source: xlrd.sheet.Sheet) -> Sheet:
    sheet = Sheet(source.name, visible=source.visibility == 0)
    for row in range(source.nrows):
        for column, (kind, raw) in enumerate(zip(source.row_types(row), source.row_values(row), strict=True)):
            if kind in (_EMPTY, _BLANK) or raw == "":
                continue
            value: CellValue = bool(raw) if kind == _BOOLEAN else raw
            if kind == _ERROR:
                value = ERROR_TEXTS.get(int(raw), "#?")
            sheet.put(row, column, value, _number_format(book, source, row, column))
    for top, bottom, left, right in source.merged_cells:
        sheet.add_merge(Merge(top, bottom - 1, left, right - 1))
    sheet.settle_merges()
    for column, info in source.colinfo_map.items():
        sheet.widths[column] = info.width / _CHARACTER
        if info.hidden or not info.width:
            sheet.hidden_columns.add(column)
    sheet.hidden_rows = {row for row, info in source.rowinfo_map.items() if info.hidden}
    return sheet


def _number_format(book: xlrd.book.Book, source: xlrd.sheet.Sheet, row: int, column: int) -> str:
    index = source.cell_xf_index(row, column)
    form = book.format_map.get(book.xf_list[index].format_key) if 0 <= index < len(book.xf_list) else None
    return (form.format_str if form else None) or GENERAL
