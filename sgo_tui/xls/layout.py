"""Where the rows and cells of a worksheet lie in the Workbook stream.

A cell table is a sequence of row blocks: ROW records of up to 32 rows, their cells, a DBCELL record that
points at both; [MS-XLS] 2.1.7.20.5. Not every writer keeps to that; a sheet without DBCELL is one block here.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import BODY_SIZES, CELLS, FOLLOWERS, FORMULAS, HEADER, HEADER_SIZE, StreamError
from sgo_tui.xls.row_places import RowPlaces
from sgo_tui.xls.spans import Span, Stream

_PLACE = struct.Struct("<HH")
_U16 = struct.Struct("<H")
_DIMENSIONS = (biff.DIMENSIONS, 0x0000)
"""That of BIFF8 and that of BIFF2, which readers obey in newer files as well; four zeros are nothing."""
_AREA = struct.Struct("<HHBB")
ROW_SIZE = HEADER_SIZE + 16
"""The size of a ROW record."""

_CELLS_OF_A_ROW = re.compile(
    rb"(?s)(?=.{4}(..))(?:%s){1,256}"
    % b"|".join(re.escape(HEADER.pack(kind, size)) + rb"\1.{%d}" % (size - 2) for kind, size in BODY_SIZES.items())
)
"""As many of them as lie side by side in one row: a fifth of the time that a walk over them takes."""


class Area(NamedTuple):
    """The cells a record of kind ARRAY, TABLE or SHRFMLA speaks of, ends included."""

    kind: int
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    anchor: tuple[int, int]
    """Row and column of the formula the record follows."""


@dataclass
class Block:
    """A row block."""

    start: int
    rows: RowPlaces = field(default_factory=RowPlaces)
    """The ROW records."""
    runs: RowPlaces = field(default_factory=RowPlaces)
    """The cells, in runs: neighbouring records of one row, with what belongs to them."""
    dbcell: Span | None = None

    @property
    def lowest(self) -> int | None:
        """The first of its rows; None in a block without rows."""
        return min((*self.rows.rows, *self.runs.rows), default=None)

    def place_for_row(self, row: int) -> int:
        """Return where the ROW record of a new row goes."""
        before = self.rows.end_before(row)
        return before if before is not None else min(self.rows.starts, default=self.start)

    def place_for_cells(self, row: int) -> int:
        """Return where the first cells of a row go."""
        before = self.runs.end_before(row)
        if before is not None:
            return before
        return self.runs.starts[0] if self.runs else max(self.rows.ends, default=self.start)


@dataclass
class SheetLayout:
    """Where the records of a worksheet lie."""

    whole: Span = field(default_factory=lambda: Span(0, 0))
    """From the BOF record to the EOF record."""
    blocks: list[Block] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    """Row and column of the cells with a formula."""
    validations: list[bytes] = field(default_factory=list)
    """The bodies of the DV records: which values cells may have."""
    index: Span | None = None
    dimensions: Span | None = None
    default_height: Span | None = None
    """The DEFAULTROWHEIGHT record: how high rows without a ROW record are."""
    table_place: int = 0
    """Where a cell table goes when there is none."""
    others: list[Span] = field(default_factory=list)
    """All that is none of the above."""
    rows: RowPlaces = field(default_factory=RowPlaces)
    """The ROW records of all blocks."""
    runs: RowPlaces = field(default_factory=RowPlaces)
    """The cells of all blocks."""

    @property
    def numbers(self) -> set[int]:
        """The rows that have cells or a ROW record."""
        return {*self.rows.rows, *self.runs.rows}

    def runs_of(self, row: int) -> list[Span]:
        """Return the runs of a row in the order of the stream."""
        return self.runs.of(row)

    def row_record(self, row: int) -> int | None:
        """Return the offset of a row's ROW record, the last one when there are several."""
        records = self.rows.of(row)
        return records[-1].start if records else None

    def block_at(self, position: int) -> Block:
        """Return the block that a record of the cell table belongs to."""
        return self.blocks[bisect_right(self.blocks, position, key=lambda block: block.start) - 1]

    def parts_of(self, rows: Collection[int]) -> Iterable[Span]:
        """Return the ROW records and the cells of some rows."""
        return (span for row in rows for places in (self.rows, self.runs) for span in places.of(row))


def read_layout(stream: Stream, start: int) -> SheetLayout:
    """Walk over the worksheet that begins at `start`; raise `StreamError` where it is cut off."""
    reader = _Reader(stream)
    try:
        reader.read(start)
    except struct.error:
        raise StreamError("the worksheet is cut off") from None
    for block in reader.layout.blocks:
        reader.layout.rows.extend(block.rows)
        reader.layout.runs.extend(block.runs)
    return reader.layout


class _Reader:
    """Sorts the records of a worksheet into a layout."""

    def __init__(self, stream: Stream) -> None:
        self.layout = SheetLayout()
        self._stream = stream
        self._block: Block | None = None
        self._depth = 0

    def read(self, position: int) -> None:
        """Walk from the worksheet's BOF to its EOF."""
        start, stream, formulas = position, self._stream, self.layout.formulas
        header, row_of = HEADER.unpack_from, _U16.unpack_from
        current, run_start, cell = -1, 0, 0
        while True:
            kind, size = header(stream, position)
            end = position + HEADER_SIZE + size
            if kind in CELLS and self._depth == 1:
                (row,) = row_of(stream, position + HEADER_SIZE)
                if row != current:
                    self._add_run(current, run_start, position)
                    current, run_start = row, position
                if kind in FORMULAS:
                    formulas.add(_PLACE.unpack_from(stream, position + HEADER_SIZE))
                cell = position
                cells = _CELLS_OF_A_ROW.match(stream, position) if kind in BODY_SIZES else None
                end = cells.end() if cells else end
            elif current >= 0 and kind in FOLLOWERS:
                self._add_area(kind, position, cell)
            else:
                self._add_run(current, run_start, position)
                current = -1
                self._add_other(kind, Span(position, end))
                if not self._depth:
                    self.layout.whole = Span(start, end)
                    return
            position = end

    def _add_run(self, row: int, start: int, end: int) -> None:
        if row >= 0:
            self._open_block(start).runs.add(row, start, end)

    def _open_block(self, start: int) -> Block:
        """Return the block in hand, which begins at `start` when there is none."""
        if self._block is None:
            self._block = Block(start)
            self.layout.blocks.append(self._block)
        return self._block

    def _add_area(self, kind: int, position: int, cell: int) -> None:
        if kind in (biff.ARRAY, biff.TABLE, biff.SHRFMLA):
            top, bottom, left, right = _AREA.unpack_from(self._stream, position + HEADER_SIZE)
            row, column = _PLACE.unpack_from(self._stream, cell + HEADER_SIZE)
            self.layout.areas.append(Area(kind, top, bottom, left, right, (row, column)))

    def _add_other(self, kind: int, span: Span) -> None:
        """Take in a record that holds no cell; charts within the sheet are passed over as they are."""
        layout = self.layout
        if self._depth == 1 and kind == biff.ROW:
            (row,) = _U16.unpack_from(self._stream, span.start + HEADER_SIZE)
            self._open_block(span.start).rows.add(row, *span)
        elif self._depth == 1 and kind == biff.DBCELL:
            self._open_block(span.start).dbcell = span
            self._block = None
        elif self._depth == 1 and kind == biff.INDEX:
            layout.index = span
        elif self._depth == 1 and kind in _DIMENSIONS and layout.blocks and span.end - span.start > HEADER_SIZE:
            raise StreamError("there are cells before the dimensions of the worksheet")
        elif self._depth == 1 and kind == biff.DIMENSIONS:
            layout.dimensions = span
            layout.table_place = span.end
        else:
            if self._depth == 1 and kind == biff.DEFAULTROWHEIGHT:
                layout.default_height = span
            if not layout.table_place and self._depth == 1 and kind in (biff.WINDOW2, biff.EOF):
                layout.table_place = span.start
            if self._depth == 1 and kind == biff.DV:
                layout.validations.append(bytes(self._stream[span.start + HEADER_SIZE : span.end]))
            self._add_rest(span)
            self._depth += (kind == biff.BOF) - (kind == biff.EOF)

    def _add_rest(self, span: Span) -> None:
        others = self.layout.others
        if others and others[-1].end == span.start:
            others[-1] = Span(others[-1].start, span.end)
        else:
            others.append(span)
