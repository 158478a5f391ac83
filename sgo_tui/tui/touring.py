"""The tour on the screen: three lines above the table that go on when what they ask for is done."""

from __future__ import annotations

from collections.abc import Callable

from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.tui.dialogs import Choice, Question
from sgo_tui.tui.key_map import commands
from sgo_tui.tui.lines import Lines, Piece
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.table_screen import TableScreen
from sgo_tui.tui.tour import STEPS, Seen


class Tour:
    """Leads over the steps; the keys do what they always do."""

    def __init__(self, screen: TableScreen, looks: Looks, ended: Callable[[], object]) -> None:
        self._screen = screen
        self._looks = looks
        self._ended = ended
        self._number = 0
        self._begun = self._seen()
        self._lines = Lines((), (), ())

    async def begin(self) -> None:
        """Show the first step."""
        await self._screen.mount(self._lines, before=self._screen.grid)
        self._screen.on_shown = self._look
        self._show()

    def end(self) -> None:
        """Take the lines away."""
        self._screen.on_shown = None
        self._lines.remove()
        self._ended()

    def _look(self) -> None:
        """Go on to the next step if this one is done."""
        now = self._seen()
        if not STEPS[self._number].is_done(self._begun, now):
            return
        self._number, self._begun = self._number + 1, now
        if self._number < len(STEPS):
            self._show()
        else:
            self.end()

    def _show(self) -> None:
        step = STEPS[self._number]
        keys = {command.action: command.key for command in commands()}
        place = _("Tour, {n} of {count}: {title}").format(n=self._number + 1, count=len(STEPS), title=_(step.title))
        heading: list[Piece] = [(f" {place} ", self._looks.notice), ("  " + _("Esc: end the tour"), self._looks.soft)]
        what, do = (_(sentence).format_map(keys) for sentence in (step.what, step.do))
        self._lines.show([heading, [(f" {what}", self._looks.plain)], [(f" → {do}", self._looks.strong)]])

    def _seen(self) -> Seen:
        screen, grid, table = self._screen, self._screen.grid, self._screen.table
        assert table is not None
        return Seen(
            (grid.row, grid.column),
            bool(table.problems.at(grid.row, grid.column)),
            table.lock(grid.row, grid.column).protection is Protection.LOCKED,
            screen.panel.is_telling,
            table.pending_count,
            table.workbook,
        )


def offer() -> Question:
    """Return the question whether the tour is wanted; it answers "tour" if it is."""
    choices = [Choice("tour", _("Yes, show me")), Choice("alone", _("No, I look around by myself"))]
    text = _("Four short steps on these invented people. You find the tour among all commands later as well: Ctrl+P.")
    return Question(_("A tour of two minutes?"), text, choices)
