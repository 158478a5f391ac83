"""`sgo-tui doctor`: what the program stands on, to be looked at or sent along with a question; no personal data."""

from __future__ import annotations

import argparse
import locale
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sgo_tui import __version__
from sgo_tui.cli.command import FOUND, OK, Commands, add_json, new_command
from sgo_tui.cli.output import print_json
from sgo_tui.errors import WrongSettings
from sgo_tui.i18n import N_, _, current_language

_NAME = re.compile(r"[\w.-]+")
_FEWEST_COLUMNS, _FEWEST_LINES = 80, 24
_LITTLE_ROOM = 64 * 2**20
"""Bytes; a large file with its backup and its journal needs no more."""


class Fact(NamedTuple):
    """Something found out, and what to do about it if that is anything."""

    name: str
    """For JSON."""
    title: str
    """To be translated."""
    value: str
    advice: str = ""


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "doctor",
        _("tell what the program stands on: terminal, languages, folders, versions"),
        "sgo-tui doctor",
    )
    add_json(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    facts = [*_terminal(os.environ), *_words(), *_folders(), *_versions()]
    if options.json:
        print_json({fact.name: {"value": fact.value, "advice": fact.advice} for fact in facts})
    else:
        width = max(len(_(fact.title)) for fact in facts)
        for fact in facts:
            print(f"{_(fact.title):<{width}}  {fact.value}")
            if fact.advice:
                print(f"{'':<{width}}  → {fact.advice}")
    return FOUND if any(fact.advice for fact in facts) else OK


def _terminal(environment: Mapping[str, str]) -> Iterator[Fact]:
    """Yield what the screen will be drawn on."""
    kind = environment.get("TERM", "")
    unfit = kind in ("", "dumb", "unknown")
    yield Fact("terminal", N_("terminal"), kind or "-", _("Set TERM, for example: export TERM=xterm") if unfit else "")
    within = [
        name for name, sign in (("tmux", "TMUX"), ("screen", "STY"), ("ssh", "SSH_CONNECTION")) if sign in environment
    ]
    yield Fact("within", N_("inside of"), ", ".join(within) or "-")
    is_one = sys.stdin is not None and sys.stdin.isatty()
    columns, lines = shutil.get_terminal_size((0, 0))
    small = is_one and (columns < _FEWEST_COLUMNS or lines < _FEWEST_LINES)
    yield Fact(
        "size",
        N_("size"),
        f"{columns}x{lines}" if is_one else "-",
        _("The editor wants a window of 80 columns and 24 lines.") if small else "",
    )
    colours = _("none: NO_COLOR is set") if environment.get("NO_COLOR") else environment.get("COLORTERM", "16")
    yield Fact("colours", N_("colours"), colours)
    copies = _("by OSC 52, if the terminal takes it; PuTTY does not")
    if "TMUX" in environment:
        copies = _("by OSC 52 through tmux; it needs: set -g set-clipboard on, set -g allow-passthrough on")
    yield Fact("clipboard", N_("clipboard"), copies)


def _words() -> Iterator[Fact]:
    encoding = (sys.__stdout__.encoding if sys.__stdout__ else None) or locale.getpreferredencoding(do_setlocale=False)
    shows_russian = _can_write("Ж", encoding)
    advice = "" if shows_russian else _("Russian letters become «?». Set a locale of UTF-8: export LC_ALL=C.UTF-8")
    yield Fact("language", N_("language"), current_language())
    yield Fact("encoding", N_("encoding"), encoding, advice)


def _can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _folders() -> Iterator[Fact]:
    """Yield where the settings lie and where what must not be lost is kept; names of users are left out."""
    from sgo_tui.keeping import all_unsaved
    from sgo_tui.keeping.journal import journal_folder
    from sgo_tui.settings import settings, settings_path
    from sgo_tui.work.backups import all_backups

    advice = ""
    try:
        has_settings = settings().source is not None
    except WrongSettings as error:
        has_settings, advice = True, str(error).replace(str(Path.home()), "~")
    absent = "" if has_settings else " " + _("(none, and none is needed)")
    yield Fact("settings", N_("settings"), _without_home(settings_path()) + absent, advice)
    yield Fact(
        "journals", N_("changes kept in"), _without_home(journal_folder()), _what_is_wrong_with(journal_folder())
    )
    yield Fact("unsaved", N_("not saved"), str(sum(not unsaved.is_empty for unsaved in all_unsaved())))
    yield Fact("backups", N_("backups"), str(len(all_backups())))


def _what_is_wrong_with(folder: Path) -> str:
    """Return why nothing could be kept in a folder, as advice; it need not be there yet."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        return _("It cannot be written: changes would be lost with the connection. Ask for rights there.")
    if shutil.disk_usage(there).free < _LITTLE_ROOM:
        return _("The disk is nearly full: make room before you edit.")
    return ""


def _without_home(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _versions() -> Iterator[Fact]:
    from importlib.metadata import PackageNotFoundError, version

    yield Fact("program", N_("program"), f"sgo-tui {__version__}")
    yield Fact("python", N_("Python"), f"{platform.python_implementation()} {platform.python_version()}")
    yield Fact("system", N_("system"), f"{platform.system()} {platform.release()} {platform.machine()}")
    for library in _libraries():
        try:
            yield Fact(library, library, version(library))
        except PackageNotFoundError:
            yield Fact(library, library, "-", _("It is missing. Install the program anew."))


def _libraries() -> Iterator[str]:
    """Yield the names of what the program needs on this machine, as its own package tells them."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        needed = requires("sgo-tui") or []
    except PackageNotFoundError:  # run from a folder that was never installed
        return
    for requirement in needed:
        name, _semicolon, condition = requirement.partition(";")
        if not condition and (match := _NAME.match(name)):
            yield match[0]
