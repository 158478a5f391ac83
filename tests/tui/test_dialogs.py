"""Questions with more text than there is room for."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Start

from sgo_tui.tui.dialogs import Choice, Question

CHOICES = [Choice(name, f"Answer {name}") for name in "abc"]


@pytest.mark.parametrize(("count", "is_scrolled"), [(3, False), (14, False), (15, True), (40, True)])
async def test_the_answers_are_on_the_screen(start: Start, demo: Path, count: int, *, is_scrolled: bool) -> None:
    """However long the text is; all of it can be read, and the arrows choose meanwhile."""
    async with start(demo) as editor:
        given: list[str | None] = []
        lines = [f"Line {number:02}." for number in range(count)]
        editor.app.push_screen(Question("Title", "\n".join(lines), CHOICES), given.append)
        await editor.pilot.pause()
        read = ""
        for _page in range(4):
            assert all(choice.label in editor.dialog for choice in CHOICES)
            assert ("PgDn: read on" in editor.dialog) == is_scrolled
            read += editor.dialog
            await editor.press("pagedown")
        assert all(line in read for line in lines)
        await editor.press(*["pageup"] * 4)
        assert lines[0] in editor.dialog
        await editor.press("home", "down", "enter")
        assert given == ["b"]


async def test_a_long_list_is_turned_over(start: Start, demo: Path) -> None:
    """Where the text is short, PgDn goes on in the answers."""
    async with start(demo) as editor:
        given: list[str | None] = []
        choices = [Choice(str(number), f"Answer {number:02}") for number in range(40)]
        editor.app.push_screen(Question("Title", "Which one?", choices), given.append)
        await editor.pilot.pause()
        await editor.press("pagedown", "enter")
        assert int(given[0] or 0) > 3
