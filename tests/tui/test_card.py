"""The card of a person: one row beneath each other, edited as in the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.export import Owner
from sgo_tui.tui.card import Card
from sgo_tui.tui.dialogs import Question


def lines(editor: Editor) -> list[str]:
    """Return the lines of the card."""
    card = editor.app.editor.query_one(Card)
    return ["".join(segment.text for segment in card.render_line(y)).rstrip() for y in range(card.size.height)]


def has_parent(editor: Editor, owner: Owner) -> int:
    """Return the first row with this parent."""
    return next(row for row in editor.table.data_rows if editor.table.text(row, editor.column(owner, "last_name")))


async def test_there_and_back(start: Start, demo: Path) -> None:
    """F3 shows the row as a card, F3 or Esc the table again; the cursor stands on the same cell all the time."""
    async with start(demo) as editor:
        place = (6, editor.column(Owner.PUPIL, "snils"))
        await editor.go(*place)
        for back in ("f3", "escape"):
            await editor.press("f3")
            assert isinstance(editor.app.focused, Card)
            assert editor.table.text(*place) in "\n".join(lines(editor))
            assert editor.place == place
            await editor.press(back)
            assert editor.app.focused is editor.app.editor.grid
            assert editor.app.editor.grid.display
            assert editor.place == place


async def test_people_beneath_each_other(start: Start, demo: Path) -> None:
    """Each person begins with a title and the name; beneath stands one field a line, with its value."""
    async with start(demo) as editor:
        row = has_parent(editor, Owner.MOTHER)
        await editor.go(row, editor.column(Owner.MOTHER, "snils"))
        await editor.press("f3")
        shown = lines(editor)
        names = [editor.table.text(row, editor.column(Owner.MOTHER, n)) for n in ("last_name", "first_name")]
        title = next(line for line in shown if line.startswith(" Мать"))
        assert all(name in title for name in names)
        born = editor.table.text(row, editor.column(Owner.MOTHER, "birth_date"))
        assert f"~Дата рождения {born}" in [" ".join(line.split()) for line in shown]


async def test_editing_on_the_card(start: Start, demo: Path) -> None:
    """Typing, Enter, Tab, Del, Ctrl+Z and Ctrl+Y do what they do in the table, with the same checks."""
    async with start(demo) as editor:
        place = (6, editor.column(Owner.PUPIL, "snils"))
        await editor.go(*place)
        before = editor.table.text(*place)
        await editor.press("f3", *"11223344596")
        assert "control number does not fit" in editor.line("explanation")
        await editor.press("backspace", "5", "enter")
        assert editor.table.text(*place) == "112-233-445 95"
        assert "112-233-445 95*" in "\n".join(lines(editor))
        await editor.press("ctrl+z")
        assert editor.table.text(*place) == before
        await editor.press("ctrl+y", "delete")
        assert editor.table.text(*place) == ""
        await editor.press("f2", *"112-233-445 95", "down")
        assert editor.table.text(*place) == "112-233-445 95"
        assert isinstance(editor.app.focused, Card)
        assert editor.place != place


async def test_questions_are_asked_on_the_card(start: Start, demo: Path) -> None:
    """A parent's name and a cell that erases are asked about; a locked cell tells why it is."""
    async with start(demo) as editor:
        row = has_parent(editor, Owner.MOTHER)
        await editor.press("f3")
        await editor.go(row, editor.column(Owner.MOTHER, "last_name"))
        await editor.press(*"Abc", "enter")
        assert isinstance(editor.app.screen, Question)
        await editor.press("escape")
        assert editor.table.pending_count == 0
        column = editor.column(Owner.MOTHER, "passport_number")
        await editor.go(next(r for r in editor.table.data_rows if editor.table.text(r, column)), column)
        await editor.press("delete")
        assert "erases" in editor.dialog
        await editor.press("down", "enter")
        assert editor.table.text(*editor.place) == ""
        await editor.go(row, editor.column(Owner.PUPIL, "last_name"))
        await editor.press("x")
        assert not editor.app.editor.panel.input.is_open
        assert "SGO finds the pupil" in editor.line("explanation")


async def test_the_suggestion_is_taken(start: Start, demo: Path) -> None:
    """F4 puts it into the cell; the message is gone from the line."""
    async with start(demo) as editor:
        table = editor.table
        problem = next(
            p
            for p in table.problems
            if p.suggestion and len(table.problems.at(p.row, p.column)) == 1 and not table.lock(p.row, p.column).reason
        )
        await editor.go(problem.row, problem.column)
        await editor.press("f3")
        assert problem.message[:20] in "\n".join(lines(editor))
        await editor.press("f4")
        assert editor.table.text(*editor.place) == problem.suggestion
        assert problem.message[:20] not in "\n".join(lines(editor))


async def test_every_problem_is_visited_person_by_person(start: Start, demo: Path) -> None:
    """F8 goes through all problems of the card before those of the next person, and Shift+F8 back the same way."""
    async with start(demo) as editor:
        places = {(problem.row, problem.column) for problem in editor.table.problems}
        await editor.go(editor.table.data_rows[-1], 0)
        await editor.press("f3", "end")
        seen = []
        for _place in places:
            editor.app.editor.action_next_problem()
            seen.append(editor.place)
        assert set(seen) == places
        assert [row for row, _column in seen] == sorted(row for row, _column in places)
        for place in seen[-2::-1]:
            editor.app.editor.action_previous_problem()
            assert editor.place == place


async def test_other_people(start: Start, demo: Path) -> None:
    """PgDn and PgUp show the next row of the view and the one before, the cursor on the same field."""
    async with start(demo) as editor:
        column = editor.column(Owner.PUPIL, "snils")
        await editor.go(8, column)
        await editor.press("f3", "pagedown", "ctrl+down", "pageup")
        assert editor.place == (9, column)
        assert editor.table.text(9, editor.column(Owner.PUPIL, "last_name")) in lines(editor)[0]


async def test_the_cursor_reaches_every_field(start: Start, demo: Path) -> None:
    """Tab walks over all cells that the table shows, ↓ over all lines; Home and End lead to the ends."""
    async with start(demo) as editor:
        await editor.press("f3", "home")
        card, shown = editor.app.editor.query_one(Card), editor.app.editor.grid.geometry.order
        seen = {editor.place[1]}
        for _column in shown[1:]:
            card.action_move(0, 1)
            seen.add(editor.place[1])
        assert seen == set(shown)
        last = editor.place
        await editor.press("home", "end")
        assert editor.place == last
        for _column in shown:
            card.action_move(-1, 0)
        await editor.pilot.pause()
        assert editor.table.text(*editor.place) in lines(editor)[0]


async def test_a_field_stays_where_it_is_filled(start: Start, demo: Path) -> None:
    """What was empty is filled in its place, so that Tab goes on to the next one; later it stands with the others."""
    async with start(demo) as editor:
        await editor.press("f3", "end", "left")
        place = editor.place
        label = editor.table.column(place[1]).label
        await editor.press(*"abc", "tab")
        assert editor.place[1] > place[1]
        assert f"{label}: abc*" in "\n".join(lines(editor))
        await editor.press("pagedown", "pageup")
        assert f"{label}: abc" not in "\n".join(lines(editor))


@pytest.mark.parametrize("choice", ["usual", "all"])
async def test_health_only_if_all_columns_are_chosen(start: Start, demo: Path, choice: str) -> None:
    """The card has the columns that the table shows: those on health are not among the usual ones."""
    async with start(demo, (80, 120)) as editor:
        if choice == "all":
            await editor.press("f5", "up", "up", "enter")
            assert len(editor.app.editor.grid.geometry.order) == editor.table.column_count
        await editor.press("f3")
        assert any("Группа здоровья" in line for line in lines(editor)) == (choice == "all")


async def test_what_gosuslugi_looks_at(start: Start, demo: Path) -> None:
    """Ctrl+K makes the card short, as it does with the table."""
    async with start(demo) as editor:
        await editor.press("f3", "ctrl+k", "end")
        fields = [editor.table.field(column) for column in editor.app.editor.grid.geometry.order]
        assert all(field and field.for_login for field in fields)
        assert ": more" not in "\n".join(lines(editor))


async def test_hidden_numbers(start: Start, demo: Path) -> None:
    """Numbers of documents that are hidden in the table are hidden on the card."""
    async with start(demo) as editor:
        place = next(p for p in editor.table.data_rows if editor.table.text(p, editor.column(Owner.PUPIL, "snils")))
        await editor.go(place, editor.column(Owner.PUPIL, "snils"))
        await editor.press("f3", "ctrl+b")
        number = editor.table.text(*editor.place)
        assert number not in "\n".join(lines(editor))
        assert number[-2:] in "\n".join(lines(editor))


async def test_another_size(start: Start, demo: Path) -> None:
    """The card follows the window, and so does the table behind it once it is shown again."""
    async with start(demo) as editor:
        await editor.press("f3")
        await editor.pilot.resize_terminal(120, 40)
        await editor.press("down")
        assert len(lines(editor)) == 34
        await editor.press("f3")
        assert editor.app.editor.grid.geometry.page == 32
