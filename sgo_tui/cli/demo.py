"""`sgo-tui demo`: an export with invented people."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.command import OK, Commands, add_json, new_command
from sgo_tui.cli.edit import edit
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing
from sgo_tui.i18n import _


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "demo",
        _("make an export with invented people and open it"),
        "sgo-tui demo --rows 500 --write demo.xls",
    )
    command.add_argument("--rows", type=int, default=120, metavar="N", help=_("how many pupils; 120 by default"))
    command.add_argument("--layout", default="classic", metavar=_("NAME"), help=_("how the header is built"))
    command.add_argument("--write", type=Path, metavar="PATH", help=_("only write the file"))
    command.add_argument("--force", action="store_true", help=_("overwrite {name}").format(name="PATH"))
    add_json(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    import tempfile

    from sgo_tui.demo import write_demo

    if options.write is not None:
        refuse_existing(options.write, force=options.force)
        demo = write_demo(options.write, options.rows, options.layout, force=options.force)
        if options.json:
            print_json(
                {"file": str(demo.path), "rows": demo.rows, "planted": [planted._asdict() for planted in demo.planted]}
            )
        print(_("Written: {path}").format(path=options.write), file=sys.stderr)
        return OK
    with tempfile.TemporaryDirectory(prefix="sgo-tui-") as folder:
        path = Path(folder, _("demo.xls"))
        write_demo(path, options.rows, options.layout)
        return edit(path, is_demo=True)
