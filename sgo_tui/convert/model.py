"""What is taken over from a file of another kind: the cells with their places, and what shapes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _
from sgo_tui.xls.values import MAX_TEXT, CellValue
from sgo_tui.xls.worksheet import MAX_COLUMNS, MAX_ROWS, Merge

GENERAL, TEXT, DAY = "General", "@", "DD.MM.YYYY"
"""The usual number format, that of texts, and that of dates."""


class Cell(NamedTuple):
    """A value with its number format as Excel writes formats."""

    value: CellValue
    number_format: str = GENERAL


@dataclass
class Sheet:
    """A worksheet; rows and columns are counted from 0."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    """The cells that hold something."""
    merges: list[Merge] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    """Widths of columns in characters, where the source tells them."""
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    visible: bool = True

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


def without_overlaps(merges: Iterable[Merge]) -> list[Merge]:
    """Return the merges without those that overlap an earlier one: Excel calls a file with such damaged."""
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


def check_size(rows: int, columns: int) -> None:
    """Raise `CannotConvert` for a table that no .xls can hold; readers call it before they fill one."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise CannotConvert(
            _(
                "The table has {rows} rows and {columns} columns; an .xls file holds {most_rows} rows and "
                "{most_columns} columns. Export fewer classes at once."
            ).format(rows=rows, columns=columns, most_rows=MAX_ROWS, most_columns=MAX_COLUMNS)
        )


def check_text(text: str, row: int, column: int) -> None:
    """Raise `CannotConvert` for a text that is too long for a cell."""
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * MAX_TEXT:
        raise CannotConvert(
            _("A text in row {row}, column {column} has more than {most} characters; a cell holds no more.").format(
                row=row + 1, column=column + 1, most=MAX_TEXT
            )
        )
