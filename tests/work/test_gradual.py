"""Long work in parts: stopped anywhere it has changed nothing, done it has changed all, and is kept as one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sgo_tui.demo import write_demo
from sgo_tui.errors import CellLocked
from sgo_tui.export import Owner
from sgo_tui.work import Change, Table, open_table
from sgo_tui.work.edits import Step
from sgo_tui.work.gradual import Gradual, at_once

ROWS = 120


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo export of more rows than are looked at again while somebody waits."""
    return write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=ROWS).path


@pytest.fixture
def table(demo: Path) -> Table:
    """The demo export, checked."""
    table = open_table(demo)
    table.check_all()
    return table


def texts(table: Table) -> list[list[str]]:
    """Return all that stands in the table."""
    return [table.texts(row) for row in table.data_rows]


def one_for_all(table: Table, text: str = "112-233-445 95") -> dict[tuple[int, int], str]:
    """Return the change by which all pupils have one СНИЛС."""
    assert table.export is not None
    column = table.export.persons[Owner.PUPIL]["snils"]
    return {(row, column): text for row in table.data_rows}


STEPS: dict[str, Callable[[Table], Gradual[Change]]] = {
    "change": lambda table: table.changing(one_for_all(table, "160-722-398 00")),
    "undo": Table.undoing,
    "redo": Table.redoing,
}


@pytest.mark.parametrize("kind", STEPS)
@pytest.mark.parametrize("parts", [1, ROWS // 2, ROWS])
def test_stopped(table: Table, kind: str, parts: int) -> None:
    """Nothing is changed or kept, and the same can be done again: undo and redo have not lost their step."""
    table.change_cells(one_for_all(table))
    if kind == "redo":
        table.undo()
    before, kept = texts(table), list[Step]()
    table.on_steps = kept.extend
    work = STEPS[kind](table)
    for _part in range(parts):
        next(work)
    work.close()

    assert texts(table) == before
    assert kept == []
    assert len(at_once(STEPS[kind](table)).edits) == len(table.data_rows)
    assert [step.kind for step in kept] == [kind]


def test_refused_late(table: Table) -> None:
    """One locked cell at the end, and none is changed."""
    assert table.export is not None
    before = texts(table)
    locked = table.data_rows[-1], table.export.persons[Owner.PUPIL]["last_name"]

    with pytest.raises(CellLocked):
        at_once(table.changing({**one_for_all(table), locked: "Ли"}))
    assert texts(table) == before


def test_parts_grow(table: Table) -> None:
    """What is told of the progress never goes back."""
    told = [*table.changing(one_for_all(table))]

    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1


def test_many_rows_are_checked_again_later(demo: Path, table: Table) -> None:
    """Little by little; what is found then is what a few rows at a time lead to, and an undo leads back."""
    at_first = list(table.problems)
    table.change_cells(one_for_all(table))
    assert table.part_checked < 1
    told = [table.part_checked]
    while table.part_checked < 1:
        table.check_all(0)
        told.append(table.part_checked)
    other = open_table(demo)
    other.check_all()
    for place, text in one_for_all(other).items():
        other.change(*place, text)

    assert told == sorted(told)
    assert list(table.problems) == list(other.problems) != at_first
    table.undo()
    table.check_all()
    assert list(table.problems) == at_first


def test_a_few_rows_meanwhile(demo: Path, table: Table) -> None:
    """An edit before many rows have been checked again is checked at once, and nothing is lost of either."""
    change = one_for_all(table)
    place = next(iter(change))
    table.change_cells(change)
    table.check_all(0)
    table.change(*place, "1")
    assert table.problems.at(*place)
    table.check_all()
    other = open_table(demo)
    other.change_cells({**change, place: "1"})
    other.check_all()

    assert list(table.problems) == list(other.problems)
