"""The line that tells where one is and what is left, and the line of keys."""

from __future__ import annotations

from collections.abc import Sequence

from sgo_tui.i18n import _, ngettext
from sgo_tui.tui.commands import Command
from sgo_tui.tui.key_map import command as command_named
from sgo_tui.tui.key_map import commands
from sgo_tui.tui.lines import Piece
from sgo_tui.tui.looks import PENDING_MARK, SEVERITY_MARKS, Looks
from sgo_tui.tui.text import visible
from sgo_tui.tui.viewing import view_name
from sgo_tui.work import Table
from sgo_tui.work.view import View

_NAME_WIDTH = 16


def status(table: Table, row: int, view: View, looks: Looks, *, selected: int = 1, is_kept: bool = True) -> list[Piece]:
    """Return file, row N of M, problems left by severity, how far the check is, and what is not saved.

    The number of `selected` cells, where there are several, takes the place of the row. What is not saved would survive
    a kill only if `is_kept`.
    """
    number = max(0, row - table.first_data_row + 1)
    name = visible(table.path.name)
    pieces = [
        (f" {name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + '…'}", looks.strong),
    ]
    if selected > 1:
        cells = ngettext("{n} cell selected", "{n} cells selected", selected).format(n=selected)
        pieces.append((f" │ {cells}", looks.strong))
    else:
        pieces.append((" │ " + _("row {n} of {count}").format(n=number, count=len(table.data_rows)), looks.plain))
    if not view.wanted.is_everything:
        pieces.append((f" │ {view_name(table, view)}", looks.strong))
    if table.export is None:
        pieces.append((" │ " + _("not an export of SGO: unchecked"), looks.plain))
    else:
        counts = [f"{mark} {table.problems.count(severity)}" for severity, mark in SEVERITY_MARKS.items()]
        pieces += [(" │ ", looks.plain), (command_named("problems").key, looks.key)]
        pieces.append((" " + "  ".join(counts), looks.plain))
        if table.part_checked < 1:
            pieces.append((" " + _("checking {part}").format(part=f"{table.part_checked:.0%}"), looks.soft))
    pending = table.pending_count
    if table.read_only is not None:
        pieces.append((" │ " + _("read only"), looks.strong))
    elif pending:
        unsaved = ngettext("{n} not saved", "{n} not saved", pending).format(n=pending)
        pieces.append((f" │ {PENDING_MARK} {unsaved}", looks.pending))
    if not is_kept:
        pieces.append((" " + _("and not kept!"), looks.strong))
    return pieces


def key_line(looks: Looks, width: int) -> list[Piece]:
    """Return the keys worth knowing first, in the order of the table of commands, as many as fit `width` cells."""
    hinted = [command for command in commands() if command.hint and command.key]
    shown = [command for command in hinted if command.is_always_hinted]
    for command in hinted:
        if command not in shown and sum(map(_hint_width, [*shown, command])) <= width:
            shown += [command]
    return _keys([(command.key, _(command.hint)) for command in sorted(shown, key=hinted.index)], looks)


def card_key_line(looks: Looks, _width: int) -> list[Piece]:
    """Return the keys worth knowing on a card; they fit any screen."""
    own = [("Esc", _("Table")), ("PgUp PgDn", _("Other person")), (command_named("login_columns").key, _("In short"))]
    shared = [command_named(name) for name in ("edit", "take_suggestion", "next_problem")]
    return _keys([*own, *((command.key, _(command.hint)) for command in shared)], looks)


def _keys(hints: Sequence[tuple[str, str]], looks: Looks) -> list[Piece]:
    pieces: list[Piece] = []
    for key, hint in hints:
        if key:  # the user may have taken it away
            pieces += [(key, looks.key), (f" {hint}  ", looks.plain)]
    return pieces


def _hint_width(command: Command) -> int:
    return len(command.key) + len(_(command.hint)) + 3


def unsaved(table: Table) -> str:
    """Return how many changed cells wait to be saved, as a sentence."""
    count = table.pending_count
    if not count:
        return _("The repaired file is not saved.")
    return ngettext("{n} changed cell is not saved.", "{n} changed cells are not saved.", count).format(n=count)
