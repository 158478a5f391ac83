"""What is taken over from a file of another kind: the cells with their places, and what shapes them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _
from sgo_tui.xls.cell_rows import MAX_COLUMNS, MAX_ROWS
from sgo_tui.xls.values import MAX_TEXT, CellValue, text_of
from sgo_tui.xls.worksheet import Merge

GENERAL, TEXT, DAY = "General", "@", "DD.MM.YYYY"
"""The usual number format, that of texts, and that of dates."""
_MOST_CELLS = 1_000_000
"""Cells of a file, those of 10,000 pupils; each takes up to a kilobyte while it is written and read back."""
_MOST_SHEETS = 255
_MOST_MERGES = 100_000
_MOST_BYTES = 32 << 20
"""Of a table of text, which takes up to thirty times as much while it is read."""
_FIRST_DAY = dt.date(1900, 3, 1)
"""The first one that all programs count alike."""


class Cell(NamedTuple):
    """A value with its number format as Excel writes formats."""

    value: CellValue
    number_format: str = GENERAL


@dataclass
class Sheet:
    """A worksheet; rows and columns are counted from 0."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    """The cells that hold something; see `put`."""
    merges: list[Merge] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    """Widths of columns in characters, where the source tells them."""
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    visible: bool = True

    def put(self, row: int, column: int, value: CellValue, number_format: str = GENERAL) -> None:
        """Let a cell hold `value`; what no .xls can store as a number or a date becomes a text.

        Raises `CannotConvert` for a cell beyond the last row or column, for a text that is too long, and for one cell
        too many.
        """
        check_size(row + 1, column + 1)
        if not _is_storable(value):
            value, number_format = text_of(value), TEXT
        if isinstance(value, str):
            value = _storable_text(value, row, column)
        self.cells[row, column] = Cell(value, number_format)
        _check_cells(len(self.cells))

    def add_merge(self, merge: Merge) -> None:
        """Merge cells, once `settle_merges` is called."""
        if len(self.merges) < _MOST_MERGES:
            self.merges.append(merge)

    def settle_merges(self) -> None:
        """Merge cells as far as anything is in the rows and columns; what overlaps an earlier merge stays as it is.

        Programs let a title span 16,384 columns, and Excel calls a file with overlapping merges damaged.
        """
        last_row, last_column = self.row_count - 1, self.column_count - 1
        self.merges = without_overlaps(
            merge._replace(last_row=min(merge.last_row, last_row), last_column=min(merge.last_column, last_column))
            for merge in self.merges
            if merge.first_row <= last_row and merge.first_column <= last_column
        )

    @property
    def row_count(self) -> int:
        """Rows down to the last that holds something."""
        return max((row for row, _column in self.cells), default=-1) + 1

    @property
    def column_count(self) -> int:
        """Columns up to the last that holds something."""
        return max((column for _row, column in self.cells), default=-1) + 1


@dataclass
class Book:
    """The worksheets of a file, and what could not be taken over."""

    sheets: list[Sheet] = field(default_factory=list)
    date1904: bool = False
    """Whether plain numbers count days from 1904; dates are dates in any case."""
    losses: list[str] = field(default_factory=list)
    """Sentences in the user's language."""

    def add(self, sheet: Sheet) -> None:
        """Take in a worksheet; raises `CannotConvert` when there are too many of them, or of their cells."""
        self.sheets.append(sheet)
        _check_sheets(len(self.sheets))
        _check_cells(sum(len(sheet.cells) for sheet in self.sheets))


def without_overlaps(merges: Iterable[Merge]) -> list[Merge]:
    """Return the merges without those that overlap an earlier one, nor those of a single cell."""
    kept: list[Merge] = []
    open_: list[Merge] = []
    for merge in sorted(set(merges)):
        if merge.first_row == merge.last_row and merge.first_column == merge.last_column:
            continue
        open_ = [other for other in open_ if other.last_row >= merge.first_row]
        beside = (o.last_column < merge.first_column or o.first_column > merge.last_column for o in open_)
        if all(beside):
            kept.append(merge)
            open_.append(merge)
    return kept


def _check_sheets(count: int) -> None:
    """Raise `CannotConvert` for more sheets than Excel shows."""
    if count > _MOST_SHEETS:
        raise CannotConvert(
            _("The file has more than {most} tables. Open it in Excel and save the right one as .xls.").format(
                most=_MOST_SHEETS
            )
        )


def _check_cells(count: int) -> None:
    if count > _MOST_CELLS:
        raise CannotConvert(_("The table has too many cells to be converted. Export fewer classes at once."))


def check_size(rows: int, columns: int) -> None:
    """Raise `CannotConvert` for a table that no .xls can hold; readers call it before they fill one."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise CannotConvert(
            _(
                "The table has {rows} rows and {columns} columns; an .xls file holds {most_rows} rows and "
                "{most_columns} columns. Export fewer classes at once."
            ).format(rows=rows, columns=columns, most_rows=MAX_ROWS, most_columns=MAX_COLUMNS)
        )


def check_bytes(data: bytes) -> None:
    """Raise `CannotConvert` for a text that is too large to be read here."""
    if len(data) > _MOST_BYTES:
        raise CannotConvert(_("The file is too large to be converted. Export fewer classes at once."))


def _is_storable(value: CellValue) -> bool:
    """Whether Excel stores such a value: not a day before it counts, nor what a division by zero gives."""
    if isinstance(value, dt.date):
        return dt.date(value.year, value.month, value.day) >= _FIRST_DAY
    return not isinstance(value, float) or math.isfinite(value)


def _storable_text(text: str, row: int, column: int) -> str:
    """Return a text with � for halves of characters, which no file can be made of."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * MAX_TEXT:
        raise CannotConvert(
            _("A text in row {row}, column {column} has more than {most} characters; a cell holds no more.").format(
                row=row + 1, column=column + 1, most=MAX_TEXT
            )
        )
    return units.decode("utf-16-le", "replace")
