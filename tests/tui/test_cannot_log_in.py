"""«Cannot log in»: from a name to the cell that may be the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.export import Owner
from sgo_tui.tui.dialogs import Findings, Note, Question


async def ask(editor: Editor, wanted: str) -> None:
    """Ask who cannot log in."""
    await editor.app.run_action("cannot_log_in", editor.app.editor)
    editor.app.editor.panel.input.add(wanted)
    await editor.press("enter")
    await editor.pilot.pause()


def named(editor: Editor, row: int) -> str:
    """Return the pupil's full name."""
    return " ".join(
        editor.table.text(row, editor.column(Owner.PUPIL, n)) for n in ("last_name", "first_name", "middle_name")
    )


@pytest.fixture
def row() -> int:
    """A row of the demo whose pupil's name is nobody else's."""
    return 6


async def test_one_person_and_the_cell(start: Start, demo: Path, row: int) -> None:
    """Who is found alone is told of at once; Enter on a sentence leads to its cell, whatever rows are shown."""
    async with start(demo) as editor:
        snils = editor.column(Owner.PUPIL, "snils")
        await editor.go(row, snils)
        await editor.press("delete")
        await editor.go(9, 0)
        await ask(editor, named(editor, row))
        assert isinstance(editor.app.screen, Findings)
        assert "The likeliest reason" in editor.dialog
        assert "No СНИЛС" in editor.dialog
        await editor.press("enter")
        assert editor.place == (row, snils)


async def test_a_sentence_without_a_cell(start: Start, demo: Path, row: int) -> None:
    """Enter on it leaves the cursor where it was, as Esc does; all of the list can be read."""
    async with start(demo) as editor:
        for key in ("enter", "escape"):
            await ask(editor, named(editor, row))
            place = editor.place
            await editor.press("end")
            assert "What to tell the person" in editor.dialog
            await editor.press(key)
            assert not isinstance(editor.app.screen, Findings)
            assert editor.place == place


async def test_several_people(start: Start, demo: Path, row: int) -> None:
    """They are listed with what they are and of which class; Esc in the reasons leads back to them."""
    async with start(demo) as editor:
        await ask(editor, editor.table.text(row, editor.column(Owner.PUPIL, "last_name"))[:4])
        assert type(editor.app.screen) is Question
        class_ = editor.table.text(row, editor.column(Owner.ROW, "class"))
        assert f"{named(editor, row)}: pupil, {class_}, row {row + 1}" in editor.dialog
        await editor.press("enter")
        await editor.pilot.pause()
        assert isinstance(editor.app.screen, Findings)
        await editor.press("escape")
        await editor.pilot.pause()
        assert type(editor.app.screen) is Question
        await editor.press("escape")
        assert editor.app.screen is editor.app.editor


@pytest.mark.parametrize(("wanted", "is_told"), [("Нетакогоч", True), ("", False)])
async def test_nobody(start: Start, demo: Path, wanted: str, *, is_told: bool) -> None:
    """Where nobody is found, that is told with what it may come from; where nothing was typed, nothing is done."""
    async with start(demo) as editor:
        await ask(editor, wanted)
        assert isinstance(editor.app.screen, Note) == is_told


async def test_on_a_card(start: Start, demo: Path, row: int) -> None:
    """The card shows the person that was found."""
    async with start(demo) as editor:
        await editor.press("f3")
        await editor.go(row, editor.column(Owner.PUPIL, "snils"))
        await editor.press("delete", "pagedown")
        await ask(editor, named(editor, row))
        await editor.press("enter")
        assert editor.place[0] == row
        assert editor.app.focused is editor.app.editor.face
