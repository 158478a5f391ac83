"""The cells of a table one by one: each value that repeats is checked once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from sgo_tui.check.cell import ALONE, KINDS, check_cell, glance_of
from sgo_tui.check.contacts import in_form
from sgo_tui.check.people import Family
from sgo_tui.check.problem import Finding
from sgo_tui.check.vocabulary import phone_form
from sgo_tui.export import Column, Export, Field

_SAMPLE = 300
"""Rows whose telephones tell in which form they are written."""
_MOST_KNOWN = 20_000
"""Values remembered: what repeats does so within a class or a street, and half a million would take 200 MiB."""


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
        self._columns = [
            (column, column.index, column.field.kind == "snils", column.field.kind in KINDS, glance_of(column.field))
            for column in export.columns
            if column.field is not None
        ]
        self._known: dict[tuple[str, bool, str, bool], Sequence[Finding]] = {}
        sample = [cells.stored_texts(row) for row in rows[:: max(1, len(rows) // _SAMPLE)]]
        self._phone_forms = {
            column.index: form
            for column in export.columns
            if column.field and column.field.kind == "phone_mobile"
            if (form := phone_form(texts[column.index] for texts in sample))
        }
        """Of columns whose numbers are not in SGO's own form."""

    def of_row(self, row: int, texts: Sequence[str], family: Family) -> list[tuple[int, Finding]]:
        """Return the columns of a row in which something is wrong, and what."""
        found: list[tuple[int, Finding]] = []
        for column, index, is_missed, is_checked, is_right in self._columns:
            text = texts[index]
            if not text and not is_missed:
                continue
            # A number is another thing than the same text: it has lost its zeros.
            is_number = is_checked and text.isdecimal() and self._cells.is_number(row, index)
            if is_number or not is_right(text) or index in self._phone_forms:
                found.extend((index, finding) for finding in self.of_value(column, text, is_number, family))
        return found

    def of_value(self, column: Column, text: str, is_number: bool, family: Family) -> Sequence[Finding]:
        """Return what is wrong with one value; `family` is asked where that depends on whose it is."""
        field = column.field
        assert field is not None
        if not text or field.kind not in ALONE:
            return list(check_cell(field, text, is_number, family.people[column.owner]))
        findings = self._of_any(field, text, is_number)
        form = self._phone_forms.get(column.index)
        return findings if form is None else in_form(text, findings, form)

    def _of_any(self, field: Field, text: str, is_number: bool) -> Sequence[Finding]:
        key = field.kind, field.erased_by_empty, text, is_number
        findings = self._known.get(key)
        if findings is None:
            findings = tuple(check_cell(field, text, is_number, _nobody))
            if findings:
                if len(self._known) >= _MOST_KNOWN:
                    self._known.clear()
                self._known[key] = findings
        return findings


def _nobody(_name: str) -> str:
    return ""
