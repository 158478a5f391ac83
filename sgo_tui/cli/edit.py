"""`sgo-tui edit`, or just `sgo-tui FILE.xls`: the editor."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from sgo_tui.cli.command import Commands, add_as_of, add_sheet, new_command, take_settings
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(commands, "edit", _("open a file in the editor (the default)"), "sgo-tui 5a.xls")
    command.add_argument(
        "file", nargs="?", type=Path, metavar=_("FILE.xls"), help=_("without it, choose one on the screen")
    )
    add_sheet(command)
    command.add_argument(
        "--original", type=Path, metavar=_("ORIGINAL.xls"), help=_("put the changes of FILE.xls on this export")
    )
    command.add_argument("--scrub", action="store_true", help=_("at each save take out old values"))
    command.add_argument(
        "--paint",
        choices=("auto", "plain"),
        default="auto",
        help=_("auto: send only what has changed on the screen; plain: if the terminal shows it wrong"),
    )
    add_as_of(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.file is None and options.original is not None:
        raise UsageError(_("Name the edited file as well: sgo-tui EDITED.xls --original ORIGINAL.xls"))
    return edit(
        options.file,
        options.sheet,
        original=options.original,
        scrub=options.scrub,
        paint=options.paint != "plain",
        as_of=options.as_of,
    )


def edit(
    path: Path | None,
    sheet: str | None = None,
    *,
    original: Path | None = None,
    scrub: bool = False,
    is_demo: bool = False,
    paint: bool = True,
    as_of: date | None = None,
) -> int:
    """Open a file in the editor, or first choose one there; return the exit code.

    Raises `UsageError` without a terminal.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # Textual draws on stderr
        raise UsageError(_("The editor needs a terminal. Without one use «sgo-tui check» or «sgo-tui set»."))
    take_settings(as_of)
    from sgo_tui.tui import run

    return run(path, sheet, original=original, scrub=scrub, is_demo=is_demo, paint=paint)
