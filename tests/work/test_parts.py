"""An export is taken apart by class and exports are put together, for working only."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import python_calamine
import xlrd
from rewriting import rewritten

from sgo_tui.demo import LAYOUTS, write_demo
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.bringing import bring_back
from sgo_tui.work.parts import merge, parts_by_class
from sgo_tui.work.view import classes
from sgo_tui.work.working_copy import working_copy


def demo(path: Path, layout: str = "flat", rows: int = 24) -> Table:
    """Return a demo export."""
    return open_table(write_demo(path, rows=rows, layout=layout).path)


def class_column(table: Table) -> int:
    """Return the column of the class."""
    assert table.export is not None
    return table.export.persons[Owner.ROW]["class"]


def test_every_row_is_in_one_part(tmp_path: Path) -> None:
    """That of its class, in the order of the export; the classes come in their order."""
    table = demo(tmp_path / "demo.xls")
    parts = parts_by_class(table)
    assert {name: len(part.rows) for name, part in parts.items()} == classes(table)
    assert list(parts) == list(classes(table))
    assert all(list(part.rows) == sorted(part.rows) for part in parts.values())
    assert sorted(row for part in parts.values() for row in part.rows) == list(table.data_rows)


def test_a_class_has_one_part_however_it_is_written(tmp_path: Path) -> None:
    """And rows without a class are a part of their own: nobody is lost."""
    table = demo(tmp_path / "demo.xls", rows=5)
    names = ["5А", "5 «А»", "", "10Б", "5-А"]
    values = {(table.first_data_row + n, class_column(table)): name for n, name in enumerate(names)}
    parts = parts_by_class(open_table(rewritten(table, tmp_path / "a.xls", values=values)))
    top = table.first_data_row
    assert {name: list(part.rows) for name, part in parts.items()} == {
        "": [top + 2],
        "5А": [top, top + 1, top + 4],
        "10Б": [top + 3],
    }


def test_an_export_without_classes(tmp_path: Path) -> None:
    """Cannot be taken apart by them."""
    table = demo(tmp_path / "demo.xls")
    columns = [index for index in range(table.column_count) if index != class_column(table)]
    with pytest.raises(UsageError):
        parts_by_class(open_table(rewritten(table, tmp_path / "a.xls", columns=columns)))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_part_reads_as_the_export(tmp_path: Path, layout: str) -> None:
    """Title, header, merged groups, widths and hidden columns are the same; other programs read the same values."""
    table = demo(tmp_path / "demo.xls", layout)
    name, part = next(iter(parts_by_class(table).items()))
    path = tmp_path / "part.xls"
    path.write_bytes(working_copy([part], path))
    copy = open_table(path)
    assert (copy.export, sorted(copy.sheet.merges)) == (table.export, sorted(table.sheet.merges))
    assert copy.sheet.hidden_columns == table.sheet.hidden_columns
    widths = [copy.sheet.column_width(column) for column in range(copy.column_count)]
    assert widths == [table.sheet.column_width(column) for column in range(copy.column_count)]
    kept = [*range(table.first_data_row), *part.rows]
    assert list(classes(copy)) == [name]
    assert python_calamine.CalamineWorkbook.from_path(path).sheet_names == [table.sheet.name]
    old = xlrd.open_workbook(tmp_path / "demo.xls").sheet_by_name(table.sheet.name)
    new = xlrd.open_workbook(path).sheet_by_index(0)
    there = [
        (
            row,
            [(kind, value) for kind, value in zip(old.row_types(row), old.row_values(row), strict=True) if value != ""],
        )
        for row in kept
    ]
    here = [
        [(kind, value) for kind, value in zip(new.row_types(row), new.row_values(row), strict=True) if value != ""]
        for row in range(new.nrows)
    ]
    assert here == [cells for _row, cells in there]


def test_a_part_holds_nobody_else(tmp_path: Path) -> None:
    """Not a name of another class is anywhere in its bytes, as it is in the export's."""
    table = demo(tmp_path / "demo.xls")
    assert table.export is not None
    column = table.export.persons[Owner.PUPIL]["snils"]
    parts = list(parts_by_class(table).values())
    own = {table.text(row, column) for row in parts[0].rows}
    others = {text for part in parts[1:] for row in part.rows if (text := table.text(row, column))} - own
    data = working_copy(parts[:1], tmp_path / "part.xls")
    assert others
    assert not [text for text in others if text.encode() in data or text.encode("utf-16-le") in data]


def test_exports_are_put_together(tmp_path: Path) -> None:
    """One below the other under the header of the first, columns by name wherever they stand."""
    table = demo(tmp_path / "demo.xls")
    order = [*range(5), *reversed(range(5, table.column_count))]
    one = open_table(rewritten(table, tmp_path / "a.xls", rows=table.data_rows[:10]))
    other = open_table(rewritten(table, tmp_path / "b.xls", rows=table.data_rows[10:], columns=order))
    merged = merge([one, other])
    assert (merged.lacking, merged.left_out) == ([], [])
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(working_copy(merged.parts, tmp_path / "c.xls")))
    rows = book.get_sheet_by_index(0).to_python()
    texts = [[table.text(row, column) for column in range(table.column_count)] for row in range(table.row_count)]
    assert [[str(value) for value in row] for row in rows] == texts


def test_columns_that_one_file_lacks_are_told(tmp_path: Path) -> None:
    """Those of the first stay empty for its people, others are left out."""
    table = demo(tmp_path / "demo.xls")
    assert table.export is not None
    snils = table.export.persons[Owner.PUPIL]["snils"]
    poor = [index for index in range(table.column_count) if index != snils]
    one = open_table(rewritten(table, tmp_path / "a.xls", rows=table.data_rows[:10]))
    other = open_table(rewritten(table, tmp_path / "b.xls", rows=table.data_rows[10:], columns=poor))
    assert [(where, column.index) for where, column in merge([one, other]).lacking] == [(other, snils)]
    assert [(where, column.index) for where, column in merge([other, one]).left_out] == [(one, snils)]


def test_a_person_of_two_files(tmp_path: Path) -> None:
    """Nobody could tell which of the two rows is to be changed: refused, with the row and without the name."""
    table = demo(tmp_path / "demo.xls")
    assert table.export is not None
    one = open_table(rewritten(table, tmp_path / "a.xls", rows=table.data_rows[:10]))
    other = open_table(rewritten(table, tmp_path / "b.xls", rows=table.data_rows[9:]))
    with pytest.raises(UsageError) as refusal:
        merge([one, other])
    assert "row 11" in str(refusal.value)
    assert table.text(table.data_rows[9], table.export.persons[Owner.PUPIL]["last_name"]) not in str(refusal.value)


def test_pupils_and_employees(tmp_path: Path) -> None:
    """Are different exports."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for index, text in enumerate(["Фамилия", "Имя", "Отчество", "Дата рождения", "Должность", "Табельный №", "СНИЛС"]):
        sheet.write(0, index, text)
        sheet.write(1, index, "А")
    book.save(str(tmp_path / "staff.xls"))
    with pytest.raises(UsageError):
        merge([demo(tmp_path / "demo.xls"), open_table(tmp_path / "staff.xls")])


@pytest.mark.parametrize("name", ["04_full_short_L4_lo", "05_full_full_L5_poi", "07_full_full_L3_gnumeric"])
def test_exports_of_other_programs_come_round(exports: Path, tmp_path: Path, name: str) -> None:
    """Namesakes, several sheets, hidden columns and groups that are not merged: nothing differs, all are found."""
    original = open_table(exports / f"{name}.xls")
    copies = []
    for number, part in enumerate(parts_by_class(original).values()):
        path = tmp_path / f"{number}.xls"
        path.write_bytes(working_copy([part], path))
        copies.append(open_table(path))
    brought = bring_back(copies, [original])
    assert brought.is_whole
    assert (brought.missing, original.pending_count) == ([0], 0)
