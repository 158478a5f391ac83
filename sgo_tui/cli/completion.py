"""`sgo-tui completion`: what a shell needs to complete commands, options and file names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from sgo_tui.cli.command import OK, Commands, new_command
from sgo_tui.i18n import _

_SHELLS = ("bash", "zsh", "tcsh")


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "completion",
        _("print what a shell needs to complete the commands"),
        'eval "$(sgo-tui completion bash)"',
        _("(put this line into ~/.bashrc to keep it)"),
    )
    command.add_argument("shell", choices=_SHELLS, metavar=_("SHELL"), help=", ".join(_SHELLS))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    import shtab  # only this command needs it

    from sgo_tui.cli import parser_of

    parser = parser_of(())
    for action in _actions(parser):
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    script = shtab.complete(parser, shell=options.shell)
    # A file may stand where a command does: where no command begins so, bash is to complete names of files.
    print(script.replace("complete -o bashdefault ", "complete -o bashdefault -o default "))
    return OK


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to look at them
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _actions(command)
