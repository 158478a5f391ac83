"""Row blocks: the ROW and DBCELL records that go with new rows and moved cells.

A block holds the ROW records of 32 rows, counted from the first row of the sheet, then their cells, then
a DBCELL record that tells how far back each lies; the INDEX record lists the DBCELL records. Sources:
[MS-XLS] 2.4.78, 2.4.144 and 2.4.221; blocks without rows are written as Apache POI writes them.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from operator import itemgetter

from sgo_tui.xls import records as biff
from sgo_tui.xls.layout import ROW_SIZE, Block
from sgo_tui.xls.records import CELLS, HEADER, HEADER_SIZE
from sgo_tui.xls.spans import Span, Stream

BLOCK_ROWS = 32
_ROW = struct.Struct("<HHHHHHHH")
_USUAL_HEIGHT = 255
_ALWAYS_SET, _HEIGHT_IS_SET = 0x0100, 0x0040
_DEFAULT_STYLE = 15


def row_record(stream: Stream, default_height: Span | None, row: int, columns: range) -> bytes:
    """Return the ROW record of a new row, as high as rows without one are: DEFAULTROWHEIGHT tells; [MS-XLS] 2.4.87."""
    is_set, height = False, _USUAL_HEIGHT
    if default_height:
        flags, height = struct.unpack_from("<HH", stream, default_height.start + HEADER_SIZE)
        is_set = bool(flags & 1)
    flags = _ALWAYS_SET | _HEIGHT_IS_SET * is_set
    body = _ROW.pack(row, columns.start, columns.stop, height, 0, 0, flags, _DEFAULT_STYLE)
    return biff.record(biff.ROW, body)


def widened_row(stream: Stream, start: int, columns: range) -> bytes:
    """Return the ROW record at `start` with `columns` among those it says are used."""
    row, first, end, *rest = _ROW.unpack_from(stream, start + HEADER_SIZE)
    used = union(range(first, end), columns)
    return biff.record(biff.ROW, _ROW.pack(row, used.start, used.stop, *rest))


def union(one: range, other: range) -> range:
    """Return the range from the first to the last of both; an empty one does not count."""
    if not one or not other:
        return one or other
    return range(min(one.start, other.start), max(one.stop, other.stop))


def dbcell_record(block: bytes, every_row: bool) -> bytes | None:
    """Return the DBCELL record for the records of a block; None where offsets cannot say where they lie.

    Writers disagree whether rows without cells have an entry: `every_row` says that they have.
    """
    rows, cells = _places(block)
    if not rows:
        return None
    previous = rows[0][1] + ROW_SIZE
    entries = []
    for row in _in_order_of_cells(rows, cells):
        if row in cells:
            entries.append(cells[row] - previous)
            previous = cells[row]
        elif every_row:
            entries.append(0)
    if any(not 0 <= entry <= 0xFFFF for entry in entries):
        return None
    back = len(block) - rows[0][1]
    return biff.record(biff.DBCELL, struct.pack(f"<I{len(entries)}H", back, *entries))


def has_entry_for_every_row(block: Block, dbcell_size: int) -> bool:
    """Whether the block's DBCELL record counts rows without cells, too."""
    rows, with_cells = set(block.rows.rows), set(block.runs.rows)
    entries = (dbcell_size - HEADER_SIZE - 4) // 2
    return entries == len(rows) > len(with_cells & rows)


def _in_order_of_cells(rows: Sequence[tuple[int, int]], cells: Mapping[int, int]) -> list[int]:
    """Return the rows as their cells lie: offsets lead forward only, and in some files the ROW records do not.

    A row without cells stays behind the one before it.
    """
    place, placed = 0, []
    for row, _start in rows:
        place = cells.get(row, place)
        placed.append((place, row))
    return [row for _place, row in sorted(placed, key=itemgetter(0))]


def _places(block: bytes) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """Return the rows with their offsets, and the offset of each row's first cell."""
    rows: list[tuple[int, int]] = []
    cells: dict[int, int] = {}
    position = 0
    while position < len(block):
        kind, size = HEADER.unpack_from(block, position)
        if kind == biff.ROW:
            rows.append((struct.unpack_from("<H", block, position + HEADER_SIZE)[0], position))
        elif kind in CELLS:
            cells.setdefault(struct.unpack_from("<H", block, position + HEADER_SIZE)[0], position)
        position += HEADER_SIZE + size
    return rows, cells
