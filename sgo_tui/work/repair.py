"""Put the changes that SGO will bear on the bytes of the original, so that a spoilt file can be imported again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sgo_tui.errors import CannotEdit
from sgo_tui.work.changes import Change, Kind
from sgo_tui.work.diff import compare_files
from sgo_tui.work.table import Table

_PUT = frozenset((Kind.VALUE_CHANGED, Kind.CITY_CHANGED, Kind.CLEARED))
_LEFT_OUT = frozenset((Kind.IDENTITY_CHANGED, Kind.IGNORED_CHANGED, Kind.DIGITS_LOST))


@dataclass
class Repair:
    """What has become of the changes of cells."""

    put: list[Change] = field(default_factory=list)
    left_out: list[Change] = field(default_factory=list)
    """The original has these cells as they were."""
    refused: list[tuple[Change, str]] = field(default_factory=list)
    """The cells of the original cannot take these, and why."""


def put_changes(
    original: Table, changes: Sequence[Change], *, with_guarded: bool = False, with_erasing: bool = False
) -> Repair:
    """Make the changes of cells pending edits of the original, and return what became of each.

    Names and birth dates of parents go over only `with_guarded`, and what erases data in SGO only `with_erasing`.
    Rows, columns and names of columns need nothing done: those of the original stay.
    """
    asked = {Kind.GUARDED_CHANGED: with_guarded, Kind.CLEARED_AND_ERASED: with_erasing}
    wanted = _PUT | {kind for kind, agreed in asked.items() if agreed}
    repair = Repair()
    for change in changes:
        if change.kind not in wanted or change.original is None:
            if change.kind in _LEFT_OUT | asked.keys():
                repair.left_out.append(change)
            continue
        try:
            original.change(*change.original, change.new, confirmed=True)
        except CannotEdit as error:
            repair.refused.append((change, str(error)))
        else:
            repair.put.append(change)
    return repair


def open_repaired(edited: Path, original: Path, sheet: str | None = None) -> tuple[Table, Repair]:
    """Open an original with the changes of its edited copy pending; saving goes to the copy, which is kept as it was.

    A copy of another kind is left alone: the repaired file goes beside it. Raises what opening and comparing raise.
    """
    from sgo_tui.convert import free_path

    table, copy, changes = compare_files(original, edited, sheet)
    repair = put_changes(table, changes)
    is_workbook = copy.workbook.read_only is None and changes[:1] != [Change(Kind.CONTAINER)]
    table.target = edited if is_workbook and edited.suffix.lower() == ".xls" else free_path(edited)
    return table, repair
