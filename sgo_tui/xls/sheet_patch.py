"""New cell records for a worksheet -> splices of its cell table."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from functools import cached_property

from sgo_tui.xls import records as biff
from sgo_tui.xls.blocks import (
    BLOCK_ROWS,
    dbcell_record,
    has_entry_for_every_row,
    row_record,
    union,
    widened_row,
)
from sgo_tui.xls.cells import CellRecord, cells_in, replaced
from sgo_tui.xls.layout import Block, SheetLayout
from sgo_tui.xls.records import HEADER_SIZE
from sgo_tui.xls.sheet_index import SheetIndex, read_index
from sgo_tui.xls.spans import Stream
from sgo_tui.xls.splices import Splice, Splicing

_DIMENSIONS = struct.Struct("<IIHH")

NewRow = Mapping[int, bytes]
"""The records of a row's new cells by column."""


class SheetPatch:
    """The splices of one worksheet."""

    def __init__(self, stream: Stream, layout: SheetLayout, cells: Mapping[int, NewRow]) -> None:
        """Plan to put `cells`, records by row and column, into the cell table that `layout` describes."""
        self._stream = stream
        self._layout = layout
        self._index = read_index(stream, layout.index)
        self._numbered = self._index is not None and self._index.counts_blocks(layout.blocks)
        self._row_splices: list[Splice] = []
        self._cell_splices: list[Splice] = []
        self._later: dict[int, NewRow] = {}
        """Rows that go into blocks after the last one."""
        self.new_rows, self._new_columns = range(0), range(0)
        """The rows and columns among which new cells lie."""
        self.lost_texts = 0
        """How many references to shared strings go away."""
        self.added_dbcells: list[int] = []
        """The new DBCELL records, by their distance from the byte at `self.end_of_table`."""
        for row in sorted(cells):
            self._add_row(row, cells[row])

    @property
    def end_of_table(self) -> int:
        """The offset behind the last block, where new ones go."""
        last = self._layout.blocks[-1].dbcell if self._layout.blocks else None
        return last.end if last else self._layout.table_place

    def splices(self) -> list[Splice]:
        """Return all splices of the worksheet, in no order but that of neighbours at one place."""
        table = [*self._row_splices, *self._cell_splices]
        splices = [*table, *self._dbcell_splices(table)]
        if self._later:
            splices.append(Splice(self.end_of_table, self.end_of_table, self._new_blocks()))
        if self.new_rows:
            splices += self._bounds_splices()
        return splices

    def _add_row(self, row: int, new: NewRow) -> None:
        """Put the new cells of a row in the place of old ones, or between them."""
        old = list(cells_in(self._stream, self._layout.runs_of(row)))
        missing = dict(new)
        for record in old:
            hit = {column: new[column] for column in new if record.first <= column <= record.last}
            if hit:
                data = replaced(self._stream, row, record, hit)
                self._cell_splices.append(Splice(record.start, record.end, data))
                self.lost_texts += record.kind == biff.LABELSST
            for column in hit:
                missing.pop(column, None)
        if not missing:
            return
        self._note_new(row, missing)
        if old:
            self._insert_between(old, missing)
            self._widen(row, missing)
        else:
            self._insert_row(row, missing)

    def _note_new(self, row: int, new: NewRow) -> None:
        self.new_rows = union(self.new_rows, range(row, row + 1))
        self._new_columns = union(self._new_columns, _span(new))

    def _insert_between(self, old: list[CellRecord], new: NewRow) -> None:
        for column in sorted(new):
            before = [record for record in old if record.last < column]
            place = max(before, key=lambda r: r.last).end if before else min(old, key=lambda r: r.first).start
            self._cell_splices.append(Splice(place, place, new[column]))

    def _widen(self, row: int, new: NewRow) -> None:
        start = self._layout.row_record(row)
        if start is not None:
            data = widened_row(self._stream, start, _span(new))
            self._row_splices.append(Splice(start, start + len(data), data))

    def _insert_row(self, row: int, new: NewRow) -> None:
        """Put cells into a row that has none, and its ROW record where the sheet has such records."""
        start = self._layout.row_record(row)
        block = self._block_for(row) if start is None else self._layout.block_at(start)
        if block is None:
            self._later[row] = new
            return
        if start is None and (block.rows or not block.runs):
            place = block.place_for_row(row)
            self._row_splices.append(Splice(place, place, self._row_record(row, new)))
        self._widen(row, new)
        place = block.place_for_cells(row)
        self._cell_splices.append(Splice(place, place, _joined(new)))

    def _block_for(self, row: int) -> Block | None:
        """Return the block a new row belongs to; None when it comes after all blocks."""
        blocks = self._layout.blocks
        if self._numbered and self._index:
            number = max(0, row - self._index.rows.start) // BLOCK_ROWS
            return blocks[number] if number < len(blocks) else None
        numbers = [number for number, lowest in enumerate(self._lowest) if lowest is None or lowest <= row]
        return blocks[numbers[-1]] if numbers else next(iter(blocks), None)

    @cached_property
    def _lowest(self) -> list[int | None]:
        """The first row of each block."""
        return [block.lowest for block in self._layout.blocks]

    def _row_record(self, row: int, new: NewRow) -> bytes:
        return row_record(self._stream, self._layout.default_height, row, _span(new))

    def _new_blocks(self) -> bytes:
        """Return the blocks that go behind the last one: one for each 32 rows where an INDEX counts them."""
        if not self._numbered or self._index is None:
            return self._block_of(sorted(self._later))
        first = self._index.rows.start if self._index.rows else min(self._later)
        data, ends = bytearray(), []
        for number in range(len(self._layout.blocks), (max(self._later) - first) // BLOCK_ROWS + 1):
            block = self._block_of(row for row in sorted(self._later) if (row - first) // BLOCK_ROWS == number)
            data += block
            ends.append(len(data))
            data += dbcell_record(block, every_row=False) or biff.record(biff.DBCELL, bytes(4))
        self.added_dbcells = [len(data) - end for end in ends]
        return bytes(data)

    def _block_of(self, rows: Iterable[int]) -> bytes:
        new = {row: self._later[row] for row in rows}
        records = [self._row_record(row, cells) for row, cells in new.items()]
        return b"".join((*records, *(_joined(cells) for cells in new.values())))

    def _dbcell_splices(self, splices: Iterable[Splice]) -> list[Splice]:
        """Return new DBCELL records for the blocks in which something moves."""
        touched: dict[int, tuple[Block, list[Splice]]] = {}
        for splice in splices if self._layout.blocks else ():
            block = self._layout.block_at(splice.start)
            touched.setdefault(block.start, (block, []))[1].append(splice)
        result = []
        for block, local in touched.values():
            if block.dbcell is None:
                continue
            inside = [Splice(s.start - block.start, s.end - block.start, s.data) for s in local]
            records = bytes(Splicing(inside).apply(self._stream[block.start : block.dbcell.start]))
            size = block.dbcell.end - block.dbcell.start
            data = dbcell_record(records, has_entry_for_every_row(block, size))
            if data not in (None, self._stream[block.dbcell.start : block.dbcell.end]):
                result.append(Splice(*block.dbcell, data))
        return result

    def _bounds_splices(self) -> list[Splice]:
        """Return DIMENSIONS and INDEX with the new rows and columns in their bounds."""
        splices = []
        if self._layout.dimensions:
            start = self._layout.dimensions.start + HEADER_SIZE
            top, bottom, left, right = _DIMENSIONS.unpack_from(self._stream, start)
            rows = union(range(top, bottom), self.new_rows)
            columns = union(range(left, right), self._new_columns)
            data = _DIMENSIONS.pack(rows.start, rows.stop, columns.start, columns.stop)
            splices.append(Splice(start, start + len(data), data))
        if self._index and self._layout.index:
            rows = union(self._index.rows, self.new_rows)
            grown = SheetIndex(self._index.head, rows, self._index.pointers + [0] * len(self.added_dbcells))
            splices.append(Splice(*self._layout.index, grown.record()))
        return splices


def _span(new: NewRow) -> range:
    return range(min(new), max(new) + 1)


def _joined(new: NewRow) -> bytes:
    return b"".join(new[column] for column in sorted(new))
