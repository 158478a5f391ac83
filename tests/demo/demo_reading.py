"""A demo export as the tests read it: by owner and field, right and spoiled values apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

import xlrd

from sgo_tui.demo import Demo
from sgo_tui.demo.layouts import DATA_SHEET, find_layout
from sgo_tui.export import Owner

Cell = str | float


class SheetGrid:
    """A worksheet of xlrd as the header finder wants it."""

    def __init__(self, sheet: xlrd.sheet.Sheet) -> None:
        self._sheet = sheet
        self.row_count: int = sheet.nrows
        self.column_count: int = sheet.ncols
        self.merges: Sequence[tuple[int, int, int, int]] = [
            (top, bottom - 1, left, right - 1) for top, bottom, left, right in sheet.merged_cells
        ]

    def text(self, row: int, column: int) -> str:
        """Return what a person reads."""
        value = self._sheet.cell_value(row, column)
        return f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class Read:
    """A demo export, written and read again with xlrd."""

    demo: Demo
    book: xlrd.book.Book

    @property
    def sheet(self) -> xlrd.sheet.Sheet:
        """The worksheet with the people."""
        return self.book.sheet_by_name(DATA_SHEET)

    @property
    def first_row(self) -> int:
        """The 0-based row where people begin."""
        layout = find_layout(self.demo.layout)
        return len(layout.title) + layout.height

    def column(self, owner: Owner, field: str) -> int:
        """Return the place of a column."""
        headings = find_layout(self.demo.layout).headings
        return [(heading.owner, heading.field) for heading in headings].index((owner, field))

    def value(self, row: int, owner: Owner, field: str) -> Cell:
        """Return a cell."""
        value: Cell = self.sheet.cell_value(row, self.column(owner, field))
        return value

    def text(self, row: int, owner: Owner, field: str) -> str:
        """Return a cell that holds a text."""
        return str(self.value(row, owner, field))

    def day(self, row: int, owner: Owner, field: str) -> date:
        """Return a cell that holds a date."""
        return date(1899, 12, 30) + timedelta(days=int(self.value(row, owner, field)))

    def right_values(self, field: str) -> Iterator[tuple[int, Owner, Cell]]:
        """Yield the values of `field` that are filled and were not spoiled."""
        spoiled = {(planted.row, planted.column) for planted in self.demo.planted}
        for column, heading in enumerate(find_layout(self.demo.layout).headings):
            if heading.field == field:
                for row in range(self.first_row, self.sheet.nrows):
                    value = self.sheet.cell_value(row, column)
                    if value != "" and (row, column) not in spoiled:
                        yield row, heading.owner, value

    def spoiled_values(self, rule: str) -> list[Cell]:
        """Return the cells where mistakes of `rule` were planted."""
        return [self.sheet.cell_value(p.row, p.column) for p in self.demo.planted if p.rule == rule]


class Reader(Protocol):
    """The fixture `read`."""

    def __call__(self, layout: str = "classic", rows: int = 120, seed: int = 2026) -> Read:
        """Write a demo and read it."""
