"""`sgo-tui compare`: what SGO has taken of an import («сверка»)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.command import (
    FOUND,
    OK,
    Commands,
    add_as_of,
    add_json,
    add_sheet,
    add_values,
    new_command,
    take_settings,
)
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import _


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "compare",
        _("what SGO has taken of an import, and the likely reason for the rest"),
        "sgo-tui compare 5a.xls 5a-fresh.xls",
    )
    command.add_argument("edited", type=Path, metavar=_("EDITED.xls"), help=_("the file that was imported"))
    command.add_argument("fresh", type=Path, metavar=_("FRESH.xls"), help=_("an export made after the import"))
    command.add_argument(
        "--original",
        type=Path,
        metavar=_("ORIGINAL.xls"),
        help=_(
            "the export before it was edited; by default the copy that saving has kept. Where there is none, all that "
            "differs is told, edited or not, and no edit can be said to be refused"
        ),
    )
    add_values(command)
    add_json(command)
    add_sheet(command)
    add_as_of(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from sgo_tui.convert import open_any
    from sgo_tui.work.opening import table_at
    from sgo_tui.work.originals import open_with_original
    from sgo_tui.work.reconcile import reconcile
    from sgo_tui.work.reconcile_report import as_json, as_lines

    take_settings(options.as_of)
    edited, original = open_with_original(options.edited, options.original, options.sheet)
    fresh = table_at(open_any(options.fresh), options.sheet)
    found = reconcile(edited, fresh, original)
    if original is None:
        print(_("No original is known: all that differs is told, edited or not. Add --original."), file=sys.stderr)
    else:
        print(_("What was edited is told by «{name}».").format(name=original.workbook.path.name), file=sys.stderr)
    if options.json:
        print_json(as_json(found, with_values=options.values))
    else:
        for line in as_lines(found, with_values=options.values):
            print(line)
    return OK if found.all_taken else FOUND
