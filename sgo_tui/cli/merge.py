"""`sgo-tui merge`: several exports into one file to work in, or the teachers' parts back onto the export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.bringing import add_bringing, bring
from sgo_tui.cli.command import FOUND, OK, Commands, add_json, add_output, add_sheet, new_command
from sgo_tui.cli.counting import counted
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing, refuse_same, write_private
from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "merge",
        _("put exports into one file to work in, or parts back onto their export"),
        "sgo-tui merge 5a.xls 5b.xls -o work.xls",
        "sgo-tui merge parts/*.xls --onto export.xls -o import.xls",
    )
    command.add_argument("files", nargs="+", type=Path, metavar=_("FILE"), help=_("exports, or parts made by split"))
    command.add_argument(
        "--onto",
        type=Path,
        metavar=_("ORIGINAL.xls"),
        help=_(
            "the export that was split: what was changed in the parts is put on its bytes. Without it a new file is "
            "made that is to work in only; split --onto brings its changes back to the exports"
        ),
    )
    add_output(command, _("OUT.xls"))
    add_bringing(command)
    add_json(command)
    add_sheet(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    refuse_existing(options.output, force=options.force)
    if options.onto is not None:
        refuse_same(options.output, options.onto, *options.files)
        return bring(options, options.files, [options.onto], [options.output])
    refuse_same(options.output, *options.files)
    return _make_working_copy(options)


def _make_working_copy(options: argparse.Namespace) -> int:
    from sgo_tui.work import open_table
    from sgo_tui.work.parts import merge
    from sgo_tui.work.working_copy import working_copy

    files = counted(options.files, len(options.files), _("reading"))
    merged = merge([open_table(path, options.sheet) for path in files])
    write_private(options.output, working_copy(merged.parts, options.output), force=options.force)
    count = sum(len(part.rows) for part in merged.parts)
    print(f"{options.output}: {ngettext('{n} row', '{n} rows', count).format(n=count)}", file=sys.stderr)
    unequal = [
        *((table, column, _("the file has no such column")) for table, column in merged.lacking),
        *((table, column, _("left out: the first file has no such column")) for table, column in merged.left_out),
    ]
    if options.json:
        told = [
            {"file": str(table.workbook.path), "column": column.title, "told": why} for table, column, why in unequal
        ]
        print_json({"file": str(options.output), "rows": count, "columns": told})
    else:
        for table, column, why in unequal:
            print(marked(f"{table.workbook.path.name}: {column.title}: {why}"))
    return FOUND if unequal else OK
