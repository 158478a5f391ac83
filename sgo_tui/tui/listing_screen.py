"""What is wrong, listed: all that the checks have found, and what SGO itself has said after an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from sgo_tui.tui.many_cells_screen import ManyCellsScreen
from sgo_tui.work import Place
from sgo_tui.work.view import Rows, Wanted, make_view

if TYPE_CHECKING:
    from sgo_tui.tui.problems_screen import Looked


class ListingScreen(ManyCellsScreen):
    """Lists problems, and leads from the list to the cells."""

    _looked: Looked | None = None
    """What was looked at last in the list of problems."""

    @work
    async def action_problems(self) -> None:
        """List all that is wrong, to go to a cell or to see some rows only."""
        if self.table is None or self.checker is None or not self.is_current:
            return
        from sgo_tui.tui.problems_screen import Deeds, Looked, ProblemsScreen  # not needed for the first screen

        self._take_typed()
        self._looked = self._looked or Looked()
        deeds = Deeds(self._solve, self.action_undo, self.action_redo)
        problems = ProblemsScreen(self.table, self._looked, deeds, self._looks)
        usual, self._on_change = self._on_change, problems.make_anew
        answer = await self.app.push_screen_wait(problems)
        self._on_change = usual
        if isinstance(answer, frozenset):
            self.grid.show_view(make_view(self.table, Wanted(Rows.CHOSEN, rows=answer)))
        elif answer is not None:
            self._show_place(answer)

    @work
    async def action_sgo_errors(self) -> None:
        """Take in SGO's list of errors, or throw it away."""
        if self.table is None or self.checker is None or not self.is_current:
            return
        from sgo_tui.tui.complaining import take_complaints  # not needed for the first screen

        self._take_typed()
        self.grid.refresh_rows(await take_complaints(self.app, self.table))
        self._show_cell()

    @work
    async def action_fill_in(self) -> None:
        """Put the answers of a form into the table, or go to a row that one of them may be about."""
        if self.table is None or self.checker is None or not self.is_current:
            return
        from sgo_tui.tui.filling import fill_in  # not needed for the first screen

        self._take_typed()
        answer = await fill_in(self.app, self.table, self._looks, is_masked=self.grid.is_masked)
        if isinstance(answer, dict):
            self._show_bulk(self.table.change_cells(answer, confirmed=True))
        elif answer is not None:
            self._show_place(answer)

    def _take_typed(self) -> None:
        """Take what is being typed into the cell, before something else is done."""

    def _solve(self, place: Place) -> bool:
        """Put the suggestion into a cell; returns whether there is any."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take the last change back."""

    def action_redo(self) -> None:
        """Make the change undone last again."""
