"""The INDEX record of a worksheet: absolute offsets of its DBCELL records; [MS-XLS] 2.4.144."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from sgo_tui.xls import records as biff
from sgo_tui.xls.blocks import BLOCK_ROWS
from sgo_tui.xls.layout import Block
from sgo_tui.xls.records import HEADER, HEADER_SIZE
from sgo_tui.xls.spans import Span, Stream
from sgo_tui.xls.splices import Splicing

_HEAD = struct.Struct("<IIII")
_DEFCOLWIDTH = 0x0055
_BEFORE_ROWS = frozenset((biff.DIMENSIONS, biff.ROW, biff.WINDOW2))


@dataclass
class SheetIndex:
    """An INDEX record taken apart."""

    head: tuple[int, int]
    """The first field, which nobody uses, and the offset of the DEFCOLWIDTH record."""
    rows: range
    pointers: list[int]
    """The offset of the DBCELL record of each block."""

    def counts_blocks(self, blocks: Sequence[Block]) -> bool:
        """Whether there is a pointer for each block and a block for each 32 rows, as it should be."""
        dbcells = [block.dbcell.start for block in blocks if block.dbcell]
        wanted = -(-len(self.rows) // BLOCK_ROWS)
        return self.pointers == dbcells and len(blocks) == len(dbcells) == wanted

    def record(self) -> bytes:
        """Return the record."""
        unused, width = self.head
        head = _HEAD.pack(unused, self.rows.start, self.rows.stop, width)
        return biff.record(biff.INDEX, head + struct.pack(f"<{len(self.pointers)}I", *self.pointers))

    def moved(self, stream: Stream, splicing: Splicing) -> SheetIndex:
        """Return the record with what it points at moved; pointers that lead nowhere stay as they are."""
        unused, width = self.head
        if _kind_at(stream, width) == _DEFCOLWIDTH:
            width = splicing.moved(width)
        pointers = [splicing.moved(p) if _kind_at(stream, p) == biff.DBCELL else p for p in self.pointers]
        return SheetIndex((unused, width), self.rows, pointers)


def read_index(stream: Stream, span: Span | None) -> SheetIndex | None:
    """Take the record at `span` apart; None when there is none, or none of a proper size."""
    size = span.end - span.start - HEADER_SIZE - _HEAD.size if span else -1
    if span is None or size < 0 or size % 4:
        return None
    unused, first, end, width = _HEAD.unpack_from(stream, span.start + HEADER_SIZE)
    pointers = struct.unpack_from(f"<{size // 4}I", stream, span.start + HEADER_SIZE + _HEAD.size)
    return SheetIndex((unused, width), range(first, end), list(pointers))


def find_index(stream: Stream, sheet: int) -> Span | None:
    """Return where the INDEX record of the sheet that begins at `sheet` lies; None when it has none."""
    for record in biff.records(stream, sheet):
        if record.kind == biff.INDEX:
            return record.span
        if record.kind in _BEFORE_ROWS:
            break
    return None


def _kind_at(stream: Stream, position: int) -> int | None:
    """Return the kind of the record at a position that may be nonsense."""
    if not 0 < position <= len(stream) - HEADER_SIZE:
        return None
    return int(HEADER.unpack_from(stream, position)[0])
