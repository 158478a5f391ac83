"""A file in the wrong container becomes a workbook that the editor opens: cell by cell what the file held."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import stat
from pathlib import Path

import pytest
import python_calamine
import xlrd

from sgo_tui import errors
from sgo_tui.cli import main
from sgo_tui.convert import convert, converted, free_path, open_any
from sgo_tui.convert import convert as command
from sgo_tui.convert.model import Book, Cell, Sheet, without_overlaps
from sgo_tui.convert.verify import read_back
from sgo_tui.convert.write import free_name, written
from sgo_tui.export import find_export
from sgo_tui.xls import Kind, Workbook, open_workbook
from sgo_tui.xls.save import save
from sgo_tui.xls.worksheet import Merge

FIXTURES = Path(__file__).parents[1] / "fixtures"


def texts(workbook: Workbook) -> list[list[str]]:
    """Return what a person reads on the first worksheet."""
    sheet = workbook.sheets[0]
    rows, columns = range(sheet.row_count), range(sheet.column_count)
    return [[" ".join(sheet.text(row, column).split()) for column in columns] for row in rows]


@pytest.mark.parametrize(
    ("name", "original"),
    [("html.xls", "classic"), ("csv.xls", "flat"), ("classic.ods", "classic"), ("classic.xlsx", "classic")],
)
def test_exports_in_wrong_containers(tmp_path: Path, name: str, original: str) -> None:
    """The converted file is the export it was made of: for us, for xlrd, for calamine; and it can be edited."""
    target = tmp_path / "out.xls"
    result = convert(FIXTURES / name, target)
    wanted = open_workbook(FIXTURES / f"{original}.xls")
    assert texts(result.workbook) == texts(wanted)
    assert find_export(result.workbook.sheets[:1])[1] is not None
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["out.xls"]

    theirs = xlrd.open_workbook(str(target)).sheet_by_index(0)
    assert (theirs.nrows, theirs.ncols) == (wanted.sheets[0].row_count, wanted.sheets[0].column_count)
    rows = python_calamine.CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert len(rows) == theirs.nrows
    saved = save(open_workbook(target), {(0, 6, 7): "правка"}).workbook
    assert saved.sheets[0].text(6, 7) == "правка"


def book_of(*cells: object, name: str = "A") -> Book:
    """Return a book with these values in the first row."""
    values = {(0, column): value if isinstance(value, Cell) else Cell(value) for column, value in enumerate(cells)}  # type: ignore[arg-type]
    return Book([Sheet(name, values)])


def back(book: Book) -> Workbook:
    """Write a book and read it again, as a conversion does."""
    return read_back(book, Path("a.xls"), written(book))


def test_every_kind_of_value() -> None:
    """Texts stay texts, numbers numbers, dates dates, in the formats of the source."""
    texts_ = ["007", "=1+1", "+7", "-", "@a", " a ", "a\nb", "ё\u202e", "\x1b[1m", "Ж" * 32_767, "😀"]
    values = [7.0, 0.1, 1e300, True, dt.date(2012, 2, 1), dt.datetime.fromisoformat("2012-02-01 09:30"), dt.time(9, 30)]
    book = book_of(*texts_, *values, Cell(41_000.0, "DD.MM.YYYY"), Cell(0.5, "0.00%"))
    sheet = back(book).sheets[0]
    assert [sheet.value(0, column) for column in range(len(texts_))] == texts_
    assert [sheet.value(0, column) for column in range(len(texts_), len(texts_) + 6)] == values[:6]
    assert sheet.text(0, 17) == "09:30"
    assert sheet.kind(0, 18) is Kind.DATE
    assert sheet.number_format(0, 19) == "0.00%"


def test_shape() -> None:
    """Merged cells, widths, hidden rows, columns and sheets come through; what one merge covers is no other's."""
    book = book_of("a", "b", "c", "d")
    book.sheets[0].merges = without_overlaps(
        [Merge(0, 1, 0, 1), Merge(1, 2, 1, 2), Merge(4, 4, 0, 3), Merge(5, 5, 5, 5)]
    )
    book.sheets[0].widths = {2: 30.0, 3: 1000.0}
    book.sheets[0].hidden_columns, book.sheets[0].hidden_rows = {3}, {2}
    book.sheets.append(Sheet("B", {(0, 0): Cell("x")}, visible=False))
    workbook = back(book)
    first, second = workbook.sheets
    assert {tuple(merge) for merge in first.merges} == {(0, 1, 0, 1), (4, 4, 0, 3)}
    assert (first.column_width(2), first.hidden_columns, first.hidden_rows) == (30, {3}, {2})
    assert (first.visible, second.visible) == (True, False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ученики", "Ученики"),
        ("A/B:C*?[x]\\", "A_B_C___x__"),
        ("'x'", "x"),
        ("", "_"),
        ("Ж" * 40, "Ж" * 31),
        ("ЛИСТ", "ЛИСТ (2)"),
    ],
)
def test_names_of_sheets(name: str, expected: str) -> None:
    """Excel allows 31 characters, not all of them, and no name twice."""
    assert free_name(name, {"лист"}) == expected
    assert back(book_of("a", name=name)).sheets[0].name == expected.removesuffix(" (2)")


FAULTS = {
    "another text": lambda book: book.sheets[0].cells.update({(0, 0): Cell("b")}),
    "another number": lambda book: book.sheets[0].cells.update({(0, 1): Cell(2.0)}),
    "a number for a text": lambda book: book.sheets[0].cells.update({(0, 0): Cell(1.0)}),
    "another date": lambda book: book.sheets[0].cells.update({(0, 2): Cell(dt.date(2013, 1, 1))}),
    "another format": lambda book: book.sheets[0].cells.update({(0, 1): Cell(1.0, "0.00")}),
    "a cell more": lambda book: book.sheets[0].cells.update({(5, 5): Cell("x")}),
    "a cell less": lambda book: book.sheets[0].cells.pop((0, 0)),
    "merged cells": lambda book: book.sheets[0].merges.append(Merge(0, 0, 0, 1)),
    "a sheet more": lambda book: book.sheets.append(Sheet("B", {(0, 0): Cell("x")})),
    "another name": lambda book: setattr(book.sheets[0], "name", "B"),
    "a hidden column": lambda book: book.sheets[0].hidden_columns.add(0),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_the_writer(fault: str) -> None:
    """A file that is not what was read is thrown away."""
    book = book_of("a", 1.0, dt.date(2012, 2, 1))
    data = written(book)
    read_back(book, Path("a.xls"), data)
    FAULTS[fault](book)
    with pytest.raises(errors.CannotConvert):
        read_back(book, Path("a.xls"), data)


def test_where_it_may_go(tmp_path: Path) -> None:
    """Neither the source nor another file is overwritten unasked; the name must end in .xls."""
    source = Path(shutil.copy(FIXTURES / "csv.xls", tmp_path / "csv.xls"))
    before = source.read_bytes()
    (tmp_path / "other.xls").write_bytes(b"other")
    (tmp_path / "folder.xls").mkdir()
    (tmp_path / "link.xls").symlink_to(source)
    for name in ("csv.xls", "link.xls", "other.xls", "folder.xls", "a.xlsx", "missing/a.xls"):
        with pytest.raises(errors.CannotWrite):
            convert(source, tmp_path / name)
    for name in ("csv.xls", "link.xls", "folder.xls"):
        with pytest.raises(errors.CannotWrite):
            convert(source, tmp_path / name, force=True)
    assert source.read_bytes() == before
    convert(source, tmp_path / "other.xls", force=True)
    assert open_workbook(tmp_path / "other.xls").sheets
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_names_of_copies(tmp_path: Path) -> None:
    """NAME-97.xls beside the source, and then numbers."""
    source = tmp_path / "ученики.xlsx"
    assert free_path(source) == tmp_path / "ученики-97.xls"
    (tmp_path / "ученики-97.xls").touch()
    assert free_path(source) == tmp_path / "ученики-97-2.xls"


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b", "\x1f", "\x0b"])
@pytest.mark.parametrize("row", ["Иванов;Россия\n", "<table><tr><td>Иванов<td>Россия</table>\n"])
def test_a_control_character_in_a_cell(tmp_path: Path, row: str, control: str) -> None:
    """It comes from Word by way of a cell, and is no reason to take the file for something else; a zero is nothing."""
    source = tmp_path / "export.xls"
    source.write_text(row.replace("Россия", f"Рос{control}сия") + row * 20, "cp1251")
    found = [text for sheet in convert(source, tmp_path / "out.xls").workbook.sheets for text in sheet.raw_row(0)[1]]

    assert " ".join(str(found[1]).split()) == " ".join(f"Рос{control.strip(chr(0))}сия".split())


def test_what_is_a_workbook_already() -> None:
    """Nothing is made of a good file: it would lose colours and formulas."""
    with pytest.raises(errors.CannotConvert, match="already"):
        converted(FIXTURES / "classic.xls")
    assert open_any(FIXTURES / "classic.xls").read_only is None


@pytest.mark.parametrize("name", ["empty.xls", "truncated.xls", "missing.xls", "make.py"])
def test_what_cannot_be_converted(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told in a sentence; nothing is written."""
    assert main(["--lang", "en", "convert", str(FIXTURES / name), "-o", str(tmp_path / "a.xls")]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It tells the sheets and their sizes; errors about wrong containers name it."""
    assert main(["--lang", "en", "convert", str(FIXTURES / "csv.xls"), "-o", str(tmp_path / "a.xls")]) == 0
    assert "9 rows" in capsys.readouterr().err
    assert main(["--lang", "en", "check", str(FIXTURES / "csv.xls")]) == 2
    assert "sgo-tui convert" in capsys.readouterr().err
    assert main(["--lang", "en", "check", str(tmp_path / "a.xls")]) in (0, 1)


@pytest.mark.parametrize(
    "name",
    ["08_short_full_L4_biff5.xls", "20_html_cp1251.xls", "21_html_utf8.xls", "22_xlsx_inside.xls", "23_csv_cp1251.xls"],
)
def test_exports_of_other_programs(exports: Path, name: str) -> None:
    """The header is recognised, and every column means what it should."""
    export = find_export(open_any(exports / name).sheets)[1]
    assert export is not None
    planted = json.loads((exports / name).with_suffix(".planted.json").read_text("utf-8"))
    assert export.first_data_row == planted["first_data_row"]
    for column in planted["columns"]:
        found = export.columns[column["col"]]
        assert found.field is not None
        assert column["key"] in (found.field.name, f"{found.owner.value}_{found.field.name}")


def test_old_workbooks(corpus: Path, tmp_path: Path) -> None:
    """Files that can only be read become such that can be edited, with the same texts."""
    made = 0
    for path in sorted(corpus.rglob("*.xls")):
        try:
            workbook = open_workbook(path)
        except errors.CannotRead:
            continue
        if workbook.read_only is not None:
            try:
                result = command(path, tmp_path / f"{made}.xls")
            except errors.CannotConvert:
                continue
            assert result.workbook.read_only is None
            assert [sheet.name for sheet in result.workbook.sheets] == [sheet.name for sheet in workbook.sheets]
            made += 1
    assert made
