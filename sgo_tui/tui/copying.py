"""Before cells leave the server: what that means, and whether it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.dialogs import Choice, Question

if TYPE_CHECKING:
    from textual.app import App


async def may_leave(app: App[int], count: int) -> bool:
    """Ask whether `count` cells may go to the clipboard of the computer in front of which the user sits."""
    text = ngettext(
        "{n} cell leaves the server for the clipboard of your computer: it holds personal data, and other programs "
        "there can read it.",
        "{n} cells leave the server for the clipboard of your computer: they hold personal data, and other programs "
        "there can read them.",
        count,
    )
    choices = [Choice("no", _("No, keep them here")), Choice("yes", _("Yes, copy them"))]
    return await app.push_screen_wait(Question(_("Out of the server?"), text.format(n=count), choices)) == "yes"
