"""`sgo-tui set`: change cells without a screen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.command import OK, Commands, add_json, add_output, add_sheet, new_command
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing
from sgo_tui.errors import CellGuarded, SgoError, UsageError
from sgo_tui.i18n import _, ngettext
from sgo_tui.keeping import claim
from sgo_tui.work import Table, open_table
from sgo_tui.work.address import cell_name, parse_cell


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "set",
        _("change cells without a screen"),
        "sgo-tui set 5a.xls 'H6=112-233-445 95' -o new.xls",
        "sgo-tui set 5a.xls K9= -o 5a.xls --force",
    )
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    command.add_argument(
        "assignments",
        nargs="*",
        metavar=_("CELL=VALUE"),
        help=_("for example «H6=112-233-445 95»; nothing after = clears the cell"),
    )
    add_output(command, _("OUT.xls"))
    add_json(command)
    add_sheet(command)
    command.add_argument(
        "--yes", action="store_true", help=_("answer yes to the questions asked before guarded cells are changed")
    )
    command.add_argument("--scrub", action="store_true", help=_("take out of the file what no cell shows: old values"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not options.assignments and not options.scrub:
        raise UsageError(_("Nothing to change. Write CELL=VALUE, for example H6=…"))
    refuse_existing(options.output, force=options.force)
    table = open_table(options.file, options.sheet)
    if table.export is None:
        print(_("sgo-tui: no header of an SGO export was found: nothing is locked or checked."), file=sys.stderr)
    for assignment in options.assignments:
        _assign(table, assignment, confirmed=options.yes)
    cells = [cell_name(*place) for place in sorted(table.pending)]
    with claim(options.output):
        saved = table.save(options.output, scrub=options.scrub)
    if options.json:
        print_json({"file": str(saved.workbook.path), "changed": cells, "scrubbed": saved.scrubbed})
    count = saved.changed_cells
    changed = ngettext("{n} cell changed", "{n} cells changed", count).format(n=count)
    print(f"{saved.workbook.path}: {changed}", file=sys.stderr)
    return OK


def _assign(table: Table, assignment: str, *, confirmed: bool) -> None:
    name, equals, text = assignment.partition("=")
    if not equals:
        raise UsageError(_("«{text}» has no «=». Write CELL=VALUE, for example H6=…").format(text=name))
    row, column = parse_cell(name)
    if not text and table.erases(row, column):
        warning = _("{cell} is empty now: on import SGO will erase what it has there.")
        print(f"sgo-tui: {warning.format(cell=cell_name(row, column))}", file=sys.stderr)
    try:
        table.change(row, column, text, confirmed=confirmed)
    except CellGuarded as question:
        agree = _("To agree add --yes.")
        raise CellGuarded(f"{cell_name(row, column)}: {question} {agree}") from question
    except SgoError as error:
        raise type(error)(f"{cell_name(row, column)}: {error}") from error
