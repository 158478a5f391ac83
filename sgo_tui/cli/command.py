"""What all commands share: the exit codes, where a command is added, and the settings it works by."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from sgo_tui.errors import UsageError
from sgo_tui.i18n import _
from sgo_tui.settings import parse_day, settings, use

OK, FOUND, FAILED = 0, 1, 2
"""Done; done, and something was found that somebody must look at; not done."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
"""Where commands are added; argparse has no public name for it."""


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
