"""What all commands share: the exit codes, where a command is added, and the settings it works by."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from sgo_tui.errors import UsageError
from sgo_tui.i18n import N_, _
from sgo_tui.settings import parse_day, settings, use

OK, FOUND, FAILED = 0, 1, 2
EXIT_CODES: Mapping[int, str] = {
    OK: N_("done, and there is nothing that somebody must look at"),
    FOUND: N_("done, and something was found or left out that somebody must look at: the lines say what"),
    FAILED: N_("not done, or only for a part of the files: the message says why"),
}
"""What the exit codes of all commands mean, to be translated."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
"""Where commands are added; argparse has no public name for it."""


def new_command(commands: Commands, name: str, says: str, *examples: str) -> argparse.ArgumentParser:
    """Add a command with what it `says` of itself and lines to be typed that show how it is used."""
    shown = "\n".join([_("for example:"), *(f"  {example}" for example in examples)])
    return commands.add_parser(
        name, help=says, description=says, epilog=shown, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """Give a command the option that prints its outcome for programs."""
    command.add_argument("--json", action="store_true", help=_("as JSON; rows and columns from 0"))


def add_values(command: argparse.ArgumentParser) -> None:
    """Give a command the option without which it prints no value of a cell."""
    command.add_argument("--values", action="store_true", help=_("with the values of the cells: personal data"))


def add_sheet(command: argparse.ArgumentParser) -> None:
    """Give a command the option that names a sheet, where the one that looks most like an export is not meant."""
    command.add_argument("--sheet", metavar=_("NAME"), help=_("take this sheet"))


def add_output(command: argparse.ArgumentParser, name: str, *, required: bool = True) -> None:
    """Give a command the option that says where its file goes, and the one that lets it take another file's place."""
    command.add_argument("-o", "--output", type=Path, required=required, metavar=name, help=_("save here"))
    command.add_argument("--force", action="store_true", help=_("overwrite {name}").format(name=name))


def add_as_of(command: argparse.ArgumentParser) -> None:
    """Give a command the option that says from which day ages and expiries count."""
    command.add_argument(
        "--as-of", type=_day, metavar=_("DD.MM.YYYY"), help=_("count ages and expiries from this day; today by default")
    )


def take_settings(as_of: date | None = None) -> None:
    """Put the user's settings in force, all names in them known, with the day of `--as-of` if it was given.

    Raises `WrongSettings`.
    """
    taken = settings()
    if taken.severities:
        from sgo_tui.check import RULES

        taken.refuse_unknown("severities", {name for rule in RULES.values() for name in (rule.id, rule.code)})
    if taken.values or taken.headers:
        from sgo_tui.export.catalogue import catalogue

        taken.refuse_unknown("values", catalogue().entries)
    if taken.keys:
        from sgo_tui.tui.key_map import commands

        commands()
    if as_of is not None:
        use(replace(taken, as_of=as_of))


def agreed_to_delete() -> bool:
    """Ask whether to delete what was just listed; raises `UsageError` when nobody can answer."""
    if not sys.stdin.isatty():
        raise UsageError(_("To delete without a question add --yes."))
    print(_("Delete them? There is no way back. y/N:"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "д", "да")


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("write a day that exists, like 01.09.2026")) from None
