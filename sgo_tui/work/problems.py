"""The problems of a table by place: what is wrong here, how many are left, where is the next one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence

from sgo_tui.check import Problem, Severity

Place = tuple[int, int]
"""A cell: row and column, 0-based."""


class Problems:
    """Problems row by row, so that one edited row is replaced without touching the others."""

    def __init__(self) -> None:
        self._by_row: dict[int, dict[int, list[Problem]]] = {}
        self._rows: list[int] = []
        self._counts: Counter[Severity] = Counter()

    def replace_row(self, row: int, problems: Sequence[Problem]) -> None:
        """Let `problems` be all that is wrong in `row`."""
        for problem in self.in_row(row):
            self._counts[problem.severity] -= 1
        if row in self._by_row and not problems:
            del self._by_row[row]
            del self._rows[bisect_left(self._rows, row)]
        elif problems:
            if row not in self._by_row:
                insort(self._rows, row)
            self._by_row[row] = _by_column(problems)
        for problem in problems:
            self._counts[problem.severity] += 1

    def at(self, row: int, column: int) -> Sequence[Problem]:
        """Return the problems of one cell, the worst first."""
        columns = self._by_row.get(row)
        return columns.get(column, ()) if columns else ()

    def worst(self, row: int, column: int) -> Severity | None:
        """Return the severity of the worst problem of one cell."""
        problems = self.at(row, column)
        return problems[0].severity if problems else None

    def in_row(self, row: int) -> Iterator[Problem]:
        """Yield the problems of one row from left to right."""
        for problems in self._by_row.get(row, {}).values():
            yield from problems

    def __iter__(self) -> Iterator[Problem]:
        """Yield all problems in the order in which one reads."""
        for row in self._rows:
            yield from self.in_row(row)

    def count(self, severity: Severity) -> int:
        """Return how many problems of `severity` are left."""
        return self._counts[severity]

    def after(self, place: Place) -> Place | None:
        """Return the next cell with a problem in reading order, beginning anew after the last one."""
        row, column = place
        beyond = [c for c in self._by_row.get(row, ()) if c > column]
        if beyond:
            return row, beyond[0]
        if not self._rows:
            return None
        index = bisect_right(self._rows, row)
        target = self._rows[index if index < len(self._rows) else 0]
        return target, next(iter(self._by_row[target]))

    def before(self, place: Place) -> Place | None:
        """Return the previous cell with a problem, going on from the last one after the first."""
        row, column = place
        ahead = [c for c in self._by_row.get(row, ()) if c < column]
        if ahead:
            return row, ahead[-1]
        if not self._rows:
            return None
        target = self._rows[bisect_left(self._rows, row) - 1]
        return target, next(reversed(self._by_row[target]))


def _by_column(problems: Sequence[Problem]) -> dict[int, list[Problem]]:
    """Return the problems of a row by column from left to right, the worst of a cell first."""
    columns: dict[int, list[Problem]] = {}
    for problem in sorted(problems, key=lambda p: (p.column, -p.severity)):
        columns.setdefault(problem.column, []).append(problem)
    return columns
