"""`sgo-tui check`: the problems of files, one or hundreds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from sgo_tui.check import Severity
from sgo_tui.cli.command import (
    FAILED,
    FOUND,
    OK,
    Commands,
    add_as_of,
    add_output,
    add_sheet,
    add_values,
    new_command,
    take_settings,
)
from sgo_tui.cli.counting import counted
from sgo_tui.cli.only import add_only, only_of
from sgo_tui.cli.reading import open_named
from sgo_tui.cli.writing import STANDARD_STREAM, refuse_existing, refuse_same, write_pieces
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _
from sgo_tui.keeping.progress import keep_progress
from sgo_tui.work import Table
from sgo_tui.work.cores import core_count
from sgo_tui.work.listing import LISTINGS
from sgo_tui.work.listing.lines import numbers_told
from sgo_tui.work.listing.summary import SUMMARIES
from sgo_tui.work.many_files import Asked, Files, check_files, check_one, files_of
from sgo_tui.work.outcome import Outcome

_NEVER = "never"


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "check",
        _("list the problems of files"),
        "sgo-tui check 5a.xls",
        "sgo-tui check schools --format csv -o problems.csv",
        "sgo-tui check schools --summary --fail-on never",
    )
    command.add_argument(
        "places",
        nargs="+",
        type=Path,
        metavar=_("FILE or FOLDER"),
        help=_("files, «-» for the standard input, and folders: all .xls below them that are exports"),
    )
    command.add_argument(
        "--format", choices=LISTINGS, default="text", help=_("csv is for Excel, all but text for programs")
    )
    command.add_argument(
        "--json", action="store_const", dest="format", const="json", help=_("the same as --format json")
    )
    command.add_argument("--summary", action="store_true", help=_("only the numbers of each file"))
    add_output(command, _("OUT"), required=False)
    add_only(command)
    command.add_argument(
        "--fail-on",
        choices=[*(severity.word for severity in reversed(Severity)), _NEVER],
        default=Severity.ERROR.word,
        help=_("for which problems the exit code is 1: these or worse; error by default"),
    )
    command.add_argument(
        "--jobs", type=int, default=core_count(), metavar="N", help=_("how many files at once; by default one a core")
    )
    add_values(command)
    add_sheet(command)
    add_as_of(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    take_settings(options.as_of)
    files = files_of(options.places)
    _refuse(options, files)
    is_alone = len(options.places) == 1 and not files.from_folders
    listing = None if options.summary else LISTINGS[options.format]
    asked = Asked(only_of(options), options.sheet, listing, options.values, is_alone, open_named, _keep)
    if is_alone:
        results = iter([check_one(files.paths[0], asked)])
    else:
        results = check_files(files.paths, asked, min(options.jobs, len(files.paths)))
        if options.summary or options.output or not sys.stdout.isatty():  # the lines would stand between the progress
            results = counted(results, len(files.paths), _("Checked"))
    outcome = Outcome(files)
    _write(options, outcome.document(results, options.format, listing, is_alone=is_alone))
    _tell(outcome, options.output)
    return _exit_code(outcome, options.fail_on)


def _keep(table: Table) -> None:
    """Keep the counts of a file for `sgo-tui progress`; what came through the standard input is none."""
    if table.workbook.path != STANDARD_STREAM:
        keep_progress(table)


def _tell(outcome: Outcome, output: Path | None) -> None:
    """Tell what was not checked, and what a file that was written has to say."""
    for file in outcome.left_out:
        print(_("{file}: no export of SGO, left out").format(file=file), file=sys.stderr)
    for failure in outcome.failures:
        print(f"sgo-tui: {failure.file}: {failure.reason}", file=sys.stderr)
    if output not in (None, STANDARD_STREAM):
        total = outcome.total
        print(f"{output}: {numbers_told(total.file, total.errors, total.warnings, total.hints)}", file=sys.stderr)


def _exit_code(outcome: Outcome, fail_on: str) -> int:
    """Return the exit code: what was not checked is worse than what was found."""
    if outcome.failures:
        return FAILED
    return FOUND if fail_on != _NEVER and outcome.has_found(Severity[fail_on.upper()]) else OK


def _refuse(options: argparse.Namespace, files: Files) -> None:
    """Raise `UsageError` for what cannot be, before anything is checked."""
    if options.summary and options.format not in SUMMARIES:
        raise UsageError(_("There is no summary in this format. Take text, csv, json or jsonl."))
    if STANDARD_STREAM in files.paths and len(files.paths) > 1:
        raise UsageError(_("The standard input is one workbook: name no other file beside «-»."))
    if options.jobs < 1:
        raise UsageError(_("At least one file is checked at once: --jobs 1."))
    if options.output is not None:
        refuse_existing(options.output, force=options.force)
        refuse_same(options.output, *files.paths)


def _write(options: argparse.Namespace, pieces: Iterator[str]) -> None:
    output = options.output or (STANDARD_STREAM if LISTINGS[options.format].is_exact else None)
    if output is not None:
        write_pieces(output, (piece.encode() for piece in pieces), force=options.force)
        return
    for piece in pieces:
        print(piece, end="")
