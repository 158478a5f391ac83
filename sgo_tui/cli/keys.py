"""`sgo-tui keys`: the key map, to be printed and put beside the keyboard."""

from __future__ import annotations

import argparse

from sgo_tui.cli.command import OK, Commands, new_command
from sgo_tui.i18n import _
from sgo_tui.tui.commands import key_map

_WIDTH = 78


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(commands, "keys", _("print the key map of the editor"), "sgo-tui keys")
    command.set_defaults(run=_run)


def _run(_options: argparse.Namespace) -> int:
    print(_("The keys of sgo-tui"))
    print()
    for line in key_map(_WIDTH):
        print(line)
    return OK
