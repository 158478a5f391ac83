"""The cells are those that xlrd alone reads, though it is helped to read them faster."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import xlrd
from building import blank, formula, mulblank, mulrk, number, row, sheet, stream, text, text_formula
from xlrd.book import Book
from xlrd.formula import FormulaError

from sgo_tui import errors
from sgo_tui.xls.files import read_workbook_file
from sgo_tui.xls.reader import UnreadableError, read_book
from sgo_tui.xls.sectors import ContainerError
from sgo_tui.xls.verdict import judge

ORDERS = {
    "one after another": [row(0), number(0, 0, 1), text(0, 1, 0), mulrk(0, 2, [1, 2]), blank(0, 4), formula(0, 5)],
    "with gaps": [number(0, 3, 1), text(0, 9, 0), number(7, 255, 2)],
    "backwards": [number(5, 5, 1), number(5, 4, 2), text(5, 0, 1), number(0, 0, 3)],
    "twice": [number(0, 0, 1), number(0, 0, 2), mulblank(0, 0, [15, 16, 17]), text_formula(0, 1, "да")],
}


def alone(data: bytes) -> Book:
    """Read a stream as xlrd does by itself."""
    return xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)


def cells(book: Book) -> list[object]:
    """Return all that is known of the cells."""
    names = ("name", "nrows", "ncols", "_cell_types", "_cell_xf_indexes", "merged_cells", "rich_text_runlist_map")
    return [([getattr(s, name) for name in names], repr(vars(s)["_cell_values"])) for s in book.sheets()]


@pytest.mark.parametrize("order", ORDERS)
def test_any_order(order: str) -> None:
    """Whatever order cells come in, and if they come twice, rows are as long and hold the same."""
    data = stream({"A": sheet(*ORDERS[order]), "B": sheet(), "C": sheet(number(0, 0, 9))})

    assert cells(read_book(data, lambda _part: None)) == cells(alone(data))


def test_the_stream_is_not_kept() -> None:
    """What has been read holds the cells, not the records they were read from: those may be of 70 MB."""
    data = stream({"A": sheet(*ORDERS["with gaps"])})
    before = sys.getrefcount(data)
    book = read_book(data, lambda _part: None)

    assert book.nsheets == 1
    assert sys.getrefcount(data) == before


def test_real_files(corpus: Path, exports: Path) -> None:
    """Every cell of every file is the same."""
    compared = 0
    for path in [*corpus.rglob("*.xls"), *exports.glob("*.xls")]:
        try:
            data = judge(path, *read_workbook_file(path)).stream
            found = read_book(data, lambda _part: None)
            expected = alone(data)
        except (errors.CannotRead, ContainerError, UnreadableError, FormulaError):
            continue
        assert cells(found) == cells(expected)
        compared += 1
    assert compared
