"""The command line: a thin door to the editor and to the commands without a screen.

The commands without a screen never import Textual: its import takes longer than their work.
"""

from __future__ import annotations

import argparse
import gettext
import os
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from sgo_tui import __version__
from sgo_tui.cli.command import EXIT_CODES, FAILED, OK
from sgo_tui.cli.output import plain_output
from sgo_tui.crash import failure_told, no_tracebacks, note
from sgo_tui.errors import SgoError, WrongContainer
from sgo_tui.i18n import CATALOGUES, LANGUAGES, N_, _, use_language

_COMMANDS = (
    "edit",
    "check",
    "fix",
    "progress",
    "set",
    "fill",
    "diff",
    "repair",
    "split",
    "merge",
    "compare",
    "protocol",
    "convert",
    "report",
    "anonymise",
    "rules",
    "keys",
    "backups",
    "recover",
    "demo",
    "settings",
    "doctor",
    "completion",
)
"""The commands in the order of the help. A new one is a module of its name beside this one and its entry here."""

_ARGPARSE_WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)
"""What argparse says by itself; it looks the words up through gettext."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    speak(arguments)
    with no_tracebacks(note), plain_output():
        return _run(_with_command(arguments))


def _run(arguments: list[str]) -> int:
    try:
        options = parser_of(arguments).parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except SgoError as error:
        print(f"sgo-tui: {error.title}{'' if error.title.endswith('?') else '.'} {error}", file=sys.stderr)
        if isinstance(error, WrongContainer) and error.convertible:
            print(_("Or make one of it: sgo-tui convert FILE -o NAME.xls"), file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader has gone («| head»): nothing is left to be told, not even at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return FAILED
    except Exception as error:  # noqa: BLE001 - Python's own report would show values of cells
        print(f"sgo-tui: {failure_told(error)}", file=sys.stderr)
        return FAILED


def speak(arguments: Sequence[str]) -> None:
    """Choose the language before the parser is made: its help is in it too."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", nargs="?")
    language = use_language(early.parse_known_args(arguments)[0].lang)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("sgo_tui", str(CATALOGUES))
    gettext.textdomain("sgo_tui")


def _with_command(arguments: list[str]) -> list[str]:
    """Put «edit» in front of a file or its options, so that `sgo-tui FILE` opens it, and where there is nothing."""
    index = 0
    while index < len(arguments) and arguments[index].startswith("--lang"):
        index += 1 if "=" in arguments[index] else 2
    if index < len(arguments) and arguments[index] in (*_COMMANDS, "-h", "--help", "--version"):
        return arguments
    return [*arguments[:index], "edit", *arguments[index:]]


def _epilog() -> Iterator[str]:
    yield _("sgo-tui FILE.xls opens the editor; press F1 in it for help.")
    yield ""
    yield _("exit codes:")
    for code, meaning in EXIT_CODES.items():
        yield textwrap.fill(f"{code}  {_(meaning)}", width=78, initial_indent="  ", subsequent_indent="     ")


def parser_of(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of `arguments`: with the one command that they name, or with all of them for the help.

    Importing the modules of all commands takes longer than some of them run.
    """
    parser = argparse.ArgumentParser(
        prog="sgo-tui",
        description=_("A terminal editor for the exports of «Сетевой город. Образование»."),
        epilog="\n".join(_epilog()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=_("language of the messages; Russian by default"))
    parser.add_argument(
        "--version", action="version", version=f"sgo-tui {__version__}", help=_("show the version and exit")
    )
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    command = next((a for a in arguments if a in _COMMANDS), None)
    for name in [command] if command else _COMMANDS:
        import_module(f"sgo_tui.cli.{name}").add(commands)
    return parser
