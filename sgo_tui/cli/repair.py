"""`sgo-tui repair`: put the allowed changes of a spoilt file on the bytes of its original."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sgo_tui.cli.command import FOUND, OK, Commands, add_json, add_output, add_sheet, new_command
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _, ngettext
from sgo_tui.work.address import cell_name

if TYPE_CHECKING:
    from sgo_tui.work import Table
    from sgo_tui.work.changes import Change


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "repair",
        _("put the changes of a spoilt file on its original"),
        "sgo-tui repair edited.xls --original 5a.xls -o repaired.xls",
    )
    command.add_argument("edited", type=Path, metavar=_("EDITED"), help=_("the file that SGO does not take any more"))
    command.add_argument(
        "--original", type=Path, required=True, metavar=_("ORIGINAL.xls"), help=_("the export as SGO has given it")
    )
    add_output(command, _("OUT.xls"), required=False)
    command.add_argument("--dry-run", action="store_true", help=_("only tell what would be done"))
    command.add_argument("--yes", action="store_true", help=_("change names and birth dates of parents, too"))
    command.add_argument("--with-erasing", action="store_true", help=_("clear cells, too, where SGO then erases data"))
    add_json(command)
    add_sheet(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from sgo_tui.keeping import claim
    from sgo_tui.work.bringing_report import not_put, not_put_lines
    from sgo_tui.work.diff import compare_files
    from sgo_tui.work.repair import put_changes

    _refuse_output(options)
    original, _edited, changes = compare_files(options.original, options.edited, options.sheet)
    repair = put_changes(original, changes, with_guarded=options.yes, with_erasing=options.with_erasing)
    left_out = list(not_put(repair))
    for line in not_put_lines(repair):
        print(line, file=sys.stderr)
    count = original.pending_count
    put = ngettext("{n} cell changed", "{n} cells changed", count).format(n=count)
    told = ngettext("{n} change left out", "{n} changes left out", len(left_out)).format(n=len(left_out))
    if options.json:
        print_json(_as_json(original, left_out))
    if options.dry_run:
        print(f"{put}, {told}", file=sys.stderr)
    else:
        with claim(options.output):
            saved = original.save(options.output)
        print(f"{saved.workbook.path}: {put}, {told}", file=sys.stderr)
    return FOUND if left_out else OK


def _refuse_output(options: argparse.Namespace) -> None:
    """Raise `UsageError` where writing would destroy what is compared, or something else."""
    from sgo_tui.xls.replacing import real_path

    if options.dry_run:
        return
    if options.output is None:
        raise UsageError(_("Say where to save the repaired file: -o OUT.xls"))
    output = real_path(options.output)
    if output in (real_path(options.original), real_path(options.edited)):
        raise UsageError(_("The repaired file needs a name of its own: both others are kept."))
    refuse_existing(options.output, force=options.force)


def _as_json(original: Table, left_out: Sequence[tuple[Change, str]]) -> dict[str, Any]:
    """Return which cells of the original are changed, and what was left out; no values."""
    return {
        "changed": [cell_name(*place) for place in sorted(original.pending)],
        "left_out": [
            {"cell": cell_name(*change.original), "kind": change.kind.word, "reason": reason}
            for change, reason in left_out
            if change.original
        ],
    }
