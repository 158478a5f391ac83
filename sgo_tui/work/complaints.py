"""Which cells of a table SGO's list of errors is about.

SGO counts rows and columns from 1, as Excel does; whether it counts the header with them is not known of every build.
So a list is laid over the table at every small distance, and where most of its lines meet the column and the value that
they speak of, there it belongs. What does not fit there is never put on another cell: it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import product
from typing import NamedTuple

from sgo_tui.export import Owner
from sgo_tui.export.catalogue import catalogue, normalise
from sgo_tui.i18n import N_
from sgo_tui.work.comparing import comparable
from sgo_tui.work.diagnostics import Complaint
from sgo_tui.work.table import Table
from sgo_tui.work.told import Told

_SAMPLE = 400
"""Lines by which the distance is found, spread over the list."""
_MOST_ROWS, _MOST_COLUMNS = 3, 2
"""How far a list may be off, beyond the rows of the header."""
_CUT = ("…", "...")
_SAME_VALUE, _SAME_NAME = 3, 1


class Misfit(Enum):
    """Why a line is about no cell of the table."""

    ROW = N_("the table has no such row")
    COLUMN = N_("the column has another name")
    VALUE = N_("another value stands in the cell")


class Shift(NamedTuple):
    """How many rows and columns further down and to the right the table counts than the list."""

    rows: int
    columns: int


_NEAREST = Shift(0, 0)


@dataclass
class Placement:
    """What became of the lines of a list."""

    told: list[Told] = field(default_factory=list)
    """Those that are about a cell as it is now."""
    done: list[Complaint] = field(default_factory=list)
    """Those about cells that have been changed since the file was saved."""
    misfits: list[tuple[Complaint, Misfit]] = field(default_factory=list)
    shift: Shift = _NEAREST


def place_complaints(table: Table, complaints: Sequence[Complaint]) -> Placement:
    """Find the cell of each line of a list; the table is not changed by this."""
    columns = _Columns(table)
    placement = Placement(shift=_shift(columns, complaints))
    for complaint in complaints:
        row = complaint.row - 1 + placement.shift.rows
        column = columns.meant(complaint, placement.shift.columns)
        if row not in table.data_rows:
            placement.misfits.append((complaint, Misfit.ROW))
        elif column is None:
            placement.misfits.append((complaint, Misfit.COLUMN))
        elif _holds(text := table.text(row, column), complaint.value):
            placement.told.append(Told(row, column, text, complaint.words, complaint.choices))
        elif _holds(table.stored_text(row, column), complaint.value):
            placement.done.append(complaint)
        else:
            placement.misfits.append((complaint, Misfit.VALUE))
    return placement


class _Columns:
    """The columns of a table by what a list calls them."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._columns = [table.column(index) for index in range(table.column_count)]
        self._names = [{normalise(column.label), normalise(column.title)} for column in self._columns]
        self._called: dict[str, Sequence[int]] = {}

    def meant(self, complaint: Complaint, shift: int) -> int | None:
        """Return the column that a line numbers, if that has its name, or else the one of that name."""
        numbered = None if complaint.column is None else complaint.column - 1 + shift
        if not complaint.name:
            if numbered is None:
                return _first_name(self.table)
            return numbered if 0 <= numbered < len(self._columns) else None
        called = self.called(complaint.name)
        if numbered in called:
            return numbered
        return called[0] if len(called) == 1 else None

    def called(self, name: str) -> Sequence[int]:
        """Return the columns that may be meant by a name: that of the header, or other words for the same."""
        if name not in self._called:
            wanted, meaning = normalise(name), catalogue().meaning([name])
            self._called[name] = [
                column.index
                for column, names in zip(self._columns, self._names, strict=True)
                if wanted in names or (column.field is not None and meaning == (column.owner, column.field))
            ]
        return self._called[name]


def _shift(columns: _Columns, complaints: Sequence[Complaint]) -> Shift:
    """Return the distance at which most lines fit, the nearest of those: as SGO counts, or without the header.

    A few lines fit anywhere by chance; of a list that belongs to the table, more than half of what could fit does.
    """
    sample = complaints[:: max(1, len(complaints) // _SAMPLE)]
    header = columns.table.first_data_row
    down = sorted(range(-_MOST_ROWS, header + _MOST_ROWS + 1), key=lambda rows: (rows not in (0, header), abs(rows)))
    right = sorted(range(-_MOST_COLUMNS, _MOST_COLUMNS + 1), key=abs)
    shifts = [Shift(*both) for both in product(down, right)]
    weights = {shift: sum(_weight(columns, complaint, shift) for complaint in sample) for shift in shifts}
    best = max(shifts, key=weights.__getitem__)
    most = sum(_SAME_VALUE if complaint.value else _SAME_NAME for complaint in sample)
    return best if weights[best] * 2 > most else _NEAREST


def _weight(columns: _Columns, complaint: Complaint, shift: Shift) -> int:
    """Return how well a line fits at a distance."""
    table = columns.table
    row, column = complaint.row - 1 + shift.rows, columns.meant(complaint, shift.columns)
    if column is None or row not in table.data_rows:
        return 0
    if not complaint.value:
        return _SAME_NAME
    return _SAME_VALUE if _holds(table.stored_text(row, column), complaint.value) else 0


def _first_name(table: Table) -> int:
    """Return the column of a person's name, which stands for the whole row."""
    persons = table.export.persons if table.export else {}
    person = persons.get(Owner.PUPIL) or persons.get(Owner.EMPLOYEE) or {}
    return person.get("last_name", person.get("full_name", 0))


def _holds(text: str, value: str) -> bool:
    """Whether a cell's text is the value of a line, which may be cut; a line without a value says nothing of it."""
    for cut in _CUT:
        if value.endswith(cut):
            return comparable(text).startswith(comparable(value.removesuffix(cut)))
    return not value or comparable(text) == comparable(value)
