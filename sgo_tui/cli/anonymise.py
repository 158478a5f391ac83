"""`sgo-tui anonymise`: the same file with invented people, to be sent with a report of a mistake."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from sgo_tui.cli.command import FOUND, OK, Commands, add_json, add_output, add_sheet, new_command, take_settings
from sgo_tui.cli.counting import part_shown
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing, refuse_same
from sgo_tui.i18n import _, ngettext
from sgo_tui.work import open_table
from sgo_tui.work.address import cell_name


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "anonymise",
        _("make the same file with invented people, safe to send with a report of a mistake"),
        "sgo-tui anonymise 5a.xls -o sample.xls",
    )
    command.add_argument("file", type=Path, metavar=_("FILE.xls"))
    add_output(command, _("OUT.xls"))
    add_sheet(command)
    add_json(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from sgo_tui.disguise import disguise
    from sgo_tui.keeping import claim

    take_settings()
    refuse_same(options.output, options.file)
    refuse_existing(options.output, force=options.force)
    table = open_table(options.file, options.sheet)
    if table.export is None:
        print(_("sgo-tui: no header of an SGO export was found: all words and numbers are replaced."), file=sys.stderr)
    with claim(options.output), part_shown(_("Inventing people")) as show:
        made = disguise(table, options.output, progress=show)
    count = made.changed_cells
    replaced = ngettext("{n} cell replaced", "{n} cells replaced", count).format(n=count)
    print(f"{made.workbook.path}: {replaced}", file=sys.stderr)
    if options.json:
        print_json({"problems": made.problems, "gone": [*map(_as_json, made.gone)], "new": [*map(_as_json, made.new)]})
    else:
        for line in _lines(made.problems, made.gone, made.new):
            print(line)
    return FOUND if made.gone or made.new else OK


def _lines(count: int, gone: Iterable[tuple[int, int, str]], new: Iterable[tuple[int, int, str]]) -> Iterable[str]:
    if not (gone or new):
        problems = ngettext("{n} problem", "{n} problems", count).format(n=count)
        yield _("The same is found in it as in the original: {problems}.").format(problems=problems)
    for row, column, rule in gone:
        yield _("{cell}: not found any more: {rule}").format(cell=cell_name(row, column), rule=rule)
    for row, column, rule in new:
        yield _("{cell}: found only in the new file: {rule}").format(cell=cell_name(row, column), rule=rule)


def _as_json(problem: tuple[int, int, str]) -> dict[str, object]:
    row, column, rule = problem
    return {"cell": cell_name(row, column), "row": row, "column": column, "rule": rule}
