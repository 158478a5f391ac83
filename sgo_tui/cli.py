"""The command line: a thin door to the editor and to the commands without a screen.

Exit codes: 0 done, and no problem of severity error; 1 `check` has found some; 2 it could not be done.
The commands without a screen never import Textual: its import takes longer than their work.
"""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sgo_tui import __version__
from sgo_tui.errors import CellGuarded, SgoError, UsageError
from sgo_tui.i18n import LANGUAGES, N_, _, ngettext, use_language
from sgo_tui.work import Table, open_table
from sgo_tui.work.address import cell_name, parse_cell
from sgo_tui.work.report import as_json, as_lines, has_errors

OK, FOUND, FAILED = 0, 1, 2

COMMANDS = ("edit", "check", "set", "demo")

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
    _speak(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(_with_command(arguments))
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except SgoError as error:
        print(f"sgo-tui: {error.title}{'' if error.title.endswith('?') else '.'} {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader has gone («| head»): nothing is left to be told, not even at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return FAILED


def _speak(arguments: Sequence[str]) -> None:
    """Choose the language before the parser is made: its help is in it too."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", nargs="?")
    language = use_language(early.parse_known_args(arguments)[0].lang)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("sgo_tui", str(Path(__file__).with_name("locale")))
    gettext.textdomain("sgo_tui")


def _with_command(arguments: list[str]) -> list[str]:
    """Put «edit» in front of a file, so that `sgo-tui FILE` opens it."""
    first = next((a for a in arguments if not a.startswith("-")), None)
    if first is None or first in COMMANDS:
        return arguments
    index = arguments.index(first)
    if index and arguments[index - 1] == "--lang":
        rest = _with_command(arguments[index + 1 :])
        return [*arguments[: index + 1], *rest]
    return [*arguments[:index], "edit", *arguments[index:]]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sgo-tui",
        description=_("A terminal editor for the exports of «Сетевой город. Образование»."),
        epilog=_("sgo-tui FILE.xls opens the editor; press F1 in it for help."),
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=_("language of the messages; Russian by default"))
    parser.add_argument(
        "--version", action="version", version=f"sgo-tui {__version__}", help=_("show the version and exit")
    )
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    _add_edit(commands)
    _add_check(commands)
    _add_set(commands)
    _add_demo(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _add_edit(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("edit", help=_("open a file in the editor (the default)"))
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    command.add_argument("--sheet", metavar=_("NAME"), help=_("open this sheet"))
    command.set_defaults(run=_edit)


def _add_check(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("check", help=_("list the problems of a file"))
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    command.add_argument("--json", action="store_true", help=_("as JSON; rows and columns from 0"))
    command.add_argument("--values", action="store_true", help=_("with the values of the cells: personal data"))
    command.add_argument("--sheet", metavar=_("NAME"), help=_("check this sheet"))
    command.set_defaults(run=_check)


def _add_set(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("set", help=_("change cells without a screen"))
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    command.add_argument(
        "assignments",
        nargs="+",
        metavar=_("CELL=VALUE"),
        help=_("for example «H6=112-233-445 95»; nothing after = clears the cell"),
    )
    command.add_argument("-o", "--output", type=Path, required=True, metavar=_("OUT.xls"), help=_("save here"))
    command.add_argument("--sheet", metavar=_("NAME"), help=_("change this sheet"))
    command.add_argument(
        "--yes", action="store_true", help=_("answer yes to the questions asked before guarded cells are changed")
    )
    command.set_defaults(run=_set)


def _add_demo(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("demo", help=_("make an export with invented people and open it"))
    command.add_argument("--rows", type=int, default=120, metavar="N", help=_("how many pupils; 120 by default"))
    command.add_argument("--layout", default="classic", metavar=_("NAME"), help=_("how the header is built"))
    command.add_argument("--write", type=Path, metavar="PATH", help=_("only write the file"))
    command.set_defaults(run=_demo)


def _edit(options: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # Textual draws on stderr
        raise UsageError(_("The editor needs a terminal. Without one use «sgo-tui check» or «sgo-tui set»."))
    from sgo_tui.tui import run

    return run(options.file, options.sheet)


def _check(options: argparse.Namespace) -> int:
    table = open_table(options.file, options.sheet)
    if table.export is None:
        raise UsageError(
            _("No header of an SGO export was found in «{sheet}»: there is nothing to check by.").format(
                sheet=table.sheet.name
            )
        )
    table.check_all()
    if options.json:
        import json

        json.dump(as_json(table, with_values=options.values), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for line in as_lines(table, with_values=options.values):
            print(line)
    return FOUND if has_errors(table) else OK


def _set(options: argparse.Namespace) -> int:
    table = open_table(options.file, options.sheet)
    if table.export is None:
        print(_("sgo-tui: no header of an SGO export was found: nothing is locked or checked."), file=sys.stderr)
    for assignment in options.assignments:
        _assign(table, assignment, confirmed=options.yes)
    saved = table.save(options.output)
    count = saved.changed_cells
    changed = ngettext("{n} cell changed", "{n} cells changed", count).format(n=count)
    print(f"{saved.workbook.path}: {changed}", file=sys.stderr)
    return OK


def _assign(table: Table, assignment: str, *, confirmed: bool) -> None:
    name, equals, text = assignment.partition("=")
    if not equals:
        raise UsageError(_("«{text}» has no «=». Write CELL=VALUE, for example H6=…").format(text=name))
    row, column = parse_cell(name)
    if not text and table.erases(row, column):
        warning = _("{cell} is empty now: on import SGO will erase what it has there.")
        print(f"sgo-tui: {warning.format(cell=cell_name(row, column))}", file=sys.stderr)
    try:
        table.change(row, column, text, confirmed=confirmed)
    except CellGuarded as question:
        agree = _("To agree add --yes.")
        raise CellGuarded(f"{cell_name(row, column)}: {question} {agree}") from question
    except SgoError as error:
        raise type(error)(f"{cell_name(row, column)}: {error}") from error


def _demo(options: argparse.Namespace) -> int:
    import tempfile

    from sgo_tui.demo import write_demo

    if options.write is not None:
        write_demo(options.write, options.rows, options.layout)
        print(_("Written: {path}").format(path=options.write), file=sys.stderr)
        return OK
    with tempfile.TemporaryDirectory(prefix="sgo-tui-") as folder:
        options.file = Path(folder, _("demo.xls"))
        options.sheet = None
        write_demo(options.file, options.rows, options.layout)
        return _edit(options)
