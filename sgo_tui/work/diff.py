"""What has become of an export: every change between the original and an edited table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sgo_tui.errors import UsageError
from sgo_tui.export import Column, Owner, Protection
from sgo_tui.i18n import _
from sgo_tui.work.changes import Change, Kind
from sgo_tui.work.matching import Matching, is_row_number, match, require_export, same_value
from sgo_tui.work.opening import open_table, table_at
from sgo_tui.work.table import Table
from sgo_tui.xls import Kind as CellKind

_FEW = 6
"""When more rows than these have changed places, the table was sorted."""


def compare_files(original: Path, edited: Path, sheet: str | None = None) -> tuple[Table, Table, list[Change]]:
    """Open two files and return their tables with the changes; raises what opening and `compare` raise.

    The edited one may be of any kind that can be converted.
    """
    from sgo_tui.convert import open_any  # with what it may need, 0.2 s

    workbook = open_any(edited)
    tables = open_table(original, sheet), table_at(workbook, sheet)
    changes = compare(*tables)
    if workbook.read_only is not None or workbook.data != edited.read_bytes():
        changes.insert(0, Change(Kind.CONTAINER))
    return *tables, changes


def compare(original: Table, edited: Table) -> list[Change]:
    """Return the changes from one table to the other: those of columns, of rows, of cells by row.

    Raises `UsageError` when one is no export, or when they have nobody in common.
    """
    for table in (original, edited):
        require_export(table)
    matching = match(original, edited)
    if not matching.rows and original.data_rows:
        raise UsageError(_("The two files have nobody in common: they are different exports."))
    return [
        *_header_changes(original, edited, matching.columns),
        *_column_moves(original, edited, matching.columns),
        *_row_changes(original, edited, matching.rows),
        *cell_changes(original, edited, matching),
    ]


def cell_changes(original: Table, edited: Table, matching: Matching) -> Iterator[Change]:
    """Yield the cells that hold something else, row by row of the original."""
    columns = [(original.column(old), new) for old, new in sorted(matching.columns.items())]
    columns = [(column, new) for column, new in columns if not is_row_number(column.field)]
    for row, there in matching.rows.items():
        for column, new in columns:
            before, after = original.text(row, column.index), edited.text(there, new)
            if before != after and not same_value(column.field, before, after):
                is_number = edited.sheet.kind(there, new) is CellKind.NUMBER
                kind = _kind(column, before, after, is_number=is_number)
                yield Change(kind, column, (row, column.index), (there, new), before, after)


def _header_changes(original: Table, edited: Table, columns: Mapping[int, int]) -> Iterator[Change]:
    top, place = _name_row(original), _name_row(edited)
    if original.first_data_row != edited.first_data_row:
        yield Change(Kind.HEADER_MOVED, original=(top, 0), edited=(place, 0))
    groups: set[tuple[str, str]] = set()
    for index, there in columns.items():
        old, new = original.column(index), edited.column(there)
        if _told(old.label) != _told(new.label):
            yield Change(Kind.HEADER_RENAMED, old, (top, index), (place, there), old.label, new.label)
        elif _told(old.group) != _told(new.group) and (old.group, new.group) not in groups:
            groups.add((old.group, new.group))
            yield Change(Kind.HEADER_RENAMED, old, (top, index), (place, there), old.group, new.group)
    for index in range(original.column_count):
        if index not in columns and original.column(index).label:
            yield Change(Kind.COLUMN_DROPPED, original.column(index), original=(top, index))
    taken = set(columns.values())
    for index in range(edited.column_count):
        if index not in taken and edited.column(index).label:
            yield Change(Kind.COLUMN_ADDED, edited.column(index), edited=(place, index))


def _name_row(table: Table) -> int:
    return table.first_data_row - 1


def _told(text: str) -> str:
    return " ".join(text.split())


def _column_moves(original: Table, edited: Table, columns: Mapping[int, int]) -> Iterator[Change]:
    for index in _out_of_order(columns):
        places = (_name_row(original), index), (_name_row(edited), columns[index])
        yield Change(Kind.COLUMN_MOVED, original.column(index), *places)


def _out_of_order(places: Mapping[int, int]) -> list[int]:
    """Return the fewest keys without which the values go up with the keys."""
    order = sorted(places)
    kept = set(_longest_rising([places[key] for key in order]))
    return [key for number, key in enumerate(order) if number not in kept]


def _longest_rising(values: Sequence[int]) -> list[int]:
    """Return the indexes of a longest rising part: the usual patience sorting."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        pile = bisect_left(ends, value)
        previous.append(last[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [value]
        last[pile : pile + 1] = [index]
    rising = []
    index = last[-1] if last else -1
    while index >= 0:
        rising.append(index)
        index = previous[index]
    return rising[::-1]


def _row_changes(original: Table, edited: Table, rows: Mapping[int, int]) -> Iterator[Change]:
    order = sorted(rows)
    ranks = {place: rank for rank, place in enumerate(sorted(rows.values()))}
    wanted = [ranks[rows[row]] for row in order]
    moved = [rank for rank, place in enumerate(wanted) if rank != place]
    if len(moved) <= _FEW and all(wanted[wanted[rank]] == rank for rank in moved):
        for rank in moved:
            if rank < wanted[rank]:
                row, other = order[rank], order[wanted[rank]]
                yield Change(Kind.ROWS_SWAPPED, original=(row, 0), edited=(rows[row], 0), other_row=other)
    elif moved:
        yield Change(Kind.ROWS_REORDERED, original=(order[moved[0]], 0), edited=(rows[order[moved[0]]], 0))
    for row in _people(original):
        if row not in rows:
            yield Change(Kind.ROW_LOST, original=(row, 0))
    taken = set(rows.values())
    for row in _people(edited):
        if row not in taken:
            yield Change(Kind.ROW_ADDED, edited=(row, 0))


def _people(table: Table) -> Iterator[int]:
    """Yield the rows with anything but a number of the row."""
    columns = [index for index in range(table.column_count) if not is_row_number(table.field(index))]
    rows = (row for row in table.data_rows if not table.is_blank(row))
    return (row for row in rows if any(table.text(row, column) for column in columns))


def _kind(column: Column, before: str, after: str, *, is_number: bool) -> Kind:
    if column.protection is Protection.LOCKED:
        return Kind.IDENTITY_CHANGED if column.owner in (Owner.PUPIL, Owner.EMPLOYEE) else Kind.IGNORED_CHANGED
    if column.protection is Protection.GUARDED:
        return Kind.GUARDED_CHANGED
    if not after:
        erased = column.field is not None and column.field.erased_by_empty
        return Kind.CLEARED_AND_ERASED if erased else Kind.CLEARED
    if is_number and before.isdecimal() and float(before) == float(after.replace(",", ".")):
        return Kind.DIGITS_LOST
    is_city = column.field is not None and column.field.name.endswith("_city")
    return Kind.CITY_CHANGED if is_city and before else Kind.VALUE_CHANGED
