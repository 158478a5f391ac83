"""`sgo-tui report`: a page on who is ready for Госуслуги, lists for class teachers, notices for families."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from sgo_tui.cli.command import OK, Commands, add_as_of, add_output, add_sheet, new_command, take_settings
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import STANDARD_STREAM, make_private_folder, refuse_existing, refuse_same, write_private
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _
from sgo_tui.settings import settings
from sgo_tui.work import Table, open_table

Paper: TypeAlias = tuple[Path, "str | bytes"]
"""A file to be made and what is in it."""


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "report",
        _("make a page to look at, lists for class teachers, notices for families"),
        "sgo-tui report school.xls -o report.html",
        "sgo-tui report school.xls --lists lists --notices notices.html",
    )
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    add_output(command, _("REPORT.html"), required=False)
    command.add_argument(
        "--lists",
        type=Path,
        metavar=_("FOLDER"),
        help=_("who of each class lacks what, with names and without values: an .xls and a .txt in this folder"),
    )
    command.add_argument(
        "--notices",
        type=Path,
        metavar=_("NOTICES.html"),
        help=_("a sheet to be printed for each family that lacks something, with names and blanks to fill in"),
    )
    command.add_argument("--all-families", action="store_true", help=_("notices for those who lack nothing, too"))
    command.add_argument("--json", action="store_true", help=_("print the numbers of the page as JSON"))
    add_sheet(command)
    add_as_of(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    _refuse_contradictions(options)
    take_settings(options.as_of)
    table = open_table(options.file, options.sheet)
    now = datetime.now().astimezone()
    papers = [*_page(table, options, now), *_lists(table, options, now), *_notices(table, options)]
    for path, _content in papers:
        refuse_same(path, options.file)
        refuse_existing(path, force=options.force)
    if options.lists:
        make_private_folder(options.lists)
    for path, content in papers:
        write_private(path, content, force=options.force)
        print(_("Written: {path}").format(path=path), file=sys.stderr)
    return OK


def _refuse_contradictions(options: argparse.Namespace) -> None:
    """Raise `UsageError` where nothing is asked for, or two things at one place."""
    files = [path for path in (options.output, options.notices) if path]
    if not files and not options.lists and not options.json:
        raise UsageError(_("Say what to make: -o REPORT.html, --lists FOLDER, --notices NOTICES.html or --json."))
    if options.all_families and not options.notices:
        raise UsageError(_("--all-families goes with --notices."))
    if len(set(files)) < len(files) or (options.json and STANDARD_STREAM in files):
        raise UsageError(_("Two things cannot go to one file. Give them different names."))
    for path in files:
        refuse_same(path, options.file)
        refuse_existing(path, force=options.force)


def _page(table: Table, options: argparse.Namespace, now: datetime) -> Iterator[Paper]:
    if options.output or options.json:
        from sgo_tui.keeping.progress import progress_of
        from sgo_tui.report.figures import as_json, figures
        from sgo_tui.report.page import page
        from sgo_tui.report.trend import trend_svg

        found = figures(table, now)
        if options.json:
            print_json(as_json(found))
        if options.output:
            kept = progress_of(options.file)
            yield options.output, page(found, trend_svg(kept.days, settings().deadline) if kept else None)


def _lists(table: Table, options: argparse.Namespace, now: datetime) -> Iterator[Paper]:
    if options.lists:
        from sgo_tui.report.file_names import file_names
        from sgo_tui.report.list_workbook import workbook
        from sgo_tui.report.lists import as_text, lists

        made = lists(table, now.date())
        for shown, name in zip(made, file_names(shown.name for shown in made), strict=True):
            if shown.households:
                yield options.lists / f"{name}.xls", workbook(shown)
                yield options.lists / f"{name}.txt", as_text(shown)
            else:
                print(_("{class_}: nothing is missing, no list is made.").format(class_=shown.name), file=sys.stderr)


def _notices(table: Table, options: argparse.Namespace) -> Iterator[Paper]:
    if options.notices:
        from sgo_tui.report.notices import notices, receivers

        told = receivers(table, everybody=options.all_families)
        if told:
            yield options.notices, notices(table, told)
        else:
            print(_("Nothing is missing, no notices are made."), file=sys.stderr)
