"""A table on the screen, to be looked at: the grid, the lines below it, the problems one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import Worker

from sgo_tui.check import Problem
from sgo_tui.i18n import _
from sgo_tui.tui import describe, status
from sgo_tui.tui.checking import Checker
from sgo_tui.tui.columns import Choice, Columns
from sgo_tui.tui.dialogs import Note
from sgo_tui.tui.grid import Grid
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.panel import Panel
from sgo_tui.tui.remembering import columns_left, keep_columns
from sgo_tui.tui.viewing import choose_view
from sgo_tui.tui.working import do
from sgo_tui.work import Table
from sgo_tui.work.view import Wanted, make_view

if TYPE_CHECKING:
    from sgo_tui.tui.readiness import Chosen

if TYPE_CHECKING:
    from sgo_tui.tui.card import Card


class TableScreen(Screen[None]):
    """Shows a table and what is known of it."""

    BINDINGS = [Binding("escape", "back", show=False)]

    def __init__(self, file_name: str, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._file_name = file_name
        self.table: Table | None = None
        self.checker: Checker | None = None
        self._checking: Worker[None] | None = None
        self._card: Card | None = None
        """One row beneath each other, once it has been asked for."""
        self._searched = ""
        """What was searched for last."""
        self._on_change: Callable[[], object] = _ignore
        """Hears of changed cells, and of the end of the check: a list of problems above the table is made anew."""
        self.on_shown: Callable[[], object] | None = None
        """Hears that something else is told, of a cell or on what a key has done."""
        self._chosen: Chosen | None = None
        """What was opened last on the page of readiness."""
        self._wanted_before = Wanted()
        """The rows that were shown before that."""

    def compose(self) -> ComposeResult:
        """Lay the table over the lines that tell of it."""
        grid = Grid(id="grid")
        grid.looks = self._looks
        grid.on_cursor = self._show_cell
        yield grid
        yield Panel(self._file_name, self._looks)

    @property
    def grid(self) -> Grid:
        """The table on the screen."""
        return self.query_one(Grid)

    @property
    def face(self) -> Grid | Card:
        """What shows the cell under the cursor and takes the keys: the table, or the card of one row."""
        return self._card if self._card is not None and self._card.display else self.grid

    @property
    def panel(self) -> Panel:
        """The lines below it."""
        return self.query_one(Panel)

    def wear(self, looks: Looks) -> None:
        """Show everything in other colours."""
        self._looks = looks
        self.grid.looks = looks
        self.grid.refresh()
        self.panel.wear(looks)
        self._show_cell()

    def show_preview(self, table: Table, painted: Callable[[], object]) -> None:
        """Show the first rows while the others are read; `painted` is called when they are on the screen."""
        self.table = table
        self._show_first(table)
        self.grid.focus()
        self.call_after_refresh(painted)

    def show_table(self, table: Table) -> None:
        """Show an opened table and begin to check it."""
        previewed = self.table is not None
        self.table = table
        self.checker = Checker(table, self._rows_checked, self._show_status)
        self._checking = None
        if previewed:
            self.grid.update_table(table)
        else:
            self._show_first(table)
        self.face.focus()
        if told := self._first_notice(table):
            self.notice(told)
        self.call_after_refresh(self.check_on)

    def _show_first(self, table: Table) -> None:
        self.grid.columns = columns_left(table)
        self.grid.show_table(table)

    def _first_notice(self, table: Table) -> str:
        """Return why less is shown than a person may expect, "" when nothing is to be told."""
        left = [] if self.grid.columns == Columns() else [_("Columns as you left them; F5 shows others.")]
        return " ".join([*left, *filter(None, [describe.hidden(table)])])

    def action_help(self) -> None:
        """Explain the problems of the cell, or else show the help page; F1 leads from the one to the other."""
        from sgo_tui.tui.explain import explain  # not needed for the first screen
        from sgo_tui.tui.help import help_text

        page = Note(_("Help"), help_text())
        problems = self._problems_shown()
        if self.table is not None and problems:
            row, column = self.grid.row, self.grid.column
            words = explain(self.table, row, column, problems, is_typing=self.panel.input.is_open)
            page = Note(*words, next_page=page)
        self.app.push_screen(page)

    async def action_card(self) -> None:
        """Show the row under the cursor as a card, or the table again, the cursor on the same cell."""
        if self.table is None or not self.grid.view:
            return
        if self._card is None:
            from sgo_tui.tui.card import Card  # not needed for the first screen

            self._card = Card(self.grid)
            self._card.display = False
            await self.mount(self._card, before=self.panel)
        to_card = not self._card.display
        self.grid.select(None)
        self._card.display, self.grid.display = to_card, not to_card
        self.set_focus(self.face)
        self.panel.show_keys(status.card_key_line if to_card else status.key_line)
        self._show_cell()

    @work
    async def action_view(self) -> None:
        """Choose which rows and columns are shown."""
        if self.table is not None and self.checker is not None:
            before = self.grid.columns
            await choose_view(self.app, self.table, self.grid, self._searched)
            if self.grid.columns != before:
                keep_columns(self.table, self.grid.columns)
            self._show_status()

    def action_login_columns(self) -> None:
        """Show only the columns that Госуслуги looks at, or the usual ones again."""
        if self.table is not None:
            others = Choice.USUAL if self.grid.columns.choice is Choice.LOGIN else Choice.LOGIN
            self.grid.show_columns(self.grid.columns.choose(others))
            keep_columns(self.table, self.grid.columns)

    def action_mask(self) -> None:
        """Hide the numbers of documents, or show them again."""
        self.grid.is_masked = not self.grid.is_masked
        self.grid.refresh()
        self._show_cell()
        told = _("Numbers of documents are hidden. Ctrl+B shows them.")
        self.notice(told if self.grid.is_masked else _("Numbers of documents are shown."))

    def action_by_hand(self) -> None:
        """List what can only be mended on the cards in SGO."""
        if self.table is not None:
            from sgo_tui.work.listing.lines import by_hand

            do(self.app, _("Searching…"), by_hand(self.table), self._tell_by_hand)

    def _tell_by_hand(self, lines: Sequence[str]) -> None:
        nothing = _("The names, birth dates and other locked cells have no problems.")
        self._tell(_("To be mended by hand in SGO"), lines or [nothing])

    @work
    async def action_readiness(self) -> None:
        """Show who is ready for Госуслуги, and the rows that are chosen there."""
        if self.table is None or self.checker is None:
            return
        if self.table.export is None:
            self.notice(_("This is not an export of SGO: the values were not checked."))
            return
        from sgo_tui.tui.readiness import ReadinessPage  # with the rules, not needed for the first screen

        place = self._chosen.place if self._chosen else (0, 0)
        page = ReadinessPage(self.table, self.table.export, self.checker, self._looks, place)
        chosen = await self.app.push_screen_wait(page)
        if chosen is not None:
            self._show_chosen(self.table, chosen)

    def action_back(self) -> None:
        """Go back to the page that the shown rows were chosen on; the rows shown before are shown again."""
        if self.table is not None and self._chosen and self.grid.view.wanted == self._chosen.wanted:
            self.grid.show_view(make_view(self.table, self._wanted_before))
            self.action_readiness()

    def _show_chosen(self, table: Table, chosen: Chosen) -> None:
        """Show rows chosen on the page of readiness, the cursor where something is to be done in the first of them."""
        if self._chosen is None or self.grid.view.wanted != self._chosen.wanted:
            self._wanted_before = self.grid.view.wanted
        self._chosen = chosen
        self.grid.show_view(make_view(table, chosen.wanted))
        self.grid.move_to(self.grid.view.rows[0], self.grid.column if chosen.column is None else chosen.column)
        self.notice(_("Esc: back to who is ready."))
        self._show_status()

    def _tell(self, title: str, lines: Sequence[str]) -> None:
        """Show lines to be read, and say so while not all rows have been checked."""
        assert self.table is not None
        still = [] if self.table.part_checked >= 1 else [_("The check of the values is not finished yet."), ""]
        self.app.push_screen(Note(title, "\n".join([*still, *lines])))

    def action_next_problem(self) -> None:
        """Go to the next cell with a problem."""
        self._go_to_problem(1)

    def action_previous_problem(self) -> None:
        """Go to the previous cell with a problem."""
        self._go_to_problem(-1)

    def notice(self, text: str) -> None:
        """Tell something until the next key."""
        self.panel.notice(text)
        self._tell_shown()

    def key_came(self) -> None:
        """Make room for a key: no old notice, no checking for a moment."""
        self.panel.clear_notice()
        self.give_way()

    def give_way(self) -> None:
        """Check nothing for a moment: something is to be done about a key."""
        if self.checker is not None:
            self.checker.give_way()

    def _problems_shown(self) -> Sequence[Problem]:
        """Return the problems of the cell under the cursor."""
        if self.table is None:
            return ()
        row, column = self.grid.row, self.grid.column
        return self.table.problems.at(row, column)

    def _go_to_problem(self, step: int) -> None:
        if self.table is None:
            return
        target = self.face.next_problem(step)
        if target is None:
            done = self.table.part_checked >= 1
            self.notice(_("No problems are left.") if done else _("No problems found so far; still checking."))
        else:
            self.grid.move_to(*target)

    def check_on(self) -> None:
        """Go on checking, if there is anything left to check: at first all rows, after a change of many those."""
        if self._checking is None or self._checking.is_finished:
            self._checking = self.run_worker(self._check())

    async def _check(self) -> None:
        """Check all rows, as long as the screen is there."""
        assert self.checker is not None
        with suppress(NoMatches):  # the program is being left, and the widgets have gone before it
            await self.checker.run()

    def _rows_checked(self, rows: set[int]) -> None:
        self.grid.refresh_rows(rows)
        if self.grid.row in rows:
            if self._card is not None:
                self._card.rearrange()
            self._show_cell()
        elif self.table is not None and self.table.part_checked >= 1:
            self._show_status()
        if self.table is not None and self.table.part_checked >= 1:
            self._on_change()

    def _show_cell(self) -> None:
        """Show all that is known of the cell under the cursor."""
        if self.table is not None:
            if self._card is not None and self.face is self._card:
                self._card.show_row()
            self.panel.show_cell(self.table, self.grid.row, self.grid.column, is_masked=self.grid.is_masked)
            self._show_status()
            self._tell_shown()

    def _tell_shown(self) -> None:
        if self.on_shown is not None:
            self.on_shown()

    def _show_status(self) -> None:
        """While the file is being opened, the status tells how far that is."""
        if self.table is not None and self.checker is not None:
            grid = self.grid
            self.panel.show_status(self.table, grid.row, grid.view, selected=grid.selected_count, is_kept=self._is_kept)

    @property
    def _is_kept(self) -> bool:
        """Whether what is not saved would survive a kill."""
        return True


def _ignore() -> None:
    """Nothing is to be made anew."""
