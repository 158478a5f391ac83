"""What is wrong with a table, gathered into groups: by rule, by person or by class.

A large file has a million problems. They are counted little by little, and of each only its cell is kept, as a number.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from time import monotonic

from sgo_tui.check import Severity
from sgo_tui.check.in_force import rules_in_force
from sgo_tui.check.refused import REFUSED
from sgo_tui.export import Owner
from sgo_tui.work.comparing import natural
from sgo_tui.work.problems import Place
from sgo_tui.work.table import Table

_COLUMNS = 256
"""Of an .xls sheet: a cell is kept as its row times this, and its column."""
_ROWS_BETWEEN_LOOKS = 8
"""At the clock: it costs as much as a few problems."""


class Grouping(Enum):
    """What the problems of one group have in common."""

    RULE = "rule"
    PERSON = "person"
    """The row: its pupil or employee."""
    CLASS = "class"


@dataclass(frozen=True)
class Wanted:
    """Which problems are looked at, and how they are grouped."""

    grouping: Grouping = Grouping.RULE
    least: Severity = Severity.HINT
    """Problems that are less severe are left out."""
    owner: Owner | None = None
    """Whose values are looked at; None for everybody's."""


@dataclass(slots=True)
class Group:
    """Problems with something in common."""

    name: str
    """The code of the rules, the number of the row as people count, or the class."""
    words: str = ""
    """SGO's own, where it has said the same of all these cells."""
    counts: list[int] = field(default_factory=lambda: [0] * (max(Severity) + 1))
    """How many problems there are of each severity."""
    _cells: array[int] = field(default_factory=lambda: array("I"))

    @property
    def total(self) -> int:
        """How many problems there are."""
        return sum(self.counts)

    @property
    def worst(self) -> Severity:
        """The severity of the worst of them."""
        return max(severity for severity in Severity if self.counts[severity])

    @property
    def cells(self) -> int:
        """How many cells have them."""
        return len(self._cells)

    def place(self, index: int) -> Place:
        """Return one of the cells, in reading order."""
        row, column = divmod(self._cells[index], _COLUMNS)
        return row, column

    def nearest(self, place: Place) -> int:
        """Return the index of a cell, or of the next one that is left, or of the last."""
        return min(bisect_left(self._cells, place[0] * _COLUMNS + place[1]), len(self._cells) - 1)

    def rows(self) -> frozenset[int]:
        """Return the rows of the cells."""
        return frozenset(cell // _COLUMNS for cell in self._cells)

    def add(self, row: int, column: int, severity: Severity) -> None:
        """Take in the next problem in reading order; a cell with several is kept once."""
        cell = row * _COLUMNS + column
        if not self._cells or self._cells[-1] != cell:
            self._cells.append(cell)
        self.counts[severity] += 1


class Overview:
    """The groups of what is wrong with a table, as it was when counting began."""

    def __init__(self, table: Table, wanted: Wanted) -> None:
        self.wanted = wanted
        self.groups: Sequence[Group] = ()
        """In the order in which they are best looked at; empty until all problems are counted."""
        self._table = table
        self._rows = list(table.problems.rows)
        self._next = 0
        self._found: dict[tuple[str, str], Group] = {}
        self._rules = {rule.id: (rule.code, rule.severity) for rule in rules_in_force().values()}
        self._columns = [wanted.owner in (None, table.column(c).owner) for c in range(table.column_count)]
        self._name_of = _NAMES[wanted.grouping](table)

    @property
    def part_done(self) -> float:
        """Which part of the problems is counted, 0 to 1."""
        return self._next / len(self._rows) if self._rows else 1.0

    def go_on(self, seconds: float = float("inf")) -> None:
        """Count further for `seconds`."""
        until = monotonic() + seconds
        while self._next < len(self._rows):
            for row in self._rows[self._next : self._next + _ROWS_BETWEEN_LOOKS]:
                self._count(row)
            self._next = min(self._next + _ROWS_BETWEEN_LOOKS, len(self._rows))
            if monotonic() > until:
                break
        if self.part_done >= 1:
            self.groups = sorted(self._found.values(), key=_ORDERS[self.wanted.grouping])

    def count(self, severity: Severity) -> int:
        """Return how many problems of `severity` are looked at."""
        return sum(group.counts[severity] for group in self.groups)

    def _count(self, row: int) -> None:
        name = self._name_of(row)
        least, by_rule = self.wanted.least, self.wanted.grouping is Grouping.RULE
        for column, rule in self._table.problems.rules_in_row(row):
            code, severity = self._rules[rule]
            if severity < least or not self._columns[column]:
                continue
            key = (code, self._words(row, column) if rule == REFUSED else "") if by_rule else (name, "")
            group = self._found.get(key)
            if group is None:
                group = self._found[key] = Group(*key)
            group.add(row, column, severity)

    def _words(self, row: int, column: int) -> str:
        """Return what SGO has said of a cell."""
        problems = self._table.problems.at(row, column)
        return next(str(problem.finding.params["words"]) for problem in problems if problem.finding.rule == REFUSED)


def person_name(table: Table, row: int) -> str:
    """Return the full name of whom a row is about, "" where the sheet has none."""
    persons = table.export.persons if table.export else {}
    person = persons.get(Owner.PUPIL) or persons.get(Owner.EMPLOYEE) or {}
    parts = [person[part] for part in ("last_name", "first_name", "middle_name") if part in person]
    columns = parts or [person[part] for part in ("full_name",) if part in person]
    return " ".join(text for column in columns if (text := table.text(row, column).strip()))


def owners(table: Table) -> Iterator[Owner]:
    """Yield whose values the table has."""
    return (owner for owner in Owner if table.export and owner in table.export.persons and owner is not Owner.ROW)


def _by_class(table: Table) -> Callable[[int], str]:
    column = table.export.persons.get(Owner.ROW, {}).get("class") if table.export else None
    return lambda row: "" if column is None else table.text(row, column).strip()


_NAMES: dict[Grouping, Callable[[Table], Callable[[int], str]]] = {
    Grouping.RULE: lambda _table: lambda _row: "",
    Grouping.PERSON: lambda _table: lambda row: str(row + 1),
    Grouping.CLASS: _by_class,
}
_ORDERS: dict[Grouping, Callable[[Group], tuple[object, ...]]] = {
    Grouping.RULE: lambda group: (not group.words, -group.worst, -group.total, group.name, group.words),
    Grouping.PERSON: lambda group: (int(group.name),),
    Grouping.CLASS: lambda group: natural(group.name),
}
