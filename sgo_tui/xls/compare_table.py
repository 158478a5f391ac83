"""The cell table of an edited worksheet against the original's, record by record."""

from __future__ import annotations

import struct
from collections.abc import Collection

from sgo_tui.i18n import N_
from sgo_tui.xls.cells import CellBytes, cells_in, each_cell
from sgo_tui.xls.compare_cells import MismatchError
from sgo_tui.xls.layout import SheetLayout
from sgo_tui.xls.records import HEADER_SIZE
from sgo_tui.xls.sheet_index import read_index

Places = Collection[tuple[int, int]]
"""Edited cells of a worksheet, by row and column."""

_DIMENSIONS = struct.Struct("<IIHH")


class TableComparison:
    """Compares the records of an edited worksheet with those of the original."""

    def __init__(self, old: bytes, new: bytes, before: SheetLayout, after: SheetLayout) -> None:
        self._old, self._new = old, new
        self._before, self._after = before, after

    def compare(self, edited: Places) -> None:
        """Raise `MismatchError` unless all but the `edited` cells is equal."""
        columns: dict[int, set[int]] = {}
        for row, column in edited:
            columns.setdefault(row, set()).add(column)
        if self._rest(self._old, self._before) != self._rest(self._new, self._after):
            raise MismatchError(N_("other records"))
        for row in self._before.numbers | self._after.numbers:
            self._compare_row(row, columns.get(row))
        self._compare_pointers()
        self._compare_dimensions(edited)

    @staticmethod
    def _rest(stream: bytes, layout: SheetLayout) -> bytes:
        return b"".join(stream[start:end] for start, end in layout.others)

    def _compare_row(self, row: int, edited: set[int] | None) -> None:
        old_row, new_row = self._row(self._old, self._before, row), self._row(self._new, self._after, row)
        if edited is None:
            before = b"".join(self._old[run.start : run.end] for run in self._before.runs_of(row))
            after = b"".join(self._new[run.start : run.end] for run in self._after.runs_of(row))
            if old_row != new_row or before != after:
                raise MismatchError(N_("other rows"))
            return
        if old_row and new_row[:6] + new_row[10:] != old_row[:6] + old_row[10:]:
            raise MismatchError(N_("row records"))
        cells = self._cells(self._old, self._before, row)
        found = self._cells(self._new, self._after, row)
        for column in (cells.keys() | found.keys()) - edited:
            if cells.get(column) != found.get(column):
                raise MismatchError(N_("neighbouring cells"))

    @staticmethod
    def _row(stream: bytes, layout: SheetLayout, row: int) -> bytes:
        start = layout.row_record(row)
        return b"" if start is None else stream[start : start + 20]

    @staticmethod
    def _cells(stream: bytes, layout: SheetLayout, row: int) -> dict[int, CellBytes]:
        cells: dict[int, CellBytes] = {}
        for record in cells_in(stream, layout.runs_of(row)):
            cells.update(each_cell(stream, record))
        return cells

    def _compare_pointers(self) -> None:
        """INDEX lists the DBCELL records, and each of those leads to the first row of its block."""
        if self._points_right(self._old, self._before) and not self._points_right(self._new, self._after):
            raise MismatchError(N_("pointers"))

    @staticmethod
    def _points_right(stream: bytes, layout: SheetLayout) -> bool:
        index = read_index(stream, layout.index)
        dbcells = [block.dbcell.start for block in layout.blocks if block.dbcell]
        if index and index.pointers != dbcells:
            return False
        for block in layout.blocks:
            if block.dbcell and block.rows:
                back = struct.unpack_from("<I", stream, block.dbcell.start + HEADER_SIZE)[0]
                if block.dbcell.start - back != min(block.rows.values()):
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
