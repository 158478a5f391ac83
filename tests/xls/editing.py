"""Edits to try on any workbook: of every kind, to cells of every kind."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Mapping
from itertools import cycle, product

from sgo_tui.xls import CellValue, Kind, Workbook, Worksheet
from sgo_tui.xls.worksheet import MAX_COLUMNS, MAX_ROWS

Edits = dict[tuple[int, int, int], CellValue]

VALUES: list[CellValue] = ["Ёлка 😀", "007", 3.25, None, dt.date(2012, 2, 1), 2345678.0, "Ёлка 😀"]


def some_edits(workbook: Workbook, seed: int = 0) -> Edits:
    """Return edits of every kind to cells that are there and cells that are not, in every worksheet."""
    chance = random.Random(len(workbook.data) + seed)
    edits: Edits = {}
    for sheet in workbook.sheets:
        rows, columns = sheet.row_count + 2, sheet.column_count + 2
        places = [(chance.randrange(rows), chance.randrange(columns)) for _value in VALUES * 2]
        edits |= _edits(sheet, places, VALUES)
        edits |= _edits(sheet, [(sheet.row_count + 400, 2)], ["далеко внизу"])
    return edits


def _kind(places: Callable[[Worksheet], Iterable[tuple[int, int]]], *values: CellValue) -> Callable[[Workbook], Edits]:
    """Return what edits the `places` of every worksheet, with one value after the other."""
    return lambda workbook: {
        place: value for sheet in workbook.sheets for place, value in _edits(sheet, places(sheet), values).items()
    }


def _edits(sheet: Worksheet, places: Iterable[tuple[int, int]], values: Iterable[CellValue]) -> Edits:
    """Return edits of those places that can be edited."""
    free = (place for place in places if sheet.refusal(*place) is None)
    return {(sheet.index, *place): value for place, value in zip(free, cycle(values), strict=False)}


def _filled(sheet: Worksheet) -> list[tuple[int, int]]:
    """Return the cells with something in them, some of each column first."""
    rows, columns = range(min(sheet.row_count, 2000)), range(sheet.column_count)
    found = [(row, column) for row, column in product(rows, columns) if sheet.kind(row, column) is not Kind.EMPTY]
    random.Random(len(found)).shuffle(found)
    return found


def _empty(sheet: Worksheet) -> list[tuple[int, int]]:
    """Return cells without anything, among the others and around them."""
    rows, columns = range(min(sheet.row_count, 200) + 2), range(sheet.column_count + 2)
    found = [place for place in product(rows, columns) if sheet.kind(*place) is Kind.EMPTY]
    random.Random(len(found)).shuffle(found)
    return found


def _far_rows(sheet: Worksheet) -> list[tuple[int, int]]:
    return [(row, 2) for row in (sheet.row_count + 100, sheet.row_count + 101, MAX_ROWS - 1) if row < MAX_ROWS]


def _far_column(sheet: Worksheet) -> list[tuple[int, int]]:
    return [(0, MAX_COLUMNS - 1), (sheet.row_count // 2, sheet.column_count + 9)]


KINDS: Mapping[str, Callable[[Workbook], Edits]] = {
    "texts": _kind(lambda sheet: _filled(sheet)[:9], "Ёлка 😀", "007", "plain", "  space ", "две\nстроки", "ж" * 9000),
    "numbers": _kind(lambda sheet: _filled(sheet)[:9], 3.25, 2345678.0, 1273.15, 0.0),
    "booleans": _kind(lambda sheet: _filled(sheet)[:6], True, False),
    "dates": _kind(lambda sheet: _filled(sheet)[:6], dt.date(2012, 2, 1), dt.datetime(1999, 12, 31, 8, 30)),
    "cleared": _kind(lambda sheet: _filled(sheet)[:9], None, ""),
    "missing cells": _kind(lambda sheet: _empty(sheet)[:9], *VALUES),
    "far rows": _kind(_far_rows, "далеко", 1.5),
    "far columns": _kind(_far_column, "далеко", 1.5),
    "a thousand": _kind(lambda sheet: [*_filled(sheet)[:700], *_empty(sheet)[:300]], *VALUES, "много", 2.0),
    "of every kind": some_edits,
}
"""Edits by what they are."""
