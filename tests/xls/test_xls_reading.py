"""The cells are those that xlrd alone reads, though it is spared the most of them."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
import xlrd
from building import (
    blank,
    bof,
    formula,
    mulblank,
    mulrk,
    number,
    record,
    row,
    sheet,
    stream,
    text,
    text_formula,
)  # fmt: skip
from hypothesis import given
from hypothesis import strategies as st
from xlrd.book import Book
from xlrd.formula import FormulaError
from xlrd.sheet import Sheet

from sgo_tui import errors
from sgo_tui.xls.files import read_workbook_file
from sgo_tui.xls.quick_sheet import QuickSheet
from sgo_tui.xls.reader import UnreadableError, read_book
from sgo_tui.xls.sectors import ContainerError
from sgo_tui.xls.verdict import judge

ORDERS = {
    "one after another": [row(0), number(0, 0, 1), text(0, 1, 0), mulrk(0, 2, [1, 2]), blank(0, 4), formula(0, 5)],
    "with gaps": [number(0, 3, 1), text(0, 9, 0), number(7, 255, 2)],
    "backwards": [number(5, 5, 1), number(5, 4, 2), text(5, 0, 1), number(0, 0, 3)],
    "twice": [number(0, 0, 1), number(0, 0, 2), mulblank(0, 0, [15, 16, 17]), text_formula(0, 1, "да")],
    "a row in two parts": [text(3, 0, 1), number(1, 0, 1), text(3, 1, 0)],
    "beside a chart": [text(0, 0, 0), bof(0x0020), number(0, 0, 5), text(0, 1, 1), record(0x000A), number(0, 2, 1)],
    "merged beyond the last": [text(0, 0, 0), record(0x00E5, struct.pack("<5H", 1, 4, 6, 2, 3))],
}


def rk(row: int, column: int, stored: int, style: int = 17) -> bytes:
    """Return a number of a short form; the style is one for dates."""
    return record(0x027E, struct.pack("<HHHI", row, column, style, stored))


def alone(data: bytes) -> Book:
    """Read a stream as xlrd does by itself."""
    return xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)


def cells(book: Book) -> list[object]:
    """Return all that is known of the cells."""
    return [
        (s.name, s.nrows, s.ncols, s.merged_cells, [_row(s, number) for number in range(s.nrows)])
        for s in book.sheets()
    ]


def _row(sheet: Sheet, row: int) -> tuple[list[int], str, list[int]]:
    """Return types, values and styles of a row; a cell that is not there has no style."""
    types = list(sheet.row_types(row))
    found = [sheet.cell_xf_index(row, column) for column, type_ in enumerate(types) if type_]
    return types, repr(sheet.row_values(row)), found


@pytest.mark.parametrize("order", ORDERS)
def test_any_order(order: str) -> None:
    """Whatever order cells come in, and if they come twice, rows are as long and hold the same."""
    data = stream({"A": sheet(*ORDERS[order]), "B": sheet(), "C": sheet(number(0, 0, 9))})

    assert cells(read_book(data, lambda _part: None)) == cells(alone(data))


rows, columns, styles = st.integers(0, 3), st.integers(0, 9), st.sampled_from([15, 17, 18])


@given(
    st.lists(
        st.builds(number, rows, columns, st.floats(), styles)
        | st.builds(text, rows, columns, st.integers(0, 1), styles)
        | st.builds(blank, rows, columns, styles)
        | st.builds(rk, rows, columns, st.integers(0, 2**32 - 1), styles)
        | st.builds(mulblank, rows, columns, st.lists(styles, min_size=2, max_size=4))
        | st.builds(text_formula, rows, columns, st.text("Ёж", min_size=1)),
        max_size=40,
    )
)
def test_any_cells(records: list[bytes]) -> None:
    """Whatever cells there are, values, types and styles are those that xlrd reads, and none is read another way."""
    data = stream({"A": sheet(*records)})
    found = read_book(data, lambda _part: None)

    assert isinstance(found.sheet_by_index(0), QuickSheet)
    assert cells(found) == cells(alone(data))


@pytest.mark.parametrize(
    "wrong",
    [text(0, 0, 2), text(0, 0, 0xFFFFFFFF), number(0, 0, 1, style=999), number(0, 256, 1), text(0, 0, 0)[:-1]],
    ids=["string", "last string", "style", "column", "cut off"],
)
def test_what_cannot_be(wrong: bytes) -> None:
    """A cell that refers to nothing, or lies nowhere, makes the file unreadable, as it does for xlrd."""
    data = stream({"A": sheet(text(0, 0, 0), wrong)})

    with pytest.raises(UnreadableError):
        read_book(data, lambda _part: None)


def test_progress() -> None:
    """While a worksheet is read, its progress is told."""
    told: list[float] = []
    read_book(stream({"A": sheet(*(number(row, 0, row) for row in range(65_536)))}) + bytes(9), told.append)

    assert told == sorted(told)
    assert len(told) > 1
    assert told[-1] == 1.0


def test_real_files(corpus: Path, exports: Path) -> None:
    """Every cell of every file is the same."""
    compared = 0
    for path in [*corpus.rglob("*.xls"), *exports.glob("*.xls")]:
        try:
            data = bytes(judge(path, *read_workbook_file(path)).stream)
            found = read_book(data, lambda _part: None)
            expected = alone(data)
        except (errors.CannotRead, ContainerError, UnreadableError, FormulaError):
            continue
        assert cells(found) == cells(expected)
        compared += 1
    assert compared
