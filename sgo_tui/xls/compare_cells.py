"""What xlrd reads of the edited rows of a saved file against what it read before and what was asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import zip_longest

from sgo_tui.i18n import N_
from sgo_tui.xls.values import CellValue, Kind, date_text
from sgo_tui.xls.worksheet import Worksheet

Wanted = Mapping[tuple[int, int], CellValue]
"""The edits of a worksheet by row and column."""

_RawRow = tuple[Sequence[int], Sequence[str | float]]


class MismatchError(ValueError):
    """The saved file is not what it should be; `str()` names the check that failed, to be translated."""


def compare_sheets(
    before: Sequence[Worksheet],
    after: Sequence[Worksheet],
    edits: Mapping[int, Wanted],
    rows: Mapping[int, Iterable[int]],
) -> None:
    """Raise `MismatchError` unless the edited cells of `rows`, and no others, differ and hold what was asked for."""
    if [(sheet.name, sheet.visible) for sheet in before] != [(sheet.name, sheet.visible) for sheet in after]:
        raise MismatchError(N_("worksheets"))
    for number, numbers in rows.items():
        old, new, wanted = before[number], after[number], edits.get(number, {})
        if old.merges != new.merges:
            raise MismatchError(N_("merged cells"))
        _compare_rows(old, new, wanted, numbers)
        for (row, column), value in wanted.items():
            if not _is_as_asked(new, row, column, value):
                raise MismatchError(N_("edited cells"))
            if not _has_right_style(old, new, row, column, value):
                raise MismatchError(N_("styles"))


def _compare_rows(old: Worksheet, new: Worksheet, wanted: Iterable[tuple[int, int]], rows: Iterable[int]) -> None:
    edited: dict[int, set[int]] = {}
    for row, column in wanted:
        edited.setdefault(row, set()).add(column)
    for row in rows:
        before, after = old.raw_row(row), new.raw_row(row)
        if before != after and not _are_equal_but(before, after, edited.get(row, ())):
            raise MismatchError(N_("other cells"))


def _are_equal_but(before: _RawRow, after: _RawRow, edited: Collection[int]) -> bool:
    """Whether two rows are equal outside the edited columns; rows end with their last cell."""
    types = zip_longest(before[0], after[0], fillvalue=0)
    values = zip_longest(before[1], after[1], fillvalue="")
    for column, ((old_type, new_type), (old, new)) in enumerate(zip(types, values, strict=True)):
        is_same = old == new or (old != old and new != new)  # noqa: PLR0124 - a NaN stays a NaN
        if column not in edited and (old_type != new_type or not is_same):
            return False
    return True


def _is_as_asked(sheet: Worksheet, row: int, column: int, value: CellValue) -> bool:
    kind, found = sheet.kind(row, column), sheet.value(row, column)
    if value is None or value == "":
        return kind is Kind.EMPTY
    if isinstance(value, str):
        return kind is Kind.TEXT and found == value
    if isinstance(value, bool):
        return kind is Kind.BOOLEAN and found is value
    if isinstance(value, dt.date | dt.time):
        return kind in (Kind.TEXT, Kind.DATE) and sheet.text(row, column) == date_text(value)
    return kind in (Kind.NUMBER, Kind.DATE) and sheet.raw_row(row)[1][column] == value


def _has_right_style(old: Worksheet, new: Worksheet, row: int, column: int, value: CellValue) -> bool:
    """Whether the cell kept its style; a new cell and one that became a date may take another of the file."""
    before, after = old.style(row, column), new.style(row, column)
    if after is None:
        return before is None
    became_date = isinstance(value, dt.date | dt.time) and new.kind(row, column) is Kind.DATE
    return before == after or ((before is None or became_date) and new.is_cell_style(after))
