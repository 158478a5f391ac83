"""The page of who is ready for Госуслуги, and the rows behind its numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt
from running import Editor, Start

from sgo_tui.check.readiness import Lack
from sgo_tui.export import Owner
from sgo_tui.tui.dialogs import Note
from sgo_tui.tui.heat_grid import HeatGrid
from sgo_tui.tui.readiness import ReadinessPage
from sgo_tui.work.heat_map import Measure
from sgo_tui.work.view import Rows


async def opened(editor: Editor, key: str = "f7") -> HeatGrid:
    """Open the page and wait until all is counted; return its map."""
    await editor.press(key)
    page = editor.app.screen
    assert isinstance(page, ReadinessPage)
    await page.counted.wait()
    await editor.pilot.pause()
    return page.query_one(HeatGrid)


async def lead(editor: Editor, grid: HeatGrid, measure: Measure) -> None:
    """Lead the cursor to a measure of the whole file that somebody lacks."""
    assert grid.map is not None
    await editor.press("ctrl+home", "home", *["right"] * list(grid.map.measures).index(measure))
    assert grid.measure == measure


NO_SNILS = Measure(Owner.PUPIL, Lack.SNILS)


async def test_rows_behind_a_number(start: Start, demo: Path) -> None:
    """Enter shows exactly these rows under a name, the cursor on the cell to be filled; the editing goes on there."""
    async with start(demo) as editor:
        grid = await opened(editor)
        await lead(editor, grid, NO_SNILS)
        assert grid.map is not None
        share = grid.map.share(None, NO_SNILS)
        assert share is not None
        assert f"{share.count} of {share.people}" in editor.drawn
        await editor.press("enter")
        assert list(editor.app.editor.grid.view.rows) == sorted(share.rows)
        assert editor.place == (min(share.rows), editor.column(Owner.PUPIL, "snils"))
        assert f"СНИЛС: {share.count}" in editor.line("status")
        assert "Esc: back" in editor.line("keys")


async def test_back_from_the_rows(start: Start, demo: Path) -> None:
    """Esc leads back to the same number; Esc there, to the rows that were shown before."""
    async with start(demo) as editor:
        grid = await opened(editor)
        await lead(editor, grid, NO_SNILS)
        await editor.press("enter")
        again = await opened(editor, "escape")
        assert (again.class_, again.measure) == (None, NO_SNILS)
        await editor.press("escape")
        assert editor.app.editor.grid.view.wanted.kind is Rows.ALL
        await editor.press("escape")
        assert editor.app.screen is editor.app.editor


async def test_nobody_behind_a_number(start: Start, demo: Path) -> None:
    """Where all are in order there are no rows to be shown, and that is said."""
    async with start(demo) as editor:
        grid = await opened(editor)
        await lead(editor, grid, Measure(Owner.PUPIL, Lack.BIRTH_DATE))
        await editor.press("enter")
        assert isinstance(editor.app.screen, ReadinessPage)
        assert "all of them are in order" in editor.drawn


async def test_what_was_put_right_counts(start: Start, demo: Path) -> None:
    """The page counts the table as it is now."""
    async with start(demo) as editor:
        grid = await opened(editor)
        assert grid.map is not None
        before = grid.map.share(None, NO_SNILS)
        assert before is not None
        await editor.press("escape")
        editor.table.change(before.rows[0], editor.column(Owner.PUPIL, "snils"), "112-233-445 95")
        grid = await opened(editor)
        assert grid.map is not None
        after = grid.map.share(None, NO_SNILS)
        assert after is not None
        assert after.count == before.count - 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_cursor_stays_on_the_screen(start: Start, demo: Path, size: tuple[int, int]) -> None:
    """At each edge of the map what the cursor stands on is drawn; the whole file's numbers always are."""
    async with start(demo, size=size) as editor:
        grid = await opened(editor)
        assert grid.map is not None
        for keys in (["ctrl+end", "end"], ["ctrl+home"], ["pagedown"], ["home"], ["pageup"]):
            await editor.press(*keys)
            region = grid._region(grid.map, grid.place)
            assert 0 <= region.x <= region.right <= grid.size.width
            assert 0 <= region.y < grid.size.height
            assert "Whole file" in editor.drawn


async def test_explained(start: Start, demo: Path) -> None:
    """F1 tells what the numbers mean."""
    async with start(demo) as editor:
        await opened(editor)
        await editor.press("f1")
        assert isinstance(editor.app.screen, Note)
        assert "nobody else's" in editor.dialog


async def test_a_table_that_is_no_export(start: Start, tmp_path: Path) -> None:
    """Nobody is counted where nobody is known."""
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    book.save(str(tmp_path / "other.xls"))
    async with start(tmp_path / "other.xls") as editor:
        await editor.press("escape", "f7")
        assert editor.app.screen is editor.app.editor
        assert "not an export" in editor.line("keys")
