"""The help page, made from the table of commands."""

from __future__ import annotations

from textual.content import Content

from sgo_tui.check import Severity
from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.tui.key_map import in_own_keys
from sgo_tui.tui.key_page import beside, key_page
from sgo_tui.tui.looks import HIDDEN_MARK, PENDING_MARK, PROTECTION_MARKS, SEVERITY_MARKS

_WIDTH = 72
"""Of a dialog's text."""


def help_text() -> Content:
    """Return the keys with what they do, the marks, and where to move."""
    marks = (line for sign, meaning in _marks() for line in beside(sign, meaning, _WIDTH))
    first = in_own_keys(_("Open → F8 next problem → F4 or Enter to fix → Ctrl+S save."))
    return Content("\n".join([first, "", *key_page(_WIDTH), "", *marks]))


def _marks() -> list[tuple[str, str]]:
    return [
        (SEVERITY_MARKS[Severity.ERROR], _("an error: SGO or Госуслуги will refuse the value")),
        (SEVERITY_MARKS[Severity.WARNING], _("doubtful: check it against the document")),
        (SEVERITY_MARKS[Severity.HINT], _("a hint: better written in another way")),
        (HIDDEN_MARK, _("a row that is hidden in Excel, by hand or by a filter")),
        (PENDING_MARK, _("changed and not saved yet")),
        (PROTECTION_MARKS[Protection.LOCKED], _("a column that cannot be changed: SGO finds the person by it")),
        (PROTECTION_MARKS[Protection.GUARDED], _("a column that asks before a change")),
    ]
