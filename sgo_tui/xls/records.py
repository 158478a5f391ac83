"""BIFF8 records: the numbers of their kinds, and walking over them.

A record is a kind, a size and a body of up to 8,224 bytes; sources: [MS-XLS] 2.1.4 and 2.3.
Offsets count from the beginning of the Workbook stream and point at a record's header.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from sgo_tui.xls.spans import Span, Stream

HEADER = struct.Struct("<HH")
HEADER_SIZE = 4
MAX_BODY = 8224

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C
BOUNDSHEET, FILEPASS, SST, EXTSST, RECALCID = 0x0085, 0x002F, 0x00FC, 0x00FF, 0x01C1
INDEX, DIMENSIONS, ROW, DBCELL, WINDOW2 = 0x020B, 0x0200, 0x0208, 0x00D7, 0x023E
DEFAULTROWHEIGHT = 0x0225
LABELSST, LABEL, RSTRING = 0x00FD, 0x0204, 0x00D6
NUMBER, RK, MULRK = 0x0203, 0x027E, 0x00BD
BLANK, MULBLANK, BOOLERR = 0x0201, 0x00BE, 0x0205
ARRAY, SHRFMLA, TABLE, STRING = 0x0221, 0x04BC, 0x0236, 0x0207
DV = 0x01BE

FORMULAS = frozenset((0x0006, 0x0206, 0x0406))
"""The formula record, with the numbers older writers gave it."""
CELLS = FORMULAS | {LABELSST, LABEL, RSTRING, NUMBER, RK, MULRK, BLANK, MULBLANK, BOOLERR}
"""The records that hold cells; each begins with its row and first column."""
FOLLOWERS = frozenset((STRING, SHRFMLA, ARRAY, TABLE, CONTINUE))
"""The records that belong to the cell record before them."""

BODY_SIZES = {LABELSST: 10, NUMBER: 14, RK: 10, BLANK: 6, BOOLERR: 8}
"""The cell records that are of one size and that nothing follows: most cells are such."""

GLOBALS_TYPE, WORKSHEET_TYPE = 0x0005, 0x0010
BIFF8 = 0x0600


class StreamError(ValueError):
    """The Workbook stream is not the sequence of records it should be."""


class Record(NamedTuple):
    """A record: its kind and where it lies, header included."""

    kind: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the record lies."""
        return Span(self.start, self.end)


def records(stream: Stream, start: int = 0) -> Iterator[Record]:
    """Yield the records from `start` on, to the end of their substream.

    Nested substreams (charts) are walked through. Raises `StreamError` when the stream ends before them.
    """
    depth = 0
    position = start
    while True:
        try:
            kind, size = HEADER.unpack_from(stream, position)
        except struct.error:
            raise StreamError(f"no record at {position}") from None
        end = position + HEADER_SIZE + size
        if end > len(stream):
            raise StreamError(f"the record at {position} is cut off")
        yield Record(kind, position, end)
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        position = end


def record(kind: int, body: bytes) -> bytes:
    """Return a record with its header."""
    return HEADER.pack(kind, len(body)) + body


def bof_type(stream: Stream, position: int) -> int | None:
    """Return the type of the BIFF8 substream that begins at `position`; None when none begins there."""
    if not 0 <= position <= len(stream) - 8:
        return None
    kind, size, version, substream = struct.unpack_from("<HHHH", stream, position)
    return int(substream) if (kind, version) == (BOF, BIFF8) and size >= HEADER_SIZE else None
