"""Choosing what is shown, and going to a place."""

from __future__ import annotations

from pathlib import Path

from running import Editor, Start

from sgo_tui.export import Owner
from sgo_tui.tui.dialogs import Question


async def choose(editor: Editor, answer: str) -> None:
    """Take an answer of the question on the screen, by a part of its words."""
    screen = editor.app.screen
    assert isinstance(screen, Question)
    labels = [choice.label for choice in screen._choices]
    await editor.press(*["down"] * next(i for i, label in enumerate(labels) if answer in label), "enter")


async def test_only_rows_with_errors(start: Start, demo: Path) -> None:
    """The number of them is told before; the cursor walks over these rows only, until all are wanted again."""
    async with start(demo) as editor:
        await editor.press("f5")
        await choose(editor, "Rows with errors")
        view = editor.app.editor.grid.view
        assert f"rows with errors: {len(view)}" in editor.line("status")
        seen = [editor.place[0]]
        for _row in range(len(view) - 1):
            await editor.press("down")
            seen.append(editor.place[0])
        assert seen == list(view.rows)
        await editor.press("f5")
        await choose(editor, "All rows")
        assert "rows with" not in editor.line("status")


async def test_one_class_in_the_order_of_a_column(start: Start, demo: Path) -> None:
    """One choice is kept when another is made; the order of the file is one of them."""
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        name = editor.table.text(10, editor.column(Owner.ROW, "class"))
        await editor.press("f5")
        await choose(editor, "one class")
        await choose(editor, f"{name}: ")
        await editor.go(10, editor.column(Owner.PUPIL, "first_name"))
        await editor.press("f5")
        await choose(editor, "↓")
        names = [editor.table.text(row, editor.column(Owner.PUPIL, "first_name")) for row in grid.view.rows]
        assert names == sorted(names, reverse=True)
        assert {editor.table.text(row, editor.column(Owner.ROW, "class")) for row in grid.view.rows} == {name}
        await editor.press("f5")
        await choose(editor, "order of the file")
        assert list(grid.view.rows) == sorted(grid.view.rows)


async def test_a_row_that_is_put_right_stays(start: Start, demo: Path) -> None:
    """It does not run away from under the cursor."""
    async with start(demo) as editor:
        await editor.press("f5")
        await choose(editor, "Rows with errors")
        rows = list(editor.app.editor.grid.view.rows)
        await editor.press("f8", "delete")
        if isinstance(editor.app.screen, Question):
            await choose(editor, "Yes")
        assert list(editor.app.editor.grid.view.rows) == rows


async def test_rows_that_were_found(start: Start, demo: Path) -> None:
    """What was searched for last can be shown as a whole; the search goes on within these rows."""
    async with start(demo) as editor:
        await editor.press("ctrl+f", *"Иван", "enter", "escape", "f5")
        await choose(editor, "Иван")
        view = editor.app.editor.grid.view
        assert all("иван" in " ".join(editor.table.texts(row)).casefold() for row in view.rows)
        await editor.press("ctrl+f", "enter", "enter")
        assert editor.place[0] in view


async def test_what_gosuslugi_looks_at(start: Start, demo: Path) -> None:
    """Ctrl+K, in either layout, leaves these columns; again, the usual ones, without those on health."""
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        usual = grid.geometry.order
        shown = {field.name for column in usual if (field := editor.table.field(column)) is not None}
        assert "illness" not in shown
        await editor.press("ctrl+k")
        fields = [editor.table.field(column) for column in grid.geometry.order]
        assert all(field is not None and field.for_login for field in fields)
        assert {"snils", "mobile_phone", "last_name"} <= {field.name for field in fields if field}
        await editor.press("ctrl+л")
        assert grid.geometry.order == usual
        await editor.press("f5")
        await choose(editor, "on health")
        assert len(grid.geometry.order) == editor.table.column_count


async def test_a_hidden_column(start: Start, demo: Path) -> None:
    """It is gone, and the cursor stands on the next; a search leads to it all the same."""
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        column = editor.column(Owner.PUPIL, "citizenship")
        await editor.go(6, column)
        await editor.press("f5")
        await choose(editor, "Hide")
        assert column not in grid.geometry.order
        assert editor.place == (6, column + 1)
        await editor.press("ctrl+g", *"H7", "enter")
        assert editor.place == (6, column)
        assert column in grid.geometry.order


async def test_going_to_a_place(start: Start, demo: Path) -> None:
    """A cell, or row and column as SGO counts them; a row that is not shown brings all rows back."""
    async with start(demo) as editor:
        await editor.press("ctrl+g", *"H9", "enter")
        assert editor.place == (8, 7)
        await editor.press("f5")
        await choose(editor, "Rows with errors")
        row = next(r for r in editor.table.data_rows if r not in editor.app.editor.grid.view)
        await editor.press("ctrl+g", *f"{row + 1} 8", "enter")
        assert editor.place == (row, 7)
        await editor.press("ctrl+g", *"zzz", "enter")
        assert "no such" in editor.line("keys")
        assert editor.place == (row, 7)
        await editor.press("ctrl+g", "escape")
        assert editor.table.pending_count == 0
