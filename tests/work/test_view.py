"""Views: which rows are shown and in which order; the file's own order never changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.check import Severity
from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.fields import dates
from sgo_tui.work import Table, open_table
from sgo_tui.work.comparing import natural
from sgo_tui.work.places import parse_place
from sgo_tui.work.view import Rows, View, Wanted, classes, make_view


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A demo export of 60 pupils, checked, with one changed row."""
    table = open_table(write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=60).path)
    table.check_all()
    table.change(9, column(table, "file_no"), "Другое")
    return table


def column(table: Table, field: str) -> int:
    """Return a column of the pupils."""
    assert table.export is not None
    return table.export.persons[Owner.ROW if field == "class" else Owner.PUPIL][field]


def _day(text: str) -> Any:
    day = dates.parse(text)
    return day is None, day.isoformat() if day else text


def rows(table: Table, wanted: Wanted) -> list[int]:
    """Return the rows of a view."""
    return list(make_view(table, wanted).rows)


def test_everything(table: Table) -> None:
    """All rows below the header, as they are in the file."""
    view = make_view(table, Wanted())
    assert view.rows == range(table.first_data_row, table.row_count)
    assert [view.position(row) for row in (table.first_data_row, 0)] == [0, None]


@pytest.mark.parametrize("kind", [Rows.PROBLEMS, Rows.ERRORS])
def test_rows_with_problems(table: Table, kind: Rows) -> None:
    """Exactly those in which one is told, of severity error if only those are wanted."""
    severities = [Severity.ERROR] if kind is Rows.ERRORS else list(Severity)
    expected = sorted({problem.row for problem in table.problems if problem.severity in severities})
    assert rows(table, Wanted(kind)) == expected
    assert 0 < len(expected) < 60


def test_changed_rows(table: Table) -> None:
    """Those with a cell that waits to be saved."""
    assert rows(table, Wanted(Rows.CHANGED)) == [9]


def test_one_class(table: Table) -> None:
    """Every class with its number of rows, the second before the tenth."""
    found = classes(table)
    assert sum(found.values()) == 60
    assert list(found) == sorted(found, key=natural)
    name, count = next(iter(found.items()))
    shown = rows(table, Wanted(Rows.CLASS, name))
    assert len(shown) == count
    assert {table.text(row, column(table, "class")) for row in shown} == {name}


def test_rows_that_were_searched_for(table: Table) -> None:
    """As the search finds them: whatever the case, ё or spaces."""
    name = table.text(20, column(table, "last_name"))
    shown = rows(table, Wanted(Rows.FOUND, name.upper()))
    assert 20 in shown
    assert all(name.casefold() in " ".join(table.texts(row)).casefold() for row in shown)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", ["birth_date", "class", "last_name", "passport_number"])
def test_order(table: Table, field: str, descending: bool) -> None:
    """Dates by the day, classes by their number, empty cells last; nobody is lost or comes twice."""
    index = column(table, field)
    shown = rows(table, Wanted(order=index, is_descending=descending))
    assert sorted(shown) == list(table.data_rows)
    texts = [table.text(row, index) for row in shown]
    filled = [text for text in texts if text]
    assert texts[: len(filled)] == filled
    keys = [_day(text) if field == "birth_date" else natural(text.replace("ё", "е")) for text in filled]
    assert keys == sorted(keys, reverse=descending)


def test_the_order_of_equals(table: Table) -> None:
    """People of one class stay as in the file."""
    index = column(table, "class")
    shown = rows(table, Wanted(order=index))
    for name in classes(table):
        of_class = [row for row in shown if table.text(row, index) == name]
        assert of_class == sorted(of_class)


def test_the_next_problem_of_a_view(table: Table) -> None:
    """Only rows that are shown are gone through, in the order in which they are shown, and round again."""
    view = make_view(table, Wanted(Rows.ERRORS, order=column(table, "last_name"), is_descending=True))
    place = view.rows[0], -1
    seen = []
    for _problem in range(sum(len({p.column for p in table.problems.in_row(row)}) for row in view.rows)):
        found = view.next_problem(table, place, 1)
        assert found is not None
        place = found
        seen.append(place)
    assert list(dict.fromkeys(row for row, _column in seen)) == list(view.rows)
    assert len(set(seen)) == len(seen)
    assert view.next_problem(table, place, 1) == seen[0]
    assert view.next_problem(table, seen[0], -1) == seen[-1]


def test_an_empty_view(table: Table) -> None:
    """There is nothing to go to."""
    view = make_view(table, Wanted(Rows.CLASS, "нет такого"))
    assert not view
    assert view.next_problem(table, (9, 0), 1) is None


@given(st.lists(st.integers(0, 99), unique=True, min_size=1), st.integers(0, 99))
def test_the_nearest_row(shown: list[int], row: int) -> None:
    """A row that is shown is its own nearest; else it is the next one in the file, or the last that is shown."""
    view = View(shown)
    found = view.rows[view.nearest(row)]
    later = [other for other in shown if other >= row]
    assert found == (min(later) if later else shown[-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H9", (8, 7)),
        ("н9", (8, 7)),
        ("строка 9, столбец 8", (8, 7)),
        ("9 8", (8, 7)),
        ("9;8", (8, 7)),
        ("R9C8", (8, 7)),
        ("9", (8, 2)),
        ("строка 9", (8, 2)),
        ("H1", (4, 7)),
        ("Стр. 9", (8, 2)),
        ("CE", (5, 82)),
    ],
)
def test_places(table: Table, text: str, expected: tuple[int, int]) -> None:
    """A cell by either alphabet, by row and column, a row, a column by its name or letters; never in the header."""
    assert parse_place(table, text, (5, 2)) == expected


@pytest.mark.parametrize(
    ("text", "owner", "field"),
    [
        ("имя", Owner.PUPIL, "first_name"),
        ("ДАТА РОЖ", Owner.PUPIL, "birth_date"),
        ("мать отчество", Owner.MOTHER, "middle_name"),
        ("снилс  отец", Owner.FATHER, "snils"),
    ],
)
def test_columns_by_name(table: Table, text: str, owner: Owner, field: str) -> None:
    """All words stand in the name of the column or its group, in any order."""
    assert table.export is not None
    assert parse_place(table, text, (5, 2)) == (5, table.export.persons[owner][field])


@pytest.mark.parametrize("text", ["", "   ", "нет такого столбца", "H9999", "ZZ9", "70000 1", "9 999", "—"])
def test_no_places(table: Table, text: str) -> None:
    """What the table does not have."""
    assert parse_place(table, text, (5, 2)) is None


def test_columns_of_one_name_in_turn(table: Table) -> None:
    """The same word again leads to the next column of that name, and at last to the first."""
    places = [(5, 0)]
    for _column in range(4):
        place = parse_place(table, "фамилия", places[-1])
        assert place is not None
        places.append(place)
    columns = [column for _row, column in places[1:]]
    assert columns[0] == columns[3]
    assert len(set(columns)) == 3
