"""The answers of a form are put into the table: chosen, looked at, left out one by one, taken back in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start, assert_picture

from sgo_tui.export import Owner
from sgo_tui.i18n import use_language
from sgo_tui.tui.checklist import Checklist
from sgo_tui.tui.choosing import FilesPage
from sgo_tui.tui.dialogs import Findings, Note, Question

SNILS = ("160-722-398 51", "087-654-303 00", "112-233-445 95")
OTHER_SNILS = "763-331-205 80"
QUESTIONS = "Отметка времени,ФИО ребёнка,Дата рождения ребёнка,СНИЛС ребёнка,Фамилия матери"


def empty_cells(editor: Editor) -> list[tuple[int, int]]:
    """Empty the СНИЛС of two pupils, and give a third another one."""
    places = [(row, editor.column(Owner.PUPIL, "snils")) for row in (5, 7, 8)]
    for place, text in zip(places, ("", "", SNILS[0]), strict=True):
        editor.table.change(*place, text)
    return places


def write_answers(editor: Editor, places: list[tuple[int, int]], folder: Path) -> None:
    """Write answers of three pupils and of a stranger, beside the export."""
    parts = [editor.column(Owner.PUPIL, part) for part in ("last_name", "first_name", "middle_name")]
    born = editor.column(Owner.PUPIL, "birth_date")
    lines = [QUESTIONS, f"17.11.2026,Чужаков Роман Ильич,01.02.2015,{SNILS[0]},"]
    for (row, _column), number in zip(places, (*SNILS[1:], "160-722-398 51"), strict=True):
        name = " ".join(editor.table.text(row, part) for part in parts)
        lines.append(f"17.11.2026,{name},{editor.table.text(row, born)},{number},")
    (folder / "answers.csv").write_text("\n".join(lines), "utf-8")


async def choose(editor: Editor, name: str = "answers") -> None:
    """Choose the file by a part of its name."""
    await editor.app.run_action("fill_in", editor.app.editor)
    await editor.pilot.pause()
    assert isinstance(editor.app.screen, FilesPage)
    await editor.press(*name, "enter")
    while not isinstance(editor.app.screen, Question | Note):
        await editor.pilot.pause()


async def test_from_the_palette(start: Start, demo: Path) -> None:
    """The command is found by its name; what is ticked is put in, and Ctrl+Z takes all of it back at once."""
    async with start(demo) as editor:
        places = empty_cells(editor)
        write_answers(editor, places, demo.parent)
        pending = editor.table.pending_count
        await editor.press("ctrl+p", *"answers")
        while "answers of a form" not in editor.drawn:
            await editor.pilot.pause()
        await editor.press("enter")
        assert isinstance(editor.app.screen, FilesPage)
        assert "The file with the answers" in editor.drawn
        await editor.press("escape")
        assert editor.app.screen is editor.app.editor

        await choose(editor)
        assert "4 answers, the person is found for 3" in editor.dialog
        assert "2 empty cells can be filled" in editor.dialog
        assert "1 value is there already" in editor.dialog
        await editor.press("enter")
        screen = editor.app.screen
        assert isinstance(screen, Checklist)
        assert [item.label.split("→")[1].strip() for item in screen._items] == list(SNILS[1:])
        assert "empty →" in screen._items[0].label
        assert "answer 2 (row 3)" in screen._items[0].details
        await editor.press("enter")
        assert [editor.table.text(*place) for place in places[:2]] == list(SNILS[1:])
        assert "2 cells changed" in editor.line("keys")
        await editor.press("ctrl+z")
        assert [editor.table.text(*place) for place in places[:2]] == ["", ""]
        assert editor.table.pending_count == pending


async def test_one_by_one(start: Start, demo: Path) -> None:
    """Esc leads back; a cell can be left out; one that holds something else goes in only when somebody ticks it."""
    async with start(demo) as editor:
        places = empty_cells(editor)
        write_answers(editor, places, demo.parent)
        editor.table.change(*places[0], OTHER_SNILS)
        await editor.press("ctrl+b")
        await choose(editor)
        assert "1 more cell holds something else" in editor.dialog
        await editor.press("enter")
        assert "•••-•••-••• 00" in editor.dialog  # whoever has hidden the numbers does not see them here
        screen = editor.app.screen
        assert isinstance(screen, Checklist)
        assert [item.is_wanted for item in screen._items] == [True, False]
        assert "Something else stands there" in screen._items[1].details
        await editor.press("escape")
        assert isinstance(editor.app.screen, Question)
        await editor.press("enter", "space", "down", "space", "enter")
        assert [editor.table.text(*place) for place in places[:2]] == [SNILS[1], ""]


async def test_what_is_left(start: Start, demo: Path) -> None:
    """It is told with the name and the reason; Enter goes to the row, where there is one."""
    async with start(demo) as editor:
        places = empty_cells(editor)
        write_answers(editor, places, demo.parent)
        path = demo.parent / "answers.csv"
        path.write_text(path.read_text("utf-8").replace(SNILS[2], "123"), "utf-8")
        await choose(editor)
        await editor.press("down", "enter")
        assert isinstance(editor.app.screen, Findings)
        assert "Чужаков Роман Ильич answer 1 (row 2): nobody in the export" in editor.dialog
        assert "A СНИЛС has 11 digits" in editor.dialog
        assert "«Отметка времени» (not understood)" in editor.dialog
        await editor.press("enter")
        assert type(editor.app.screen) is Question
        await editor.press("enter", "escape", "enter", "down", "enter")
        assert editor.place == places[1]


async def test_files_without_answers(start: Start, demo: Path) -> None:
    """It is told, and another file can be chosen; where nothing can be filled, nothing is offered but what is left."""
    (demo.parent / "other.csv").write_text("a,b\n1,2\n")
    (demo.parent / "answers.csv").write_text("ФИО ребёнка,СНИЛС ребёнка\nЧужаков Роман,1\n", "utf-8")
    async with start(demo) as editor:
        await choose(editor, "other")
        assert "no question that asks for a name" in editor.dialog
        await editor.press("enter")
        assert isinstance(editor.app.screen, FilesPage)
        await editor.press(*"answers", "enter")
        while not isinstance(editor.app.screen, Question):
            await editor.pilot.pause()
        assert [choice.answer for choice in editor.app.screen._choices] == ["left", "back"]
        await editor.press("escape")
        assert editor.app.screen is editor.app.editor


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_pictures(start: Start, demo: Path, size: tuple[int, int]) -> None:
    """The dialogs are those that were looked at and found right."""
    use_language("ru")
    async with start(demo, size) as editor:
        places = empty_cells(editor)
        write_answers(editor, places, demo.parent)
        editor.table.change(*places[0], OTHER_SNILS)
        await choose(editor)
        for name, keys in (("asked", ["enter"]), ("cells", ["escape", "down", "enter"]), ("left", ["escape"])):
            assert_picture(f"filling-{name}-{size[0]}x{size[1]}", editor.drawn)
            await editor.press(*keys)
