"""F1 on a cell with problems: why it is marked, and from there the help page."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Start
from textual import events

from sgo_tui.export import Owner
from sgo_tui.tui.dialogs import Note

KEYS_PAGE = "Open → F8 next problem"
"""How the help page begins."""


@pytest.mark.parametrize("find", ["ctrl+f", "ctrl+а"])
async def test_f1_explains_and_f1_again_shows_the_keys(start: Start, demo: Path, find: str) -> None:
    """With either layout on, a wrong СНИЛС is found and explained; F1 leads on to the keys and closes them."""
    async with start(demo) as editor:
        place = 5, editor.column(Owner.PUPIL, "snils")
        editor.table.change(*place, "112-233-445 59")
        await editor.press(find, *"11223344559", "enter", "escape", "f1")
        told = editor.dialog
        assert editor.place == place
        assert told.startswith("CF6 СНИЛС ! A mistake in the СНИЛС: the control number does not fit.")
        assert "СНИЛС: control number (S5)" in told
        assert "Compare it with the document digit by digit" in told
        assert "Example: 112-233-445 59 → 112-233-445 95" in told
        assert "Source: Pension Fund of Russia" in told
        assert "Enter: close · F1 again: the keys" in told

        await editor.press("f1")
        assert KEYS_PAGE in editor.dialog
        await editor.press("f1")
        assert editor.app.screen is editor.app.editor
        assert editor.place == place
        assert editor.table.text(*place) == "112-233-445 59"


@pytest.mark.parametrize("key", ["enter", "escape", "space", "f10"])
async def test_explanation_is_closed(start: Start, demo: Path, key: str) -> None:
    """Any of the usual keys leads back to the table, and none of them reaches it."""
    async with start(demo) as editor:
        await editor.press("f8", "f1")
        assert isinstance(editor.app.screen, Note)
        await editor.press(key)
        assert editor.app.screen is editor.app.editor
        assert editor.table.pending_count == 0


async def test_cell_without_problems_shows_the_keys(start: Start, demo: Path) -> None:
    """On a right cell, on an empty one and while something is being looked for, F1 is the help page at once."""
    async with start(demo) as editor:
        place = 5, editor.column(Owner.PUPIL, "snils")
        editor.table.change(*place, "112-233-445 95")
        await editor.go(*place)
        await editor.press("f1")
        assert KEYS_PAGE in editor.dialog

        await editor.press("f1", "f8", "ctrl+f", "f1")
        assert KEYS_PAGE in editor.dialog


async def test_f1_twice_at_once(start: Start, demo: Path) -> None:
    """The second F1, pressed before the first page is drawn, turns it."""
    async with start(demo) as editor:
        await editor.press("f8")
        for _ in range(2):
            editor.app.post_message(events.Key("f1", None))
        await editor.pilot.pause()
        await editor.pilot.pause()
        assert KEYS_PAGE in editor.dialog


async def test_suggestion_is_told_as_f4_takes_it(start: Start, demo: Path) -> None:
    """The suggestion stands below what is wrong, and F4 then puts just this one into the cell."""
    async with start(demo) as editor:
        place = 5, editor.column(Owner.PUPIL, "snils")
        editor.table.change(*place, "11223344595")
        await editor.go(*place)
        await editor.press("f1")
        assert "F4 replaces it by: 112-233-445 95" in editor.dialog
        await editor.press("enter", "f4")
        assert editor.table.text(*place) == "112-233-445 95"


async def test_what_is_being_typed_is_explained(start: Start, demo: Path) -> None:
    """While typing, F1 explains what the line below says of the text, and the text is still there afterwards."""
    async with start(demo) as editor:
        await editor.go(5, editor.column(Owner.PUPIL, "snils"))
        await editor.press(*"123", "f1")
        assert "A СНИЛС has 11 digits, this one 3." in editor.dialog
        assert "СНИЛС: not 11 digits (S3)" in editor.dialog
        await editor.press("escape", "4", "5", "enter")
        assert editor.table.text(*editor.place)[:5] == "12345"


async def test_several_problems_from_the_worst_on(start: Start, demo: Path) -> None:
    """Each problem has its explanation; what does not fit 24 lines is reached by the arrows."""
    async with start(demo) as editor:
        place = 5, editor.column(Owner.PUPIL, "mobile_phone")
        editor.table.change(*place, "  8 (415)  221-23-45 ")
        await editor.go(*place)
        await editor.press("f1")
        told = editor.dialog
        assert told.index("Not a mobile number (T2)") < told.index("F4 replaces it by: 8 (415) 221-23-45")
        assert "Mobile: how it is written (T1)" not in told
        assert "↑ ↓: read on" in told

        await editor.press("down", "pagedown", "end")
        told = editor.dialog
        assert "Suggestion: 74152212345" in told
        assert "Mobile: how it is written (T1)" in told
        assert "Source: the form of the card in SGO" in told


async def test_values_are_literal(start: Start, demo: Path) -> None:
    """Markup and control characters in a cell are shown, never obeyed."""
    async with start(demo) as editor:
        place = 5, editor.column(Owner.PUPIL, "addr_fact_street")
        editor.table.change(*place, "[b red]Анна\x1b[2J  [/b")
        await editor.go(*place)
        await editor.press("f1")
        assert isinstance(editor.app.screen, Note)
        assert "F4 replaces it by: [b red]Анна" in editor.dialog
        assert "\x1b" not in editor.dialog


async def test_locked_cell_tells_where_to_correct_it(start: Start, demo: Path) -> None:
    """On a pupil's name the reason of the lock comes first, and F4 is not offered."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "last_name")
        row = next(p.row for p in editor.table.problems if p.column == column and p.suggestion)
        await editor.go(row, column)
        await editor.press("f1")
        told = editor.dialog
        assert told.index("the card in SGO.") < told.index("Suggestion: ")
        assert "F4 replaces" not in told
