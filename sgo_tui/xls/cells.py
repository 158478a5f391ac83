"""Cell records: which columns one holds, and the records that replace it.

A record holds one cell, or neighbouring ones that are numbers of a short form (MULRK) or empty (MULBLANK); sources:
[MS-XLS] 2.4.149, 2.4.174 and 2.4.175.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import FOLLOWERS, HEADER, HEADER_SIZE, StreamError
from sgo_tui.xls.spans import Span, Stream

_CELL = struct.Struct("<HHH")
STRING_INDEX = struct.Struct("<I")
STRING_INDEX_OFFSET = HEADER_SIZE + _CELL.size
"""Where a LABELSST record has the index of its string; [MS-XLS] 2.4.149."""
_MANY = {
    # A record of several cells: size of an item, the record of a single cell.
    biff.MULRK: (6, biff.RK),
    biff.MULBLANK: (2, biff.BLANK),
}


class CellRecord(NamedTuple):
    """A record with cells of one row, the records that follow it included."""

    kind: int
    start: int
    end: int
    first: int
    """The column of the first cell."""
    last: int

    @property
    def is_single(self) -> bool:
        """Whether it is a record of one cell by its kind."""
        return self.kind not in _MANY


class CellBytes(NamedTuple):
    """One cell as stored, wherever it lies."""

    kind: int
    style: int
    """The index of its XF record."""
    body: bytes
    """What the record holds after the style, with all that follows the record."""

    def record(self, row: int, column: int) -> bytes:
        """Return the cell as a record of its own."""
        return biff.record(self.kind, _CELL.pack(row, column, self.style) + self.body)


def cells_in(stream: Stream, runs: Iterable[Span]) -> Iterator[CellRecord]:
    """Yield the cell records of `runs`, each of one row."""
    for run in runs:
        position = run.start
        while position < run.end:
            kind, size = HEADER.unpack_from(stream, position)
            end = body_end = position + HEADER_SIZE + size
            while end < run.end and HEADER.unpack_from(stream, end)[0] in FOLLOWERS:
                end += HEADER_SIZE + HEADER.unpack_from(stream, end)[1]
            _row, first, _style = _CELL.unpack_from(stream, position + HEADER_SIZE)
            yield CellRecord(kind, position, end, first, _last_column(stream, kind, first, body_end))
            position = end


def _last_column(stream: Stream, kind: int, first: int, end: int) -> int:
    if kind not in _MANY:
        return first
    last: int = struct.unpack_from("<H", stream, end - 2)[0]
    if last < first:
        raise StreamError("a record of several cells ends before it begins")
    return last


def each_cell(stream: Stream, record: CellRecord) -> Iterator[tuple[int, CellBytes]]:
    """Yield column and content of every cell of a record."""
    body = record.start + HEADER_SIZE
    if record.is_single:
        style = struct.unpack_from("<H", stream, body + 4)[0]
        yield record.first, CellBytes(record.kind, style, bytes(stream[body + 6 : record.end]))
        return
    size, single = _MANY[record.kind]
    for column in range(record.first, record.last + 1):
        item = body + 4 + (column - record.first) * size
        style = struct.unpack_from("<H", stream, item)[0]
        yield column, CellBytes(single, style, bytes(stream[item + 2 : item + size]))


def replaced(stream: Stream, row: int, record: CellRecord, new: Mapping[int, bytes]) -> bytes:
    """Return what takes the place of `record` when the cells in the columns of `new` are replaced.

    The other cells of a record of several keep their bytes, in records of one or several.
    """
    parts: list[bytes] = []
    kept: list[tuple[int, CellBytes]] = []
    for column, cell in each_cell(stream, record):
        if column in new:
            parts += (_packed(row, kept), new[column])
            kept = []
        else:
            kept.append((column, cell))
    return b"".join((*parts, _packed(row, kept)))


def _packed(row: int, cells: list[tuple[int, CellBytes]]) -> bytes:
    """Return neighbouring RK or BLANK cells as one record."""
    if not cells:
        return b""
    first, cell = cells[0]
    if len(cells) == 1:
        return cell.record(row, first)
    many = biff.MULRK if cell.kind == biff.RK else biff.MULBLANK
    items = b"".join(struct.pack("<H", cell.style) + cell.body for _column, cell in cells)
    return biff.record(many, struct.pack("<HH", row, first) + items + struct.pack("<H", cells[-1][0]))


def blank_record(row: int, column: int, style: int) -> bytes:
    """Return the record of an empty cell that keeps its style."""
    return biff.record(biff.BLANK, _CELL.pack(row, column, style))


def number_record(row: int, column: int, style: int, value: float) -> bytes:
    """Return the record of a number in full precision."""
    return biff.record(biff.NUMBER, _CELL.pack(row, column, style) + struct.pack("<d", value))


def boolean_record(row: int, column: int, style: int, value: bool) -> bytes:
    """Return the record of TRUE or FALSE."""
    return biff.record(biff.BOOLERR, _CELL.pack(row, column, style) + struct.pack("<BB", value, 0))


def text_record(row: int, column: int, style: int, index: int) -> bytes:
    """Return the record of the shared string with that index."""
    return biff.record(biff.LABELSST, _CELL.pack(row, column, style) + STRING_INDEX.pack(index))
