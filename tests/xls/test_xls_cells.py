from __future__ import annotations

import struct

import pytest
from building import area, blank, bof, formula, mulblank, mulrk, number, record, row, sheet, text, text_formula

from sgo_tui.xls.cells import CellRecord, cells_in, each_cell, replaced
from sgo_tui.xls.layout import read_layout
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.spans import Span

NEW = number(3, 0, 5.0)[:6] + b"\xff\xff" + number(3, 0, 5.0)[8:]


def only(data: bytes) -> CellRecord:
    """Return the single cell record of `data`."""
    (found,) = cells_in(data, [Span(0, len(data))])
    return found


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((2,), NEW + mulblank(3, 3, [17, 18, 19])),
        ((5,), mulblank(3, 2, [16, 17, 18]) + NEW),
        ((3,), blank(3, 2, 16) + NEW + mulblank(3, 4, [18, 19])),
        ((3, 4), blank(3, 2, 16) + NEW + NEW + blank(3, 5, 19)),
        ((2, 3, 4, 5), NEW * 4),
    ],
    ids=["first", "last", "within", "two", "all"],
)
def test_blanks_are_split(columns: tuple[int, ...], expected: bytes) -> None:
    """The blanks around a new cell keep their styles, in records of one or of several."""
    data = mulblank(3, 2, [16, 17, 18, 19])

    assert replaced(data, 3, only(data), dict.fromkeys(columns, NEW)) == expected


def test_numbers_keep_their_bytes_when_split() -> None:
    """The numbers around a new cell keep their 30-bit form."""
    data = mulrk(3, 0, [10, 20, 30])
    left, right = (record(0x027E, struct.pack("<HHHi", 3, c, 15, v << 2 | 2)) for c, v in ((0, 10), (2, 30)))

    assert replaced(data, 3, only(data), {1: NEW}) == left + NEW + right


@pytest.mark.parametrize(
    "data", [number(3, 1, 2.5), text(3, 1, 0), blank(3, 1), formula(3, 1), text_formula(3, 1, "да")]
)
def test_a_single_cell_is_replaced_whole(data: bytes) -> None:
    """A formula goes with the record of its text."""
    assert replaced(data, 3, only(data), {1: NEW}) == NEW


def test_each_cell_of_a_record() -> None:
    """A record of several cells gives each with its own style."""
    data = mulblank(3, 2, [16, 17])

    assert [(column, cell.style) for column, cell in each_cell(data, only(data))] == [(2, 16), (3, 17)]


def test_backward_record_is_refused() -> None:
    """A record that ends before its first column is damaged."""
    data = record(0x00BE, struct.pack("<HHHH", 3, 9, 15, 2))
    with pytest.raises(StreamError):
        only(data)


def test_layout_of_a_worksheet() -> None:
    """Rows, runs, formulas and areas are found; a chart within the sheet is passed over."""
    chart = bof(0x20) + number(0, 0, 99) + record(0x000A)
    anchor = formula(1, 1) + area(0x0221, (1, 2), (1, 1))
    data = bof(16) + sheet(row(0), row(1), number(0, 0, 1), anchor, number(0, 5, 2), chart) + record(0x000A)
    layout = read_layout(data + b"tail", 0)

    assert layout.whole == (0, len(data))
    assert layout.numbers == {0, 1}
    assert len(layout.runs_of(0)) == 2
    assert layout.formulas == {(1, 1)}
    assert [(a.first_row, a.last_row, a.anchor) for a in layout.areas] == [(1, 2, (1, 1))]
    assert b"".join(data[s:e] for s, e in layout.others).count(chart) == 1


def test_cut_off_worksheet_is_refused() -> None:
    """A worksheet without an end is damaged."""
    with pytest.raises(StreamError):
        read_layout(bof(16) + number(0, 0, 1), 0)
