"""All checks of one table: row by row at first, then only what an edit can have changed.

What is said of a row depends on its own cells, on the vocabulary of the file as it was opened, and on the groups that
its people belong to. So after an edit its own row is checked anew, and the rows of the groups it leaves and enters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sgo_tui.check.addresses import check_addresses
from sgo_tui.check.ages import check_age, check_generations, check_school_age
from sgo_tui.check.cells import CellChecks, Cells
from sgo_tui.check.duplicates import Duplicates
from sgo_tui.check.edited import check_edited
from sgo_tui.check.in_force import rules_in_force
from sgo_tui.check.kinship import (
    check_letter_yo,
    check_parents_sex,
    check_sex_and_patronymic,
    check_shared,
    check_surnames,
)
from sgo_tui.check.misplaced import check_misplaced
from sgo_tui.check.papers import check_document, check_document_and_citizenship, check_series_and_number
from sgo_tui.check.people import Family, Individual
from sgo_tui.check.problem import Finding, Problem
from sgo_tui.check.rules import PLACE_IN_TABLE, RULES, Fix, Severity
from sgo_tui.check.validity import (
    check_certificate_date,
    check_passport_and_age,
    check_passport_dates,
    check_passport_region,
)
from sgo_tui.check.vocabulary import Vocabularies
from sgo_tui.export import Export, Owner


class PersonCheck(NamedTuple):
    """What is asked of one person's cells together; it yields the name of a field and what is wrong there."""

    check: Callable[[Individual], Iterator[tuple[str, Finding]]]
    fields: tuple[str, ...]
    """It has nothing to say where the file has none of these."""


_NAMES = ("last_name", "first_name", "middle_name", "full_name")
_PASSPORT = ("passport_series", "passport_number", "passport_series_number")

PERSON_CHECKS = (
    PersonCheck(check_age, ("birth_date",)),
    PersonCheck(check_sex_and_patronymic, ("middle_name",)),
    PersonCheck(check_letter_yo, _NAMES),
    PersonCheck(check_document, ("doc_type",)),
    PersonCheck(check_document_and_citizenship, ("doc_type",)),
    PersonCheck(check_series_and_number, ("passport_series", "birth_cert_series")),
    PersonCheck(check_passport_dates, ("passport_issue_date",)),
    PersonCheck(check_passport_region, ("passport_series",)),
    PersonCheck(check_passport_and_age, _PASSPORT),
    PersonCheck(check_certificate_date, ("birth_cert_issue_date",)),
    PersonCheck(check_addresses, ("addr_fact_city", "addr_reg_city")),
)

FAMILY_CHECKS: Sequence[Callable[[Family], Iterator[tuple[Owner, str, Finding]]]] = (
    check_school_age,
    check_generations,
    check_parents_sex,
    check_shared,
    check_surnames,
)
"""What is asked of the people of one row together."""

_MOST_ROUNDS = 3
"""Of putting typed text right: spaces first, then what they hid."""

Placed = tuple[int, Finding]
"""A column and what is wrong there."""


class Inspector:
    """Finds the problems of a table and keeps them up to date."""

    def __init__(self, cells: Cells, export: Export, rows: range, today: dt.date) -> None:
        self._cells = cells
        self._export = export
        self._rows = rows
        self._today = today
        self._values = CellChecks(cells, export, rows)
        self._vocabularies = Vocabularies(export, cells, rows)
        self._plain: dict[str, Finding] = {}
        """Findings that say the same everywhere: one object each, for a large file has half a million of them."""
        self._duplicates = Duplicates(export, rows, self._family)
        self._person_checks = {
            owner: [check for check, fields in PERSON_CHECKS if any(name in columns for name in fields)]
            for owner, columns in export.persons.items()
            if owner is not Owner.ROW
        }

    def first_look(self, row: int) -> list[Problem]:
        """Return the problems of a row that can be told before all rows have been seen; call it once for each row."""
        texts = self._cells.texts(row)
        if not any(texts) and not self._cells.edited(row):
            return []
        family = Family(self._export, texts, self._today)
        self._vocabularies.add_row(self._cells.stored_texts(row) if self._cells.edited(row) else texts)
        self._duplicates.add(row, family)
        return self._problems(row, texts, family)

    def look_across(self) -> Iterator[set[int]]:
        """Find what only all rows together tell; yields rows with more problems now, often none of them.

        To be called once, when every row has had its first look.
        """
        for row in self._vocabularies.complete():
            yield {row} if row is not None else set()
        yield from self._duplicates.find()

    def after_edit(self, row: int) -> set[int]:
        """Take in that a row was edited; returns the other rows of which something else is said because of that."""
        return self._duplicates.update(row, self._family(row))

    def problems(self, row: int) -> list[Problem]:
        """Return the problems of a row as its cells are now, from left to right."""
        texts = self._cells.texts(row)
        return self._problems(row, texts, Family(self._export, texts, self._today))

    def typed(self, row: int, column: int, text: str) -> tuple[str, list[Problem]]:
        """Return how `text`, typed into a cell, will be stored, and what is then wrong with it.

        What may be put right without a doubt is: spaces, separators, the form of a telephone.
        """
        found: list[Problem] = []
        for _round in range(_MOST_ROUNDS):
            found = self._problems_with(row, column, text)
            better = next((p.suggestion for p in found if p.fix is Fix.AUTO and p.suggestion is not None), None)
            if better is None:
                break
            text = better
        return text, [problem for problem in found if problem.rule.id != "snils-missing"]

    def _problems_with(self, row: int, column: int, text: str) -> list[Problem]:
        texts = self._cells.texts(row)
        texts[column] = text
        family = Family(self._export, texts, self._today)
        placed: list[Placed] = []
        if self._export.columns[column].field is not None:
            found = self._values.of_value(self._export.columns[column], text, False, family)
            placed.extend((column, finding) for finding in found)
        placed.extend(self._of_people(family, {column for column, found in placed if not _is_mere_form(found)}))
        placed.extend(self._vocabularies.findings(texts))
        return [problem for problem in self._collected(row, placed) if problem.column == column]

    def _problems(self, row: int, texts: Sequence[str], family: Family) -> list[Problem]:
        if not any(texts):
            return []
        placed = self._values.of_row(row, texts, family)
        placed.extend(self._of_people(family, {column for column, found in placed if not _is_mere_form(found)}))
        placed.extend(self._of_edits(row, texts))
        placed.extend(self._across(row, texts))
        return self._collected(row, placed)

    def with_others(self, row: int, known: Iterable[Problem]) -> list[Problem]:
        """Return the `known` problems of a row together with what only all rows tell."""
        placed = list(self._across(row, self._cells.texts(row)))
        placed.extend((problem.column, problem.finding) for problem in known)
        return self._collected(row, placed)

    def _across(self, row: int, texts: Sequence[str]) -> Iterator[Placed]:
        yield from self._vocabularies.findings(texts)
        for shared in self._duplicates.of_row(row):
            yield self._export.persons[shared.owner][shared.field], shared.finding

    def _of_people(self, family: Family, wrong: set[int]) -> Iterator[Placed]:
        """Yield what is wrong with values beside each other; `wrong` are columns of values wrong by themselves."""
        yield from _of_family(family)
        for owner, checks in self._person_checks.items():
            person = family.people[owner]
            if person.is_there:
                for check in checks:
                    for name, finding in check(person):
                        yield person.columns[name], finding
                if not wrong.isdisjoint(person.columns.values()):
                    for name, finding in check_misplaced(person):
                        yield person.columns[name], finding

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
        rules = rules_in_force()
        kept: dict[tuple[int, int, int], Finding] = {}
        for column, found in placed:
            rule = rules.get(found.rule)
            if rule is not None:
                is_plain = found.suggestion is None and not found.params
                one = self._plain.setdefault(found.rule, found) if is_plain else found
                kept.setdefault((column, -rule.severity, PLACE_IN_TABLE[found.rule]), one)
        return [self._problem(row, place[0], kept[place]) for place in sorted(kept)]

    def _problem(self, row: int, column: int, found: Finding) -> Problem:
        if not found.others:
            return Problem(row, column, found)
        columns = self._export.persons[self._export.columns[column].owner]
        if any(name not in columns for name, _text in found.others):
            return Problem(row, column, found._replace(suggestion=None, others=()))
        return Problem(row, column, found, tuple((columns[name], text) for name, text in found.others))

    def _family(self, row: int) -> Family:
        return Family(self._export, self._cells.texts(row), self._today)


def _of_family(family: Family) -> Iterator[Placed]:
    """Yield what is wrong with people beside each other; a birth date that cannot be is no more reckoned from."""
    for check in FAMILY_CHECKS:
        for owner, name, finding in check(family):
            person = family.people[owner]
            if name == "birth_date" and RULES[finding.rule].severity is Severity.ERROR:
                person.doubt_birth_date()
            if name in person.columns:
                yield person.columns[name], finding


def _is_mere_form(found: Finding) -> bool:
    """Whether a value is right and only written in another way."""
    return found.suggestion is not None and RULES[found.rule].fix is Fix.AUTO
