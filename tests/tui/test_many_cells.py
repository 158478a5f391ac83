"""Select, copy, put in, fill, replace and clear many cells: shown first, in one step, nothing locked is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start
from textual import events

from sgo_tui.export import Owner
from sgo_tui.tui.dialogs import Note, Question


def words(editor: Editor) -> str:
    """Return the text of the dialog on the screen."""
    screen = editor.app.screen
    assert isinstance(screen, Question | Note)
    return f"{screen._text}\n" + "\n".join(c.label for c in getattr(screen, "_choices", []))


async def paste(editor: Editor, text: str) -> None:
    """Let the terminal paste."""
    editor.app.editor.grid.post_message(events.Paste(text))
    await editor.pilot.pause()
    await editor.pilot.pause()


async def test_fill_down(start: Start, demo: Path) -> None:
    """The cells under the first of the selection get what it holds; one step takes all back."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "file_no")
        before = [editor.table.text(row, column) for row in range(5, 9)]
        await editor.go(5, column)
        await editor.press("shift+down", "shift+down", "ctrl+d")
        assert "Change 2 cells" in words(editor)
        await editor.press("enter")
        assert [editor.table.text(row, column) for row in range(5, 9)] == [before[0]] * 3 + before[3:]
        await editor.press("ctrl+z")
        assert [editor.table.text(row, column) for row in range(5, 9)] == before


async def test_fill_down_needs_a_selection(start: Start, demo: Path) -> None:
    """It is said how to make one."""
    async with start(demo) as editor:
        await editor.press("ctrl+d")
        assert "Ins" in editor.line("keys")


async def test_copy_and_put_in(start: Start, demo: Path) -> None:
    """One value goes into many cells, in either layout; Ins begins a selection that follows the cursor."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "file_no")
        editor.table.change(5, column, "Н-1")
        await editor.go(5, column)
        await editor.press("ctrl+с")  # the Russian letter on the key C
        assert "1 cell copied" in editor.line("keys")
        await editor.press("down", "insert", "down", "down", "ctrl+м")
        assert "Change 3 cells" in words(editor)
        await editor.press("enter")
        assert {editor.table.text(row, column) for row in range(5, 9)} == {"Н-1"}


async def test_a_selection_ends(start: Start, demo: Path) -> None:
    """With the next step without Shift, or with Ins again."""
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        await editor.press("shift+down")
        assert len(grid.selected_rows) == 2
        await editor.press("down")
        assert not grid.has_selection
        await editor.press("insert", "right", "down")
        assert (len(grid.selected_rows), len(grid.selected_columns)) == (2, 2)
        assert "4 cells selected" in editor.line("status")
        await editor.press("insert")
        assert not grid.has_selection


async def test_a_selection_ends_with_what_is_done(start: Start, demo: Path) -> None:
    """It stays to be seen, but the cursor no longer draws it on."""
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        await editor.press("insert", "down", "ctrl+c")
        assert len(grid.selected_rows) == 2
        await editor.press("down")
        assert not grid.has_selection


async def test_a_block_from_excel(start: Start, demo: Path) -> None:
    """What goes where is shown; locked cells are named and left alone."""
    async with start(demo) as editor:
        sex, citizenship = editor.column(Owner.PUPIL, "sex"), editor.column(Owner.PUPIL, "citizenship")
        assert citizenship == sex + 1
        editor.table.change(6, citizenship, "Казахстан")
        await editor.go(6, sex - 1)
        await paste(editor, "01.01.2015\tМ\tРоссия\r\n02.02.2016\tЖ\tРоссия\r\n")
        assert "Locked, these stay as they are: F7, F8" in words(editor)
        assert "H7  Казахстан → Россия" in words(editor)
        await editor.press("enter")
        assert [editor.table.text(row, citizenship) for row in (6, 7)] == ["Россия", "Россия"]
        assert [editor.table.text(row, sex) for row in (6, 7)] == ["М", "Ж"]
        assert editor.table.text(6, sex - 1) != "01.01.2015"


async def test_one_line_is_typed(start: Start, demo: Path) -> None:
    """A single value is pasted into the input line, to be looked at."""
    async with start(demo) as editor:
        await editor.go(5, editor.column(Owner.PUPIL, "snils"))
        await paste(editor, "112-233-445 95\n")
        assert editor.app.editor.panel.input.text == "112-233-445 95"


async def test_clearing_many(start: Start, demo: Path) -> None:
    """How many are erased in SGO is told; only those are cleared that were agreed to."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "email")
        filled = [row for row in editor.table.data_rows if editor.table.text(row, column)]
        await editor.go(5, column)
        await editor.press("ctrl+a", "delete")
        assert "erase what SGO has" in words(editor)
        await editor.press("enter")
        assert not any(editor.table.text(row, column) for row in editor.table.data_rows)
        assert editor.table.pending_count == len(filled)


async def test_replacing(start: Start, demo: Path) -> None:
    """In the column as far as it is shown."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "citizenship")
        await editor.go(5, column)
        rows = [row for row in editor.table.data_rows if editor.table.text(row, column) == "Россия"]
        await editor.press("ctrl+r", *"Россия", "enter", *"РФ", "enter")
        assert f"Change {len(rows)} cells" in words(editor)
        await editor.press("escape")
        assert editor.table.pending_count == 0
        await editor.press("ctrl+r", *"Россия", "enter", *"Беларусь", "enter", "enter")
        assert {editor.table.text(row, column) for row in rows} == {"Беларусь"}


async def test_nothing_to_change(start: Start, demo: Path) -> None:
    """Locked cells only: that is said, and nothing happens."""
    async with start(demo) as editor:
        await editor.go(5, editor.column(Owner.PUPIL, "last_name"))
        await editor.press("shift+down", "delete")
        assert "Locked" in words(editor)
        await editor.press("enter")
        assert editor.table.pending_count == 0


@pytest.mark.parametrize("agrees", [False, True])
async def test_out_of_the_server(start: Start, demo: Path, monkeypatch: pytest.MonkeyPatch, agrees: bool) -> None:
    """Only after a question that says what it means."""
    async with start(demo) as editor:
        sent: list[str] = []
        monkeypatch.setattr(editor.app._driver, "write", sent.append)
        await editor.go(5, editor.column(Owner.PUPIL, "file_no"))
        await editor.app.editor.run_action("copy_out")
        await editor.pilot.pause()
        assert "1 cell leaves the server" in words(editor)
        await editor.press(*(["down"] if agrees else []), "enter")
        copies = [text for text in sent if "]52;" in text]
        assert len(copies) == agrees
