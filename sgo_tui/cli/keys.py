"""`sgo-tui keys`: the key map, to be printed and put beside the keyboard."""

from __future__ import annotations

import argparse

from sgo_tui.cli.command import OK, Commands, new_command, take_settings
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import _
from sgo_tui.tui.commands import key_name
from sgo_tui.tui.key_map import commands
from sgo_tui.tui.key_page import key_page

_WIDTH = 78


def add(subcommands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(subcommands, "keys", _("print the key map of the editor"), "sgo-tui keys")
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    take_settings()
    if options.json:
        print_json(
            [
                {"keys": [*map(key_name, command.keys)], "title": _(command.title), "help": _(command.help)}
                for command in commands()
            ]
        )
        return OK
    print(_("The keys of sgo-tui"))
    print()
    for line in key_page(_WIDTH):
        print(line)
    return OK
