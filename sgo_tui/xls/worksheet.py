"""A worksheet as it was read: cells by row and column, both counted from 0."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sgo_tui.errors import CellRefused
from sgo_tui.i18n import _
from sgo_tui.xls import records as biff
from sgo_tui.xls.cell_rows import MAX_COLUMNS, MAX_ROWS, CellRows
from sgo_tui.xls.reader import with_heights
from sgo_tui.xls.string_table import StringTable
from sgo_tui.xls.styles import BookStyles, SheetStyles
from sgo_tui.xls.values import (
    CellValue,
    Kind,
    check_content,
    date_text,
    to_serial,
)

if TYPE_CHECKING:
    from xlrd.sheet import Sheet

    from sgo_tui.xls.layout import SheetLayout
    from sgo_tui.xls.validation import ValidationList

_STORED_AS = {str: (Kind.TEXT,), bool: (Kind.BOOLEAN,), float: (Kind.NUMBER, Kind.DATE)}
_CHARACTER = 256
"""Widths of columns are stored in 256ths of a character."""


LayoutReader = Callable[[int], "SheetLayout | None"]
"""Gives the layout of the worksheet with that index; None in a file that can only be read."""


class Merge(NamedTuple):
    """A merged cell, its ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Content(NamedTuple):
    """What is to be stored in a cell."""

    value: str | float | bool | None
    style: int
    """The index of its XF record."""


class Worksheet:
    """A worksheet of an open workbook; it never changes."""

    def __init__(
        self,
        sheet: Sheet,
        cells: CellRows,
        index: int,
        styles: BookStyles,
        date1904: bool,
        read_layout: LayoutReader,
    ) -> None:
        self.name: str = sheet.name
        self.index = index
        """Place among the worksheets of the workbook; charts and macro sheets are not counted."""
        self.visible = sheet.visibility == 0
        self.row_count = cells.row_count
        self.column_count = cells.column_count
        self._sheet = sheet
        self._cells = cells
        self._book_styles = styles
        self._styles = SheetStyles(sheet, cells, styles)
        self._date1904 = date1904
        self._read_layout = read_layout
        self._row_of_merges = -1
        self._merges_of_row: Sequence[Merge] = ()

    def with_rows(
        self, other: Worksheet, rows: Collection[int], strings: StringTable, read_layout: LayoutReader
    ) -> Worksheet:
        """Return this worksheet with some rows as `other` has them, its records and `strings` where a save put them."""
        cells = self._cells.with_rows(other._cells, rows, strings)
        sheet = with_heights(self._sheet, other._sheet, rows)
        return Worksheet(sheet, cells, self.index, self._book_styles, self._date1904, read_layout)

    def kind(self, row: int, column: int) -> Kind:
        """Return what the cell holds as stored."""
        return self._cells.values.kind(self._cells.key(row, column))

    def value(self, row: int, column: int) -> CellValue:
        """Return the cell's value: an error cell gives its text, a date that cannot be gives its number."""
        return self._cells.values.value(self._cells.key(row, column))

    def text(self, row: int, column: int) -> str:
        """Return what a person reads in the cell; "" for an empty one and outside the sheet."""
        return self._cells.values.text(self._cells.key(row, column))

    def texts(self, row: int, count: int) -> list[str]:
        """Return what a person reads in the first `count` cells of a row: many times faster than one by one."""
        found = self._cells.texts(row)[:count]
        return found + [""] * (count - len(found))

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell's value is computed."""
        return self.layout is not None and (row, column) in self.layout.formulas

    def is_date_styled(self, row: int, column: int) -> bool:
        """Whether a number in this cell, or in a new cell at this place, is shown as a date."""
        return self._styles.is_date(self._styles.of(row, column))

    def number_format(self, row: int, column: int) -> str:
        """Return the number format of a cell as Excel writes it: "General", "DD.MM.YYYY"; "" without a cell."""
        style = self._styles.own(row, column)
        return "" if style is None else self._book_styles.formats[style]

    def choices(self, row: int, column: int) -> Sequence[str]:
        """Return the values that a validation list of the file offers for this cell; none when there is no list."""
        found = next((found for found in self._validation_lists if found.is_for(row, column)), None)
        if found is None:
            return ()
        from sgo_tui.xls.validation import values_of

        return values_of(found, self._sheet, row, column)

    @cached_property
    def _validation_lists(self) -> Sequence[ValidationList]:
        bodies = self.layout.validations if self.layout else ()
        if not bodies:
            return ()
        from sgo_tui.xls.validation import read_list

        return [found for body in bodies if (found := read_list(body))]

    @cached_property
    def merges(self) -> Sequence[Merge]:
        """The merged cells."""
        cells = self._sheet.merged_cells
        return [Merge(top, bottom - 1, left, right - 1) for top, bottom, left, right in cells]

    def column_width(self, column: int) -> int:
        """Return the width in characters; 0 when the column is hidden."""
        if column in self.hidden_columns:
            return 0
        return max(1, round(self._sheet.computed_column_width(column) / _CHARACTER))

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The columns that Excel does not show."""
        columns = self._sheet.colinfo_map.items()
        return frozenset(column for column, info in columns if info.hidden or not info.width)

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """The rows that Excel does not show: hidden by hand or by a filter."""
        return frozenset(row for row, info in self._sheet.rowinfo_map.items() if info.hidden)

    @cached_property
    def layout(self) -> SheetLayout | None:
        """Where the records lie; None in a file that can only be read."""
        return self._read_layout(self.index)

    def require_layout(self) -> SheetLayout:
        """Return where the records lie; raise `StreamError` where that is not known."""
        if self.layout is None:
            raise biff.StreamError("the worksheet cannot be taken apart")
        return self.layout

    def refusal(self, row: int, column: int) -> str | None:
        """Return why this cell cannot be edited, whatever the value; None when it can."""
        if not (0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS):
            return _("A worksheet of Excel 97-2003 ends at row 65536 and column IV. Use a cell within.")
        for merge in self._merges_over(row):
            covered = merge.first_column <= column <= merge.last_column
            if covered and (row, column) != (merge.first_row, merge.first_column):
                return _("This cell is part of a merged cell. Change the top left cell of it.")
        return self._formula_refusal(row, column)

    def check_value(self, row: int, column: int, value: CellValue) -> None:
        """Raise `CellRefused` when this cell cannot hold `value`."""
        self.content_for(row, column, value)

    def content_for(self, row: int, column: int, value: CellValue) -> Content:
        """Return how `value` is stored in this cell; raise `CellRefused` when it cannot be.

        An empty text is an empty cell. A date goes into a date cell, or takes a date style that the column
        uses elsewhere; in a column without dates it is text, and so is a time outside of date cells.
        """
        if not (0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS):
            raise CellRefused(self.refusal(row, column) or "")
        check_content(value)
        style = self._styles.of(row, column)
        if value is None or value == "":
            return Content(None, style)
        if isinstance(value, str | bool):
            return Content(value, style)
        if not isinstance(value, dt.date | dt.time):
            return Content(float(value), style)
        if not self._styles.is_date(style):
            near = self._styles.day_near(row, column)
            if near is None or isinstance(value, dt.time):
                return Content(date_text(value), style)
            style = near
        return Content(to_serial(value, self._date1904), style)

    def holds(self, row: int, column: int, content: Content) -> bool:
        """Whether the cell holds this content already."""
        value, style = content
        kind = self.kind(row, column)
        if value is None or kind is Kind.EMPTY:
            return value is None and kind is Kind.EMPTY
        if kind not in _STORED_AS[type(value)] or self._styles.own(row, column) != style:
            return False
        return bool(self._cells.values.raw(self._cells.key(row, column)) == value)

    @cached_property
    def filled_rows(self) -> int:
        """Rows without the empty ones at the end: formatting alone can leave 65,536 of those."""
        rows = self.row_count
        while rows and self.is_blank(rows - 1):
            rows -= 1
        return rows

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in any cell of the row: one look, where a thousand cells would be asked."""
        return not any(self._cells.texts(row))

    def raw_row(self, row: int) -> tuple[list[int], list[Any]]:
        """Return types and values of a row as xlrd gives them, up to its last cell."""
        return self._cells.raw(row)

    def style(self, row: int, column: int) -> int | None:
        """Return the index of the cell's XF record; None when the file has no such cell."""
        return self._styles.own(row, column)

    def is_cell_style(self, style: int) -> bool:
        """Whether cells may have that style."""
        return self._styles.is_for_cells(style)

    def _merges_over(self, row: int) -> Sequence[Merge]:
        """Return the merged cells of a row; those of the row asked last are kept, for its other cells are next."""
        if self._row_of_merges != row:
            self._merges_of_row = [merge for merge in self.merges if merge.first_row <= row <= merge.last_row]
            self._row_of_merges = row
        return self._merges_of_row

    def _formula_refusal(self, row: int, column: int) -> str | None:
        for area in self.layout.areas if self.layout else ():
            inside = area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column
            if area.kind == biff.ARRAY and inside:
                return _("This cell is part of an array formula. Change it in Excel.")
            if area.kind == biff.TABLE and inside:
                return _("This cell is part of a data table («What-if analysis»). Change it in Excel.")
            if (row, column) == area.anchor:
                return _("Other cells share the formula of this cell. Change it in Excel.")
        return None
