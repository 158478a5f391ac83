"""Checking a table little by little while a person already works, and again after every edit.

After an edit of a few rows their problems are right at once; after one of many they are found little by little, too.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from sgo_tui.check import Problem
from sgo_tui.export import Export
from sgo_tui.settings import settings
from sgo_tui.work.problems import Problems

if TYPE_CHECKING:
    from sgo_tui.check.cells import Cells
    from sgo_tui.check.duplicates import Group
    from sgo_tui.check.guidance import Guidance
    from sgo_tui.check.inspector import Inspector

_ROWS_BETWEEN_LOOKS = 16
"""At the clock: it costs as much as a cell."""
_FEW_ROWS = 50
"""Rows that are looked at again while somebody waits: a tenth of a second."""


class Inspection:
    """The checks of a table, some done and some not; it keeps the table's problems."""

    def __init__(self, cells: Cells, export: Export, rows: range) -> None:
        self.problems = Problems()
        self._cells = cells
        self._export = export
        self._rows = rows
        self._next_row = rows.start
        self._across: Iterator[set[int]] | None = None
        self._is_done = False
        self._again: deque[Iterator[set[int]]] = deque()
        """What is to be looked at again."""
        self._left = 0
        """How many rows wait for that."""

    @property
    def part_done(self) -> float:
        """Which part of the checking is done, 0 to 1."""
        if self._is_done and not self._again:
            return 1.0
        return max(0, self._next_row - self._rows.start - self._left) / (len(self._rows) + 1)

    def go_on(self, seconds: float) -> set[int]:
        """Check further for `seconds`, in order; returns the rows whose problems are other ones now."""
        until = monotonic() + seconds
        changed: set[int] = set()
        while self._again or not self._is_done:
            if self._again:
                changed |= self._rows_again()
            elif self._next_row < self._rows.stop:
                changed |= self._next_rows()
            else:
                changed |= self._across_rows()
            if monotonic() > until:
                break
        return changed

    def look_again(self, rows: Collection[int]) -> set[int]:
        """Take in that `rows` were edited; returns all rows whose problems are other ones now.

        A row that has not had its first look yet waits for it; one below the last person is checked from now on. Many
        rows are left to `go_on`.
        """
        self._grow(max(rows, default=0) + 1)
        seen = sorted(row for row in rows if row < self._next_row)
        if len(seen) > _FEW_ROWS:
            self._left += len(seen)
            self._again.append(self._looking_again(seen))
            return set()
        changed: set[int] = set()
        for row in seen:
            changed |= {row} | self._inspector.after_edit(row)
        for row in changed:
            self.problems.replace_row(row, self._inspector.problems(row))
        return changed

    def _looking_again(self, rows: Sequence[int]) -> Iterator[set[int]]:
        """Yield rows as their problems are found anew: the edited ones, then those of the groups that these change."""
        edited: dict[Group, list[int]] = defaultdict(list)
        for row in rows:
            for group in self._inspector.groups_after_edit(row):
                edited[group].append(row)
            self.problems.replace_row(row, self._inspector.problems(row))
            self._left -= 1
            yield {row}
        for group, members in edited.items():
            yield set()
            for row in self._inspector.look_at(group, members):
                self.problems.replace_row(row, self._inspector.problems(row))
                yield {row}

    def _rows_again(self) -> set[int]:
        changed = next(self._again[0], None)
        if changed is None:
            self._again.popleft()
        return changed or set()

    def usual(self, column: int) -> Sequence[str]:
        """Return the values that many cells of a column have; none before all rows are checked."""
        return self._inspector.usual(column) if self._is_done else ()

    def typed(self, row: int, column: int, text: str, *, is_seen: bool) -> tuple[str, Sequence[Problem]]:
        """Return how `text`, typed into a cell, will be stored, and what is then wrong with it."""
        return self._inspector.typed(row, column, text, is_seen=is_seen)

    def guidance(self, row: int, column: int, text: str) -> Guidance | None:
        """Return how far `text`, being typed into a cell, is on the way to a value."""
        return self._inspector.guidance(row, column, text)

    def _grow(self, stop: int) -> None:
        """Let the rows before `stop` be checked, too."""
        if stop > self._rows.stop:
            is_seen = self._next_row == self._rows.stop
            self._rows = range(self._rows.start, stop)
            self._inspector.grow(self._rows)
            if is_seen:
                self._next_row = stop

    @cached_property
    def _inspector(self) -> Inspector:
        # With python-stdnum, 25 ms that the first screen need not wait for.
        from sgo_tui.check.inspector import Inspector

        return Inspector(self._cells, self._export, self._rows, settings().today())

    def _next_rows(self) -> set[int]:
        stop = min(self._next_row + _ROWS_BETWEEN_LOOKS, self._rows.stop)
        rows = range(self._next_row, stop)
        for row, problems in zip(rows, self._inspector.first_look(rows), strict=True):
            self.problems.replace_row(row, problems)
        self._next_row = stop
        return set(rows)

    def _across_rows(self) -> set[int]:
        if self._across is None:
            self._across = self._inspector.look_across()
        changed = next(self._across, None)
        if changed is None:
            self._is_done = True
            return set()
        for row in changed:
            self.problems.replace_row(row, self._inspector.with_others(row, self.problems.found_in_row(row)))
        return changed
