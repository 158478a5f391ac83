"""SGO's list of errors, pasted or loaded: its cells are marked, fixed and struck off."""

from __future__ import annotations

from pathlib import Path

from running import Editor, Start
from test_problems import listed
from textual import events

from sgo_tui.check.refused import REFUSED
from sgo_tui.export import Owner
from sgo_tui.tui.dialogs import Note, Question
from sgo_tui.tui.pasting import PasteText

NAMES = "№ п/п\tСтрока №\tСтолбец №\tИмя столбца\tОписание ошибки\tТекущее значение\tВозможные значения"


def sgo_list(editor: Editor, *, rows: int = 3, shift: int = 0) -> str:
    """Return what SGO would print of the pupils' citizenship in the first rows, with one line of another file."""
    index = editor.column(Owner.PUPIL, "citizenship")
    lines = [NAMES]
    for number, row in enumerate(editor.table.data_rows[:rows], 1):
        cells = [
            number,
            row + 1 - shift,
            index + 1,
            "Гражданство",
            "Нет такого значения",
            editor.table.text(row, index),
        ]
        lines.append("\t".join(map(str, [*cells, "Россия\nБеларусь\nПоказать"])))
    lines.append(f"{rows + 1}\t9000\t{index + 1}\tГражданство\tНет такого значения\t\t")
    return "\n".join(lines)


async def ask(editor: Editor) -> None:
    """Ask for the list."""
    editor.app.editor.action_sgo_errors()
    await editor.pilot.pause()
    await editor.pilot.pause()


async def paste(editor: Editor, text: str) -> None:
    """Paste a text into the dialog."""
    assert isinstance(editor.app.screen, PasteText)
    assert editor.app.focused is not None
    editor.app.focused.post_message(events.Paste(text))
    await editor.pilot.pause()
    await editor.pilot.pause()


def refused(editor: Editor) -> list[tuple[int, int]]:
    """Return the cells that SGO complains of."""
    return [(p.row, p.column) for p in editor.table.problems if p.rule.id == REFUSED]


async def test_a_pasted_list(start: Start, demo: Path) -> None:
    """Its cells are marked with SGO's words and values; what fits nowhere is told; a changed cell is struck off."""
    async with start(demo) as editor:
        places = [(row, editor.column(Owner.PUPIL, "citizenship")) for row in editor.table.data_rows[:3]]
        await ask(editor)
        await paste(editor, sgo_list(editor))
        assert "3 cells are marked" in editor.dialog
        assert "1 line fits no cell of this table: row 9000" in editor.dialog
        await editor.press("enter")
        assert refused(editor) == places

        await editor.go(*places[1])
        assert "SGO says: Нет такого значения" in editor.line("explanation")
        await editor.press("f4")
        screen = editor.app.screen
        assert isinstance(screen, Question)
        assert [choice.label for choice in screen._choices] == ["Россия", "Беларусь"]
        await editor.press(*["down"] * (editor.table.text(*places[1]) == "Россия"), "enter")
        assert refused(editor) == [places[0], places[2]]
        await editor.press("ctrl+z", "f6")
        assert refused(editor) == places
        assert any(line.endswith("Нет такого значения") for line in listed(editor))
        await editor.press("escape")

        await ask(editor)
        await editor.press("down", "enter")
        assert refused(editor) == []


async def test_a_list_that_counts_without_the_header(start: Start, demo: Path) -> None:
    """It is laid where it belongs, and that is said."""
    async with start(demo) as editor:
        await ask(editor)
        await paste(editor, sgo_list(editor, rows=9, shift=editor.table.first_data_row))
        assert "row 1, column 1 is row 5, column 1 of the table" in editor.dialog
        await editor.press("enter")
        assert [row for row, _column in refused(editor)] == list(editor.table.data_rows[:9])


async def test_a_list_in_a_file(start: Start, demo: Path, tmp_path: Path) -> None:
    """A name that is wrong, or a file without a list, is asked for again; Esc leaves all as it is."""
    async with start(demo) as editor:
        (tmp_path / "e.txt").write_text(sgo_list(editor), "utf-8")
        (tmp_path / "x.txt").write_text("Здравствуйте", "utf-8")
        await ask(editor)
        for name, said in (("no.txt", "There is no file"), ("x.txt", "no list of errors in this file")):
            await paste(editor, str(tmp_path / name))
            await editor.press("enter")
            assert isinstance(editor.app.screen, Note)
            assert said in editor.dialog
            await editor.press("enter")
        await paste(editor, "раз\nдва\nтри")
        assert "no list of errors of SGO" in editor.dialog
        await editor.press("enter")
        await paste(editor, str(tmp_path / "e.txt"))
        await editor.press("enter", "enter")
        assert len(refused(editor)) == 3

        await ask(editor)
        await editor.press("enter", "escape")
        assert len(refused(editor)) == 3
