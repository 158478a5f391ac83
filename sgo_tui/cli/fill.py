"""`sgo-tui fill`: put the answers of a form into an export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.command import (
    FOUND,
    OK,
    Commands,
    add_json,
    add_output,
    add_sheet,
    add_values,
    new_command,
    take_settings,
)
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing, refuse_same
from sgo_tui.errors import ReadOnlyWorkbook, UsageError
from sgo_tui.i18n import _, ngettext
from sgo_tui.work import Table, open_table


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "fill",
        _("put the answers of a form (Яндекс, Google) into an export"),
        "sgo-tui fill 5a.xls answers.xlsx --dry-run",
        "sgo-tui fill 5a.xls answers.csv -o filled.xls",
    )
    command.add_argument("file", type=Path, metavar=_("FILE.xls"), help=_("the export"))
    command.add_argument("answers", type=Path, metavar=_("ANSWERS"), help=_("the answers: .csv, .xlsx, .ods or .xls"))
    add_output(command, _("OUT.xls"), required=False)
    command.add_argument("--dry-run", action="store_true", help=_("only tell what would be done"))
    command.add_argument("--replace", action="store_true", help=_("change cells that hold something else, too"))
    command.add_argument("--yes", action="store_true", help=_("change names and birth dates of parents, too"))
    command.add_argument(
        "--columns",
        type=Path,
        metavar=_("MAP.toml"),
        help=_('what questions ask for, a line each: "question" = "mother.snils"; "" for one that is not to be used'),
    )
    add_json(command)
    add_values(command)
    add_sheet(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from sgo_tui.work.answers import read_answers
    from sgo_tui.work.columns_told import read_columns
    from sgo_tui.work.filling import fill
    from sgo_tui.work.filling_report import Outcome, as_json, as_lines

    _refuse_output(options)
    take_settings()
    table = open_table(options.file, options.sheet)
    if table.export is None:
        raise UsageError(_("No header of an SGO export was found in «{sheet}».").format(sheet=table.sheet.name))
    if table.read_only is not None:
        raise ReadOnlyWorkbook(table.read_only)
    columns = read_columns(options.columns) if options.columns else {}
    answers = read_answers(options.answers, columns, is_staff=table.export.is_staff)
    filling = fill(table, answers)
    outcome = Outcome(table, answers, filling, filling.chosen(replace=options.replace, guarded=options.yes))
    if options.json:
        print_json(as_json(outcome, with_values=options.values))
    else:
        for line in as_lines(outcome, with_values=options.values):
            print(line)
    if not options.dry_run:
        table.change_cells({value.place: value.after for value in outcome.taken}, confirmed=True)
        _save(table, options.output)
    return FOUND if outcome.left_count else OK


def _refuse_output(options: argparse.Namespace) -> None:
    """Raise `UsageError` where writing would destroy what is read, or something else."""
    if options.dry_run:
        return
    if options.output is None:
        raise UsageError(_("Say where to save the filled file, -o OUT.xls, or add --dry-run."))
    refuse_same(options.output, *(path for path in (options.file, options.answers, options.columns) if path))
    refuse_existing(options.output, force=options.force)


def _save(table: Table, output: Path) -> None:
    from sgo_tui.keeping import claim

    with claim(output):
        saved = table.save(output)
    count = saved.changed_cells
    changed = ngettext("{n} cell changed", "{n} cells changed", count).format(n=count)
    print(f"{saved.workbook.path}: {changed}", file=sys.stderr)
