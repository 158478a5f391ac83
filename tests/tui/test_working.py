"""What takes long is done behind a dialog, and Esc stops it with nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.export import Owner
from sgo_tui.tui import working
from sgo_tui.tui.dialogs import Busy, Note, Question
from sgo_tui.work import Table
from sgo_tui.work.gradual import Gradual


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all work be too long to be done at once."""
    monkeypatch.setattr(working, "_UNNOTICED", -1.0)


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let changes, taken back or not, never be done."""

    def never(*_args: object, **_kwargs: object) -> Gradual[None]:
        while True:
            yield 0.5

    monkeypatch.setattr(working, "_SLICE", 0.0)
    for name in ("changing", "undoing"):
        monkeypatch.setattr(Table, name, never)


async def settled(editor: Editor) -> None:
    """Wait until nothing is done behind a dialog."""
    await editor.app.workers.wait_for_complete()
    await editor.pilot.pause()


async def fill_down(editor: Editor) -> None:
    """Fill three cells with what the first holds, as far as the question."""
    await editor.go(5, editor.column(Owner.PUPIL, "file_no"))
    await editor.press("shift+down", "shift+down", "ctrl+d")
    while not isinstance(editor.app.screen, Question):
        await editor.pilot.pause()


async def test_behind_the_dialog(start: Start, demo: Path) -> None:
    """A change, undo, redo and a search come to the same as when they are short."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "file_no")
        before = [editor.table.text(row, column) for row in range(5, 8)]
        await fill_down(editor)
        await editor.press("enter")
        await settled(editor)
        assert [editor.table.text(row, column) for row in range(5, 8)] == [before[0]] * 3
        await editor.press("ctrl+z")
        await settled(editor)
        assert [editor.table.text(row, column) for row in range(5, 8)] == before
        await editor.press("ctrl+y")
        await settled(editor)
        assert editor.table.text(6, column) == before[0]
        await editor.press("ctrl+f", *"нет такого", "enter")
        await settled(editor)
        assert "Not found" in editor.line("keys")


@pytest.mark.usefixtures("endless")
async def test_a_change_is_stopped(start: Start, demo: Path) -> None:
    """The part done is shown; Esc leads back to the table as it was."""
    async with start(demo) as editor:
        await fill_down(editor)
        await editor.press("enter")
        assert isinstance(editor.app.screen, Busy)
        assert "50%" in editor.dialog
        assert "Esc: stop" in editor.dialog
        await editor.press("escape")
        assert editor.app.screen is editor.app.editor
        assert editor.table.pending_count == 0


@pytest.mark.usefixtures("endless")
async def test_an_undo_is_stopped(start: Start, demo: Path) -> None:
    """Keys that come before the dialog is drawn are for it, too."""
    async with start(demo) as editor:
        await editor.press("ctrl+z", "x", "escape")
        assert editor.app.screen is editor.app.editor
        assert not editor.app.editor.panel.input.is_open


async def test_the_view(start: Start, demo: Path) -> None:
    """What each choice would show is counted, and one of them is shown."""
    async with start(demo) as editor:
        await editor.press("f5")
        while not isinstance(editor.app.screen, Question):
            await editor.pilot.pause()
        await editor.press("enter")
        await settled(editor)
        assert len(editor.app.editor.grid.view) < len(editor.table.data_rows)


async def test_by_hand(start: Start, demo: Path) -> None:
    """The list of what only SGO can mend comes when it is there."""
    async with start(demo) as editor:
        await editor.app.run_action("by_hand", editor.app.editor)
        await settled(editor)
        assert isinstance(editor.app.screen, Note)
