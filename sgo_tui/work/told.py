"""What SGO has said of the cells of a table; it holds as long as they hold what it was said of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from sgo_tui.check import Problem
from sgo_tui.check.refused import refused


class Told(NamedTuple):
    """What SGO has said of one cell; row and column are 0-based."""

    row: int
    column: int
    text: str
    """What the cell held then."""
    words: str
    """SGO's own."""
    choices: Sequence[str] = ()
    """The values that SGO would take, where it has named some."""


class ToldOfCells:
    """All that SGO has said, row by row. A cell that was changed is done with, until the change is undone."""

    def __init__(self, text: Callable[[int, int], str]) -> None:
        """Look at the cells as they are now through `text`."""
        self._text = text
        self._by_row: dict[int, list[Told]] = {}

    @property
    def rows(self) -> Collection[int]:
        """The rows of which anything was said."""
        return self._by_row.keys()

    @property
    def left(self) -> list[Told]:
        """What of it still holds."""
        return [told for row in self._by_row for told in self._in_force(row)]

    def add(self, told: Iterable[Told]) -> None:
        """Take in more; what is known already is not taken twice."""
        for one in told:
            of_row = self._by_row.setdefault(one.row, [])
            if one not in of_row:
                of_row.append(one)

    def clear(self) -> None:
        """Forget all."""
        self._by_row.clear()

    def problems(self, row: int) -> list[Problem]:
        """Return what still holds of a row, as problems from left to right."""
        told = sorted(self._in_force(row), key=lambda one: one.column)
        return [problem for one in told for problem in refused(one.row, one.column, one.words)]

    def choices(self, row: int, column: int) -> Sequence[str]:
        """Return the values that SGO would take in a cell, where it has named some."""
        return next((one.choices for one in self._in_force(row) if one.column == column and one.choices), ())

    def _in_force(self, row: int) -> Iterator[Told]:
        return (one for one in self._by_row.get(row, ()) if self._text(row, one.column) == one.text)
