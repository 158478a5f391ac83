"""How a cell looks: its colours and its marks.

A mark says the same as the colour, for NO_COLOR, monochrome screens and people who do not see red. The colours
themselves are those of a theme.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style

from sgo_tui.check import Severity
from sgo_tui.export import Protection

SEVERITY_MARKS = {Severity.ERROR: "!", Severity.WARNING: "?", Severity.HINT: "·"}
PENDING_MARK = "*"
HIDDEN_MARK = "-"
"""Behind the number of a row that Excel does not show: hidden by hand or by a filter."""
PROTECTION_MARKS = {Protection.OPEN: " ", Protection.GUARDED: "~", Protection.LOCKED: "×"}


@dataclass(frozen=True)
class Looks:
    """The styles of one theme."""

    plain: Style
    header: Style
    gutter: Style
    locked: Style
    pending: Style
    severities: dict[Severity, Style]
    strong: Style
    soft: Style
    notice: Style
    key: Style
    cursor: Style
    selected: Style

    def of_cell(
        self,
        severity: Severity | None,
        *,
        is_pending: bool,
        is_locked: bool,
        is_cursor: bool,
        is_selected: bool = False,
    ) -> Style:
        """Return the style of a cell: the problem first, then what is unsaved, then what is locked."""
        if severity is not None:
            style = self.severities[severity]
            if is_pending:
                style += self.pending_problem
        elif is_pending:
            style = self.pending
        else:
            style = self.locked if is_locked else self.plain
        if is_cursor:
            return style + self.cursor
        return style + self.selected if is_selected else style

    @property
    def pending_problem(self) -> Style:
        """What an unsaved cell with a problem adds to the colour of the problem."""
        return Style(underline=True)
