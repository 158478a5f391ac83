"""`sgo-tui check`: the problems of a file."""

from __future__ import annotations

import argparse
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
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _
from sgo_tui.work import open_table
from sgo_tui.work.report import as_json, as_lines, has_errors


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(commands, "check", _("list the problems of a file"), "sgo-tui check 5a.xls")
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    add_json(command)
    add_values(command)
    add_sheet(command)
    add_as_of(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    take_settings(options.as_of)
    table = open_table(options.file, options.sheet)
    if table.export is None:
        raise UsageError(
            _("No header of an SGO export was found in «{sheet}»: there is nothing to check by.").format(
                sheet=table.sheet.name
            )
        )
    table.check_all()
    if options.json:
        print_json(as_json(table, with_values=options.values))
    else:
        for line in as_lines(table, with_values=options.values):
            print(line)
    return FOUND if has_errors(table) else OK
