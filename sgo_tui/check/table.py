"""What is wrong with the rows of a table.

Rules that look at several rows belong beside this module, one idea each; this one goes row by row.
"""

from __future__ import annotations

from typing import Protocol

from sgo_tui.check.cell import check_cell
from sgo_tui.check.person import Person
from sgo_tui.check.problem import Problem
from sgo_tui.export import Export, Owner


class Cells(Protocol):
    """The cells of a table; rows and columns are 0-based."""

    def text(self, row: int, column: int) -> str:
        """Return what a person reads in the cell."""

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell holds a number, which has lost any zeros in front."""


def check_row(cells: Cells, export: Export, row: int) -> list[Problem]:
    """Return the problems of one row from left to right; an empty row has none."""
    texts = [cells.text(row, column.index) for column in export.columns]
    problems: list[Problem] = []
    if not any(texts):
        return problems
    people: dict[Owner, Person] = {}
    for column, text in zip(export.columns, texts, strict=True):
        field = column.field
        if field is None or (not text and field.kind != "snils"):
            continue
        person = people.get(column.owner)
        if person is None:
            person = people[column.owner] = _person(export, column.owner, texts)
        is_number = text.isdecimal() and cells.is_number(row, column.index)
        found = check_cell(field, text, is_number, person)
        problems.extend(Problem.at(row, column.index, finding) for finding in found)
    return problems


def _person(export: Export, owner: Owner, texts: list[str]) -> Person:
    columns = export.persons[owner]
    return lambda name: texts[columns[name]] if name in columns else ""
