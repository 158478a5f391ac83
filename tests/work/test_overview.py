"""What is wrong, gathered into groups, and the lines that show them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.check import Problem, Severity
from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.complaints import place_complaints
from sgo_tui.work.diagnostics import Complaint
from sgo_tui.work.outline import Line, Outline
from sgo_tui.work.overview import Group, Grouping, Overview, Wanted, owners, person_name


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A demo export, checked, that no test changes."""
    table = open_table(write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=120).path)
    table.check_all()
    return table


def groups(table: Table, wanted: Wanted) -> list[Group]:
    """Return the groups as they are when all is counted."""
    overview = Overview(table, wanted)
    overview.go_on()
    return list(overview.groups)


def places(group: Group) -> list[tuple[int, int]]:
    """Return the cells of a group."""
    return [group.place(index) for index in range(group.cells)]


def gathered_by(table: Table, grouping: Grouping, problem: Problem) -> str:
    """Return the name of the group that a problem belongs to."""
    assert table.export is not None
    if grouping is Grouping.RULE:
        return problem.rule.code
    if grouping is Grouping.PERSON:
        return str(problem.row + 1)
    return table.text(problem.row, table.export.persons[Owner.ROW]["class"])


@pytest.mark.parametrize("owner", [None, Owner.PUPIL, Owner.MOTHER, Owner.FATHER])
@pytest.mark.parametrize("least", Severity)
@pytest.mark.parametrize("grouping", Grouping)
def test_each_problem_is_in_its_group(table: Table, grouping: Grouping, least: Severity, owner: Owner | None) -> None:
    """Every problem that is looked at is counted once, its cell is in the group once, and nothing else is there."""
    problems = [
        problem
        for problem in table.problems
        if problem.severity >= least and owner in (None, table.column(problem.column).owner)
    ]
    found = groups(table, Wanted(grouping, least, owner))

    assert {group.name: group.total for group in found} == Counter(
        gathered_by(table, grouping, problem) for problem in problems
    )
    for group in found:
        of_group = [problem for problem in problems if gathered_by(table, grouping, problem) == group.name]
        assert places(group) == list(dict.fromkeys((problem.row, problem.column) for problem in of_group))
        assert group.worst == max(problem.severity for problem in of_group)
        assert group.rows() == {problem.row for problem in of_group}


def test_order_of_rules(table: Table) -> None:
    """Errors first, and what there is most of."""
    found = groups(table, Wanted())
    keys = [(-group.worst, -group.total) for group in found]

    assert len(found) > 5
    assert keys == sorted(keys)


def test_order_of_classes_and_people(table: Table) -> None:
    """«2А» before «10А»; people as in the file."""
    grades = [int(group.name[:-1]) for group in groups(table, Wanted(Grouping.CLASS))]
    rows = [int(group.name) for group in groups(table, Wanted(Grouping.PERSON))]

    assert grades == sorted(grades)
    assert rows == sorted(rows)


def test_counting_little_by_little_comes_to_the_same(table: Table) -> None:
    """No time at all is enough for a few rows; before the end there are no groups yet."""
    overview = Overview(table, Wanted())
    parts = []
    while overview.part_done < 1:
        assert not overview.groups
        overview.go_on(0)
        parts.append(overview.part_done)

    assert len(parts) > 5
    assert parts == sorted(parts)
    assert list(overview.groups) == groups(table, Wanted())
    assert [overview.count(severity) for severity in Severity] == [table.problems.count(s) for s in Severity]


def test_what_sgo_has_said_is_grouped_by_its_words(tmp_path: Path) -> None:
    """Each of its sentences is a group of its own, before all others; what was fixed drops out."""
    table = open_table(write_demo(tmp_path / "demo.xls", rows=20).path)
    assert table.export is not None
    column = table.export.persons[Owner.PUPIL]["addr_fact_street"]
    lines = [Complaint(row + 1, column + 1, "", f"Плохо {row % 2}", "") for row in table.data_rows]
    table.check_all()
    table.tell(place_complaints(table, lines).told)
    found = groups(table, Wanted())[:2]

    assert [(group.words, group.total) for group in found] == [("Плохо 0", 10), ("Плохо 1", 10)]
    table.change(4, column, "улица Новая")
    assert sorted(group.total for group in groups(table, Wanted()) if group.words) == [9, 10]


def test_a_table_without_problems(tmp_path: Path) -> None:
    """There are no groups, and that is known at once."""
    table = open_table(write_demo(tmp_path / "demo.xls", rows=20).path)
    overview = Overview(table, Wanted())

    assert overview.part_done == 1
    overview.go_on()
    assert not overview.groups


def test_names_and_owners(table: Table) -> None:
    """A row is about a pupil; the file has values of pupils, mothers and fathers."""
    row = table.first_data_row
    assert person_name(table, row).split()[0] == table.text(row, 2)
    assert list(owners(table)) == [Owner.PUPIL, Owner.MOTHER, Owner.FATHER]


def test_the_nearest_cell() -> None:
    """A cell that has been put right is succeeded by the next one, the last by the one before it."""
    group = Group("S5")
    for place in [(4, 7), (5, 7), (5, 9)]:
        group.add(*place, Severity.ERROR)

    assert [group.nearest(place) for place in [(0, 0), (4, 7), (4, 8), (5, 9), (6, 0)]] == [0, 0, 1, 2, 2]


@given(st.lists(st.integers(1, 6), max_size=8), st.data())
def test_lines_of_an_outline(sizes: list[int], data: st.DataObject) -> None:
    """Whatever is opened and closed, the lines are those of a list written out, and each knows its number."""
    outline = Outline(sizes)
    is_open = [False] * len(sizes)
    for group in data.draw(st.lists(st.integers(0, len(sizes) - 1), max_size=12)) if sizes else []:
        (outline.close if is_open[group] else outline.open)(group)
        is_open[group] = not is_open[group]
        lines = []
        for index, size in enumerate(sizes):
            lines.append(Line(index))
            lines += [Line(index, item) for item in range(size)] if is_open[index] else []

        assert [outline.is_open(index) for index in range(len(sizes))] == is_open
        assert [outline[number] for number in range(len(outline))] == lines
        assert [outline.number(line) for line in lines] == list(range(len(lines)))
