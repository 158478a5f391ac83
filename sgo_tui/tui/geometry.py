"""Where the cells of a table lie on the screen: arithmetic only, no terminal.

A *slot* is a strip of screen columns that shows one column of the table, or several folded into one. Frozen
slots stay at the left; the others are scrolled by whole slots. The first slot of all is the gutter with the
row numbers. Every slot is as wide as its text plus one cell in front and one behind for marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sgo_tui.work.view import View

MARKS = 2
"""Terminal cells around the text of a slot."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Columns shown together (mostly one) and the width of their text in terminal cells."""

    columns: tuple[int, ...]
    text_width: int

    @property
    def width(self) -> int:
        """The slot with its marks."""
        return self.text_width + MARKS


class Placed(NamedTuple):
    """A slot on the screen; `width` is less than the slot's own where the right edge cuts it."""

    slot: Slot
    x: int
    width: int


class Geometry:
    """Which rows and slots are on a screen of a given size; rows are those of the table that a view shows."""

    def __init__(self, view: View, frozen: Sequence[Slot], scrolled: Sequence[Slot], gutter: int) -> None:
        self.view = view
        self.frozen = tuple(frozen)
        self.scrolled = tuple(scrolled)
        self.gutter = gutter
        self.top = 0
        """Position in the view of the first row on the screen."""
        self.left = 0
        """Index of the first scrolled slot on the screen."""
        self._width = 80
        self._height = 20
        self._place_of_column = {
            column: (index if slot in self.frozen else index + len(self.frozen))
            for slots in (self.frozen, self.scrolled)
            for index, slot in enumerate(slots)
            for column in slot.columns
        }
        self.order = tuple(column for slot in (*self.frozen, *self.scrolled) for column in slot.columns)
        """The columns from left to right, as the cursor walks over them."""

    def resize(self, width: int, height: int) -> None:
        """Fit the table to `width` terminal cells and `height` lines of rows."""
        self._width = width
        self._height = max(1, height)
        self.top = self._kept_in(self.top)

    def scroll_to(self, top: int, left: int) -> None:
        """Let `top` be the first row's position, and `left` the first of the scrolled slots, if there are as many."""
        self.top = max(0, top)
        self.left = max(0, min(left, len(self.scrolled) - 1))

    def scroll_by(self, rows: int) -> bool:
        """Scroll up or down by as many rows as there are; returns whether anything moved."""
        before = self.top
        self.top = self._kept_in(self.top + rows)
        return self.top != before

    @property
    def page(self) -> int:
        """How many rows the screen shows."""
        return self._height

    @property
    def frozen_width(self) -> int:
        """Terminal cells of the gutter and the frozen slots."""
        return self.gutter + sum(slot.width for slot in self.frozen)

    def is_frozen(self, column: int) -> bool:
        """Whether `column` stays on the screen while others are scrolled."""
        return self._place_of_column[column] < len(self.frozen)

    def placed(self) -> list[Placed]:
        """Return the slots on the screen from left to right."""
        result = []
        x = self.gutter
        for slot in (*self.frozen, *self.scrolled[self.left :]):
            if x >= self._width:
                break
            result.append(Placed(slot, x, min(slot.width, self._width - x)))
            x += slot.width
        return result

    def line_of(self, row: int) -> int | None:
        """Return the line of `row` below the header, or None when it is not on the screen."""
        position = self.view.position(row)
        line = -1 if position is None else position - self.top
        return line if 0 <= line < self._height else None

    def row_at(self, line: int) -> int | None:
        """Return the row on a line below the header, or None below the last row."""
        position = self.top + line
        return self.view.rows[position] if 0 <= position < len(self.view) else None

    @property
    def rows_on_screen(self) -> Sequence[int]:
        """The rows on the screen from top to bottom."""
        return self.view.rows[self.top : self.top + self._height]

    def show(self, row: int, column: int) -> bool:
        """Scroll so that the cell is on the screen; returns whether anything moved.

        A step beyond the edge scrolls by as little as needed; a jump puts the row in the middle.
        """
        before = self.top, self.left
        self._show_row(row)
        self._show_column(column)
        return before != (self.top, self.left)

    def _show_row(self, row: int) -> None:
        position = self.view.nearest(row)
        if position < self.top - 1 or position > self.top + self._height:
            self.top = position - self._height // 2
        elif position < self.top:
            self.top = position
        elif position >= self.top + self._height:
            self.top = position - self._height + 1
        self.top = self._kept_in(self.top)

    def _kept_in(self, top: int) -> int:
        """Return `top`, or the nearest position with which the screen is full."""
        return max(0, min(top, len(self.view) - self._height))

    def _show_column(self, column: int) -> None:
        if column not in self._place_of_column or self.is_frozen(column):
            return
        index = self._place_of_column[column] - len(self.frozen)
        self.left = min(self.left, index)
        room = self._width - self.frozen_width
        used = sum(slot.width for slot in self.scrolled[self.left : index + 1])
        while used > room and self.left < index:
            used -= self.scrolled[self.left].width
            self.left += 1
