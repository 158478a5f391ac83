"""The list of problems: groups that open, cells to go to or to fix there, and what is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.check import Severity
from sgo_tui.demo import write_demo
from sgo_tui.export import Owner, Protection
from sgo_tui.tui import describe
from sgo_tui.tui.dialogs import Note, Question
from sgo_tui.tui.longlist import LongList
from sgo_tui.tui.problems_screen import Deeds, Looked, ProblemsScreen
from sgo_tui.tui.themes import TERMINAL
from sgo_tui.work import open_table
from sgo_tui.work.overview import Grouping, Overview, Wanted


def listed(editor: Editor) -> list[str]:
    """Return the lines of the list on the screen."""
    screen = editor.app.screen
    assert isinstance(screen, ProblemsScreen)
    shown = screen.query_one(LongList)
    lines = ["".join(segment.text for segment in shown.render_line(y)) for y in range(shown.size.height)]
    return [line.rstrip() for line in lines if line.strip()]


def words(editor: Editor, name: str) -> str:
    """Return the lines above or below the list."""
    screen = editor.app.screen
    assert isinstance(screen, ProblemsScreen)
    lines = {"head": screen._head, "details": screen._details, "keys": screen._keys}[name]
    return "\n".join("".join(segment.text for segment in lines.render_line(y)) for y in range(lines.size.height))


def count(editor: Editor) -> int:
    """Return how many problems the table has."""
    return sum(editor.table.problems.count(severity) for severity in Severity)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_groups_open_to_their_cells(start: Start, demo: Path, size: tuple[int, int]) -> None:
    """Enter opens a group and goes to a cell of it; the same place is shown when the list is asked for again."""
    async with start(demo, size) as editor:
        await editor.press("f6")
        overview = Overview(editor.table, Wanted())
        overview.go_on()
        first = overview.groups[0]
        closed = listed(editor)
        assert len(closed) == min(len(overview.groups), size[1] - 7)
        assert closed[0].split()[1] == str(first.total)
        assert f"({first.name})" in closed[0]

        await editor.press("enter", "down")
        assert listed(editor)[0].startswith(" - ")
        row, column = first.place(0)
        assert f" {row + 1} " in listed(editor)[1]
        assert editor.table.problems.at(row, column)[0].message[:40] in words(editor, "details")
        await editor.press("enter")
        assert editor.place == (row, column)

        await editor.press("f6")
        assert listed(editor)[0].startswith(" - ")
        await editor.press("enter")
        assert editor.place == (row, column)


async def test_arrows_open_and_close(start: Start, demo: Path) -> None:
    """As in other trees: right opens and goes in, left leads back to the group and closes it."""
    async with start(demo) as editor:
        await editor.press("f6")
        closed = listed(editor)
        await editor.press("right", "right", "down")
        assert listed(editor)[0].startswith(" - ")
        await editor.press("left")
        assert listed(editor) == closed
        await editor.press("escape")
        assert editor.app.screen is editor.app.editor


async def test_what_is_fixed_drops_out(start: Start, demo: Path) -> None:
    """F4 takes the suggestion of a cell; the groups are counted anew at once, and Ctrl+Z brings the problem back."""
    async with start(demo) as editor:
        problem = next(
            p
            for p in editor.table.problems
            if p.suggestion and p.rule.id == "phone-form" and len(editor.table.problems.at(p.row, p.column)) == 1
        )
        place = problem.row, problem.column
        stored = editor.table.text(*place)
        await editor.press("f6")
        screen = editor.app.screen
        assert isinstance(screen, ProblemsScreen)
        names = [group.name for group in screen._overview.groups]
        group = screen._overview.groups[names.index(problem.rule.code)]
        screen.query_one(LongList).move_to(names.index(problem.rule.code))
        await editor.press("enter", *["down"] * (group.nearest(place) + 1))
        before = count(editor), group.total
        await editor.press("f4")

        assert editor.table.text(*place) == problem.suggestion
        assert count(editor) == before[0] - 1
        assert str(before[1] - 1) in listed(editor)[screen._outline.number(screen._outline[0])] or group.total == 1
        assert place not in [
            g.place(i) for g in screen._overview.groups for i in range(g.cells) if g.name == group.name
        ]
        await editor.press("ctrl+я")
        assert editor.table.text(*place) == stored
        assert count(editor) == before[0]


async def test_a_cell_that_asks_before_a_change(start: Start, demo: Path) -> None:
    """The question is answered above the list, and the list is made anew after the answer."""
    async with start(demo) as editor:
        place = 7, editor.column(Owner.MOTHER, "first_name")
        editor.table.change(*place, "Аннa", confirmed=True)
        await editor.go(*place)
        problem = editor.table.problems.at(*place)[0]
        await editor.press("f6")
        screen = editor.app.screen
        assert isinstance(screen, ProblemsScreen)
        screen._looked.group, screen._looked.place = (problem.rule.code, ""), place
        screen._looked.open = {(problem.rule.code, "")}
        screen.make_anew()
        await editor.press("f4")
        assert isinstance(editor.app.screen, Question)
        await editor.press("down", "enter")

        assert editor.app.screen is screen
        assert editor.table.text(*place) == "Анна"
        same = [group for group in screen._overview.groups if group.name == problem.rule.code]
        assert place not in [group.place(i) for group in same for i in range(group.cells)]


async def test_what_cannot_be_fixed_here(start: Start, demo: Path) -> None:
    """A group, a locked cell and a cell without a suggestion say so, and nothing changes."""
    async with start(demo) as editor:
        await editor.press("f6", "f4")
        assert "choose a cell" in words(editor, "keys")
        screen = editor.app.screen
        assert isinstance(screen, ProblemsScreen)
        table = editor.table
        locked = next(p for p in table.problems if table.column(p.column).protection is Protection.LOCKED)
        hard = next(
            p
            for p in table.problems
            if table.column(p.column).protection is Protection.OPEN
            and describe.solvable(table.problems.at(p.row, p.column)) is None
            and not table.offered(p.row, p.column)
        )
        for problem, said in ((locked, table.lock(locked.row, locked.column).reason[:30]), (hard, "no suggestion")):
            screen._looked.group, screen._looked.place = (problem.rule.code, ""), (problem.row, problem.column)
            screen._looked.open = {(problem.rule.code, "")}
            screen.make_anew()
            await editor.press("f4")
            assert said in words(editor, "keys")
        assert editor.table.pending_count == 0


@pytest.mark.parametrize("keys", [("ctrl+e", "ctrl+w"), ("ctrl+у", "ctrl+ц")])
async def test_what_is_looked_at(start: Start, demo: Path, keys: tuple[str, str]) -> None:
    """Ctrl+E and Ctrl+W, in either layout, leave errors only and one owner only; the keys say what comes next."""
    async with start(demo) as editor:
        await editor.press("f6", keys[0])
        assert "only errors" in words(editor, "head")
        assert "? 0  · 0" in words(editor, "head")
        assert "errors and doubts" in words(editor, "keys")
        await editor.press(keys[1])
        assert "pupils" in words(editor, "head")
        assert "mothers" in words(editor, "keys")
        screen = editor.app.screen
        assert isinstance(screen, ProblemsScreen)
        wanted = Wanted(Grouping.RULE, Severity.ERROR, Owner.PUPIL)
        expected = Overview(editor.table, wanted)
        expected.go_on()
        assert list(screen._overview.groups) == list(expected.groups)
        await editor.press(*[keys[0]] * 2, *[keys[1]] * 3)
        assert screen._looked.wanted == Wanted()


async def test_by_person_and_by_class(start: Start, demo: Path) -> None:
    """F6 again, or Tab: a person with the number of the row, then classes, then rules again."""
    async with start(demo) as editor:
        await editor.press("f6")
        rules = listed(editor)
        await editor.press("f6")
        row = editor.table.problems.rows[0]
        surname = editor.table.text(row, editor.column(Owner.PUPIL, "last_name"))
        assert f" {row + 1}  {surname} " in listed(editor)[0]
        await editor.press("tab")
        class_ = editor.table.text(row, editor.column(Owner.ROW, "class"))
        assert any(line.endswith(f"  {class_}") for line in listed(editor))
        await editor.press("f6")
        assert listed(editor) == rules


async def test_these_rows_as_a_view(start: Start, demo: Path) -> None:
    """F5 shows the rows of the group under the cursor and no others."""
    async with start(demo) as editor:
        overview = Overview(editor.table, Wanted())
        overview.go_on()
        await editor.press("f6", "down", "f5")
        assert editor.app.screen is editor.app.editor
        assert set(editor.app.editor.grid.view.rows) == overview.groups[1].rows()


async def test_a_cell_that_is_not_shown(start: Start, demo: Path) -> None:
    """Going to it brings all rows back."""
    async with start(demo) as editor:
        await editor.press("f6", "f5")
        shown = set(editor.app.editor.grid.view.rows)
        screen = editor.app.editor
        row = next(row for row in editor.table.problems.rows if row not in shown)
        await editor.press("f6", "f6", "home")
        problems = editor.app.screen
        assert isinstance(problems, ProblemsScreen)
        line = [group.name for group in problems._overview.groups].index(str(row + 1))
        problems.query_one(LongList).move_to(line)
        await editor.press("enter", "down", "enter")
        assert editor.place[0] == row
        assert screen.grid.view.wanted.is_everything


async def test_f1_explains(start: Start, demo: Path) -> None:
    """The rule of a group, or the problems of a cell."""
    async with start(demo) as editor:
        await editor.press("f6", "f1")
        assert isinstance(editor.app.screen, Note)
        assert "Source: " in editor.dialog
        await editor.press("escape", "enter", "down", "f1")
        assert "Source: " in editor.dialog
        await editor.press("escape", "escape")
        assert editor.app.screen is editor.app.editor


async def test_nothing_is_wrong(start: Start, demo: Path) -> None:
    """An empty list says so and takes all keys."""
    async with start(demo) as editor:
        for row in list(editor.table.problems.rows):
            editor.table.problems.replace_row(row, [])
        await editor.press("f6")
        assert "Nothing of this kind is wrong." in words(editor, "details")
        await editor.press("down", "up", "pagedown", "home", "end", "right", "left", "f4", "f1", "f6", "ctrl+e", "f5")
        await editor.press("enter")
        assert editor.app.screen is editor.app.editor


async def test_keys_over_a_long_list(start: Start, tmp_path: Path) -> None:
    """Pages, ends and steps keep the line under the cursor on the screen."""
    async with start(write_demo(tmp_path / "demo.xls", rows=200).path) as editor:
        await editor.press("f6", "f6")
        problems = editor.app.screen
        assert isinstance(problems, ProblemsScreen)
        shown = problems.query_one(LongList)
        seen = []
        for key in ("end", "up", "pageup", "pagedown", "home", "pagedown", "down", "up"):
            await editor.press(key)
            seen.append(shown.current)
            assert 0 <= shown.current - shown._top < shown.size.height
        last, page = shown.count - 1, shown.size.height - 1
        assert seen == [last, last - 1, last - 1 - page, last - 1, 0, page, page + 1, page]


async def test_while_the_check_is_not_finished(start: Start, demo: Path) -> None:
    """The list says so, and is made anew when all is checked."""
    async with start(demo) as editor:
        table = open_table(demo)
        editor.app.editor.show_table(table)
        await editor.press("f6")
        while table.part_checked < 1:
            await editor.pilot.pause()
        await editor.pilot.pause()
        assert f"! {table.problems.count(Severity.ERROR)} " in words(editor, "head")
        assert "checking" not in words(editor, "head")


async def test_keys_that_come_before_the_list_is_drawn(start: Start, demo: Path) -> None:
    """They are taken as if it were there."""
    async with start(demo) as editor:
        screen = ProblemsScreen(editor.table, Looked(), Deeds(bool, bool, bool), TERMINAL)
        screen.action_want(0)
        screen.action_open()
        screen.action_fix()
        assert screen._overview.wanted.grouping is Grouping.PERSON
        assert screen._outline.is_open(0)
