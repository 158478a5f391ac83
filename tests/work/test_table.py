"""The table: the one place that can change a cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sgo_tui.demo import write_demo
from sgo_tui.errors import CannotEdit, CellGuarded, CellLocked, CellRefused, UsageError
from sgo_tui.export import Owner
from sgo_tui.work import Table, find, open_table
from sgo_tui.xls import open_workbook
from sgo_tui.xls.save import save


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo export that no test saves into."""
    return write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=20).path


@pytest.fixture
def table(demo: Path) -> Table:
    """The demo export, checked."""
    table = open_table(demo)
    table.check_all()
    return table


def column(table: Table, owner: Owner, field: str) -> int:
    """Return the column of a field."""
    assert table.export is not None
    return table.export.persons[owner][field]


@pytest.mark.parametrize("field", ["last_name", "first_name", "middle_name", "birth_date"])
def test_identity_of_pupils_is_locked(table: Table, field: str) -> None:
    """Neither confirmation nor clearing passes the lock."""
    place = 5, column(table, Owner.PUPIL, field)

    for text in ("Иванов", "01.01.2015", ""):
        with pytest.raises(CellLocked):
            table.change(*place, text, confirmed=True)
    assert table.pending_count == 0


def test_header_and_title_are_locked(table: Table) -> None:
    """Every cell above the people is locked, whatever its column."""
    for row in range(table.first_data_row):
        for index in range(table.column_count):
            with pytest.raises(CellLocked):
                table.change(row, index, "x", confirmed=True)


@pytest.mark.parametrize("field", ["last_name", "birth_date"])
def test_identity_of_parents_needs_an_answer(table: Table, field: str) -> None:
    """A parent's name and birth date are changed only when confirmed."""
    place = 5, column(table, Owner.MOTHER, field)

    with pytest.raises(CellGuarded):
        table.change(*place, "01.02.1985")
    table.change(*place, "01.02.1985", confirmed=True)

    assert table.text(*place) == "01.02.1985"


def test_an_edit_back_to_the_stored_value_is_none(table: Table) -> None:
    """Typing what the file holds leaves nothing pending."""
    place = 5, column(table, Owner.PUPIL, "addr_fact_street")
    stored = table.text(*place)
    table.change(*place, "улица Новая")
    table.change(*place, stored)

    assert table.pending_count == 0


def test_text_of_documents_stays_text(table: Table) -> None:
    """Leading zeros survive: what is typed is stored as text."""
    place = 5, column(table, Owner.PUPIL, "passport_series")
    table.change(*place, "0408")

    assert table.edits[(table.sheet.index, *place)] == "0408"
    assert not table.is_number(*place)


def test_dates_become_dates(table: Table) -> None:
    """A date typed into a cell for dates is stored as a date."""
    place = 5, column(table, Owner.MOTHER, "birth_date")
    row = next(r for r in table.data_rows if table.sheet.is_date_styled(r, place[1]))
    table.change(row, place[1], "3.2.1985", confirmed=True)

    assert table.text(row, place[1]) == "03.02.1985"
    assert not isinstance(table.edits[table.sheet.index, row, place[1]], str)


def test_problems_follow_the_edit(table: Table) -> None:
    """A wrong value makes a problem, undoing it takes the problem away."""
    place = 5, column(table, Owner.PUPIL, "snils")
    before = [p.rule.id for p in table.problems.at(*place)]
    table.change(*place, "112-233-445 96")

    assert [p.rule.id for p in table.problems.at(*place)] == ["snils-checksum"]
    table.undo()
    assert [p.rule.id for p in table.problems.at(*place)] == before


@pytest.mark.parametrize("is_checked", [True, False], ids=["checked", "not-checked-yet"])
def test_a_row_below_the_last_person_is_checked(demo: Path, is_checked: bool) -> None:
    """What is typed into a row below the last person is checked like all else, by itself and beside other rows."""
    table = open_table(demo)
    if is_checked:
        table.check_all()
    mother = {field: column(table, Owner.MOTHER, field) for field in ("last_name", "snils", "passport_division")}
    below = table.data_rows.stop + 3
    number = next(text for r in table.data_rows if (text := table.text(r, mother["snils"])))
    texts = {"last_name": "Иванова", "snils": number, "passport_division": "1"}
    table.change_cells({(below, mother[field]): text for field, text in texts.items()}, confirmed=True)
    table.check_all()

    rules = {p.rule.id for p in table.problems.in_row(below)}
    assert {"snils-of-other", "division"} <= rules
    assert table.data_rows[-1] == below
    table.undo()
    assert not list(table.problems.in_row(below))
    assert table.data_rows.stop == below - 3


def test_refuses_what_the_file_cannot_hold(table: Table) -> None:
    """More text than a cell of an .xls holds is refused, nothing is changed."""
    place = 5, column(table, Owner.PUPIL, "addr_fact_street")
    with pytest.raises(CellRefused):
        table.change(*place, "ы" * 32_768)

    assert table.pending_count == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 23), st.integers(0, 98), st.text("0123456789-абв ", max_size=14)), max_size=12)
)
def test_undo_leads_back_and_redo_forth(demo: Path, edits: list[tuple[int, int, str]]) -> None:
    """Whatever was changed, undoing all leaves nothing pending and the problems as they were; locks hold."""
    table = open_table(demo)
    table.check_all()
    problems = [(p.row, p.column, p.rule.id) for p in table.problems]
    for row, index, text in edits:
        try:
            table.change(row, index, text, confirmed=True)
        except CannotEdit:
            continue
    done = dict(table.edits)
    assert all(table.lock(row, index).protection.name != "LOCKED" for _sheet, row, index in done)
    while table.undo().edits:
        pass
    assert table.pending_count == 0
    assert [(p.row, p.column, p.rule.id) for p in table.problems] == problems
    while table.redo().edits:
        pass
    assert dict(table.edits) == done


def test_saving_makes_the_edits_the_stored_values(demo: Path, tmp_path: Path) -> None:
    """After a save nothing is pending, the new file holds the value, and undo makes it pending again."""
    table = open_table(demo)
    place = 5, column(table, Owner.PUPIL, "snils")
    table.change(*place, "112-233-445 95")
    saved = table.save(tmp_path / "out.xls")

    assert saved.changed_cells == 1
    assert table.pending_count == 0
    assert open_table(tmp_path / "out.xls").text(*place) == "112-233-445 95"
    table.undo()
    assert table.pending_count == 1


@pytest.mark.parametrize("backwards", [False, True])
def test_finds_all_and_goes_round(table: Table, *, backwards: bool) -> None:
    """Finding again and again visits every hit once and comes back to the first."""
    hits = {
        (row, index)
        for row in table.data_rows
        for index in range(table.column_count)
        if "анна" in table.text(row, index).lower()
    }
    assert len(hits) > 1
    place = (table.first_data_row, 0)
    visited = []
    for _hit in hits:
        found = find(table, "АННА", place, backwards=backwards)
        assert found is not None
        place = found
        visited.append(place)

    assert set(visited) == hits
    assert find(table, "АННА", place, backwards=backwards) == visited[0]
    assert find(table, "такого нет", place) is None


def test_no_such_sheet(demo: Path) -> None:
    """A sheet that is not there is told with those that are."""
    with pytest.raises(UsageError, match="Лист9"):
        open_table(demo, "Лист9")


def test_formatted_rows_at_the_end_are_nobody(tmp_path: Path) -> None:
    """Empty cells with a style below the last person are no rows of the table."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for index, label in enumerate(("Класс", "Фамилия", "Имя", "СНИЛС")):
        sheet.write(0, index, label)
        sheet.write(1, index, "Ли")
        for row in range(2, 500):
            sheet.write(row, index, None)
    path = tmp_path / "a.xls"
    book.save(str(path))

    assert list(open_table(path).data_rows) == [1]


def test_a_row_is_blank_until_something_is_typed(demo: Path, tmp_path: Path) -> None:
    """A space far below makes thousands of rows without anybody; those with pending edits are none of them."""
    far = save(open_workbook(demo), {(0, 9000, 10): " "}, tmp_path / "far.xls").workbook.path
    table = open_table(far)
    place = 500, column(table, Owner.PUPIL, "snils")
    seen = [table.is_blank(500)]
    for step in (
        lambda: table.change(*place, "1"),
        lambda: table.change(*place, "2"),
        table.undo,
        lambda: table.change(place[0], place[1] - 1, "x"),
        lambda: table.change(*place, ""),
        table.undo,
        table.undo,
        table.undo,
        table.redo,
    ):
        step()
        seen.append(table.is_blank(500))
        assert table.is_blank(500) is not any(table.text(500, c) for c in range(table.column_count))
        assert not (table.is_blank(500) and list(table.problems.in_row(500)))

    assert seen == [True, False, False, False, False, False, False, False, True, False]
    assert [row for row in table.data_rows if not table.is_blank(row)][20:] == [500, 9000]
    assert find(table, "1", (9000, 0)) is not None
    table.save(tmp_path / "saved.xls")
    assert not table.is_blank(500)
