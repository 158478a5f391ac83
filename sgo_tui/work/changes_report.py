"""The changes of an export for programs (JSON) and for people (lines by person)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name, column_letters
from sgo_tui.work.changes import Change, Kind, count
from sgo_tui.work.people import name_in
from sgo_tui.work.table import Table

_COLUMNS = (Kind.COLUMN_MOVED, Kind.COLUMN_DROPPED, Kind.COLUMN_ADDED)
_ROWS = (Kind.ROW_ADDED, Kind.ROW_LOST, Kind.ROWS_REORDERED)


def as_json(original: Table, edited: Table, changes: Sequence[Change], *, with_values: bool) -> dict[str, Any]:
    """Return the changes as plain data; rows and columns are 0-based.

    Values of cells are given only `with_values`: they are personal data. Names of columns are none.
    """
    return {
        "original": str(original.workbook.path),
        "edited": str(edited.workbook.path),
        "changes": [_change(change, with_values=with_values) for change in changes],
        "summary": {
            "allowed": sum(change.kind.allowed for change in changes),
            "forbidden": sum(not change.kind.allowed for change in changes),
            **{kind.word: number for kind, number in count(changes).items()},
        },
    }


def _change(change: Change, *, with_values: bool) -> dict[str, Any]:
    kind = change.kind
    data: dict[str, Any] = {"kind": kind.word, "rule": kind.rule, "allowed": kind.allowed}
    if change.key:
        data["key"] = change.key
    for side, place in (("original", change.original), ("edited", change.edited)):
        if place is None:
            continue
        if kind in _COLUMNS:
            data[f"{side}_col"] = place[1]
        elif kind in _ROWS:
            data[f"{side}_row"] = place[0]
        elif kind is not Kind.ROWS_SWAPPED:
            data[side] = list(place)
            data[f"{side}_cell"] = cell_name(*place)
    if kind is Kind.ROWS_SWAPPED and change.original:
        data["original_rows"] = [change.original[0], change.other_row]
    if with_values or kind is Kind.HEADER_RENAMED:
        data["old"], data["new"] = change.old or None, change.new or None
    return data


def as_lines(original: Table, edited: Table, changes: Sequence[Change], *, with_values: bool) -> Iterator[str]:
    """Yield the changes by person, each with a line, and a line with their numbers; see `plain.marked`."""
    for row, group in groupby(changes, key=_row_of):
        if row is None:
            yield _("The table:")
        else:
            yield marked(_row_title(original, row, with_values=with_values))
        for change in group:
            yield "  " + marked(_line(edited, change, with_values=with_values))
    forbidden = sum(not change.kind.allowed for change in changes)
    allowed = len(changes) - forbidden
    if not changes:
        yield _("There are no changes.")
        return
    yield _("{forbidden}, {allowed}").format(
        forbidden=ngettext("{n} forbidden change", "{n} forbidden changes", forbidden).format(n=forbidden),
        allowed=ngettext("{n} allowed", "{n} allowed", allowed).format(n=allowed),
    )


def _row_of(change: Change) -> int | None:
    """Return the row of the original that a change of a cell is in; None for changes of the table."""
    return change.original[0] if change.is_of_cell and change.original else None


def _row_title(original: Table, row: int, *, with_values: bool) -> str:
    title = _("Row {number}").format(number=row + 1)
    if not with_values or original.export is None:
        return f"{title}:"
    return f"{title}: {name_in(original, row)}"


def _line(edited: Table, change: Change, *, with_values: bool) -> str:
    word = _("allowed") if change.kind.allowed else _("FORBIDDEN")
    parts = [f"{word}:", _place(change)]
    if change.column is not None:
        parts.append(f"{change.column.title}:")
    parts.append(change.kind.sentence)
    if change.kind is Kind.CONTAINER:
        parts.append(edited.workbook.path.name)
    if with_values or change.kind is Kind.HEADER_RENAMED:
        parts.append(f"[{change.old}] → [{change.new}]" if change.old or change.new else "")
    return " ".join(part for part in parts if part)


def _place(change: Change) -> str:
    """Return where it was and where it is: cells, columns or rows as Excel names them."""
    if change.kind in _COLUMNS:
        places = [column_letters(place[1]) for place in (change.original, change.edited) if place]
    elif change.kind is Kind.ROWS_SWAPPED and change.original and change.other_row is not None:
        return f"{change.original[0] + 1} ↔ {change.other_row + 1}"
    elif change.column is None:
        places = [str(place[0] + 1) for place in (change.original, change.edited) if place]
    else:
        places = [cell_name(*place) for place in (change.original, change.edited) if place]
    return " → ".join(dict.fromkeys(places))
