"""`sgo-tui keys`: the key map, to be printed and put beside the keyboard."""

from __future__ import annotations

import argparse
from textwrap import wrap

from sgo_tui.cli.command import OK, Commands, new_command
from sgo_tui.i18n import _
from sgo_tui.tui.commands import COMMANDS, MOVEMENT

_KEY_WIDTH = 10
_WIDTH = 78


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(commands, "keys", _("print the key map of the editor"), "sgo-tui keys")
    command.set_defaults(run=_run)


def _run(_options: argparse.Namespace) -> int:
    print(_("The keys of sgo-tui"))
    print()
    for command in COMMANDS:
        print(f"{command.key or 'Ctrl+P':<{_KEY_WIDTH}} {_(command.title)}")
        for line in wrap(_(command.help), _WIDTH - _KEY_WIDTH - 1):
            print(f"{'':<{_KEY_WIDTH}} {line}")
    print()
    for line in MOVEMENT:
        print(_(line))
    return OK
