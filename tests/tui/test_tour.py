"""The tour: four steps that go on when they are done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.i18n import _, use_language
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.commands import COMMANDS
from sgo_tui.tui.dialogs import Question
from sgo_tui.tui.tour import STEPS


@pytest.fixture
async def first(demo: Path) -> AsyncIterator[Editor]:
    """The demo file, opened by who has never seen the program."""
    app = EditorApp(demo, is_demo=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.opened.wait()
        await pilot.pause()
        while app.editor.table is None or app.editor.table.part_checked < 1 or not isinstance(app.screen, Question):
            await pilot.pause()
        yield Editor(app, pilot)


def told(editor: Editor) -> str:
    """Return the first line of the screen."""
    return editor.drawn.splitlines()[0].strip()


async def test_it_is_offered_once(first: Editor, tmp_path: Path) -> None:
    """At the first start; whoever does not want it sees the table, and is not asked again."""
    assert "A tour of two minutes?" in first.dialog
    await first.press("down", "enter")
    assert "Tour" not in first.drawn

    app = EditorApp(write_demo(tmp_path / "other.xls", rows=3).path, is_demo=True)
    async with app.run_test() as pilot:
        await app.opened.wait()
        await pilot.pause()
        assert app.screen is app.editor


async def test_each_step_waits_until_it_is_done(first: Editor) -> None:
    """F8; a fix; the try to change a name; saving. What else is pressed does no harm, and undoing is not saving."""
    await first.press("enter")
    assert told(first) == "Tour, 1 of 4: What is marked   Esc: end the tour"
    await first.press("down", "f2", "escape")
    assert told(first).startswith("Tour, 1 of 4")

    await first.press("f8")
    assert told(first).startswith("Tour, 2 of 4: Put it right")
    await first.go(4, first.column(Owner.PUPIL, "snils"))
    await first.press("f2", "1", "enter")
    assert told(first).startswith("Tour, 3 of 4: What cannot be changed")
    await first.press("home")
    assert told(first).startswith("Tour, 3 of 4")
    await first.press("enter")
    assert told(first).startswith("Tour, 4 of 4: Save, then SGO")
    await first.press("ctrl+z", "ctrl+y")
    assert told(first).startswith("Tour, 4 of 4")
    await first.press("ctrl+s")
    await first.saved()
    await first.press("escape")
    assert "Tour" not in first.drawn


async def test_escape_ends_it_at_any_time(first: Editor) -> None:
    """The table has its lines back; the command begins it anew."""
    await first.press("enter", "f8", "escape")
    assert "Tour" not in first.drawn.replace("This was the tour", "")
    assert "This was the tour" in first.drawn

    await first.app.run_action("tour", first.app.editor)
    await first.press("home")
    assert told(first).startswith("Tour, 1 of 4")
    await first.app.run_action("tour", first.app.editor)
    await first.press("end")
    assert first.drawn.count("Tour, ") == 1


async def test_ones_own_file_has_none(start: Start, demo: Path) -> None:
    """Nothing is offered, and the command tells where the tour is."""
    async with start(demo) as editor:
        assert editor.app.screen is editor.app.editor
        await editor.app.run_action("tour", editor.app.editor)
        await editor.pilot.pause()
        assert "sgo-tui demo" in editor.line("keys")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_sentence_fits_a_line(language: str) -> None:
    """At 80 columns, with the keys in it and the arrow before it."""
    use_language(language)
    keys = {command.action: command.key for command in COMMANDS}
    lines = [
        f" {arrow}{_(text).format_map(keys)}" for step in STEPS for arrow, text in (("", step.what), ("→ ", step.do))
    ]

    assert [line for line in lines if len(line) > 80] == []
