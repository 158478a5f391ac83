"""What the lines below the table say of one cell."""

from __future__ import annotations

from collections.abc import Sequence

from sgo_tui.check import Problem
from sgo_tui.export import Protection
from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.key_map import command
from sgo_tui.tui.lines import Piece
from sgo_tui.tui.looks import HIDDEN_MARK, PROTECTION_MARKS, SEVERITY_MARKS, Looks
from sgo_tui.tui.masking import hidden_text
from sgo_tui.tui.text import visible
from sgo_tui.work import Table
from sgo_tui.work.address import cell_name

_CHOICES_SHOWN = 12
_PROMPTED = "   "
"""A value stands where it is when it is edited, behind the prompt: it is not sent again then."""


def heading(table: Table, row: int, column: int, looks: Looks) -> list[Piece]:
    """Return the address and the full label: «H6  Мать · СНИЛС»."""
    pieces = [(f" {cell_name(row, column)} ", looks.key), (f" {visible(table.column(column).title)}", looks.strong)]
    protection = table.lock(row, column).protection
    words = {
        Protection.LOCKED: _("cannot be changed"),
        Protection.GUARDED: _("asks before a change"),
    }
    if row in table.sheet.hidden_rows or column in table.sheet.hidden_columns:
        pieces.append(("  " + _("hidden in Excel"), looks.soft))
    if protection in words:
        pieces.append((f"  {PROTECTION_MARKS[protection]} {words[protection]}", looks.soft))
    return pieces


def value(table: Table, row: int, column: int, looks: Looks, *, is_masked: bool = False) -> list[Piece]:
    """Return the cell's text, and what the file holds where an edit is pending."""
    now, before = table.text(row, column), table.stored_text(row, column)
    if is_masked:
        now, before = (hidden_text(table.field(column), text) for text in (now, before))
    pieces = [(_PROMPTED + visible(now), looks.plain)]
    if table.is_pending(row, column):
        stored = visible(before) or _("empty")
        pieces.append(("   " + _("in the file: {value}").format(value=stored), looks.soft))
    return pieces


def typed(
    table: Table, row: int, column: int, text: str, looks: Looks, *, is_masked: bool = False
) -> list[list[Piece]]:
    """Return how far `text`, being typed, is or what is wrong with it, and how it will be stored or what to choose.

    Nothing is said against a text before it is whole, but for the one that stood there before. Where numbers are to be
    hidden, the line in which they are typed is the only one that shows them.
    """
    stored, problems = table.typed(row, column, text, is_seen=True)
    guidance = table.guidance(row, column, text)
    field = table.field(column) if is_masked else None
    will_be = choices(table.offered(row, column), text, looks)
    if stored != text:
        will_be = [(" Enter ", looks.key), (f" {visible(hidden_text(field, stored)) or _('empty')}", looks.strong)]
    if guidance is None or (problems and (guidance.is_finished or text in ("", table.text(row, column)))):
        return [findings(problems, looks), will_be]
    form = visible(hidden_text(field, guidance.form))
    return [[(_PROMPTED + form + "  " * bool(form), looks.strong), (guidance.words, looks.soft)], will_be]


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
    """Return what can be done: the suggestion, the list to choose from, or why the cell is locked."""
    lock = table.lock(row, column)
    if lock.protection is Protection.LOCKED:
        return [(f" {lock.reason}", looks.soft)]
    solved = solvable(table.problems.at(row, column))
    if solved is None:
        return choices(table.offered(row, column), "", looks)
    pieces = [*_take(_("replace by: "), looks), (_shown(solved.suggestion), looks.strong)]
    for other, text in solved.others:
        pieces += [(f" {cell_name(row, other)}: ", looks.plain), (_shown(text), looks.strong)]
    return pieces


def _shown(text: str | None) -> str:
    return visible(text or "") or _("empty")


def choices(values: Sequence[str], typed: str, looks: Looks) -> list[Piece]:
    """Return the values that the file offers, those first that begin as what is being `typed`."""
    if not values:
        return []
    ordered = sorted(values, key=lambda value: not value.lower().startswith(typed.lower()))
    shown = " · ".join(map(visible, ordered[:_CHOICES_SHOWN])) + (" …" if len(values) > _CHOICES_SHOWN else "")
    return [*_take(_("choose: "), looks), (shown, looks.strong)]


def _take(words: str, looks: Looks) -> list[Piece]:
    """Return the key that takes a suggestion, with what it does."""
    return [(f" {command('take_suggestion').key or 'Ctrl+P'} ", looks.key), (f" {words}", looks.plain)]


def why_offered(table: Table, row: int, column: int) -> str:
    """Return a sentence on where the values come from that may be chosen for a cell."""
    if table.named_by_sgo(row, column):
        return _("SGO has named these values.")
    if table.choices(row, column):
        return _("The file allows these values.")
    return _("Other cells of the column have these values.")


def hidden(table: Table) -> str:
    """Return how much of the table the file hides from who opens it in Excel, "" when nothing."""
    rows = len(table.sheet.hidden_rows.intersection(table.data_rows))
    columns = len([column for column in table.sheet.hidden_columns if column < table.column_count])
    parts = []
    if rows:
        parts.append(
            ngettext(
                "{n} row is hidden in Excel: it is shown here, marked «{mark}».",
                "{n} rows are hidden in Excel: they are shown here, marked «{mark}».",
                rows,
            ).format(n=rows, mark=HIDDEN_MARK)
        )
    if columns:
        parts.append(
            ngettext(
                "{n} column is hidden in Excel and here.", "{n} columns are hidden in Excel and here.", columns
            ).format(n=columns)
        )
    return " ".join(parts)


def solvable(problems: Sequence[Problem]) -> Problem | None:
    """Return the worst problem that has a suggestion."""
    return next((problem for problem in problems if problem.suggestion is not None), None)
