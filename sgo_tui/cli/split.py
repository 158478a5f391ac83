"""`sgo-tui split`: an export into a file for each class, or a file to work in back onto the exports it is made of."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sgo_tui.cli.bringing import add_bringing, bring
from sgo_tui.cli.command import OK, Commands, add_json, add_sheet, new_command
from sgo_tui.cli.counting import counted
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing, refuse_same, write_private
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked

_PRIVATE_FOLDER = 0o700
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
"""What no file may have in its name on one system or another."""


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "split",
        _("make a file of each class, or bring a merged file back to its exports"),
        "sgo-tui split export.xls --by class -o parts",
        "sgo-tui split work.xls --onto 5a.xls 5b.xls -o import",
    )
    command.add_argument("file", type=Path, metavar=_("FILE.xls"), help=_("an export, or a file made by merge"))
    command.add_argument("--by", choices=("class",), default="class", help=_("what the files are made by"))
    command.add_argument(
        "--onto",
        nargs="+",
        type=Path,
        metavar=_("ORIGINAL.xls"),
        help=_(
            "the exports that were merged: what was changed is put on the bytes of each. Without it new files are made "
            "that are to work in only; merge --onto brings their changes back to the export"
        ),
    )
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar=_("FOLDER"), help=_("save here; the folder is made")
    )
    command.add_argument("--force", action="store_true", help=_("overwrite files in the folder"))
    add_bringing(command)
    add_json(command)
    add_sheet(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not options.onto:
        return _make_parts(options)
    outputs = [options.output / path.name for path in options.onto]
    if len({output.name for output in outputs}) < len(outputs):
        raise UsageError(_("Two of the originals have one name: both cannot be saved in one folder."))
    _refuse(options, outputs, [options.file, *options.onto])
    return bring(options, [options.file], options.onto, outputs)


def _make_parts(options: argparse.Namespace) -> int:
    from sgo_tui.work import open_table
    from sgo_tui.work.parts import parts_by_class
    from sgo_tui.work.working_copy import working_copy

    parts = parts_by_class(open_table(options.file, options.sheet))
    outputs = [options.output / name for name in _file_names(options.file.stem, parts)]
    _refuse(options, outputs, [options.file])
    made = counted(zip(outputs, parts.items(), strict=True), len(parts), _("writing"))
    for output, (_class, part) in made:
        write_private(output, working_copy([part], output), force=options.force)
    told = [(str(output), name, len(part.rows)) for output, (name, part) in zip(outputs, parts.items(), strict=True)]
    if options.json:
        print_json({"parts": [{"file": file, "class": name, "rows": rows} for file, name, rows in told]})
    else:
        for file, _name, rows in told:
            print(marked(f"{file}: {ngettext('{n} row', '{n} rows', rows).format(n=rows)}"))
    print(
        _("These files are to work in only. Bring them back: sgo-tui merge FILE… --onto {name} -o OUT.xls").format(
            name=options.file.name
        ),
        file=sys.stderr,
    )
    return OK


def _refuse(options: argparse.Namespace, outputs: Iterable[Path], sources: Iterable[Path]) -> None:
    """Make the folder; raise `UsageError` where a file would be overwritten, and `CannotWrite`."""
    from sgo_tui.xls.replacing import telling_failures

    with telling_failures(options.output):
        options.output.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    for output in outputs:
        refuse_existing(output, force=options.force)
        refuse_same(output, *sources)


def _file_names(stem: str, classes: Iterable[str]) -> Iterator[str]:
    """Yield a name for the file of each class, none of them twice, whether or not a disk tells capitals."""
    from sgo_tui.xls.replacing import name_with

    taken: set[str] = set()
    for class_ in classes:
        tidy = _FORBIDDEN.sub("_", class_) or _("no class")
        endings = (f"-{tidy}{f'-{number}' if number > 1 else ''}.xls" for number in range(1, len(taken) + 2))
        name = next(name for ending in endings if (name := name_with(stem, ending)).casefold() not in taken)
        taken.add(name.casefold())
        yield name
