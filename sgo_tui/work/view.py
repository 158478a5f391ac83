"""Which rows of a table are looked at, and in which order; the order of the file never changes.

A view is made when it is asked for and stays as it is: a row that has been put right does not run away from under the
cursor. To ask again makes it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sgo_tui.check import Severity
from sgo_tui.export import Field, Owner
from sgo_tui.work.comparing import comparable, natural
from sgo_tui.work.gradual import Gradual, at_once
from sgo_tui.work.problems import Place
from sgo_tui.work.table import Table


class Rows(Enum):
    """Which rows are wanted."""

    ALL = "all"
    PROBLEMS = "problems"
    ERRORS = "errors"
    CHANGED = "changed"
    CLASS = "class"
    """Those of the class that `Wanted.text` names."""
    FOUND = "found"
    """Those with `Wanted.text` in one of their cells."""
    CHOSEN = "chosen"
    """Those of `Wanted.rows`."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: rows, and the column by which they are ordered."""

    kind: Rows = Rows.ALL
    text: str = ""
    rows: frozenset[int] = frozenset()
    order: int | None = None
    """None for the order of the file."""
    is_descending: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether all rows are shown as they are in the file."""
        return self.kind is Rows.ALL and self.order is None


class View:
    """Rows of a table, counted from 0 by their *position*, which is where they are shown."""

    def __init__(self, rows: Sequence[int], wanted: Wanted = Wanted()) -> None:
        self.rows = rows
        """The row of each position; a range where all are shown as in the file."""
        self.wanted = wanted
        self._positions = None if isinstance(rows, range) else {row: place for place, row in enumerate(rows)}

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, row: int) -> bool:
        return self.position(row) is not None

    def position(self, row: int) -> int | None:
        """Return where a row is shown; None when it is not."""
        if self._positions is not None:
            return self._positions.get(row)
        return row - self.rows[0] if row in self.rows else None

    def nearest(self, row: int) -> int:
        """Return the position of a row, or that of the next one in the file that is shown, or the last."""
        found = self.position(row)
        if found is not None:
            return found
        later = min((shown for shown in self.rows if shown > row), default=None)
        return max(0, len(self) - 1) if later is None else self.position(later) or 0

    def next_problem(self, table: Table, place: Place, step: int) -> Place | None:
        """Return the next cell with a problem, `step` 1 onwards or -1 back, going round the view once."""
        if isinstance(self.rows, range):
            return table.problems.after(place) if step > 0 else table.problems.before(place)
        start = self.nearest(place[0])
        for distance in range(len(self) + 1) if self else ():
            row = self.rows[(start + step * distance) % len(self)]
            columns = [problem.column for problem in table.problems.in_row(row)]
            if distance == 0:
                columns = [column for column in columns if (column - place[1]) * step > 0]
            if columns:
                return row, columns[0 if step > 0 else -1]
        return None


def make_view(table: Table, wanted: Wanted) -> View:
    """Return the view that is wanted, as the table is now."""
    return at_once(making_view(table, wanted))


def making_view(table: Table, wanted: Wanted) -> Gradual[View]:
    """Do what `make_view` does, in parts."""
    everything = range(min(table.first_data_row, table.row_count), table.row_count)
    if wanted.is_everything:
        return View(everything, wanted)
    rows = list(everything) if wanted.kind is Rows.ALL else (yield from _chosen(table, wanted))
    if wanted.order is not None:
        rows = yield from _ordered(table, rows, wanted.order, is_descending=wanted.is_descending)
    return View(rows, wanted)


def _chosen(table: Table, wanted: Wanted) -> Gradual[list[int]]:
    rows, is_wanted = [], _filter(table, wanted)
    for number, row in enumerate(table.data_rows):
        yield number / len(table.data_rows)
        if is_wanted(row):
            rows.append(row)
    return rows


def _ordered(table: Table, rows: Sequence[int], column: int, *, is_descending: bool) -> Gradual[list[int]]:
    """Order rows by a column. People of one class stay in the order of the file; what is empty comes last."""
    field = table.field(column)
    keys: dict[int, Any] = {}
    for number, row in enumerate(rows):
        yield number / len(rows)
        if text := table.text(row, column):
            keys[row] = _sort_key(field, text)
    return [*sorted(keys, key=keys.__getitem__, reverse=is_descending), *(row for row in rows if row not in keys)]


def classes(table: Table) -> dict[str, int]:
    """Return the classes of a table in their order, each with its number of rows; none where there is no such column.

    «2А» comes before «10А».
    """
    column = _class_column(table)
    counts: dict[str, int] = {}
    if column is not None:
        for row in table.data_rows:
            if name := table.text(row, column):
                counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: natural(item[0])))


def _filter(table: Table, wanted: Wanted) -> Callable[[int], bool]:
    if wanted.kind is Rows.PROBLEMS:
        return lambda row: any(True for _problem in table.problems.in_row(row))
    if wanted.kind is Rows.ERRORS:
        return lambda row: any(problem.severity is Severity.ERROR for problem in table.problems.in_row(row))
    if wanted.kind is Rows.CHANGED:
        return lambda row: bool(table.edited(row))
    if wanted.kind is Rows.CHOSEN:
        return wanted.rows.__contains__
    if wanted.kind is Rows.CLASS:
        column = _class_column(table)
        return lambda row: column is not None and table.text(row, column) == wanted.text
    needle = comparable(wanted.text)
    return lambda row: needle in comparable("\n".join(table.texts(row)))


def _class_column(table: Table) -> int | None:
    return table.export.persons.get(Owner.ROW, {}).get("class") if table.export else None


def _sort_key(field: Field | None, text: str) -> object:
    """Return what orders values of a field: dates by the day, what is no date after them; else numbers as numbers."""
    if field is not None and field.kind in ("date", "birth_date"):
        from sgo_tui.fields import dates  # with python-stdnum, 25 ms

        date = dates.parse(text)
        return (date is None, date.isoformat() if date else text)
    return natural(text.replace("ё", "е").replace("Ё", "Е"))
