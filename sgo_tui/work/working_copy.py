"""A new workbook to work in, with rows of one export or of several: one worksheet with the header of the first.

It has the title, the header with its groups, the widths, the hidden columns, and values, dates and number formats cell
by cell. It has nothing else, and above all no row, no old value and no other sheet: a part holds the data of its people
only. It is not for the import: what is changed in it is brought back to the originals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sgo_tui.convert.model import GENERAL, Book, Sheet
from sgo_tui.work.table import Table


class Part(NamedTuple):
    """Rows of an export."""

    table: Table
    rows: Sequence[int]
    columns: Mapping[int, int]
    """The columns of the new workbook -> those of the table."""


def working_copy(parts: Sequence[Part], path: Path) -> bytes:
    """Return the bytes of the workbook, which is to lie at `path`, read back and compared.

    Raises `CannotConvert` for more rows than a workbook takes.
    """
    from sgo_tui.convert.verify import read_back  # with xlwt, 30 ms
    from sgo_tui.convert.write import written

    book = Book()
    book.add(_sheet(parts))
    data = written(book)
    read_back(book, path, data)
    return data


def _sheet(parts: Sequence[Part]) -> Sheet:
    model = parts[0].table
    top = model.first_data_row
    sheet = Sheet(model.sheet.name)
    _put(sheet, 0, Part(model, range(top), {column: column for column in range(model.column_count)}))
    for part in parts:
        _put(sheet, top, part)
        top += len(part.rows)
    for merge in model.sheet.merges:
        if merge.last_row < model.first_data_row:
            sheet.add_merge(merge)
    sheet.settle_merges()
    sheet.hidden_columns = set(model.sheet.hidden_columns)
    shown = set(range(model.column_count)) - sheet.hidden_columns
    sheet.widths = {column: float(model.sheet.column_width(column)) for column in shown}
    return sheet


def _put(sheet: Sheet, top: int, part: Part) -> None:
    """Put rows one below the other, the first of them at `top`."""
    for row, source in enumerate(part.rows, top):
        for column, there in part.columns.items():
            value = part.table.value(source, there)
            if value is not None and value != "":
                sheet.put(row, column, value, part.table.sheet.number_format(source, there) or GENERAL)
