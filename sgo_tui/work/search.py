"""Finding a cell by what a person remembers of it."""

from __future__ import annotations

from sgo_tui.work.comparing import comparable
from sgo_tui.work.gradual import Gradual, at_once
from sgo_tui.work.table import Table
from sgo_tui.work.view import View


def find(
    table: Table, wanted: str, after: tuple[int, int], view: View | None = None, *, backwards: bool = False
) -> tuple[int, int] | None:
    """Return the next cell whose text contains `wanted`, going round the rows of a view once; None when none does.

    Without a view, all rows with people are looked at.
    """
    return at_once(finding(table, wanted, after, view, backwards=backwards))


def finding(
    table: Table, wanted: str, after: tuple[int, int], view: View | None = None, *, backwards: bool = False
) -> Gradual[tuple[int, int] | None]:
    """Do what `find` does, in parts."""
    needle = comparable(wanted)
    view = view or View(table.data_rows)
    if not needle or not view:
        return None
    step = -1 if backwards else 1
    start = view.nearest(after[0])
    for distance in range(len(view) + 1):
        yield distance / (len(view) + 1)
        row = view.rows[(start + step * distance) % len(view)]
        columns = _columns_with(table, needle, row)
        if distance == 0:
            columns = [c for c in columns if (c - after[1]) * step > 0]
        if columns:
            return row, columns[-1 if backwards else 0]
    return None


def _columns_with(table: Table, needle: str, row: int) -> list[int]:
    """Return the columns of `row` with `needle`; most rows are passed over by one look at all their cells."""
    if table.is_blank(row):
        return []
    texts = [table.text(row, column) for column in range(table.column_count)]
    if needle not in comparable("\n".join(texts)):
        return []
    return [column for column, text in enumerate(texts) if needle in comparable(text)]
