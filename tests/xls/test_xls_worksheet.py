from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlwt
from building import formula, number, record, sheet, stream, text, text_formula, write

from sgo_tui.errors import CellRefused
from sgo_tui.xls import Kind, Merge, open_workbook
from sgo_tui.xls.worksheet import Content


def test_what_a_worksheet_tells(small: Path) -> None:
    """Names, sizes, merges, order."""
    first, second = open_workbook(small).sheets

    assert [(s.name, s.index, s.visible) for s in (first, second)] == [("Ученики", 0, True), ("Лист2", 1, True)]
    assert (first.row_count, first.column_count) == (9, 5)
    assert first.merges == [Merge(7, 8, 0, 2)]


@pytest.mark.parametrize(
    ("place", "kind", "value", "text_"),
    [
        ((0, 1), Kind.TEXT, "Фамилия", "Фамилия"),
        ((1, 0), Kind.NUMBER, 1.0, "1"),
        ((1, 2), Kind.DATE, dt.date(2012, 2, 1), "01.02.2012"),
        ((1, 4), Kind.EMPTY, None, ""),
        ((3, 3), Kind.EMPTY, None, ""),
        ((7, 1), Kind.EMPTY, None, ""),
        ((70_000, 3), Kind.EMPTY, None, ""),
        ((0, 300), Kind.EMPTY, None, ""),
        ((-1, 0), Kind.EMPTY, None, ""),
    ],
)
def test_cells(small: Path, place: tuple[int, int], kind: Kind, value: object, text_: str) -> None:
    """Every place has a kind, a value and a text, those outside of the sheet too."""
    worksheet = open_workbook(small).sheets[0]

    assert (worksheet.kind(*place), worksheet.value(*place), worksheet.text(*place)) == (kind, value, text_)


def test_booleans_and_errors(tmp_path: Path) -> None:
    """TRUE and errors are shown as in a Russian Excel."""
    cells = record(0x0205, b"\0\0\0\0\x0f\0\x01\0") + record(0x0205, b"\0\0\1\0\x0f\0\x2a\1")
    worksheet = open_workbook(write(tmp_path / "a.xls", stream({"A": sheet(cells)}))).sheets[0]

    assert [worksheet.kind(0, c) for c in (0, 1)] == [Kind.BOOLEAN, Kind.ERROR]
    assert [worksheet.value(0, c) for c in (0, 1)] == [True, "#N/A"]
    assert [worksheet.text(0, c) for c in (0, 1)] == ["ИСТИНА", "#N/A"]


def test_formulas(tmp_path: Path) -> None:
    """A computed value is told apart from a typed one."""
    cells = formula(0, 0) + text_formula(0, 1, "да") + number(0, 2, 5)
    worksheet = open_workbook(write(tmp_path / "a.xls", stream({"A": sheet(cells)}))).sheets[0]

    assert [worksheet.is_formula(0, c) for c in range(4)] == [True, True, False, False]
    assert worksheet.text(0, 1) == "да"


def test_dates_since_1904(tmp_path: Path) -> None:
    """A workbook may count its days from 1904."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 39478, 17))}, date1904=True))
    worksheet = open_workbook(path).sheets[0]

    assert worksheet.text(0, 0) == "01.02.2012"
    assert worksheet.content_for(0, 0, dt.date(2012, 2, 2)).value == 39479.0


def test_date_styles(small: Path) -> None:
    """A cell tells whether a number in it, or in a new cell there, would be shown as a date."""
    worksheet = open_workbook(small).sheets[0]

    assert [worksheet.is_date_styled(1, c) for c in range(5)] == [False, False, True, False, False]
    assert not worksheet.is_date_styled(0, 2)
    assert not worksheet.is_date_styled(900, 0)


def test_widths_and_hidden(tmp_path: Path) -> None:
    """Widths are in characters; what Excel does not show is known."""
    book = xlwt.Workbook()
    worksheet = book.add_sheet("A")
    worksheet.write(0, 3, "x")
    worksheet.col(0).width = 20 * 256
    worksheet.col(1).hidden = True
    worksheet.row(2).hidden = True
    worksheet.write(2, 0, "x")
    book.add_sheet("B").visibility = 1
    book.save(str(tmp_path / "a.xls"))
    first, second = open_workbook(tmp_path / "a.xls").sheets

    assert [first.column_width(c) for c in (0, 1, 2)] == [20, 0, 8]
    assert first.hidden_columns == {1}
    assert first.hidden_rows == {2}
    assert (first.visible, second.visible) == (True, False)


def test_sheets_are_counted_without_charts(tmp_path: Path) -> None:
    """Sheets are found by their type, so that an edit lands in the worksheet it is meant for."""
    data = bytearray(stream({"Chart": sheet(), "A": sheet(text(0, 0, 0))}))
    data[data.index(b"\x85\x00") + 9] = 2
    start = data.index(b"\x09\x08", 8)
    data[start + 6 : start + 8] = b"\x20\x00"
    worksheets = open_workbook(write(tmp_path / "a.xls", bytes(data))).sheets

    assert [(w.name, w.index, w.text(0, 0)) for w in worksheets] == [("A", 0, "Ёж")]


@pytest.mark.parametrize(
    ("place", "word"),
    [((7, 1), "merged"), ((8, 0), "merged"), ((65_536, 0), "65536"), ((0, 256), "65536"), ((-1, 0), "65536")],
)
def test_cells_that_are_refused(small: Path, place: tuple[int, int], word: str) -> None:
    """The covered part of a merged cell and what is outside of every sheet cannot be edited."""
    assert word in (open_workbook(small).sheets[0].refusal(*place) or "")


@pytest.mark.parametrize("place", [(0, 0), (3, 3), (7, 0), (65_535, 255)])
def test_cells_that_are_not_refused(small: Path, place: tuple[int, int]) -> None:
    """All others can, the top left one of a merged cell among them."""
    worksheet = open_workbook(small).sheets[0]

    assert worksheet.refusal(*place) is None
    worksheet.check_value(*place, "текст")


@pytest.mark.parametrize(
    ("place", "value", "stored"),
    [
        ((1, 2), dt.date(2013, 1, 1), 41275.0),
        ((1, 2), dt.datetime.fromisoformat("2013-01-01 12:00"), 41275.5),
        ((1, 1), dt.date(2013, 1, 1), "01.01.2013"),
        ((0, 2), dt.date(2013, 1, 1), 41275.0),
        ((0, 2), dt.time(12), "12:00"),
        ((1, 2), "текст", "текст"),
        ((1, 1), "", None),
        ((1, 1), 7, 7.0),
        ((1, 1), True, True),
    ],
)
def test_how_values_are_stored(small: Path, place: tuple[int, int], value: object, stored: object) -> None:
    """Dates go into date cells, or borrow a date style of the column; elsewhere they are text."""
    assert open_workbook(small).sheets[0].content_for(*place, value).value == stored


def test_borrowed_date_style(small: Path) -> None:
    """A date in the header row of a date column takes the style from below."""
    worksheet = open_workbook(small).sheets[0]

    assert worksheet.content_for(0, 2, dt.date(2013, 1, 1)).style == worksheet.style(1, 2)


@pytest.mark.parametrize(
    ("place", "value", "held"),
    [
        ((1, 1), "Ёжиков 1", True),
        ((1, 1), "Ёжиков", False),
        ((1, 0), 1.0, True),
        ((1, 0), "1", False),
        ((1, 2), dt.date(2012, 2, 1), True),
        ((1, 2), 40940.0, True),
        ((1, 4), None, True),
        ((3, 3), None, True),
        ((1, 1), None, False),
        ((1, 4), "x", False),
        ((3, 3), 0.0, False),
    ],
)
def test_edits_that_change_nothing(small: Path, place: tuple[int, int], value: object, held: bool) -> None:
    """The same value of the same kind is no edit; a text of digits is not the number."""
    worksheet = open_workbook(small).sheets[0]
    content: Content = worksheet.content_for(*place, value)

    assert worksheet.holds(*place, content) is held


def test_dates_out_of_range_are_refused_in_date_cells_only(small: Path) -> None:
    """An old date can still be a text."""
    worksheet = open_workbook(small).sheets[0]

    worksheet.check_value(1, 1, dt.date(1899, 5, 5))
    with pytest.raises(CellRefused):
        worksheet.check_value(1, 2, dt.date(1899, 5, 5))
    with pytest.raises(CellRefused):
        worksheet.check_value(70_000, 2, "x")
