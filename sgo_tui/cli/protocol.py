"""`sgo-tui protocol`: what was changed in a file, by whom and when, to be printed and signed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.command import OK, Commands, add_json, add_output, add_sheet, add_values, agreed_to_delete, new_command
from sgo_tui.cli.output import json_document
from sgo_tui.cli.writing import STANDARD_STREAM, refuse_existing, refuse_same, write_private
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _, ngettext


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "protocol",
        _("what was changed in a file, by whom and when, with names of people: to be printed and signed"),
        "sgo-tui protocol 5a.xls -o protocol.txt",
    )
    command.add_argument("file", nargs="?", type=Path, metavar=_("FILE.xls"), help=_("the edited file"))
    command.add_argument(
        "--original",
        type=Path,
        metavar=_("ORIGINAL.xls"),
        help=_("what the file was before; by default the copy that saving has kept"),
    )
    add_values(command)
    add_json(command)
    add_output(command, _("OUT.txt"), required=False)
    add_sheet(command)
    command.add_argument("--delete", action="store_true", help=_("delete the list of who has saved which file when"))
    command.add_argument("--yes", action="store_true", help=_("delete without the question"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.delete:
        return _delete(asks=not options.yes)
    if options.file is None:
        raise UsageError(_("Say of which file: sgo-tui protocol FILE.xls"))
    from sgo_tui.work.originals import open_with_original
    from sgo_tui.work.protocol import protocol_of
    from sgo_tui.work.protocol_report import as_json, as_lines

    output = options.output or STANDARD_STREAM
    refuse_existing(output, force=options.force)
    edited, original = open_with_original(options.file, options.original, options.sheet)
    if original is None:
        raise UsageError(
            _("What «{name}» was before is not known: no copy is left. Name the export: --original FILE.xls").format(
                name=options.file.name
            )
        )
    refuse_same(output, options.file, original.workbook.path)
    protocol = protocol_of(original, edited)
    if options.json:
        told = json_document(as_json(protocol, with_values=options.values))
    else:
        told = "\n".join(as_lines(protocol, with_values=options.values))
    if output == STANDARD_STREAM:
        print(told)
    else:
        write_private(output, f"{told}\n", force=options.force)
    return OK


def _delete(*, asks: bool) -> int:
    from sgo_tui.work.saves import all_saves, forget_saves
    from sgo_tui.xls.replacing import telling_failures

    count = len(all_saves())
    print(ngettext("{n} save is remembered.", "{n} saves are remembered.", count).format(n=count), file=sys.stderr)
    if asks and count and not agreed_to_delete():
        print(_("Nothing was deleted."), file=sys.stderr)
        return OK
    with telling_failures(_("list of saves")):
        forget_saves()
    return OK
