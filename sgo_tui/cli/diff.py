"""`sgo-tui diff`: what has become of an export, and whether SGO will bear it."""

from __future__ import annotations

import argparse
from pathlib import Path

from sgo_tui.cli.command import FOUND, OK, Commands, add_json, add_sheet, add_values, new_command
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import _


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands, "diff", _("compare an edited file with its original"), "sgo-tui diff 5a.xls edited.xls"
    )
    command.add_argument("original", type=Path, metavar=_("ORIGINAL.xls"), help=_("the export as SGO has given it"))
    command.add_argument("edited", type=Path, metavar=_("EDITED"), help=_("what has become of it"))
    add_json(command)
    add_values(command)
    add_sheet(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from sgo_tui.work.changes import is_forbidden
    from sgo_tui.work.changes_report import as_json, as_lines
    from sgo_tui.work.diff import compare_files

    original, edited, changes = compare_files(options.original, options.edited, options.sheet)
    if options.json:
        print_json(as_json(original, edited, changes, with_values=options.values))
    else:
        for line in as_lines(original, edited, changes, with_values=options.values):
            print(line)
    return FOUND if is_forbidden(changes) else OK
