"""Which cells SGO's list is about, and how long a complaint holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from sgo_tui.check import Severity
from sgo_tui.check.refused import REFUSED
from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.settings import Settings, use
from sgo_tui.work import Table, open_table
from sgo_tui.work.complaints import Misfit, Shift, place_complaints
from sgo_tui.work.diagnostics import Complaint

FIRST = 4
"""The first row with a pupil, 0-based."""
NEAREST = Shift(0, 0)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo export that no test saves into."""
    return write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=60).path


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


def complaint(table: Table, row: int, index: int, shift: Shift = NEAREST, name: str | None = None) -> Complaint:
    """Return what SGO would say of a cell, if it counted from elsewhere."""
    label = table.column(index).label if name is None else name
    return Complaint(row + 1 - shift.rows, index + 1 - shift.columns, label, "Плохо", table.text(row, index))


@pytest.mark.parametrize("shift", [Shift(0, 0), Shift(FIRST, 0), Shift(1, 0), Shift(-1, 1), Shift(0, -1), Shift(0, 2)])
@pytest.mark.parametrize("with_names", [True, False])
def test_lists_that_count_from_elsewhere(table: Table, shift: Shift, with_names: bool) -> None:
    """Each line finds its own cell, and it is told how far the list was off."""
    places = [(problem.row, problem.column) for problem in table.problems if table.text(problem.row, problem.column)]
    complaints = [complaint(table, *place, shift, None if with_names else "") for place in places]

    placement = place_complaints(table, complaints)

    assert placement.shift == shift
    assert [(told.row, told.column) for told in placement.told] == places
    assert not placement.misfits


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("СНИЛС матери", Owner.MOTHER),
        ("Мать-СНИЛС", Owner.MOTHER),
        ("СНИЛС отца", Owner.FATHER),
        ("снилс", Owner.PUPIL),
    ],
)
def test_columns_by_other_names(table: Table, name: str, owner: Owner) -> None:
    """A list may call a column in words of its own, and number it as it likes."""
    index = column(table, owner, "snils")
    row = next(row for row in table.data_rows if table.text(row, index))
    found = place_complaints(table, [complaint(table, row, index, name=name)]).told

    assert [(told.row, told.column) for told in found] == [(row, index)]


def test_a_line_about_a_row(table: Table) -> None:
    """Where no column is told, the pupil's surname is marked."""
    told = place_complaints(table, [Complaint(FIRST + 3, None, "", "Ученик не найден", "")]).told

    assert [(one.row, one.column) for one in told] == [(FIRST + 2, column(table, Owner.PUPIL, "last_name"))]


def test_what_fits_nowhere_is_told(table: Table) -> None:
    """Another file's lines are neither dropped nor put on some cell."""
    index = column(table, Owner.PUPIL, "addr_fact_street")
    right = [complaint(table, row, index) for row in table.data_rows[:5]]
    wrong = [
        (Complaint(9999, index + 1, "Улица", "Плохо", ""), Misfit.ROW),
        (Complaint(2, index + 1, "", "Плохо", ""), Misfit.ROW),
        (Complaint(FIRST + 1, index + 1, "Группа крови", "Плохо", ""), Misfit.COLUMN),
        (Complaint(FIRST + 1, 255, "", "Плохо", ""), Misfit.COLUMN),
        (Complaint(FIRST + 1, index + 1, "", "Плохо", "нет такой улицы"), Misfit.VALUE),
    ]

    placement = place_complaints(table, [*right, *(line for line, _misfit in wrong)])

    assert len(placement.told) == len(right)
    assert placement.misfits == wrong


def test_a_cut_value_is_enough(table: Table) -> None:
    """SGO's window shows the beginning of long values only."""
    index = column(table, Owner.PUPIL, "addr_fact_street")
    full = complaint(table, FIRST, index)

    assert place_complaints(table, [full._replace(value=full.value[:4] + "…")]).told
    assert not place_complaints(table, [full._replace(value="Ъ" + full.value[:4] + "…")]).told


def test_a_cell_that_was_changed_already(table: Table) -> None:
    """SGO speaks of what the file held when it was imported; that is done with."""
    place = FIRST, column(table, Owner.PUPIL, "addr_fact_street")
    line = complaint(table, *place)
    table.change(*place, "улица Новая")

    placement = place_complaints(table, [line])

    assert placement.done == [line]
    assert not placement.told


def test_a_complaint_holds_until_its_cell_is_changed(table: Table) -> None:
    """Checking again leaves it, a change strikes it off, and undoing the change brings it back."""
    index = column(table, Owner.PUPIL, "citizenship")
    found = list(table.problems.in_row(FIRST))
    errors = table.problems.count(Severity.ERROR)
    line = complaint(table, FIRST, index)._replace(choices=("Россия", "Беларусь"))
    rows = table.tell(place_complaints(table, [line, line]).told)

    def refused() -> list[str]:
        return [p.message for p in table.problems.at(FIRST, index) if p.rule.id == REFUSED]

    assert rows == {FIRST}
    assert refused() == ["SGO says: Плохо"]
    assert table.problems.count(Severity.ERROR) == errors + 1
    assert table.offered(FIRST, index) == ("Россия", "Беларусь")
    assert len(table.told_left) == 1

    table.change(FIRST, column(table, Owner.PUPIL, "addr_fact_street"), "улица Новая")
    assert refused()
    table.change(FIRST, index, "Казахстан")
    assert not refused()
    assert table.named_by_sgo(FIRST, index) == ()
    table.undo()
    assert refused()
    table.undo()

    assert table.forget_told() == {FIRST}
    assert list(table.problems.in_row(FIRST)) == found
    assert not table.told_left


def test_a_complaint_comes_before_the_first_check(demo: Path) -> None:
    """What SGO says of rows that have not been checked yet stays when they are, beside what the checks find."""
    plain, table = open_table(demo), open_table(demo)
    plain.check_all()
    places = [(row, column(table, Owner.PUPIL, "snils")) for row in table.data_rows]
    table.tell(place_complaints(table, [complaint(table, *place) for place in places]).told)
    table.check_all()

    told = [(problem.row, problem.column) for problem in table.problems if problem.rule.id == REFUSED]
    assert told == places
    assert [problem for problem in table.problems if problem.rule.id != REFUSED] == list(plain.problems)
    for row in table.data_rows:
        in_row = [(problem.column, -problem.severity) for problem in table.problems.in_row(row)]
        assert in_row == sorted(in_row)


def test_a_school_may_switch_the_marks_off(table: Table) -> None:
    """As any rule."""
    use(Settings(severities={"X4": "off"}))
    place = FIRST, column(table, Owner.PUPIL, "citizenship")
    table.tell(place_complaints(table, [complaint(table, *place)]).told)

    assert all(problem.finding.rule != REFUSED for problem in table.problems)
