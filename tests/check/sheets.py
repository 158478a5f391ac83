"""Small exports in a test's own words: rows of «owner field: text», checked as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sgo_tui.check.inspector import Inspector
from sgo_tui.check.problem import Problem
from sgo_tui.export import Column, Export, Field, Owner, Protection
from sgo_tui.export.catalogue import Meaning, catalogue

TODAY = dt.date(2026, 11, 23)
Values = Mapping[str, str]
"""Texts by «class», «pupil snils», «mother birth_date»; a text in angle brackets is a number."""


class Sheet:
    """The cells of an export with a column for every key that a row has."""

    def __init__(
        self,
        *rows: Values,
        choices: Mapping[str, Sequence[str]] | None = None,
        fields: Mapping[str, Field] | None = None,
        meanwhile: Iterable[tuple[int, str, str]] = (),
    ) -> None:
        """Check `rows`; `choices` are lists of columns, `fields` what a column is that the catalogue does not know.

        `meanwhile` are edits that are made while the rows are compared.
        """
        self.keys = list(dict.fromkeys(key for row in rows for key in row))
        self._choices = choices or {}
        self._stored = [[row.get(key, "") for key in self.keys] for row in rows]
        self._rows = [list(row) for row in self._stored]
        self.export = Export(range(0), [_column(i, key, fields or {}) for i, key in enumerate(self.keys)])
        self.rows = range(len(rows))
        self._inspector = Inspector(self, self.export, self.rows, TODAY)
        self.problems: dict[int, list[Problem]] = dict(
            zip(self.rows, self._inspector.first_look(self.rows), strict=True)
        )
        self._look_across(meanwhile)

    def texts(self, row: int) -> list[str]:
        """Return the texts of a row."""
        return [text.strip("<>") for text in self._rows[row]]

    def stored_texts(self, row: int) -> list[str]:
        """Return the texts as they were at first."""
        return [text.strip("<>") for text in self._stored[row]]

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell holds a number."""
        return self._rows[row][column].startswith("<")

    def edited(self, row: int) -> list[int]:
        """Return the columns with another text than at first."""
        both = zip(self._rows[row], self._stored[row], strict=True)
        return [column for column, (new, old) in enumerate(both) if new != old]

    def choices(self, _row: int, column: int) -> Sequence[str]:
        """Return the list of a column."""
        return self._choices.get(self.keys[column], ())

    def edit(self, row: int, key: str, text: str) -> None:
        """Change a cell, and check what depends on it."""
        self._rows[row][self.keys.index(key)] = text
        self._look({row} | self._inspector.after_edit(row))

    def checked_anew(self) -> dict[int, list[Problem]]:
        """Return what a check of everything as it is now would find, by the vocabulary of the file as it was."""
        other = Sheet(*(dict(zip(self.keys, row, strict=True)) for row in self._stored), choices=self._choices)
        other._rows = [list(row) for row in self._rows]
        other._inspector = Inspector(other, other.export, other.rows, TODAY)
        other.problems = dict(zip(other.rows, other._inspector.first_look(other.rows), strict=True))
        other._look_across(())
        return other.problems

    def typed(self, row: int, key: str, text: str) -> tuple[str, list[Problem]]:
        """Return how typed text would be stored, and what would then be wrong with it."""
        return self._inspector.typed(row, self.keys.index(key), text)

    @property
    def found(self) -> list[tuple[int, str, str]]:
        """What is wrong: row, key of the column, rule."""
        return [(p.row, self.keys[p.column], p.rule.id) for row in self.rows for p in self.problems[row]]

    def _look_across(self, meanwhile: Iterable[tuple[int, str, str]]) -> None:
        edits = iter(meanwhile)
        for changed in self._inspector.look_across():
            for row in changed:
                self.problems[row] = self._inspector.with_others(row, self.problems[row])
            for edit in islice(edits, 1):
                self.edit(*edit)
        for edit in edits:
            self.edit(*edit)

    def _look(self, rows: set[int]) -> None:
        for row in rows:
            self.problems[row] = self._inspector.problems(row)


def found(*rows: Values, choices: Mapping[str, Sequence[str]] | None = None) -> list[tuple[int, str, str]]:
    """Return what is wrong in an export of these rows."""
    return Sheet(*rows, choices=choices).found


def typed(field: Field, text: str, **person: str) -> tuple[str, list[Problem]]:
    """Return how text typed into a cell of `field` would be stored, and what would then be wrong with it."""
    row = {"pupil cell": "", **{f"pupil {name}": value for name, value in person.items()}}
    return Sheet(row, fields={"pupil cell": field}).typed(0, "pupil cell", text)


def _column(index: int, key: str, fields: Mapping[str, Field]) -> Column:
    if key in fields:
        return Column(index, key, "", Owner.PUPIL, fields[key])
    owner, _, name = key.rpartition(" ")
    meaning = Meaning(Owner(owner or "row"), catalogue().entries[name].field)
    protection = catalogue().protection(meaning) if owner else Protection.LOCKED
    return Column(index, key, "", meaning.owner, meaning.field, protection)
