"""Where the tour is offered and begun: on the demo file only, for nobody else is to be in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from sgo_tui.i18n import _
from sgo_tui.tui.listing_screen import ListingScreen
from sgo_tui.tui.looks import Looks

if TYPE_CHECKING:
    from sgo_tui.tui.touring import Tour


class TouringScreen(ListingScreen):
    """Shows the tour above the table to who wants it."""

    def __init__(self, file_name: str, looks: Looks, *, is_demo: bool) -> None:
        super().__init__(file_name, looks)
        self._is_demo = is_demo
        self._tour: Tour | None = None

    @work
    async def offer_tour(self) -> None:
        """Ask who starts for the first time whether the tour is wanted."""
        from sgo_tui.tui.touring import offer  # seen once

        if await self.app.push_screen_wait(offer()) == "tour":
            await self.action_tour()

    async def action_tour(self) -> None:
        """Show the steps of the tour above the table, from the first one on."""
        if not self._is_demo or self.table is None:
            self.notice(_("The tour is on invented people: leave and type «sgo-tui demo»."))
            return
        from sgo_tui.tui.touring import Tour  # seen once

        if self._tour is not None:
            self._tour.end()
        self._tour = Tour(self, self._looks, self._tour_ended)
        await self._tour.begin()

    def action_back(self) -> None:
        """End the tour, or go back to the page that the shown rows were chosen on."""
        if self._tour is not None:
            self._tour.end()
        else:
            super().action_back()

    def _tour_ended(self) -> None:
        self._tour = None
        self.notice(_("This was the tour. F1 explains and lists all keys."))
