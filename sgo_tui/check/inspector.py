"""All checks of one table: row by row at first, then only what an edit can have changed.

What is said of a row depends on its own cells, on the vocabulary of the file as it was opened, and on the groups that
its people belong to. So after an edit its own row is checked anew, and the rows of the groups it leaves and enters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from sgo_tui.check.cells import CellChecks, Cells
from sgo_tui.check.checklist import FamilyCheck, Placed, looks_at_people
from sgo_tui.check.duplicates import Duplicates, Group
from sgo_tui.check.edited import check_edited
from sgo_tui.check.guidance import Guidance, guidance
from sgo_tui.check.in_force import ranks_in_force
from sgo_tui.check.looks import columns_of, needed
from sgo_tui.check.misplaced import check_misplaced
from sgo_tui.check.people import Family
from sgo_tui.check.problem import Finding, Problem
from sgo_tui.check.rules import RULES, Fix
from sgo_tui.check.vocabulary import Vocabularies
from sgo_tui.export import Export, Owner

_MOST_ROUNDS = 3
"""Of putting typed text right: spaces first, then what they hid."""
_FIXED_IF_SEEN = frozenset({"date-short-year"})
_FORMS = frozenset(rule.id for rule in RULES.values() if rule.fix is Fix.AUTO)
"""Rules about right values that are written in another way, where there is a suggestion."""


class Inspector:
    """Finds the problems of a table and keeps them up to date."""

    def __init__(self, cells: Cells, export: Export, rows: range, today: dt.date) -> None:
        self._cells = cells
        self._export = export
        self._today = today
        self._values = CellChecks(cells, export, rows)
        self._people = looks_at_people(export, today)
        self._vocabularies = Vocabularies(export, cells, rows)
        self._duplicates = Duplicates(export, rows, self._family)
        self._edited: set[int] = set()
        """Rows that may hold other words than those that the vocabularies were taken from."""

    def grow(self, rows: range) -> None:
        """Have room for more rows at the end."""
        self._duplicates.grow(rows)

    def first_look(self, rows: range) -> list[list[Problem]]:
        """Return the problems of rows that can be told before all rows have been seen.

        To be called for the table's rows in their order, once for each.
        """
        texts = [self._cells.texts(row) for row in rows]
        columns = columns_of(texts)
        edited = [row for row in rows if self._cells.edited(row)]
        self._edited.update(edited)
        self._vocabularies.add(columns_of([*map(self._cells.stored_texts, rows)]) if edited else columns)
        self._duplicates.add(rows, columns)
        return self._problems(rows, texts, columns)

    def look_across(self) -> Iterator[set[int]]:
        """Find what only all rows together tell; yields rows with more problems now, often none of them.

        To be called once, when every row has had its first look.
        """
        yield from self._vocabularies.complete()
        yield from ({row} for row in sorted(self._edited))
        yield from self._duplicates.find()

    def after_edit(self, row: int) -> set[int]:
        """Take in that a row was edited; returns the other rows of which something else is said because of that."""
        rows: set[int] = set()
        for group in self.groups_after_edit(row):
            rows |= self.look_at(group, [row])
        return rows - {row}

    def groups_after_edit(self, row: int) -> set[Group]:
        """Take in that a row was edited; returns the groups that `look_at` must look at: of many rows, each once."""
        self._edited.add(row)
        return self._duplicates.update(row, columns_of([self._cells.texts(row)]))

    def look_at(self, group: Group, edited: Iterable[int]) -> set[int]:
        """Look at a group anew because of `edited` rows; returns the rows of which something else is said."""
        return self._duplicates.look_at(group, edited)

    def problems(self, row: int) -> list[Problem]:
        """Return the problems of a row as its cells are now, from left to right."""
        texts = [self._cells.texts(row)]
        return self._problems(range(row, row + 1), texts, columns_of(texts))[0]

    def usual(self, column: int) -> Sequence[str]:
        """Return the values that many cells of a column have, the most frequent first, where they are from a list."""
        return self._vocabularies.usual(column)

    def typed(self, row: int, column: int, text: str, *, is_seen: bool = False) -> tuple[str, list[Problem]]:
        """Return how `text`, typed into a cell, will be stored, and what is then wrong with it.

        What may be put right without a doubt is: spaces, separators, the form of a telephone. Where it `is_seen` before
        it is taken, the century of a date is as well.
        """
        found: list[Problem] = []
        for _round in range(_MOST_ROUNDS):
            found = self._problems_with(row, column, text)
            fixed = [p for p in found if p.fix is Fix.AUTO or (is_seen and p.rule.id in _FIXED_IF_SEEN)]
            better = next((p.suggestion for p in fixed if p.suggestion is not None), None)
            if better is None:
                break
            text = better
        return text, [problem for problem in found if problem.rule.id != "snils-missing"]

    def guidance(self, row: int, column: int, text: str) -> Guidance | None:
        """Return how far `text`, being typed into a cell, is on the way to a value; None where that is not known."""
        known = self._export.columns[column] if column < len(self._export.columns) else None
        if known is None or known.field is None:
            return None
        return guidance(known.field, text, self._family(row)[known.owner])

    def with_others(self, row: int, known: Iterable[Problem]) -> list[Problem]:
        """Return the `known` problems of a row together with what only all rows tell."""
        placed = [*self._across(row, self._cells.texts(row))]
        placed.extend((problem.column, problem.finding) for problem in known)
        return self._collected(row, placed)

    def _problems_with(self, row: int, column: int, text: str) -> list[Problem]:
        texts = self._cells.texts(row)
        texts[column] = text
        family = Family(self._export, texts, self._today, row)
        placed = [(column, found) for found in self._values.of_value(column, text, False, family)]
        (checks,) = needed(self._people, columns_of([texts]))
        placed.extend(self._of_people(family, checks, placed))
        placed.extend(self._vocabularies.findings(texts))
        return [problem for problem in self._collected(row, placed) if problem.column == column]

    def _problems(
        self, rows: range, texts: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]
    ) -> list[list[Problem]]:
        """Return the problems of rows, whose texts are given by row and by column."""
        doubtful, checks = self._values.doubtful(rows, columns), needed(self._people, columns)
        return [*map(self._of_row, rows, texts, doubtful, checks)]

    def _of_row(
        self, row: int, texts: Sequence[str], doubtful: Collection[int], checks: Iterable[FamilyCheck]
    ) -> list[Problem]:
        """Return the problems of a row of which columns are `doubtful` and which needs these checks of its people."""
        if not any(texts):
            return []
        family = Family(self._export, texts, self._today, row)
        placed = [*self._values.of_row(family, doubtful)]
        placed.extend(self._of_people(family, checks, placed))
        placed.extend(self._of_edits(row, texts))
        placed.extend(self._across(row, texts))
        return self._collected(row, placed)

    def _of_people(self, family: Family, checks: Iterable[FamilyCheck], of_values: Iterable[Placed]) -> list[Placed]:
        """Return what is wrong with values beside each other; `of_values` is what is wrong with them by themselves."""
        placed = [found for check in checks for found in check(family)]
        wrong = {column for column, found in of_values if found.rule not in _FORMS or found.suggestion is None}
        for owner in {self._export.columns[column].owner for column in wrong} - {Owner.ROW}:
            person = family[owner]
            if person.is_there:
                placed.extend((person.columns[name], found) for name, found in check_misplaced(person, wrong))
        return placed

    def _across(self, row: int, texts: Sequence[str]) -> Iterator[Placed]:
        yield from self._vocabularies.findings(texts)
        for shared in self._duplicates.of_row(row):
            yield self._export.persons[shared.owner][shared.field], shared.finding

    def _of_edits(self, row: int, texts: Sequence[str]) -> Iterator[Placed]:
        edited = self._cells.edited(row)
        if edited:
            stored = self._cells.stored_texts(row)
            for index in edited:
                if index < len(texts):
                    is_usual = texts[index] == self._vocabularies.usual_town
                    for finding in check_edited(self._export.columns[index], texts[index], stored[index], is_usual):
                        yield index, finding

    def _collected(self, row: int, placed: Iterable[Placed]) -> list[Problem]:
        """Return findings as problems from left to right, the worst of a cell first, each rule once a cell."""
        ranks = ranks_in_force()
        kept: dict[tuple[int, int], Finding] = {}
        for column, found in placed:
            if found.rule in ranks:
                kept.setdefault((column, ranks[found.rule]), found)
        return [
            Problem(row, place[0], found) if not found.others else self._moving(row, place[0], found)
            for place, found in sorted(kept.items())
        ]

    def _moving(self, row: int, column: int, found: Finding) -> Problem:
        """Return the problem of a value that is suggested together with values of other fields."""
        columns = self._export.persons[self._export.columns[column].owner]
        if any(name not in columns for name, _text in found.others):
            return Problem(row, column, found._replace(suggestion=None, others=()))
        return Problem(row, column, found, tuple((columns[name], text) for name, text in found.others))

    def _family(self, row: int) -> Family:
        return Family(self._export, self._cells.texts(row), self._today, row)
