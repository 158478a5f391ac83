"""The changes that wait to be saved, one by one: to be looked at, gone to, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.dialogs import Choice, Note, Question
from sgo_tui.tui.masking import hidden_text
from sgo_tui.tui.text import visible
from sgo_tui.work import Change, Place, Table
from sgo_tui.work.address import cell_name

if TYPE_CHECKING:
    from textual.app import App

    from sgo_tui.tui.grid import Grid

_MOST_LISTED = 500
"""Changes in the list; more are looked at as a view of the changed rows."""


async def show_changes(app: App[int], table: Table, grid: Grid) -> Change | None:
    """List the unsaved changes and do what is chosen; returns what was taken back, if anything was."""
    places = sorted(table.pending)
    if not places:
        await app.push_screen_wait(Note(_("Not saved yet"), _("There are no changes: the file holds all of it.")))
        return None
    count = len(places)
    told = ngettext("{n} cell is changed. Which one?", "{n} cells are changed. Which one?", count).format(n=count)
    listed = places[:_MOST_LISTED]
    lines = [Choice(cell_name(*place), _line(table, place, is_masked=grid.is_masked)) for place in listed]
    answer = await app.push_screen_wait(Question(_("Not saved yet"), told, lines))
    place = next((place for place in listed if cell_name(*place) == answer), None)
    if place is None:
        return None
    choices = [
        Choice("go", _("Go to the cell")),
        Choice("back", _("Take this change back: as it is in the file")),
        Choice("no", _("Leave it")),
    ]
    what = _line(table, place, is_masked=grid.is_masked)
    answer = await app.push_screen_wait(Question(visible(table.column(place[1]).title), what, choices))
    if answer == "go":
        grid.move_to(*place)
    return table.revert([place]) if answer == "back" else None


def _line(table: Table, place: Place, *, is_masked: bool) -> str:
    """Return «H6  old → new»."""
    field = table.field(place[1])
    texts = [table.stored_text(*place), table.text(*place)]
    shown = [visible(hidden_text(field, text) if is_masked else text) or _("empty") for text in texts]
    return f"{cell_name(*place)}  {shown[0]} → {shown[1]}"
