"""`sgo-tui fix`: put right all that is beyond doubt."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sgo_tui.cli.command import (
    FOUND,
    OK,
    Commands,
    add_as_of,
    add_json,
    add_output,
    add_sheet,
    add_values,
    new_command,
    take_settings,
)
from sgo_tui.cli.names import rule_ids
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing
from sgo_tui.errors import ReadOnlyWorkbook, UsageError
from sgo_tui.export import Protection
from sgo_tui.i18n import _, ngettext
from sgo_tui.keeping import claim
from sgo_tui.work import open_table
from sgo_tui.work.findings import find_problems
from sgo_tui.work.fixes import all_fixes
from sgo_tui.work.fixes_report import as_json, as_lines


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "fix",
        _("put right all that is beyond doubt: spaces, separators, forms of numbers and dates"),
        "sgo-tui fix 5a.xls --dry-run",
        "sgo-tui fix 5a.xls -o fixed.xls --rules S1,T1",
    )
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    add_output(command, _("OUT.xls"), required=False)
    command.add_argument("--dry-run", action="store_true", help=_("only tell what would be done"))
    command.add_argument(
        "--rules", action="append", default=[], metavar=_("RULE,…"), help=_("only by these rules: S1 or snils-form")
    )
    command.add_argument("--yes", action="store_true", help=_("change names and birth dates of parents, too"))
    add_json(command)
    add_values(command)
    add_sheet(command)
    add_as_of(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    take_settings(options.as_of)
    rules = rule_ids(options.rules)
    if not options.dry_run:
        if options.output is None:
            raise UsageError(_("Say where to save the file: -o OUT.xls. To see first what would be done: --dry-run."))
        refuse_existing(options.output, force=options.force)
    table = open_table(options.file, options.sheet)
    if table.read_only:
        raise ReadOnlyWorkbook(table.read_only)
    find_problems(table)
    allowed = {Protection.OPEN, Protection.GUARDED} if options.yes else {Protection.OPEN}
    found = list(all_fixes(table, rules))
    made = [fix for fix in found if fix.protection in allowed]
    left = [fix for fix in found if fix.protection not in allowed]
    if not options.dry_run:
        table.change_cells({(fix.row, fix.column): fix.after for fix in made}, confirmed=options.yes)
        with claim(options.output):
            table.save(options.output)
    if options.json:
        print_json(as_json(str(table.path), made, left, with_values=options.values))
    else:
        for line in as_lines(made, left, with_values=options.values):
            print(line)
        if not made:
            print(_("There is nothing that can be put right without a doubt."), file=sys.stderr)
        _tell_numbers(options, len(made), len(left))
    return FOUND if left else OK


def _tell_numbers(options: argparse.Namespace, made: int, left: int) -> None:
    """Tell how many cells are changed, or would be, and where."""
    changed = ngettext("{n} cell changed", "{n} cells changed", made).format(n=made)
    told = ngettext("{n} left as it is", "{n} left as they are", left).format(n=left)
    place = _("Would be done") if options.dry_run else options.output
    print(f"{place}: {changed}, {told}", file=sys.stderr)
