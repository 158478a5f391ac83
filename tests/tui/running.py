"""The running editor, as tests press its keys and read its lines."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from textual.pilot import Pilot

from sgo_tui.export import Owner
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.dialogs import Note, Question
from sgo_tui.work import Table

PICTURES = Path(__file__).parent / "pictures"

Start = Callable[..., AbstractAsyncContextManager["Editor"]]


class Editor:
    """The running editor, as a test sees it."""

    def __init__(self, app: EditorApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def table(self) -> Table:
        """The table on the screen."""
        assert self.app.editor.table is not None
        return self.app.editor.table

    @property
    def place(self) -> tuple[int, int]:
        """Where the cursor stands."""
        return self.app.editor.grid.row, self.app.editor.grid.column

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything has been done about them."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.app.editor.grid.move_to(row, column)
        await self.pilot.pause()

    async def saved(self) -> None:
        """Wait until the summary of a save is shown."""
        while not isinstance(self.app.screen, (Note, Question)):
            await self.pilot.pause()

    def line(self, name: str) -> str:
        """Return the text of a line below the table."""
        lines = self.app.editor.query_one(f"#{name}")
        return "\n".join("".join(segment.text for segment in lines.render_line(y)) for y in range(lines.size.height))

    def column(self, owner: Owner, field: str) -> int:
        """Return the column of a field."""
        assert self.table.export is not None
        return self.table.export.persons[owner][field]

    @property
    def drawn(self) -> str:
        """All that is on the screen, as lines."""
        return "".join(f"{strip.text.rstrip()}\n" for strip in self.app.screen._compositor.render_strips())

    @property
    def dialog(self) -> str:
        """The text of the dialog as far as it is drawn, its lines joined."""
        lines = [strip.text for strip in self.app.screen._compositor.render_strips()]
        top = next(line for line in lines if "┌" in line)
        left, right = top.index("┌"), top.index("┐")
        inside = [line[left + 1 : right] for line in lines if line[left] == line[right] == "│"]
        return " ".join(" ".join(inside).split())


def assert_picture(name: str, drawn: str) -> None:
    """Compare a screen with the picture that was looked at, or write it anew with SGO_TUI_PICTURES=write."""
    picture = PICTURES / f"{name}.txt"
    if os.environ.get("SGO_TUI_PICTURES") == "write":
        picture.write_text(drawn, "utf-8")

    assert drawn == picture.read_text("utf-8")
