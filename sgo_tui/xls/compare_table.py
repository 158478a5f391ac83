"""The cell table of an edited worksheet against the original's, record by record."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from itertools import chain

from sgo_tui.i18n import N_
from sgo_tui.xls.cells import cells_in, each_cell
from sgo_tui.xls.compare_cells import MismatchError
from sgo_tui.xls.layout import SheetLayout
from sgo_tui.xls.records import HEADER_SIZE
from sgo_tui.xls.sheet_index import read_index
from sgo_tui.xls.spans import Span, Stream, between, same_joined

Places = Collection[tuple[int, int]]
"""Edited cells of a worksheet, by row and column."""

_DIMENSIONS = struct.Struct("<IIHH")
_ROW_BOUNDS = slice(HEADER_SIZE + 2, HEADER_SIZE + 6)
"""Where a ROW record says which columns it has."""


def _untouched(layout: SheetLayout, rows: Collection[int]) -> Iterator[Span]:
    """Yield all of a worksheet but the records of `rows`, and those that point at others or tell the bounds."""
    dbcells = (block.dbcell for block in layout.blocks)
    pointers = filter(None, chain(dbcells, [layout.index, layout.dimensions]))
    return between(chain(pointers, layout.parts_of(rows)), layout.whole)


class TableComparison:
    """Compares the records of an edited worksheet with those of the original."""

    def __init__(self, old: Stream, new: Stream, before: SheetLayout, after: SheetLayout) -> None:
        self._old, self._new = old, new
        self._before, self._after = before, after

    def compare(self, edited: Places) -> None:
        """Raise `MismatchError` unless all but the `edited` cells is equal."""
        columns: dict[int, set[int]] = {}
        for row, column in edited:
            columns.setdefault(row, set()).add(column)
        untouched = _untouched(self._before, columns), _untouched(self._after, columns)
        if not same_joined(self._old, untouched[0], self._new, untouched[1]):
            raise MismatchError(N_("other records"))
        for row, edited_columns in columns.items():
            self._compare_row(row, edited_columns)
        self._compare_pointers()
        self._compare_dimensions(edited)

    def _compare_row(self, row: int, edited: set[int]) -> None:
        old_rows, new_rows = self._rows(self._old, self._before, row), self._rows(self._new, self._after, row)
        if old_rows and new_rows != old_rows:
            raise MismatchError(N_("row records"))
        cells = self._cells(self._old, self._before, row)
        found = self._cells(self._new, self._after, row)
        for column in (cells.keys() | found.keys()) - edited:
            if cells.get(column) != found.get(column):
                raise MismatchError(N_("neighbouring cells"))

    @staticmethod
    def _rows(stream: Stream, layout: SheetLayout, row: int) -> list[bytes]:
        """Return the ROW records of a row without what they say of its first and last column."""
        records = (bytes(stream[start:end]) for start, end in layout.rows.of(row))
        return [record[: _ROW_BOUNDS.start] + record[_ROW_BOUNDS.stop :] for record in records]

    @staticmethod
    def _cells(stream: Stream, layout: SheetLayout, row: int) -> dict[int, bytes]:
        """Return the cells of a row by column, each as a record of its own; of a cell that is there twice the last."""
        cells: dict[int, bytes] = {}
        for record in cells_in(stream, layout.runs_of(row)):
            if record.is_single:
                cells[record.first] = bytes(stream[record.start : record.end])
            else:
                cells.update((column, cell.record(row, column)) for column, cell in each_cell(stream, record))
        return cells

    def _compare_pointers(self) -> None:
        """INDEX lists the DBCELL records, and each of those leads to the first row of its block."""
        if self._points_right(self._old, self._before) and not self._points_right(self._new, self._after):
            raise MismatchError(N_("pointers"))

    @staticmethod
    def _points_right(stream: Stream, layout: SheetLayout) -> bool:
        index = read_index(stream, layout.index)
        dbcells = [block.dbcell.start for block in layout.blocks if block.dbcell]
        if index and index.pointers != dbcells:
            return False
        for block in layout.blocks:
            if block.dbcell and block.rows:
                back = struct.unpack_from("<I", stream, block.dbcell.start + HEADER_SIZE)[0]
                if block.dbcell.start - back != min(block.rows.starts):
                    return False
        return True

    def _compare_dimensions(self, edited: Places) -> None:
        """DIMENSIONS is equal, or wider by edited cells."""
        before, after = self._before.dimensions, self._after.dimensions
        if before is None or after is None:
            if before != after:
                raise MismatchError(N_("dimensions"))
            return
        top, bottom, left, right = _DIMENSIONS.unpack_from(self._old, before.start + HEADER_SIZE)
        rows, columns = {row for row, _column in edited}, {column for _row, column in edited}
        allowed = (
            rows | {top},
            {row + 1 for row in rows} | {bottom},
            columns | {left},
            {column + 1 for column in columns} | {right},
        )
        found = _DIMENSIONS.unpack_from(self._new, after.start + HEADER_SIZE)
        if not all(bound in those for bound, those in zip(found, allowed, strict=True)):
            raise MismatchError(N_("dimensions"))
