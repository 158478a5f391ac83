"""Unsaved changes find their cells in a file that is another one by now: by the person and the name of the column."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt
from rewriting import rewritten

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.keeping import Recovery, Session, find_unsaved
from sgo_tui.work import Table, open_table

ROW = 7
SNILS = "112-233-445 95"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A demo export whose session was killed with one unsaved СНИЛС and one of a mother."""
    path = write_demo(tmp_path / "demo.xls", rows=20).path
    session = Session(open_table(path))
    session.table.change(ROW, snils(session.table), SNILS)
    session.table.change(ROW + 1, mothers(session.table), "160-722-398 00")
    session.leave()
    return path


def snils(table: Table) -> int:
    """Return the column of the pupils' СНИЛС."""
    assert table.export is not None
    return table.export.persons[Owner.PUPIL]["snils"]


def mothers(table: Table) -> int:
    """Return the column of their mothers'."""
    assert table.export is not None
    return table.export.persons[Owner.MOTHER]["snils"]


def write_plain(path: Path, values: dict[tuple[int, int], str]) -> None:
    """Write a sheet of which nothing is known."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист")
    for row in range(6):
        for column in range(5):
            sheet.write(row, column, values.get((row, column), f"{row}-{column}"))
    book.save(str(path))


def recover(path: Path) -> tuple[Table, Recovery]:
    """Open the file as it is now."""
    table = open_table(path)
    (unsaved,) = find_unsaved(path)
    return table, Recovery(table, unsaved)


def test_rows_elsewhere(file: Path) -> None:
    """They are put where the person is now, as one step."""
    old = open_table(file)
    person = old.texts(ROW)
    rewritten(old, file, rows=list(reversed(old.data_rows)), top=2)
    table, recovery = recover(file)
    assert [recovery.is_same_file, len(recovery.fitting), len(recovery.lost)] == [False, 2, 0]
    recovery.put()
    row = next(edit.row for edit in recovery.fitting if edit.after == SNILS)
    assert table.text(row, snils(table)) == SNILS
    assert set(table.texts(row)) == {*person, SNILS} - {old.text(ROW, snils(old))}
    table.undo()
    assert table.pending_count == 0


def test_a_column_elsewhere(file: Path) -> None:
    """It is put where the column of that name is now."""
    old = open_table(file)
    others = [column for column in range(old.column_count) if column != snils(old)]
    rewritten(old, file, columns=[*others[:5], snils(old), *others[5:]])
    table, recovery = recover(file)
    assert (ROW, snils(table)) in {(edit.row, edit.column) for edit in recovery.fitting}
    assert snils(table) == 5


def test_a_cell_that_holds_something_else_now(file: Path) -> None:
    """It is left alone unless wanted."""
    old = open_table(file)
    rewritten(old, file, values={(ROW, snils(old)): "000-000-600 01"})
    table, recovery = recover(file)
    assert [len(recovery.fitting), len(recovery.differing)] == [1, 1]
    recovery.put()
    assert table.text(ROW, snils(table)) == "000-000-600 01"
    table, recovery = recover(file)
    recovery.put(with_differing=True)
    assert table.text(ROW, snils(table)) == SNILS


def test_a_cell_that_holds_it_already(file: Path) -> None:
    """There is nothing to do."""
    old = open_table(file)
    rewritten(old, file, values={(ROW, snils(old)): SNILS})
    _table, recovery = recover(file)
    assert [len(recovery.fitting), recovery.done] == [1, 1]


def test_a_person_who_is_gone(file: Path) -> None:
    """The change is told to be lost, and nobody else gets it."""
    old = open_table(file)
    rewritten(old, file, rows=[row for row in old.data_rows if row != ROW])
    table, recovery = recover(file)
    assert [len(recovery.fitting), len(recovery.lost)] == [1, 1]
    recovery.put()
    assert SNILS not in {table.text(row, snils(table)) for row in table.data_rows}


def test_a_column_that_is_gone(file: Path) -> None:
    """As a person."""
    old = open_table(file)
    rewritten(old, file, columns=[column for column in range(old.column_count) if column != snils(old)])
    _table, recovery = recover(file)
    assert [len(recovery.fitting), len(recovery.lost)] == [1, 1]


def test_two_people_of_one_name(file: Path) -> None:
    """The one whose cell holds what it held is meant; where both are alike, the one in the old place; else none."""
    old = open_table(file)
    twin = [*old.data_rows, ROW]
    rewritten(old, file, rows=twin)
    _table, recovery = recover(file)
    assert {edit.row for edit in recovery.fitting} == {ROW, ROW + 1}
    rewritten(old, file, rows=[ROW, *(row for row in twin if row != ROW), ROW])
    _table, recovery = recover(file)
    assert [len(recovery.fitting), len(recovery.lost)] == [1, 1]


def test_a_sheet_that_is_no_export(tmp_path: Path) -> None:
    """Without people, a row is itself only while its cells hold what they held."""
    path = tmp_path / "plain.xls"
    write_plain(path, {})
    session = Session(open_table(path))
    assert session.table.export is None
    session.table.change(2, 3, "новое")
    session.table.change(4, 3, "новое")
    session.leave()
    write_plain(path, {(0, 0): "другое", (4, 3): "другое"})
    _table, recovery = recover(path)
    assert [(edit.row, edit.column) for edit in recovery.fitting] == [(2, 3)]
    assert [(edit.row, edit.column) for edit in recovery.lost] == [(4, 3)]
