"""`sgo-tui recover`: list, show, save or throw away changes that were never saved, without a screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sgo_tui.cli.command import FAILED, FOUND, OK, Commands, add_output, agreed_to_delete, new_command
from sgo_tui.cli.output import print_json
from sgo_tui.cli.writing import refuse_existing
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _, ngettext
from sgo_tui.keeping import Recovery, Unsaved, all_unsaved, claim
from sgo_tui.work import Edit, open_table
from sgo_tui.work.address import cell_name
from sgo_tui.xls import text_of
from sgo_tui.xls.replacing import real_path


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "recover",
        _("changes that were never saved: list, show, save or delete them"),
        "sgo-tui recover 5a.xls -o recovered.xls",
    )
    command.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar=_("FILE.xls"),
        help=_("show the changes of this file; without it, list all"),
    )
    command.add_argument("--values", action="store_true", help=_("show old and new values, which are personal data"))
    add_output(command, _("OUT.xls"), required=False)
    command.add_argument(
        "--over", action="store_true", help=_("put changes also over what cells hold now, if the file is another one")
    )
    command.add_argument("--delete", action="store_true", help=_("throw the changes away, after a question"))
    command.add_argument("--yes", action="store_true", help=_("delete without the question"))
    command.add_argument("--json", action="store_true", help=_("print for programs"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    left = [unsaved for unsaved in all_unsaved() if not unsaved.is_empty]
    if options.file is not None:
        left = [unsaved for unsaved in left if real_path(unsaved.file) == real_path(options.file)]
    if options.output is not None:
        return _save(options, left)
    if options.json:
        print_json([_for_programs(unsaved, with_values=options.values) for unsaved in left])
    elif not left:
        print(_("There are no changes that were not saved."), file=sys.stderr)
    else:
        for unsaved in left:
            print(_line(unsaved))
            if options.file is not None:
                for line in _edits(unsaved, with_values=options.values):
                    print(f"  {line}")
    return _delete(left, asks=not options.yes) if options.delete and left else OK


def _save(options: argparse.Namespace, left: Sequence[Unsaved]) -> int:
    """Put the changes of a file on it and save it; they are kept as long as one of them has found no place."""
    if options.file is None:
        raise UsageError(_("Say of which file: sgo-tui recover FILE.xls -o OUT.xls"))
    if not left:
        raise UsageError(_("There are no changes that were not saved."))
    refuse_existing(options.output, force=options.force)
    with claim(options.output):
        table = open_table(options.file, left[0].sheet_name)
        recoveries = []
        for unsaved in left:
            recovery = Recovery(table, unsaved)
            recovery.put(with_differing=options.over)
            recoveries.append(recovery)
        saved = table.save(options.output)
    changed = ngettext("{n} cell changed", "{n} cells changed", saved.changed_cells).format(n=saved.changed_cells)
    print(f"{saved.workbook.path}: {changed}", file=sys.stderr)
    outcomes = [_finish(recovery, over=options.over) for recovery in recoveries]
    return OK if all(outcomes) else FOUND


def _finish(recovery: Recovery, *, over: bool) -> bool:
    """Remove what is saved now; tell what is not, and return whether all is."""
    left_out = recovery.lost + ([] if over else recovery.differing)
    for edit in recovery.lost:
        reason = _("its place in the file is not found")
        print(f"{_place(recovery.unsaved, edit)}: {reason}", file=sys.stderr)
    if not over:
        for edit in recovery.differing:
            reason = _("the cell holds something else now. To put the change over it add --over.")
            print(f"{cell_name(edit.row, edit.column)}: {reason}", file=sys.stderr)
    if not left_out:
        if (typing := recovery.unsaved.typing) is not None:
            left = _("what was being typed is left out")
            print(f"{cell_name(typing.row, typing.column)}: {left}", file=sys.stderr)
        recovery.unsaved.delete()
    return not left_out


def _delete(left: Sequence[Unsaved], *, asks: bool) -> int:
    if asks and not agreed_to_delete():
        print(_("Nothing was deleted."), file=sys.stderr)
        return OK
    failures = 0
    for unsaved in left:
        try:
            unsaved.delete()
        except OSError as error:
            failures += 1
            print(f"sgo-tui: {unsaved.journal}: {error.strerror}", file=sys.stderr)
    return FAILED if failures else OK


def _line(unsaved: Unsaved) -> str:
    count = len(unsaved.edits)
    changes = ngettext("{n} change", "{n} changes", count).format(n=count)
    return f"{unsaved.last:%d.%m.%Y %H:%M}  {changes}  {unsaved.file}"


def _edits(unsaved: Unsaved, *, with_values: bool) -> Iterator[str]:
    for edit in unsaved.edits.values():
        values = f": {text_of(edit.before)} → {text_of(edit.after)}" if with_values else ""
        yield f"{_place(unsaved, edit)}{values}"
    if unsaved.typing is not None:
        row, column, text = unsaved.typing
        words = _("was being typed: {text}").format(text=text) if with_values else _("was being typed")
        yield f"{cell_name(row, column)}  {words}"


def _place(unsaved: Unsaved, edit: Edit) -> str:
    group, label = unsaved.columns.get(edit.column, ("", ""))
    return f"{cell_name(edit.row, edit.column)}  {' · '.join(filter(None, (group, label)))}"


def _for_programs(unsaved: Unsaved, *, with_values: bool) -> dict[str, Any]:
    def told(edit: Edit) -> dict[str, Any]:
        place = {"cell": cell_name(edit.row, edit.column)}
        return {**place, "old": text_of(edit.before), "new": text_of(edit.after)} if with_values else place

    typing = unsaved.typing
    return {
        "file": str(unsaved.file),
        "sheet": unsaved.sheet_name,
        "last": unsaved.last.isoformat(timespec="seconds"),
        "changes": [told(edit) for edit in unsaved.edits.values()],
        "typing": typing and {"cell": cell_name(*typing[:2]), **({"text": typing.text} if with_values else {})},
    }
