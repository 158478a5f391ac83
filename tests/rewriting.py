"""Exports as another program would leave them: rewritten from scratch, with rows and columns elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlwt

from sgo_tui.work import Table


def rewritten(
    table: Table,
    path: Path,
    *,
    values: Mapping[tuple[int, int], str | float] | None = None,
    columns: Sequence[int] | None = None,
    rows: Sequence[int] | None = None,
    top: int = 0,
) -> Path:
    """Write the texts of a table into a new workbook at `path`: its `columns` and people's `rows` in this order.

    `values` are new ones by row and column of the table; `top` empty rows come before all others.
    """
    book = xlwt.Workbook()
    sheet = book.add_sheet(table.sheet.name)
    header = range(table.first_data_row)
    columns = range(table.column_count) if columns is None else columns
    rows = table.data_rows if rows is None else rows
    for place, row in enumerate([*header, *rows]):
        for there, column in enumerate(columns):
            value = (values or {}).get((row, column), table.text(row, column))
            if value != "":
                sheet.write(place + top, there, value)
    # A group that is one merged cell is written again over the columns that it covered, where they still stand.
    if list(columns) == list(range(table.column_count)):
        for merge in table.sheet.merges:
            if merge.last_row < table.first_data_row:
                sheet.merge(merge.first_row + top, merge.last_row + top, merge.first_column, merge.last_column)
    book.save(str(path))
    return path
