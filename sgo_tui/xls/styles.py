"""Styles of cells (XF records): which are dates, and which one a new cell takes."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from sgo_tui.xls.cell_rows import CellRows

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_DATE_FORMAT = 1
"""xlrd's type of a number format for dates."""
_QUOTED = re.compile(r'"[^"]*"|\[[^]]*\]|\\.')
"""What is shown as it stands in a number format, and colours and languages in brackets."""
_DEFAULT_STYLE = 15
"""The style of all cells that have none; [MS-XLS] calls it the default cell XF."""


class BookStyles:
    """The styles of a workbook."""

    def __init__(self, book: Book) -> None:
        formats = {key for key, form in book.format_map.items() if form.type == _DATE_FORMAT}
        self.dates = frozenset(i for i, style in enumerate(book.xf_list) if style.format_key in formats)
        """The styles with a date or time format."""
        days = {key for key in formats if "d" in _QUOTED.sub("", book.format_map[key].format_str or "").lower()}
        self.days = frozenset(i for i, style in enumerate(book.xf_list) if style.format_key in days)
        """Those of them that show the day."""
        self.for_cells = frozenset(i for i, style in enumerate(book.xf_list) if not style.is_style)
        """The styles a cell may have; the others are named styles, and a cell with one crashes readers."""
        self.formats = [(book.format_map[style.format_key].format_str or "") for style in book.xf_list]
        """The number format of each style, as Excel writes it."""
        self.default = _DEFAULT_STYLE if _DEFAULT_STYLE in self.for_cells else min(self.for_cells, default=0)


class SheetStyles:
    """The styles of the cells of a worksheet."""

    def __init__(self, sheet: Sheet, cells: CellRows, styles: BookStyles) -> None:
        self._sheet = sheet
        self._cells = cells
        self._styles = styles
        self._rows: dict[tuple[int, bool], array[int]] = {}

    def own(self, row: int, column: int) -> int | None:
        """Return the style of a cell; None when the file has no such cell."""
        return self._cells.style(row, column)

    def of(self, row: int, column: int) -> int:
        """Return the style of a cell, or the one a new cell there takes."""
        own = self.own(row, column)
        return self._for_new(row, column) if own is None else own

    def is_date(self, style: int) -> bool:
        """Whether numbers of that style are shown as dates."""
        return style in self._styles.dates

    def is_for_cells(self, style: int) -> bool:
        """Whether cells may have that style."""
        return style in self._styles.for_cells

    def day_near(self, row: int, column: int) -> int | None:
        """Return the style nearest in the same column that shows a day; None when there is none."""
        return self._nearest(row, column, days_only=True)

    def _for_new(self, row: int, column: int) -> int:
        """Take the style of the nearest cell in the column, else of the row, of the column, of the sheet."""
        near = self._nearest(row, column, days_only=False)
        if near is not None:
            return near
        defaults = (self._sheet.rowinfo_map.get(row), self._sheet.colinfo_map.get(column))
        for info in defaults:
            if info is not None and info.xf_index in self._styles.for_cells:
                return int(info.xf_index)
        return self._styles.default

    def _nearest(self, row: int, column: int, *, days_only: bool) -> int | None:
        """Look below first, for above may be the header with its bold type and borders."""
        rows = self._rows.get((column, days_only))
        if rows is None:
            rows = self._rows[column, days_only] = self._rows_with_style(column, days_only=days_only)
        if not rows:
            return None
        place = bisect_left(rows, row)
        return self.own(rows[min(place, len(rows) - 1)], column)

    def _rows_with_style(self, column: int, *, days_only: bool) -> array[int]:
        wanted = self._styles.for_cells & self._styles.days if days_only else self._styles.for_cells
        return array("H", [row for row in range(self._cells.row_count) if self.own(row, column) in wanted])
