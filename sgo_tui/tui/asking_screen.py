"""What is asked for in the line below the table: what to find, where to go."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from sgo_tui.i18n import _
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.table_screen import TableScreen
from sgo_tui.tui.working import do
from sgo_tui.work import Place
from sgo_tui.work.places import parse_place
from sgo_tui.work.search import finding
from sgo_tui.work.view import Wanted, make_view


class AskingScreen(TableScreen):
    """Asks below the table, and moves over it by the answer."""

    def __init__(self, file_name: str, looks: Looks) -> None:
        super().__init__(file_name, looks)
        self._take_answer: Callable[[str, int], object] | None = None
        """What takes the text of the input line, and the rows to step, when that is no cell's value."""

    def action_find(self) -> None:
        """Ask what to find."""
        if self.table is not None and not self.panel.input.is_open:
            self._ask(_("Find:"), self._searched, self._find)

    def action_go_to(self) -> None:
        """Ask where to go: a cell, a row and column as SGO counts them, or a column by its name."""
        if self.table is not None and not self.panel.input.is_open:
            self._ask(_("Go to H6, «row 6 column 8» or a column:"), "", self._go_to)

    def action_cannot_log_in(self) -> None:
        """Ask who cannot log in."""
        if self.table is not None and not self.panel.input.is_open:
            self._ask(_("Who cannot log in? A name, a СНИЛС, a telephone:"), "", self._tell_why)

    def _ask(self, prompt: str, text: str, take: Callable[[str, int], object]) -> None:
        """Ask for something other than a cell's value; `take` gets it with the rows to step, -1 for backwards."""
        self._take_answer = take
        self.panel.ask(prompt, text, select=True)

    def _find(self, text: str, rows: int) -> None:
        assert self.table is not None
        self._searched = text
        place = self.grid.row, self.grid.column
        work = finding(self.table, text, place, self.grid.view, backwards=rows < 0)
        do(self.app, _("Searching…"), work, self._show_found)

    def _show_found(self, found: Place | None) -> None:
        if found is None:
            self.notice(_("Not found."))
        else:
            self.grid.move_to(*found)

    def _go_to(self, text: str, _rows: int) -> None:
        assert self.table is not None
        self._close_input()
        place = parse_place(self.table, text, (self.grid.row, self.grid.column))
        if place is None:
            self.notice(_("There is no such cell or column."))
        else:
            self._show_place(place)

    @work
    async def _tell_why(self, text: str, _rows: int) -> None:
        """Tell why somebody may not be able to log in, and go to the cell that is chosen."""
        self._close_input()
        if self.table is None or not text.strip():
            return
        from sgo_tui.tui.login import tell_why  # with the rules and the dialog, not needed for the first screen

        place = await tell_why(self.app, self.table, text)
        if place is not None:
            self._show_place(place)

    def _show_place(self, place: Place) -> None:
        """Put the cursor on a cell, among all rows where its own is not shown."""
        assert self.table is not None
        if place[0] not in self.grid.view:
            self.grid.show_view(make_view(self.table, Wanted()))
        self.grid.move_to(*place)

    def _close_input(self) -> None:
        self.panel.close_input()
        self.face.focus()
        self._show_cell()
