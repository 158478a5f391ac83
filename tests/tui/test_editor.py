"""The screen by keystrokes: what a person presses and what the table then holds."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import xlwt
from rewriting import rewritten
from running import Start
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from sgo_tui.export import Owner
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.dialogs import AskText, Busy, Note, Question
from sgo_tui.work import open_table


async def test_typing_replaces_and_enter_takes(start: Start, demo: Path) -> None:
    """Typing on a cell opens it with what was typed; Enter takes it in the form that SGO wants."""
    async with start(demo) as editor:
        await editor.go(4, editor.column(Owner.PUPIL, "snils"))
        await editor.press(*"11223344595", "enter")

        assert editor.table.text(*editor.place) == "112-233-445 95"
        assert editor.table.pending_count == 1


async def test_escape_leaves_the_old_value(start: Start, demo: Path) -> None:
    """Esc closes the line and changes nothing."""
    async with start(demo) as editor:
        await editor.go(4, editor.column(Owner.PUPIL, "snils"))
        before = editor.table.text(*editor.place)
        await editor.press("f2", "1", "2", "escape")

        assert editor.table.text(*editor.place) == before
        assert editor.table.pending_count == 0
        assert editor.app.focused is editor.app.editor.grid


@pytest.mark.parametrize(
    ("key", "rows", "columns"), [("down", 1, 0), ("up", -1, 0), ("tab", 0, 1), ("shift+tab", 0, -1)]
)
async def test_stepping_away_takes_the_value(start: Start, demo: Path, key: str, rows: int, columns: int) -> None:
    """While typing, the arrows and Tab take the value and step to the neighbour."""
    async with start(demo) as editor:
        row, column = 6, editor.column(Owner.PUPIL, "addr_fact_street")
        await editor.go(row, column)
        await editor.press(*"abc", key)

        assert editor.table.text(row, column) == "abc"
        assert editor.place == (row + rows, column + columns)


async def test_locked_cells_are_not_opened(start: Start, demo: Path) -> None:
    """Typing on a pupil's name tells why it is locked and changes nothing."""
    async with start(demo) as editor:
        await editor.go(4, editor.column(Owner.PUPIL, "last_name"))
        await editor.press("x", "delete", "f4")

        assert not editor.app.editor.panel.input.is_open
        assert editor.table.pending_count == 0
        assert "SGO finds the pupil" in editor.line("explanation")


async def test_guarded_cells_ask_first(start: Start, demo: Path) -> None:
    """A parent's name is changed only after the question is answered with yes; Esc means no."""
    async with start(demo) as editor:
        column = editor.column(Owner.MOTHER, "last_name")
        row = next(r for r in editor.table.data_rows if editor.table.text(r, column))
        await editor.go(row, column)
        await editor.press(*"Abc", "enter")
        assert isinstance(editor.app.screen, Question)
        await editor.press("escape")
        assert editor.table.pending_count == 0

        await editor.press(*"Abc", "enter", "down", "enter")
        assert editor.table.pending_count == 1


async def test_clearing_warns_where_sgo_would_erase(start: Start, demo: Path) -> None:
    """Del on a phone asks; elsewhere it clears at once."""
    async with start(demo) as editor:
        phone = editor.column(Owner.PUPIL, "mobile_phone")
        row = next(r for r in editor.table.data_rows if editor.table.text(r, phone))
        await editor.go(row, phone)
        await editor.press("delete")
        assert isinstance(editor.app.screen, Question)
        await editor.press("escape")
        assert editor.table.text(row, phone)

        street = editor.column(Owner.PUPIL, "addr_fact_street")
        await editor.go(row, street)
        await editor.press("delete")
        assert editor.table.text(row, street) == ""


async def test_problems_are_visited_in_order(start: Start, demo: Path) -> None:
    """F8 visits every cell with a problem once before it begins anew; Shift+F8 goes back."""
    async with start(demo) as editor:
        places = sorted({(problem.row, problem.column) for problem in editor.table.problems})
        seen = []
        for _place in places:
            await editor.press("f8")
            seen.append(editor.place)
        assert sorted(seen) == places

        await editor.press("shift+f8")
        assert editor.place == seen[-2]


async def test_suggestion_is_taken_and_undone(start: Start, demo: Path) -> None:
    """F4 puts the suggestion into the cell, Ctrl+Z takes it back, Ctrl+Y makes it again."""
    async with start(demo) as editor:
        problem = next(
            p
            for p in editor.table.problems
            if p.suggestion is not None and not editor.table.lock(p.row, p.column).reason
        )
        before = editor.table.text(problem.row, problem.column)
        await editor.go(problem.row, problem.column)
        await editor.press("f4")
        assert editor.table.text(*editor.place) == problem.suggestion
        await editor.press("ctrl+z")
        assert editor.table.text(problem.row, problem.column) == before
        assert editor.table.pending_count == 0
        await editor.press("ctrl+y")
        assert editor.table.text(problem.row, problem.column) == problem.suggestion


@pytest.mark.parametrize("key", ["f8", "ctrl+s", "f10"])
async def test_nothing_typed_is_lost(start: Start, demo: Path, key: str) -> None:
    """Going on to the next problem, saving and quitting take what is being typed first."""
    async with start(demo) as editor:
        place = 5, editor.column(Owner.PUPIL, "addr_fact_street")
        await editor.go(*place)
        await editor.press(*"abc", key)

        assert editor.table.text(*place) == "abc"
        if key == "f10":
            assert isinstance(editor.app.screen, Question)


async def test_find(start: Start, demo: Path) -> None:
    """Ctrl+F finds in any form of writing, Enter goes on, Esc closes."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "snils")
        row = next(r for r in reversed(editor.table.data_rows) if editor.table.text(r, column).count("-") == 2)
        digits = editor.table.text(row, column).replace("-", "").replace(" ", "")
        await editor.press("ctrl+f", *digits, "enter")
        assert editor.place == (row, column)
        await editor.press("escape")
        assert editor.app.focused is editor.app.editor.grid


async def test_save_writes_the_edit_and_nothing_is_pending(start: Start, demo: Path) -> None:
    """Ctrl+S saves into the opened file and says what to do next; the file then holds the value."""
    async with start(demo) as editor:
        row, column = 5, editor.column(Owner.PUPIL, "snils")
        await editor.go(row, column)
        await editor.press(*"11223344595", "ctrl+s")
        await editor.saved()
        await editor.press("enter")

        assert editor.table.pending_count == 0
        assert open_table(demo).text(row, column) == "112-233-445 95"
        await editor.press("ctrl+z")
        assert editor.table.pending_count == 1


async def test_failed_save_keeps_the_edits_and_offers_another_name(start: Start, demo: Path) -> None:
    """When another program has changed the file, nothing is lost and another name may be given."""
    async with start(demo) as editor:
        row, column = 5, editor.column(Owner.PUPIL, "snils")
        await editor.go(row, column)
        await editor.press(*"11223344595", "enter")
        demo.write_bytes(demo.read_bytes() + b"\0")
        await editor.press("ctrl+s")
        await editor.saved()
        assert isinstance(editor.app.screen, Question)
        await editor.press("enter")
        while isinstance(editor.app.screen, Question):
            await editor.pilot.pause()
        await editor.press("enter")
        await editor.saved()

        assert editor.table.pending_count == 0
        assert open_table(demo.with_name("demo-2.xls")).text(row, column) == "112-233-445 95"


@pytest.mark.parametrize("name", ["x" * 300, "~nobody-of-that-name/b.xls", "missing/b.xls"])
async def test_a_name_that_cannot_be_written(start: Start, demo: Path, name: str) -> None:
    """The reason is told, the edits stay, and another name may be given."""
    async with start(demo) as editor:
        row, column = 5, editor.column(Owner.PUPIL, "snils")
        await editor.go(row, column)
        await editor.press(*"11223344595", "enter")
        demo.unlink()
        await editor.press("ctrl+s")
        for answer in (name, str(demo.with_name("b.xls"))):
            await editor.saved()
            await editor.press("enter")
            while not isinstance(editor.app.screen, AskText):
                await editor.pilot.pause()
            assert editor.table.pending_count == 1
            editor.app.screen.query_one(Input).value = answer
            await editor.press("enter")
        await editor.saved()

        assert editor.table.pending_count == 0
        assert open_table(demo.with_name("b.xls")).text(row, column) == "112-233-445 95"


KILLED = """
import os, signal, sys
from pathlib import Path
from sgo_tui.xls.temporaries import temporary_beside
with temporary_beside(Path(sys.argv[1]), [b"personal data"]):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def abandoned(demo: Path) -> Path:
    """What a save of the demo, killed on its way, has left beside it."""
    killed = subprocess.run([sys.executable, "-c", KILLED, str(demo)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (path,) = demo.parent.glob(".saving-*")
    return path


async def test_what_a_killed_save_has_left(start: Start, demo: Path, abandoned: Path) -> None:
    """It holds personal data; the opening of the file removes it."""
    assert abandoned.read_bytes() == b"personal data"
    async with start(demo):
        assert not abandoned.exists()


async def test_keys_typed_fast_into_a_dialog(start: Start, demo: Path) -> None:
    """Down and Enter pressed at once take the second answer, and what is typed on goes to the screen below."""
    async with start(demo) as editor:
        await editor.go(5, editor.column(Owner.PUPIL, "snils"))
        await editor.press(*"1", "enter", "f10")
        for key in ("down", "enter", "f8"):
            editor.app.post_message(events.Key(key, None))
        await editor.pilot.pause()
        await editor.pilot.pause()
        assert not isinstance(editor.app.screen, Question)
        assert editor.app.is_running
        assert editor.table.pending_count == 1
        assert editor.place != (6, editor.column(Owner.PUPIL, "snils"))


async def test_old_values_are_taken_out_after_a_save(start: Start, demo: Path) -> None:
    """The dialog after a save takes old values out of the file, and deletes the copy that holds them."""
    backup = demo.with_name("demo.xls.bak")
    async with start(demo) as editor:
        place = 5, editor.column(Owner.PUPIL, "citizenship")
        for value in ("прежнее", "Россия"):
            await editor.go(*place)
            await editor.press(*value, "enter", "ctrl+s")
            await editor.saved()
            if value == "прежнее":
                await editor.press("enter")
        old = "прежнее".encode("utf-16-le")
        assert old in demo.read_bytes()

        await editor.press("down", "enter")
        while isinstance(editor.app.screen, Busy):
            await editor.pilot.pause()
        assert old not in demo.read_bytes()
        assert open_table(demo).text(*place) == "Россия"
        assert backup.exists()
        await editor.saved()
        await editor.press("down", "enter")
        assert not backup.exists()
        assert not isinstance(editor.app.screen, (Note, Question))


async def test_quit_asks_when_something_is_unsaved(start: Start, demo: Path) -> None:
    """F10 leaves at once when nothing is pending, and asks otherwise; Esc stays."""
    async with start(demo) as editor:
        await editor.go(5, editor.column(Owner.PUPIL, "snils"))
        await editor.press(*"1", "enter", "f10")
        assert isinstance(editor.app.screen, Question)
        await editor.press("escape")
        assert editor.table.pending_count == 1
        await editor.press("ctrl+z", "f10")
    assert editor.app.return_value == 0


async def test_cursor_stays_inside_the_table(start: Start, demo: Path) -> None:
    """No key leads out of the rows and columns."""
    async with start(demo) as editor:
        rows = editor.table.data_rows
        await editor.press("ctrl+end", "down", "right", "pagedown")
        assert editor.place == (rows[-1], editor.app.editor.grid.geometry.order[-1])
        await editor.press("ctrl+home", "up", "left", "pageup")
        assert editor.place == (rows[0], editor.app.editor.grid.geometry.order[0])


async def test_unrecognised_sheet_is_open_and_said_to_be(start: Start, tmp_path: Path) -> None:
    """Any other .xls opens with a note, unchecked and unlocked."""
    import xlwt

    book = xlwt.Workbook()
    book.add_sheet("Лист1").write(0, 0, "мел")
    path = tmp_path / "other.xls"
    book.save(str(path))
    async with start(path) as editor:
        assert isinstance(editor.app.screen, Note)
        await editor.press("enter", *"x", "enter")
        assert editor.table.text(0, 0) == "x"
        assert not list(editor.table.problems)


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (1, 256), (300, 1)])
@pytest.mark.parametrize("size", [(80, 24), (12, 4)])
async def test_odd_sheets_and_small_terminals(
    start: Start, tmp_path: Path, rows: int, columns: int, size: tuple[int, int]
) -> None:
    """Empty, wide and narrow sheets open on any terminal, and every key finds them harmless."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for row in range(rows):
        for column in range(columns):
            sheet.write(row, column, f"{row} {column}")
    path = tmp_path / "odd.xls"
    book.save(str(path))
    async with start(path, size) as editor:
        await editor.press("enter", "ctrl+end", "right", "down", "pagedown", "pageup", "home", "f8", "f4", "ctrl+home")
        await editor.press(
            "ctrl+f", "5", "enter", "escape", "x", "escape", "delete", "ctrl+z", "ctrl+y", "f1", "escape"
        )
        assert editor.app.is_running


async def test_resizing_keeps_the_cursor_on_the_screen(start: Start, demo: Path) -> None:
    """From large to small and back the cursor's cell is always shown."""
    async with start(demo, (120, 40)) as editor:
        await editor.press("ctrl+end")
        for size in ((80, 24), (60, 12), (120, 40)):
            await editor.pilot.resize_terminal(*size)
            await editor.pilot.pause()
            grid = editor.app.editor.grid
            assert grid.geometry.line_of(grid.row) is not None
            assert grid.column in [c for place in grid.geometry.placed() for c in place.slot.columns]


FIXTURES = Path(__file__).parents[1] / "fixtures"


async def offered(app: EditorApp, pilot: Pilot[int]) -> Question:
    """Wait for a question."""
    while not isinstance(app.screen, Question):
        await pilot.pause()
    return app.screen


async def test_a_copy_of_a_wrong_container(tmp_path: Path) -> None:
    """A web page is opened as a workbook made of it beside it, when the person agrees."""
    path = Path(shutil.copy(FIXTURES / "html.xls", tmp_path / "ученики.xls"))
    app = EditorApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(app, pilot)
        await pilot.press("enter")
        await app.opened.wait()
        await pilot.pause()
        assert app.editor.table is not None
        assert app.editor.table.path == tmp_path / "ученики-97.xls"
        assert app.editor.table.export is not None
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ученики-97.xls", "ученики.xls"]


async def test_no_copy_of_a_wrong_container(tmp_path: Path) -> None:
    """Nothing is written when the person declines, and the program ends with the reason."""
    path = Path(shutil.copy(FIXTURES / "csv.xls", tmp_path / "ученики.xls"))
    app = EditorApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(app, pilot)
        await pilot.press("down", "enter")
        await app.opened.wait()
    assert app.failure is not None
    assert app.return_value == 2
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


async def test_a_copy_of_an_old_workbook(tmp_path: Path, exports: Path) -> None:
    """A file that can only be read is shown, and a copy that can be edited is offered."""
    path = tmp_path / "old.xls"
    path.write_bytes((exports / "08_short_full_L4_biff5.xls").read_bytes())
    app = EditorApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await offered(app, pilot)
        assert app.editor.table is not None
        assert app.editor.table.workbook.read_only is not None
        await pilot.press("enter")
        while app.editor.table.workbook.read_only is not None:
            await pilot.pause()
            if isinstance(app.screen, Note):
                await pilot.press("enter")
        assert app.editor.table.path.name == "old-97.xls"


async def test_a_spoilt_file_and_its_original(tmp_path: Path, demo: Path) -> None:
    """The changes are pending on the original; saving goes to the spoilt file, which is kept."""
    original = open_table(demo)
    assert original.export is not None
    snils, name = (original.export.persons[Owner.PUPIL][field] for field in ("snils", "last_name"))
    spoilt = rewritten(original, tmp_path / "spoilt.xls", values={(5, snils): "11223344595", (5, name): "Другой"})
    before = spoilt.read_bytes()
    app = EditorApp(spoilt, original=demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.opened.wait()
        await pilot.pause()
        assert isinstance(app.screen, Note)
        await pilot.press("enter", "ctrl+s")
        await offered(app, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.editor.table is not None
        assert app.editor.table.is_saved
    saved = open_table(spoilt)
    assert saved.text(5, snils) == "11223344595"
    assert saved.text(5, name) == original.text(5, name)
    assert spoilt.with_name("spoilt.xls.bak").read_bytes() == before
    assert open_table(demo).text(5, snils) == original.text(5, snils)


async def test_a_value_from_the_list_of_the_file(start: Start, tmp_path: Path, exports: Path) -> None:
    """F4 offers what the file allows: on the cell, and while typing from what has been typed."""
    path = Path(shutil.copy(exports / "05_full_full_L5_poi.xls", tmp_path / "a.xls"))
    async with start(path, size=(120, 40)) as editor:
        column = editor.column(Owner.PUPIL, "citizenship")
        await editor.go(5, column)
        assert "Россия · Казахстан" in editor.line("explanation")
        await editor.press("f4", "down", "enter")
        assert editor.table.text(5, column) == "Казахстан"

        await editor.press("f2", *["backspace"] * 9, "У", "з", "f4", "enter")
        assert editor.table.text(5, column) == "Узбекистан"
        assert editor.app.focused is editor.app.editor.grid

        await editor.press("f4", "К", "К", "escape")
        assert editor.table.text(5, column) == "Узбекистан"


async def test_rows_and_columns_that_the_file_hides(start: Start, tmp_path: Path) -> None:
    """Hidden rows are shown and marked, hidden columns are left out, and both are told."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист")
    for row in range(5):
        for column in range(4):
            sheet.write(row, column, f"{row}-{column}")
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    path = tmp_path / "hidden.xls"
    book.save(str(path))
    async with start(path) as editor:
        await editor.press("enter")
        assert editor.app.editor.grid.geometry.order == (0, 2, 3)
        await editor.press("down", "down")
        lines = [strip.text for strip in editor.app.screen._compositor.render_strips()]
        assert [line[:2] for line in lines[2:7]] == ["1 ", "2 ", "3-", "4 ", "5 "]
        assert "hidden in Excel" in editor.line("heading")


async def test_a_value_that_other_cells_have(start: Start, demo: Path) -> None:
    """Where the file has no list, F4 offers what many cells of a column of reference values hold."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "citizenship")
        editor.table.change(5, column, "")
        await editor.go(5, column)
        assert "Россия" in editor.line("explanation")
        await editor.press("f4")
        assert isinstance(editor.app.screen, Question)
        await editor.press("enter")
        assert editor.table.text(5, column) == "Россия"
        await editor.go(5, editor.column(Owner.PUPIL, "file_no"))
        await editor.press("f4")
        assert not isinstance(editor.app.screen, Question)
