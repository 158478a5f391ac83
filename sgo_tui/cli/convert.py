"""`sgo-tui convert`: make an Excel 97-2003 workbook of a file of another kind."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.command import OK, Commands, add_json, add_output, new_command
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import _, ngettext


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "convert",
        _("make an Excel 97-2003 file of an .xlsx, .ods, HTML or CSV"),
        "sgo-tui convert page.xls -o 5a.xls",
    )
    command.add_argument("source", type=Path, metavar=_("FILE"), help=_("the file of another kind, whatever its name"))
    add_output(command, _("OUT.xls"))
    add_json(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from sgo_tui.convert import convert

    result = convert(options.source, options.output, force=options.force)
    if options.json:
        sheets = [{"sheet": s.name, "rows": s.row_count, "columns": s.column_count} for s in result.workbook.sheets]
        print_json({"file": str(options.output), "sheets": sheets, "losses": list(result.losses)})
    for sheet in result.workbook.sheets:
        rows = ngettext("{n} row", "{n} rows", sheet.row_count).format(n=sheet.row_count)
        columns = ngettext("{n} column", "{n} columns", sheet.column_count).format(n=sheet.column_count)
        print(f"{options.output}: «{sheet.name}»: {rows}, {columns}", file=sys.stderr)
    for loss in result.losses:
        print(loss, file=sys.stderr)
    return OK
