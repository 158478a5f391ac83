"""Whatever is edited, saved, scrubbed and edited again, exactly that differs afterwards."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from building import (
    area,
    blank,
    compound,
    formula,
    indexed_sheet,
    mulblank,
    mulrk,
    number,
    record,
    row,
    sheet,
    stream,
    text,
    text_formula,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invariants import book_of, cells_of, check_invariants

from sgo_tui.xls import CellValue, Workbook, open_workbook
from sgo_tui.xls.save import save
from sgo_tui.xls.string_table import COUNTS
from sgo_tui.xls.strings import StoredString, laid_out, stored

Edits = dict[tuple[int, int, int], CellValue]
DATE, TEXT = 17, 18
ROWS = 70


class Step(NamedTuple):
    """A save."""

    edits: Edits
    scrub: bool
    anew: bool
    """Whether the file is opened anew for the next one."""


def strings() -> bytes:
    """Return a table of strings of every kind, over several records."""
    rich = StoredString("Ёжик".encode("utf-16-le"), 1, 8, struct.pack("<H", 3), b"\1\0\2\0" * 3)
    spoken = StoredString(b"plain", 0, 12, struct.pack("<HI", 1, 40), bytes(range(44)))
    every = [stored("Ёж"), rich, stored("z" * 9000), spoken, stored("Ж" * 5000), stored("nobody's"), stored("last")]
    first, *others = laid_out(every, 8224 - COUNTS.size)
    table = record(0x00FC, COUNTS.pack(9, len(every)) + bytes(first))
    return table + b"".join(record(0x003C, bytes(body)) for body in others) + record(0x00FF, struct.pack("<H", 8))


def loose() -> bytes:
    """Return a workbook without row blocks: cells in every form, a merge, formulas of every kind."""
    cells = [
        *(row(0), mulrk(0, 0, [1, 2, 3, 4, 5]), text(0, 6, 0), row(1), mulblank(1, 0, [15, DATE, TEXT, DATE, 15])),
        *(number(2, 0, 2.5), blank(2, 1, TEXT), text(2, 2, 1), formula(2, 3), text_formula(2, 4, "да")),
        *(formula(3, 0), area(0x04BC, (3, 4), (0, 0)), formula(4, 0), formula(5, 5), area(0x0221, (5, 6), (5, 6))),
        *(number(5, 6, 1), number(6, 5, 1), number(6, 6, 1), number(8, 1, 40_000, DATE), text(8, 2, 3)),
        record(0x00E5, struct.pack("<HHHHH", 1, 10, 11, 2, 3)),
    ]
    return stream({"A": sheet(*cells), "B": sheet(text(0, 0, 6), text(0, 0, 4))}, strings=strings(), date1904=True)


def blocks() -> bytes:
    """Return a workbook as Excel writes it, with more rows than a save reads back."""
    rows = {
        r: [number(r, 0, r), text(r, 1, r % 7), number(r, 2, 40_000 + r, DATE)] if r % 9 else [] for r in range(ROWS)
    }
    start = len(stream({"A": b"", "B": b""}, strings=strings())) - 2 * 24
    first = indexed_sheet(rows, start)
    return stream({"A": first, "B": indexed_sheet(rows, start + 24 + len(first))}, strings=strings(), tail=bytes(512))


def without_strings() -> bytes:
    """Return a workbook of a few numbers."""
    return stream({"A": sheet(number(0, 0, 1)), "B": sheet()}, strings=b"")


BOOKS: dict[str, Callable[[], bytes]] = {"loose": loose, "blocks": blocks, "without strings": without_strings}

values = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.sampled_from(["Ёж", "plain", "ж" * 4200, "z" * 8300]),
    st.dates(dt.date(1904, 1, 2), dt.date(2100, 1, 1)),
    st.times(),
)
rows_ = st.integers(0, 11) | st.integers(0, ROWS + 40) | st.just(400)
columns = st.integers(0, 8) | st.just(255)
steps = st.lists(
    st.builds(
        Step,
        st.dictionaries(st.tuples(st.integers(0, 1), rows_, columns), values, max_size=9),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("name", BOOKS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_any_saves(tmp_path: Path, name: str, steps: list[Step]) -> None:
    """After each save all edits so far are there, and nothing else differs from what was there before it."""
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": BOOKS[name]() + bytes(4096), "Other": b"other" * 50}))
    workbook = open_workbook(path)
    expected = read(workbook.data)
    for edits, scrub, anew in steps:
        wanted = {place: value for place, value in edits.items() if may_be_edited(workbook, place)}
        contents = {place: workbook.sheets[place[0]].content_for(*place[1:], wanted[place]) for place in wanted}
        saved = save(workbook, wanted, scrub=scrub, backup=False).workbook

        check_invariants(workbook.data, saved.data, wanted, scrubbed=scrub)
        expected |= {place: "" if content.value is None else content.value for place, content in contents.items()}
        assert without_empty(read(saved.data)) == without_empty(expected)
        assert {place: shown(saved, place) for place in wanted} == {place: expected[place] for place in wanted}
        assert path.read_bytes() == saved.data
        workbook = open_workbook(path) if anew else saved


def may_be_edited(workbook: Workbook, place: tuple[int, int, int]) -> bool:
    """Whether a cell can be edited at all: not within an array or a merged cell."""
    return workbook.sheets[place[0]].refusal(*place[1:]) is None


def shown(workbook: Workbook, place: tuple[int, int, int]) -> CellValue:
    """Return what a workbook that a save gives back has in a cell; a date is a number here."""
    number_, row_, column = place
    _kinds, found = workbook.sheets[number_].raw_row(row_)
    return found[column] if column < len(found) else ""


def read(data: bytes) -> dict[tuple[int, int, int], CellValue]:
    """Return the values that xlrd reads, by worksheet, row and column."""
    sheets = enumerate(book_of(data).sheets())
    return {(number_, r, c): sheet_.cell_value(r, c) for number_, sheet_ in sheets for r, c in cells_of(sheet_)}


def without_empty(cells: dict[tuple[int, int, int], CellValue]) -> dict[tuple[int, int, int], CellValue]:
    """Return the cells with something in them; an empty cell with a style is as good as none here."""
    return {place: value for place, value in cells.items() if value != ""}
