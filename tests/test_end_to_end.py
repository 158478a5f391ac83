"""The main job in a real pseudo-terminal: open, next problem, take the suggestion, save, quit, read the file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import xlrd
from terminal import Terminal

from sgo_tui.demo import write_demo
from sgo_tui.tui import describe
from sgo_tui.work import Table, open_table

FIRST_OPEN_COLUMN = 6
"""Where the cursor stands at first in the classic layout: «Пол», after the locked columns."""


def start(path: Path, columns: int = 80, rows: int = 24, **env: str) -> Terminal:
    """Start the editor on `path` as a user would."""
    return Terminal([sys.executable, "-m", "sgo_tui", str(path)], columns=columns, rows=rows, env=env)


def first_to_fix(table: Table) -> tuple[int, tuple[int, int], str]:
    """Return how many steps lead to the first problem with a suggestion, its place and the suggestion."""
    table.check_all()
    start = (table.first_data_row, FIRST_OPEN_COLUMN)
    places = sorted({(p.row, p.column) for p in table.problems if (p.row, p.column) > start})
    for steps, place in enumerate(places, 1):
        solved = describe.solvable(table.problems.at(*place))
        if solved and solved.suggestion and not solved.others and not table.lock(*place).reason:
            return steps, place, solved.suggestion
    raise AssertionError("the demo has no problem with a suggestion")


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A small demo export."""
    return write_demo(tmp_path / "Выгрузка.xls", rows=40).path


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_fix_and_save(demo: Path, columns: int, rows: int) -> None:
    """F8 leads to the problems in order, F4 fixes one, Ctrl+S saves: only that cell differs afterwards."""
    original = demo.with_name("original.xls")
    shutil.copy(demo, original)
    table = open_table(demo)
    steps, (row, column), suggestion = first_to_fix(table)

    with start(demo, columns, rows) as terminal:
        terminal.wait_for("F8 Дальше")
        terminal.wait_for(lambda t: "проверка" not in t.text and "строка 1 из" in t.text)
        for _step in range(steps):
            terminal.press("f8")
        terminal.wait_for(f"строка {row - table.first_data_row + 1} из")
        terminal.wait_for("заменить на:")
        terminal.press("f4")
        terminal.wait_for("не сохранена 1")
        terminal.press("ctrl+s")
        terminal.wait_for("2. Обновление данных")
        terminal.press("enter")
        terminal.press("f10")
        assert terminal.exit_status() == 0

    before = xlrd.open_workbook(str(original), formatting_info=True).sheet_by_index(0)
    after = xlrd.open_workbook(str(demo), formatting_info=True).sheet_by_index(0)
    differing = {
        (r, c)
        for r in range(before.nrows)
        for c in range(before.ncols)
        if (before.cell(r, c).ctype, before.cell(r, c).value) != (after.cell(r, c).ctype, after.cell(r, c).value)
    }
    assert differing == {(row, column)}
    assert open_table(demo).text(row, column) == suggestion


def test_russian_layout_and_no_colour(demo: Path) -> None:
    """Without colours and with Russian letters typed, editing and undo work."""
    with start(demo, NO_COLOR="1") as terminal:
        terminal.wait_for("строка 1 из")
        terminal.type("Ж")
        terminal.wait_for("▶ Ж")
        terminal.press("enter")
        terminal.wait_for("не сохранена 1")
        terminal.press("ctrl+z")
        terminal.wait_for(lambda t: "не сохранена" not in t.text)
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0


def test_unreadable_file_is_told_on_the_command_line(tmp_path: Path) -> None:
    """A file that cannot be opened ends with code 2 and a sentence, on the screen as it was before."""
    path = tmp_path / "пусто.xls"
    path.write_bytes(b"")

    with start(path) as terminal:
        assert terminal.exit_status() == 2
        assert "sgo-tui:" in terminal.text
        assert "Traceback" not in terminal.text
