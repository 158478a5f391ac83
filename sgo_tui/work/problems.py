"""The problems of a table by place: what is wrong here, how many are left, where is the next one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sgo_tui.check import Problem, Severity
from sgo_tui.check.in_force import rules_in_force
from sgo_tui.check.problem import Finding
from sgo_tui.check.refused import REFUSED

Place = tuple[int, int]
"""A cell: row and column, 0-based."""

_PARTS = 3


class Problems:
    """Problems row by row, so that one edited row is replaced without touching the others.

    A row is kept as one flat tuple of column, rule and suggestion (or all that there is to tell, where that is more):
    large files have a million problems, and as objects these would take five times as much memory, and a tenth of a
    second whenever Python looks for garbage.
    """

    def __init__(self) -> None:
        self._by_row: dict[int, tuple[object, ...]] = {}
        self._rows: list[int] = []
        self._counts: Counter[object] = Counter()
        """How many problems there are of each rule."""
        self._told: dict[int, Sequence[Problem]] = {}

    def replace_row(self, row: int, problems: Sequence[Problem]) -> None:
        """Let `problems`, from left to right and the worst of a cell first, be all that the checks find in `row`."""
        told = self._told.get(row)
        self._put(row, sorted([*told, *problems], key=_in_reading_order) if told else problems)

    def tell_row(self, row: int, told: Sequence[Problem]) -> None:
        """Let `told` be all that SGO has said of `row`; what the checks find there stays."""
        found = self.found_in_row(row)
        self._told[row] = told
        if not told:
            del self._told[row]
        self.replace_row(row, found)

    def found_in_row(self, row: int) -> list[Problem]:
        """Return the problems of one row that the checks have found."""
        return [problem for problem in self.in_row(row) if problem.finding.rule != REFUSED]

    def _put(self, row: int, problems: Sequence[Problem]) -> None:
        before = self._by_row.get(row)
        if before:
            self._counts.subtract(before[1::_PARTS])
        if problems:
            if before is None:
                insort(self._rows, row)
            parts = self._by_row[row] = tuple(chain.from_iterable(map(_parts, problems)))
            self._counts.update(parts[1::_PARTS])
        elif before:
            del self._by_row[row]
            del self._rows[bisect_left(self._rows, row)]

    @property
    def rows(self) -> Sequence[int]:
        """The rows with problems, in order."""
        return self._rows

    def rules_in_row(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield column and rule of the problems of one row: enough to count them, and quicker than the problems."""
        parts: tuple[Any, ...] = self._by_row.get(row, ())
        return zip(parts[::_PARTS], parts[1::_PARTS], strict=True)

    def at(self, row: int, column: int) -> Sequence[Problem]:
        """Return the problems of one cell, the worst first."""
        return [problem for problem in self.in_row(row) if problem.column == column]

    def worst(self, row: int, column: int) -> Severity | None:
        """Return the severity of the worst problem of one cell."""
        parts = self._by_row.get(row)
        if parts is None or column not in parts[::_PARTS]:
            return None
        return self.at(row, column)[0].severity

    def in_row(self, row: int) -> Iterator[Problem]:
        """Yield the problems of one row from left to right."""
        parts: tuple[Any, ...] = self._by_row.get(row, ())
        for column, rule, detail in zip(*[iter(parts)] * _PARTS, strict=True):
            if isinstance(detail, tuple):
                yield Problem(row, column, *detail)
            else:
                yield Problem(row, column, Finding(rule, detail))

    def __iter__(self) -> Iterator[Problem]:
        """Yield all problems in the order in which one reads."""
        for row in self._rows:
            yield from self.in_row(row)

    def count(self, severity: Severity) -> int:
        """Return how many problems of `severity` are left."""
        return sum(self._counts[rule.id] for rule in rules_in_force().values() if rule.severity is severity)

    def after(self, place: Place) -> Place | None:
        """Return the next cell with a problem in reading order, beginning anew after the last one."""
        row, column = place
        beyond = next((c for c in self._columns(row) if c > column), None)
        if beyond is not None:
            return row, beyond
        if not self._rows:
            return None
        index = bisect_right(self._rows, row)
        target = self._rows[index if index < len(self._rows) else 0]
        return target, self._columns(target)[0]

    def before(self, place: Place) -> Place | None:
        """Return the previous cell with a problem, going on from the last one after the first."""
        row, column = place
        ahead = [c for c in self._columns(row) if c < column]
        if ahead:
            return row, ahead[-1]
        if not self._rows:
            return None
        target = self._rows[bisect_left(self._rows, row) - 1]
        return target, self._columns(target)[-1]

    def _columns(self, row: int) -> Sequence[int]:
        columns: Sequence[Any] = self._by_row.get(row, ())[::_PARTS]
        return columns


def _parts(problem: Problem) -> tuple[int, str, object]:
    finding = problem.finding
    is_more = finding.params or finding.others
    return problem.column, finding.rule, (finding, problem.others) if is_more else finding.suggestion


def _in_reading_order(problem: Problem) -> tuple[int, int]:
    """Return what orders problems from left to right, the worst of a cell first."""
    return problem.column, -problem.severity
