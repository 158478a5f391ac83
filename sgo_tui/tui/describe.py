"""What the lines below the table say of one cell."""

from __future__ import annotations

from collections.abc import Sequence

from sgo_tui.check import Problem
from sgo_tui.export import Protection
from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.lines import Piece
from sgo_tui.tui.looks import PROTECTION_MARKS, SEVERITY_MARKS, Looks
from sgo_tui.tui.text import visible
from sgo_tui.work import Table
from sgo_tui.work.address import cell_name


def heading(table: Table, row: int, column: int, looks: Looks) -> list[Piece]:
    """Return the address and the full label: «H6  Мать · СНИЛС»."""
    pieces = [(f" {cell_name(row, column)} ", looks.key), (f" {visible(table.column(column).title)}", looks.strong)]
    protection = table.lock(row, column).protection
    words = {
        Protection.LOCKED: _("cannot be changed"),
        Protection.GUARDED: _("asks before a change"),
    }
    if protection in words:
        pieces.append((f"  {PROTECTION_MARKS[protection]} {words[protection]}", looks.soft))
    return pieces


def value(table: Table, row: int, column: int, looks: Looks) -> list[Piece]:
    """Return the cell's text, and what the file holds where an edit is pending."""
    pieces = [(" " + visible(table.text(row, column)), looks.plain)]
    if table.is_pending(row, column):
        stored = visible(table.stored_text(row, column)) or _("empty")
        pieces.append(("   " + _("in the file: {value}").format(value=stored), looks.soft))
    return pieces


def findings(problems: Sequence[Problem], looks: Looks) -> list[Piece]:
    """Return why the cell is marked: the worst problem, and how many more there are."""
    if not problems:
        return []
    worst = problems[0]
    pieces = [
        (f" {SEVERITY_MARKS[worst.severity]} ", looks.severities[worst.severity]),
        (f" {visible(worst.message)}", looks.plain),
    ]
    if len(problems) > 1:
        more = len(problems) - 1
        pieces.append((" " + ngettext("(and {n} more)", "(and {n} more)", more).format(n=more), looks.soft))
    return pieces


def remedy(table: Table, row: int, column: int, looks: Looks) -> list[Piece]:
    """Return what can be done: the suggestion, or why the cell is locked."""
    lock = table.lock(row, column)
    if lock.protection is Protection.LOCKED:
        return [(f" {lock.reason}", looks.soft)]
    suggestion = suggestion_for(table.problems.at(row, column))
    if suggestion is None:
        return []
    shown = visible(suggestion) or _("empty")
    return [(" F4 ", looks.key), (" " + _("replace by: "), looks.plain), (shown, looks.strong)]


def suggestion_for(problems: Sequence[Problem]) -> str | None:
    """Return the suggestion of the worst problem that has one."""
    return next((problem.suggestion for problem in problems if problem.suggestion is not None), None)
