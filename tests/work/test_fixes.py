"""All fixes that cannot change a meaning, taken at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sgo_tui.check import Fix
from sgo_tui.demo import write_demo
from sgo_tui.errors import CannotEdit
from sgo_tui.export import Protection
from sgo_tui.work import Table, open_table
from sgo_tui.work.fixes import all_fixes, auto_fixes

SPOILT = (
    " 11223344595", "8 (902) 123-45-67", "30  08", "1-ка", "МУЖ ", "a @mail.ru", "A@MAIL.RU", "1.2.2012", "300001",
    "№ 123456", "Росия", "5001 0073 2259", "+7-902-1234567", "нет", "\u200bЁлка", "1234 5678 9012 3452",
)  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo with few people and many kinds of columns."""
    return write_demo(tmp_path_factory.mktemp("fixes") / "demo.xls", rows=6).path


def checked(demo: Path, edits: list[tuple[int, int, str]]) -> Table:
    """Return the demo with some cells spoilt, wherever that is allowed."""
    table = open_table(demo)
    table.check_all()
    for row, column, text in edits:
        try:
            table.change(row + table.first_data_row, column % table.column_count, text)
        except CannotEdit:
            continue
    return table


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 98), st.sampled_from(SPOILT)), max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_fixing_all_comes_to_an_end_and_makes_nothing_worse(demo: Path, edits: list[tuple[int, int, str]]) -> None:
    """After all fixes are taken, none is left, and no cell has a problem that it did not have before."""
    table = checked(demo, edits)
    before = {(p.row, p.column, p.rule.id) for p in table.problems}
    fixes = auto_fixes(table)
    table.change_cells(fixes)

    assert auto_fixes(table) == {}
    assert {(p.row, p.column, p.rule.id) for p in table.problems} <= before


def test_guarded_and_locked_cells_are_left_alone(demo: Path) -> None:
    """Names of parents and pupils are not fixed in bulk, and one step of undo takes all fixes back."""
    table = checked(demo, [(row, column, SPOILT[0]) for row in range(3) for column in range(99)])
    fixes = auto_fixes(table)
    done = dict(table.edits)
    table.change_cells(fixes)

    assert fixes
    assert all(not table.lock(*place).reason for place in fixes)
    table.undo()
    assert dict(table.edits) == done
    assert any(problem.fix is Fix.AUTO for problem in table.problems)


def test_all_fixes_name_those_that_may_not_be_made(demo: Path) -> None:
    """With the protection of their cells; by the open ones they are those taken at once."""
    table = checked(demo, [(row, column, SPOILT[0]) for row in range(3) for column in range(99)])
    fixes = list(all_fixes(table))
    assert {(fix.row, fix.column): fix.after for fix in fixes if fix.protection is Protection.OPEN} == auto_fixes(table)
    assert all(fix.protection is table.lock(fix.row, fix.column).protection for fix in fixes)
    assert [fix for fix in all_fixes(table, frozenset({"snils-form"})) if fix.code != "S1"] == []
