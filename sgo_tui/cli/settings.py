"""`sgo-tui settings`: where the settings lie, which are in force, and what can be set."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from sgo_tui.cli.command import OK, Commands, new_command, take_settings
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import N_, _
from sgo_tui.settings import Settings, settings, settings_path, use
from sgo_tui.settings.writing import as_data, as_lines, defaults_of, example

_NOT_SET = {
    "as_of": N_("today"),
    "deadline": N_("none"),
    "phone_form": N_("as in most cells of the column"),
    "portal": N_("a line to write it on"),
}
_FILLED_IN = re.compile(r"\{\w+\}")


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands, "settings", _("show the settings in force and where their file lies"), "sgo-tui settings --example"
    )
    instead = command.add_mutually_exclusive_group()
    instead.add_argument("--example", action="store_true", help=_("print a settings file that explains itself"))
    instead.add_argument("--names", action="store_true", help=_("print the names of all rules, fields and commands"))
    instead.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.example:
        print(example(), end="")
        return OK
    if options.json:
        take_settings()
        print_json({"path": str(settings_path()), **as_data(settings())})
        return OK
    for line in _names() if options.names else _in_force():
        print(line)
    return OK


def _in_force() -> Iterator[str]:
    """Yield a settings file: what is not set stands in it as a comment."""
    yield f"# {settings_path()}"
    take_settings()
    taken = settings()
    if taken.source is None:
        yield _("# There is no such file. An example of one: sgo-tui settings --example")
    for name, value in defaults_of(taken).items():
        yield f"# {name} = {value}" if value is not None else f"# {name}: {_(_NOT_SET[name])}"
    yield from as_lines(taken)


def _names() -> Iterator[str]:
    """Yield a line for each rule, field and command."""
    from sgo_tui.check import RULES
    from sgo_tui.export.catalogue import catalogue
    from sgo_tui.tui.commands import COMMANDS

    use(Settings())  # names are looked for when those in the file are wrong
    yield "[severities]"
    for rule in RULES.values():
        message = _FILLED_IN.sub("…", _(rule.message))
        yield f"{rule.id:<34} {rule.code:<4} {rule.severity.word:<8} {message}"
    yield ""
    yield "[values], [headers]"
    for name, entry in catalogue().entries.items():
        yield f"{name:<34} {entry.field.title}"
    yield ""
    yield "[keys]"
    for command in COMMANDS:
        yield f"{command.name:<34} {command.key:<8} {_(command.title)}"
