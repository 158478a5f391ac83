"""The cells of a table one by one: each value that repeats is checked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Protocol

from sgo_tui.check.cell import ALONE, NEVER_NUMBERS, READ_AS_NUMBERS, check_cell, glance_of
from sgo_tui.check.contacts import in_form
from sgo_tui.check.looks import look, needed
from sgo_tui.check.people import Family
from sgo_tui.check.problem import Finding
from sgo_tui.check.vocabulary import phone_form
from sgo_tui.export import Export, Field

_SAMPLE = 300
"""Rows whose telephones tell in which form they are written."""
_MOST_KNOWN = 1000
"""Wrong values of a column remembered: what repeats does so within a class, and all of them would take 200 MiB."""


class Cells(Protocol):
    """The cells of a table; rows and columns are 0-based."""

    def texts(self, row: int) -> list[str]:
        """Return what a person reads in the cells of a row, one for each column of the export."""

    def stored_texts(self, row: int) -> list[str]:
        """Return the same as the file holds it, whatever has been edited since."""

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell holds a number, which has lost any zeros in front."""

    def edited(self, row: int) -> Iterable[int]:
        """Return the columns of a row that have been edited and not saved."""

    def choices(self, row: int, column: int) -> Sequence[str]:
        """Return the values that the file allows in the cell; none when it may hold anything."""


class CellChecks:
    """What is wrong with values by themselves, in the columns of one table."""

    def __init__(self, cells: Cells, export: Export, rows: range) -> None:
        self._cells = cells
        self._columns = export.columns
        sample = [cells.stored_texts(row) for row in rows[:: max(1, len(rows) // _SAMPLE)]]
        self._fields = {column.index: column.field for column in export.columns if column.field is not None}
        self._phone_forms = {
            column: form
            for column, field in self._fields.items()
            if field.kind == "phone_mobile" and (form := phone_form(texts[column] for texts in sample))
        }
        """Of columns whose numbers are not in SGO's own form."""
        self._looks = [
            look([column], _is_empty if column in self._phone_forms else glance_of(field), column)
            for column, field in self._fields.items()
        ]
        self._never_numbers = [column for column, field in self._fields.items() if field.kind in NEVER_NUMBERS]
        self._alone = {
            column: lru_cache(_MOST_KNOWN)(partial(_of_any, field))
            for column, field in self._fields.items()
            if field.kind in ALONE
        }

    def doubtful(self, rows: range, columns: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return for each row the columns with a value that is to be checked."""
        doubtful = needed(self._looks, columns)
        for column in self._never_numbers:
            for row, text, of_row in zip(rows, columns[column], doubtful, strict=True):
                if text and column not in of_row and self._cells.is_number(row, column):
                    of_row.append(column)
        return doubtful

    def of_row(self, family: Family, columns: Iterable[int]) -> Iterator[tuple[int, Finding]]:
        """Yield in which of these columns of a row something is wrong, and what."""
        for column in columns:
            text = family.texts[column]
            may_be_number = text.isdecimal() and self._fields[column].kind in READ_AS_NUMBERS
            is_number = may_be_number and self._cells.is_number(family.row, column)
            for finding in self.of_value(column, text, is_number, family):
                yield column, finding

    def of_value(self, column: int, text: str, is_number: bool, family: Family) -> Iterable[Finding]:
        """Return what is wrong with one value; `family` is asked where that depends on whose it is."""
        field = self._fields.get(column)
        if field is None:
            return ()
        if not text or column not in self._alone:
            return check_cell(field, text, is_number, family[self._columns[column].owner])
        findings = self._alone[column](text, is_number)
        return in_form(text, findings, self._phone_forms[column]) if column in self._phone_forms else findings


def _is_empty(text: str) -> bool:
    return not text


def _of_any(field: Field, text: str, is_number: bool) -> Sequence[Finding]:
    """Return what is wrong with a value whoever has it."""
    return tuple(check_cell(field, text, is_number, _nobody))


def _nobody(_name: str) -> str:
    return ""
