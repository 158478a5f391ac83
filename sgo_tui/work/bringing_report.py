"""What has become of changes that were brought to an original, for programs (JSON) and for people (lines).

No values of cells and no names: places, names of columns, reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sgo_tui.i18n import _
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name, column_letters
from sgo_tui.work.bringing import Brought, Conflict, Unplaced
from sgo_tui.work.changes import Change, Kind
from sgo_tui.work.repair import Repair
from sgo_tui.work.table import Table


def not_put(repair: Repair) -> Iterator[tuple[Change, str]]:
    """Yield each change that the original has not got, with the reason."""
    yield from ((change, _why_left_out(change.kind)) for change in repair.left_out)
    yield from repair.refused


def not_put_lines(repair: Repair) -> Iterator[str]:
    """Yield the same as lines."""
    return (_line(change, reason) for change, reason in not_put(repair))


def as_lines(brought: Brought, originals: Sequence[Table]) -> Iterator[str]:
    """Yield a line for all that is not on the originals, with the file that it is of."""
    for original, repair in zip(originals, brought.repairs, strict=True):
        yield from (f"{_name(original)}: {line}" for line in not_put_lines(repair))
    for conflict in brought.conflicts:
        yield f"{_name(conflict.original)}: {_line(conflict.copies[0][1], _both(conflict))}"
    for unplaced in brought.unplaced:
        yield f"{_name(unplaced.copy)}: {_place(unplaced)}: {marked(unplaced.sentence)}"


def as_json(brought: Brought, originals: Sequence[Table]) -> dict[str, Any]:
    """Return the same as plain data, and what was put; rows and columns are 0-based."""
    told = zip(originals, brought.repairs, brought.kept, brought.missing, strict=True)
    return {
        "originals": [
            {
                "original": str(original.workbook.path),
                "changed": [_change(change) for change in repair.put],
                "left_out": [_change(change) for change in repair.left_out],
                "refused": [_change(change) | {"reason": reason} for change, reason in repair.refused],
                "kept": kept,
                "people_in_no_copy": missing,
            }
            for original, repair, kept, missing in told
        ],
        "conflicts": [
            {
                "original": str(conflict.original.workbook.path),
                **_change(conflict.copies[0][1]),
                "is_own": conflict.is_own,
                "copies": [{"file": str(copy.workbook.path), **_there(change)} for copy, change in conflict.copies],
            }
            for conflict in brought.conflicts
        ],
        "unplaced": [
            {"file": str(one.copy.workbook.path), "reason": one.word, "row": one.row, "column": one.column}
            for one in brought.unplaced
        ],
    }


def _line(change: Change, reason: str) -> str:
    assert change.original is not None
    title = change.column.title if change.column else ""
    return marked(f"{cell_name(*change.original)}: {title}: {reason}")


def _why_left_out(kind: Kind) -> str:
    if kind is Kind.GUARDED_CHANGED:
        return _("Left out: {reason} To take it over add --yes.").format(reason=kind.sentence)
    if kind is Kind.CLEARED_AND_ERASED:
        return _("Left out: {reason} To take it over add --with-erasing.").format(reason=kind.sentence)
    return _("Left out: {reason}").format(reason=kind.sentence)


def _both(conflict: Conflict) -> str:
    places = [
        f"{copy.workbook.path.name} {cell_name(*change.edited)}" for copy, change in conflict.copies if change.edited
    ]
    if conflict.is_own:
        told = _("Left as it was: it was changed here, and in another way in {places}.")
    else:
        told = _("Left as it was: the files say different things: {places}.")
    return told.format(places=", ".join(places))


def _place(unplaced: Unplaced) -> str:
    if unplaced.column is None:
        return _("row {n}").format(n=(unplaced.row or 0) + 1)
    title = unplaced.copy.column(unplaced.column).title
    return marked(f"{column_letters(unplaced.column)}: {title}")


def _name(table: Table) -> str:
    return marked(table.workbook.path.name)


def _change(change: Change) -> dict[str, Any]:
    assert change.original is not None
    row, column = change.original
    place = {"cell": cell_name(row, column), "row": row, "column": column}
    return {**place, "kind": change.kind.word, "key": change.key or None}


def _there(change: Change) -> dict[str, Any]:
    return {"cell": cell_name(*change.edited)} if change.edited else {}
