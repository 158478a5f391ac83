"""The help page, made from the table of commands."""

from __future__ import annotations

from textual.content import Content

from sgo_tui.check import Severity
from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.tui.commands import COMMANDS, MOVEMENT
from sgo_tui.tui.looks import HIDDEN_MARK, PENDING_MARK, PROTECTION_MARKS, SEVERITY_MARKS

_KEY_WIDTH = 9


def help_text() -> Content:
    """Return the keys with what they do, the marks, and where to move."""
    lines = [_("Open → F8 next problem → F4 or Enter to fix → Ctrl+S save."), ""]
    for command in COMMANDS:
        lines.append(f"{command.key:<{_KEY_WIDTH}} {_(command.title)}")
        lines.append(f"{'':<{_KEY_WIDTH}} {_(command.help)}")
    lines += ["", *map(_, MOVEMENT), "", *_marks()]
    return Content("\n".join(lines))


def _marks() -> list[str]:
    meanings = [
        (SEVERITY_MARKS[Severity.ERROR], _("an error: SGO or Госуслуги will refuse the value")),
        (SEVERITY_MARKS[Severity.WARNING], _("doubtful: check it against the document")),
        (SEVERITY_MARKS[Severity.HINT], _("a hint: better written in another way")),
        (HIDDEN_MARK, _("a row that is hidden in Excel, by hand or by a filter")),
        (PENDING_MARK, _("changed and not saved yet")),
        (PROTECTION_MARKS[Protection.LOCKED], _("a column that cannot be changed: SGO finds the person by it")),
        (PROTECTION_MARKS[Protection.GUARDED], _("a column that asks before a change")),
    ]
    return [f"{mark:<{_KEY_WIDTH}} {meaning}" for mark, meaning in meanings]
