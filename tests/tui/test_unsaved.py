"""The list of unsaved changes, hidden numbers, and the blank screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.export import Field, Owner
from sgo_tui.tui import blank
from sgo_tui.tui.blank import Blank
from sgo_tui.tui.dialogs import Note, Question
from sgo_tui.tui.masking import hidden_text


def labels(editor: Editor) -> list[str]:
    """Return the answers of the question on the screen."""
    screen = editor.app.screen
    assert isinstance(screen, Question)
    return [choice.label for choice in screen._choices]


async def test_taking_one_change_back(start: Start, demo: Path) -> None:
    """Each change is listed with old and new; the one that is chosen is as in the file again, the others stay."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "file_no")
        before = editor.table.text(6, column)
        editor.table.change(5, column, "Н-1")
        editor.table.change(6, column, "Н-2")
        await editor.press("ctrl+u")
        assert labels(editor)[1].endswith(f"{before} → Н-2")
        await editor.press("down", "enter", "down", "enter")
        assert editor.table.text(6, column) == before
        assert editor.table.pending == {(5, column)}
        await editor.press("ctrl+z")
        assert editor.table.text(6, column) == "Н-2"


async def test_going_to_a_change(start: Start, demo: Path) -> None:
    """The cursor stands on it."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "file_no")
        editor.table.change(9, column, "Н-1")
        await editor.press("ctrl+г", "enter", "enter")
        assert editor.place == (9, column)


async def test_no_changes(start: Start, demo: Path) -> None:
    """That is said."""
    async with start(demo) as editor:
        await editor.press("ctrl+u")
        assert isinstance(editor.app.screen, Note)


async def test_hidden_numbers(start: Start, demo: Path) -> None:
    """Neither the table nor the line below it shows a number; other values stay; the key shows them again."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "snils")
        editor.table.change(5, column, "112-233-445 95")
        await editor.go(5, column)
        grid = editor.app.editor.grid

        def shown() -> str:
            lines = ["".join(s.text for s in grid.render_line(y)) for y in range(grid.size.height)]
            return "\n".join([*lines, editor.line("value"), editor.line("explanation")])

        assert "112-233-445 95" in shown()
        await editor.press("ctrl+b")
        assert "112-233" not in shown()
        assert "•••-•••-••• 95" in shown()
        await editor.press("ctrl+b")
        assert "112-233-445 95" in shown()


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("snils", "112-233-445 95", "•••-•••-••• 95"),
        ("passport_number", "123456", "••••56"),
        ("passport_series", "", ""),
        ("name", "Иванов", "Иванов"),
    ],
)
def test_what_is_hidden(kind: str, text: str, expected: str) -> None:
    """Numbers of documents but for two characters, by which one is known again."""
    assert hidden_text(Field(kind, kind, ""), text) == expected


async def test_nobody_is_there(start: Start, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the minutes that are set nothing is shown; the key that brings the table back does nothing else."""
    async with start(demo) as editor:
        clock = [0.0]
        monkeypatch.setattr(blank, "monotonic", lambda: clock[0])
        editor.app._blanker.key_came()
        clock[0] = 14 * 60.0
        editor.app._blanker._look()
        assert not isinstance(editor.app.screen, Blank)
        clock[0] = 15 * 60.0
        editor.app._blanker._look()
        await editor.pilot.pause()
        assert isinstance(editor.app.screen, Blank)
        place = editor.place
        await editor.press("down")
        assert not isinstance(editor.app.screen, Blank)
        assert editor.place == place
