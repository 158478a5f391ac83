"""`sgo-tui check`: the problems of files, one or hundreds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import partial
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
from sgo_tui.cli.only import add_only, only_of
from sgo_tui.cli.progress import counted
from sgo_tui.cli.reading import open_named
from sgo_tui.cli.writing import STANDARD_STREAM, refuse_existing, refuse_same, write_pieces
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _
from sgo_tui.work.cores import core_count
from sgo_tui.work.listing import LISTINGS, Failure, Listing
from sgo_tui.work.listing.lines import numbers_told
from sgo_tui.work.listing.summary import SUMMARIES, Summary, summary_text, total_of
from sgo_tui.work.many_files import Asked, Checked, Files, check_files, check_one, files_of

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
    asked = Asked(only_of(options), options.sheet, listing, options.values, is_alone, open_named)
    if is_alone:
        results = iter([check_one(files.paths[0], asked)])
    else:
        results = check_files(files.paths, asked, min(options.jobs, len(files.paths)))
        if options.summary or options.output or not sys.stdout.isatty():  # the lines would stand between the progress
            results = counted(results, len(files.paths), _("Checked"))
    outcome = _Outcome(files)
    _write(options, outcome.pieces(results, asked, options.format))
    if options.output not in (None, STANDARD_STREAM):
        print(f"{options.output}: {outcome.numbers()}", file=sys.stderr)
    return outcome.exit_code(options.fail_on)


class _Outcome:
    """What the files come to, gathered while it is written down."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._summaries: list[Summary] = []
        self._failures: list[Failure] = []
        self._left_out: list[str] = []

    def pieces(self, results: Iterable[Checked], asked: Asked, format_: str) -> Iterator[str]:
        """Yield the document, and tell what was not checked."""
        listing, is_alone = asked.listing, asked.is_alone
        if listing is None:
            for result in results:
                self._take(result)
            yield SUMMARIES[format_](self._summaries, self._failures)
        else:
            yield listing.opening(is_alone=is_alone)
            yield from _joined(map(partial(self._part, listing), results), listing.between)
            yield listing.ending(self._failures, is_alone=is_alone)
            if format_ == "text" and not is_alone:
                yield "\n" + summary_text(self._summaries, self._failures)
        self._tell()

    def numbers(self) -> str:
        """Return what all files come to, as a line."""
        total = total_of(self._summaries)
        return numbers_told(total.file, total.errors, total.warnings, total.hints)

    def exit_code(self, fail_on: str) -> int:
        """Return the exit code: what was not checked is worse than what was found."""
        if self._failures:
            return FAILED
        total = total_of(self._summaries)
        counts = {Severity.ERROR: total.errors, Severity.WARNING: total.warnings, Severity.HINT: total.hints}
        is_found = fail_on != _NEVER and any(counts[s] for s in Severity if s >= Severity[fail_on.upper()])
        return FOUND if is_found else OK

    def _part(self, listing: Listing, result: Checked) -> str:
        failure = self._take(result)
        return listing.failed(failure) if failure else result.part

    def _take(self, result: Checked) -> Failure | None:
        """Gather what a file comes to; returns why it was not checked."""
        if result.summary:
            self._summaries.append(result.summary)
        failure = result.failure
        if failure and not result.is_export and Path(failure.file) in self._files.from_folders:
            self._left_out.append(failure.file)
            return None
        if failure:
            self._failures.append(failure)
        return failure

    def _tell(self) -> None:
        for file in self._left_out:
            print(_("{file}: no export of SGO, left out").format(file=file), file=sys.stderr)
        for failure in self._failures:
            print(f"sgo-tui: {failure.file}: {failure.reason}", file=sys.stderr)


def _joined(parts: Iterable[str], between: str) -> Iterator[str]:
    """Yield parts with what stands between them; what is empty does not count."""
    is_first = True
    for part in filter(None, parts):
        yield part if is_first else between + part
        is_first = False


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
    output = options.output or (STANDARD_STREAM if options.format == "csv" else None)
    if output is not None:
        write_pieces(output, (piece.encode() for piece in pieces), force=options.force)
        return
    for piece in pieces:
        print(piece, end="")
