"""F9 puts right all that is beyond doubt, or what is chosen of it, in one step."""

from __future__ import annotations

from pathlib import Path

from running import Editor, Start

from sgo_tui.export import Owner
from sgo_tui.tui.checklist import Checklist
from sgo_tui.tui.dialogs import Note
from sgo_tui.work.fixes import auto_fixes


async def spoil(editor: Editor) -> dict[tuple[int, int], str]:
    """Spoil three cells in two ways and return what they should become."""
    table = editor.table
    snils, email = editor.column(Owner.PUPIL, "snils"), editor.column(Owner.PUPIL, "email")
    for place, text in (((5, snils), "11223344595"), ((6, snils), "160-722-39800"), ((7, email), " a@mail.ru ")):
        table.change(*place, text)
    return auto_fixes(table)


async def test_all(start: Start, demo: Path) -> None:
    """Every fix of the list is made, Ctrl+Z takes all of them back at once."""
    async with start(demo) as editor:
        fixes = await spoil(editor)
        before = {place: editor.table.text(*place) for place in fixes}
        assert len(fixes) > 3
        await editor.press("f9")
        assert isinstance(editor.app.screen, Checklist)
        assert str(len(fixes)) in editor.app.screen._text
        await editor.press("enter")
        assert {place: editor.table.text(*place) for place in fixes} == fixes
        assert f"{len(fixes)} cells changed" in editor.line("keys")
        await editor.press("ctrl+z")
        assert {place: editor.table.text(*place) for place in fixes} == before


async def test_some(start: Start, demo: Path) -> None:
    """What was left out stays as it is."""
    async with start(demo) as editor:
        fixes = await spoil(editor)
        await editor.press("f9")
        assert isinstance(editor.app.screen, Checklist)
        left_out = editor.app.screen._items[0].name
        assert "→" in editor.app.screen._items[0].details
        await editor.press("space", "enter")
        changed = {place for place, text in fixes.items() if editor.table.text(*place) == text}
        assert 0 < len(changed) < len(fixes)
        assert left_out in {p.rule.code for place in fixes.keys() - changed for p in editor.table.problems.at(*place)}


async def test_none(start: Start, demo: Path) -> None:
    """Esc changes nothing; nor does Enter with everything left out."""
    async with start(demo) as editor:
        await spoil(editor)
        count = editor.table.pending_count
        await editor.press("f9", "escape")
        await editor.press("f9")
        assert isinstance(editor.app.screen, Checklist)
        for _item in editor.app.screen._items:
            await editor.press("space", "down")
        await editor.press("enter")
        assert editor.table.pending_count == count


async def test_nothing_to_fix(start: Start, demo: Path) -> None:
    """That is said."""
    async with start(demo) as editor:
        editor.table.change_cells(auto_fixes(editor.table))
        await editor.press("f9")
        assert isinstance(editor.app.screen, Note)
