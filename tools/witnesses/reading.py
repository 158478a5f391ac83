"""What a program reads in a workbook, and how two readings differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple, Protocol

Value = str | float | bool | None
Place = tuple[int, int, int]
"""Worksheet, row and column, counted from 0."""
Stored = Mapping[Place, Value]
"""What edited cells are to hold."""

_DAYS_TO_1904 = 1462
"""A date is given as days since 1900, which a workbook may count since 1904."""
_VOLATILE = re.compile(r"\b(RAND|RANDBETWEEN|NOW|TODAY)\(")
_MOST_PLACES = 100_000
"""Empty cells are compared up to so many cells a worksheet; cells with something in them all are."""


class Cell(NamedTuple):
    """A cell as a program shows it."""

    value: Value = None
    formula: str = ""
    look: str = ""
    """Style, comment and all else that belongs to the cell, in the words of the program."""


class Sheet(Protocol):
    """A worksheet as a program reads it."""

    filled: Collection[tuple[int, int]]
    """Rows and columns of the cells with something in them."""

    def cell(self, row: int, column: int) -> Cell:
        """Return any cell, a filled one or not."""

    def row_look(self, row: int) -> str:
        """Return height, hiddenness and the like of a row."""

    def column_look(self, column: int) -> str:
        """Return width and the like of a column."""


@dataclass
class Reading:
    """A workbook as a program reads it."""

    sheets: list[Sheet] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    """All that belongs to no cell, row or column: merged cells, validations, pictures, settings."""
    computed: list[str] = field(default_factory=list)
    """What follows from the cells: values in charts, pivot tables."""


def differences(
    before: Reading, after: Reading, edits: Stored, *, results_may_differ: bool, looks: bool
) -> Iterator[str]:
    """Yield what differs but the edits, and what of the edits is not as stored: places and words, never values.

    `results_may_differ` where cells are edited that formulas depend on, and programs compute formulas anew; `looks` is
    whether looks are compared.
    """
    if len(before.sheets) != len(after.sheets):
        yield "number of worksheets"
        return
    formulas = (sheet.cell(*place).formula for sheet in before.sheets for place in sheet.filled)
    results_may_differ = results_may_differ or any(map(_VOLATILE.search, formulas))
    yield from _differences_of_rest(before, after, ("rest",) if results_may_differ else ("rest", "computed"))
    for number, (old, new) in enumerate(zip(before.sheets, after.sheets, strict=True)):
        edited = {(row, column): value for (n, row, column), value in edits.items() if n == number}
        for what, *place in _differences_of_sheet(old, new, edited, results_may_differ=results_may_differ):
            if looks or "look" not in str(what):
                yield f"{what} {':'.join(map(str, (number, *place)))}"


def _differences_of_rest(before: Reading, after: Reading, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        one, other = Counter(getattr(before, name)), Counter(getattr(after, name))
        if one != other:
            odd = [*(one - other), *(other - one)]
            yield f"{len(odd)} parts of the {name}, for example {min(odd, key=len)[:60]}"


def _differences_of_sheet(
    old: Sheet, new: Sheet, edited: Mapping[tuple[int, int], Value], *, results_may_differ: bool
) -> Iterator[tuple[str | int, ...]]:
    """Yield what differs, with the row and the column."""
    for place in _places(old, new, edited):
        cells = old.cell(*place), new.cell(*place)
        if place in edited:
            what = _difference_of_edit(*cells, edited[place])
        else:
            what = _difference(*cells, results_may_differ=results_may_differ)
        if what:
            yield (f"{what} of cell", *place)
    for row in {row for row, _column in old.filled} - {row for row, _column in edited}:
        if old.row_look(row) != new.row_look(row):
            yield "look of row", row
    for column in {column for _row, column in old.filled}:
        if old.column_look(column) != new.column_look(column):
            yield "look of column", column


def _places(old: Sheet, new: Sheet, edited: Collection[tuple[int, int]]) -> Collection[tuple[int, int]]:
    """Return all cells with something in them, edited ones and their neighbours, and empty ones among them."""
    places = {*old.filled, *new.filled, *edited}
    places |= {(row + 1, column) for row, column in edited} | {(row, column + 1) for row, column in edited}
    rows, columns = (range(max((place[axis] for place in old.filled), default=0) + 2) for axis in (0, 1))
    if len(rows) * len(columns) <= _MOST_PLACES:
        places.update(product(rows, columns))
    return {(row, column) for row, column in places if row < 65_536 and column < 256}


def _difference(one: Cell, other: Cell, *, results_may_differ: bool) -> str:
    if one.formula != other.formula:
        return "formula"
    if not _is_as_stored(other.value, one.value) and not (one.formula and results_may_differ):
        return "value"
    return "look" if one.look != other.look else ""


def _difference_of_edit(one: Cell, other: Cell, wanted: Value) -> str:
    """Compare an edited cell with what was stored in it; its look may differ when it was empty or became a date."""
    if other.formula:
        return "formula left"
    if not _is_as_stored(other.value, wanted):
        return "edited value"
    may_differ = one.formula or one.value is None or wanted is None or isinstance(wanted, float)
    return "" if may_differ or one.look == other.look else "edited look"


def _is_as_stored(found: Value, wanted: Value) -> bool:
    if isinstance(wanted, str) and isinstance(found, str):
        # Some formats have no place for more than one space, or for one at the end.
        return found.split() == wanted.split()
    if isinstance(wanted, float) and isinstance(found, float):
        return any(abs(found - days - wanted) <= 1e-9 * max(1.0, abs(wanted)) for days in (0, _DAYS_TO_1904))
    return found == wanted
