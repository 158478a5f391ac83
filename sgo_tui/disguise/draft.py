"""What the cells of a table become, drawn until the same problems are found in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

from sgo_tui.check.people import Individual
from sgo_tui.disguise.dates import Days
from sgo_tui.disguise.public import PUBLIC_WORDS
from sgo_tui.disguise.values import Values, kept_values
from sgo_tui.export import Export, Field, Owner
from sgo_tui.fields import dates
from sgo_tui.settings import settings
from sgo_tui.work import Table
from sgo_tui.work.inspection import Inspection

Found = tuple[int, int, str]
"""Row, column and rule of a problem."""

_MOST_DAYS = 9
_OFFSETS = [days for days in range(-_MOST_DAYS, _MOST_DAYS + 1) if days]
_SMALL_OFFSETS = [days for days in _OFFSETS if abs(days) < 4]
_TRIED_OFFSETS = 2
_ROUNDS = 6
"""Of drawing anew what another problem is found in."""
_MOST_DRAWS = _TRIED_OFFSETS + _ROUNDS
_OF_LISTS = frozenset("citizenship class doc_type multi_reference reference sex".split())
"""Kinds of fields of which the values that the file itself offers are nobody's."""


class Draft:
    """The new texts of a table, as `check` asks for them; rows and columns are 0-based."""

    def __init__(self, table: Table, export: Export, values: Values, random: Random) -> None:
        self._table = table
        self._export = export
        self._values = values
        self._random = random
        self._fields = {column.index: column.field for column in export.columns if column.field}
        self._kept = {index: self._kept_in(index, field) for index, field in self._fields.items()}
        self._days: dict[dt.date, int] = {}
        self._rows: dict[int, list[str]] = {}

    @property
    def public(self) -> frozenset[str]:
        """The values of lists, which stay."""
        return frozenset().union(*self._kept.values())

    def draw(self, progress: Callable[[float], None]) -> None:
        """Find new texts of which the same problems are told, or nearly."""
        before = self._found_in(self._table)
        offsets = self._random.sample(_OFFSETS, _TRIED_OFFSETS)
        best, fewest = offsets[0], len(before) + 1
        for tried, offset in enumerate(offsets):
            progress(tried / _MOST_DRAWS)
            different = len(before ^ self._found_with(offset))
            if different < fewest:
                best, fewest = offset, different
            if not different:
                return
        for drawn in range(_ROUNDS):
            progress((_TRIED_OFFSETS + drawn) / _MOST_DRAWS)
            different_now = before ^ self._found_with(best)
            if not different_now:
                return
            for row, column, _rule in sorted(different_now):
                self._draw_anew(row, column)

    def texts(self, row: int) -> list[str]:
        """Return the new texts of a row."""
        return self._rows[row]

    stored_texts = texts

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell holds a number: it stays one."""
        return self._table.is_number(row, column)

    def edited(self, _row: int) -> Iterable[int]:
        """Return nothing: the new texts are those of the file."""
        return ()

    def choices(self, row: int, column: int) -> Sequence[str]:
        """Return the values that the file allows in the cell, where they stay."""
        field = self._fields.get(column)
        return self._table.choices(row, column) if field and field.kind in _OF_LISTS else ()

    def _found_with(self, offset: int) -> set[Found]:
        """Draw all texts with days moved by `offset`, and return the problems in them."""
        self._values.days = Days(offset, self._days, settings().today())
        self._rows = {row: [*self._new_texts(row)] for row in self._table.data_rows}
        return self._found_in(self)

    def _found_in(self, cells: Table | Draft) -> set[Found]:
        inspection = Inspection(cells, self._export, self._table.data_rows)
        inspection.go_on(float("inf"))
        return {(problem.row, problem.column, problem.finding.rule) for problem in inspection.problems}

    def _new_texts(self, row: int) -> Iterator[str]:
        texts = self._table.stored_texts(row)
        people: dict[Owner, Individual] = {}
        for column, text in enumerate(texts):
            if not text or text in self._kept.get(column, ()):
                yield text
                continue
            owner = self._export.columns[column].owner
            if owner not in people:
                people[owner] = Individual(owner, self._export.persons.get(owner, {}), texts, settings().today())
            is_number = self._table.is_number(row, column)
            yield self._values.replaced(self._fields.get(column), text, people[owner], is_number=is_number)

    def _draw_anew(self, row: int, column: int) -> None:
        """Let a cell become something else at the next draw, and the person's days be moved by other days."""
        self._values.forget(self._table.stored_text(row, column))
        for name, place in self._export.persons.get(self._export.columns[column].owner, {}).items():
            day = dates.parse(self._table.stored_text(row, place)) if name.endswith("date") else None
            if day:
                self._days[day] = self._random.choice(_SMALL_OFFSETS)

    def _kept_in(self, column: int, field: Field) -> frozenset[str]:
        rows = self._table.data_rows
        kept = kept_values(field, (text for row in rows if (text := self._table.stored_text(row, column))))
        return kept.union(self.choices(rows.start, column) if rows else ())


def values_for(table: Table, random: Random) -> Values:
    """Return what invents the values for a workbook."""
    sheets = table.workbook.sheets
    texts = {
        text for sheet in sheets for row in range(sheet.row_count) for text in sheet.texts(row, sheet.column_count)
    }
    return Values(random, Days(random.choice(_OFFSETS), {}, settings().today()), sorted(texts), PUBLIC_WORDS)
