"""What clicks and the wheel do on each screen."""

from __future__ import annotations

from pathlib import Path

from running import Editor, Start

from sgo_tui.tui.card import Card
from sgo_tui.tui.dialogs import Question
from sgo_tui.tui.heat_grid import HeatGrid
from sgo_tui.tui.longlist import LongList
from sgo_tui.tui.readiness import ReadinessPage


async def _click(editor: Editor, widget: type, x: int, y: int, times: int = 1) -> None:
    await editor.pilot.click(widget, offset=(x, y), times=times)
    await editor.pilot.pause()


async def test_an_answer_is_taken_by_a_click(start: Start, demo: Path) -> None:
    """The question goes, and what was chosen is done."""
    async with start(demo) as editor:
        await editor.press("f5")
        assert isinstance(editor.app.screen, Question)
        line = next(y for y, text in enumerate(editor.drawn.splitlines()) if "Rows with errors" in text)
        await editor.pilot.click(offset=(12, line))
        await editor.pilot.pause()

        assert editor.app.screen is editor.app.editor
        assert not editor.app.editor.grid.view.wanted.is_everything


async def test_a_line_of_the_problems(start: Start, demo: Path) -> None:
    """A click makes it the current one, a second one opens the group."""
    async with start(demo) as editor:
        await editor.press("f6")
        lines = editor.app.screen.query_one(LongList)
        count = lines.count
        await _click(editor, LongList, 5, 3)
        assert (lines.current, lines.count) == (3, count)
        await _click(editor, LongList, 5, 3, times=2)
        assert lines.count > count
        await _click(editor, LongList, 5, lines.size.height - 1)


async def test_a_cell_of_the_card(start: Start, demo: Path) -> None:
    """A click goes to the field, on its label as well; the head of a person is none."""
    async with start(demo) as editor:
        await editor.press("f3")
        places = []
        for y in range(6):
            await _click(editor, Card, 2, y)
            places.append(editor.place[1])
        assert len(set(places)) > 3


async def test_a_number_of_the_map(start: Start, demo: Path) -> None:
    """A click puts the cursor on it."""
    async with start(demo) as editor:
        await editor.press("f7")
        assert isinstance(editor.app.screen, ReadinessPage)
        await editor.app.screen.counted.wait()
        await editor.pilot.pause()
        await _click(editor, HeatGrid, 40, 4)
        place = editor.app.screen.query_one(HeatGrid).place
        assert place[0] == 2
        assert place[1] > 0
        await _click(editor, HeatGrid, 40, 0)
        assert editor.app.screen.query_one(HeatGrid).place == place
