"""The first rows of a workbook, long before all of it can be read.

xlrd takes more than a microsecond a cell: seconds for a large file. It is given a stream that ends early: the
globals with the strings that the first rows use, and of each worksheet those rows and what follows the cells
(merged cells among it). So the preview is read by the same reader, and shows what the whole file will show.
"""

from __future__ import annotations

import os
import re
import struct
from pathlib import Path
from typing import NamedTuple

from sgo_tui.errors import CannotRead
from sgo_tui.i18n import _
from sgo_tui.xls import records as biff
from sgo_tui.xls.contents import Contents, read_contents
from sgo_tui.xls.files import read_workbook_file
from sgo_tui.xls.reader import UnreadableError, read_book
from sgo_tui.xls.records import HEADER, HEADER_SIZE, StreamError
from sgo_tui.xls.spans import Stream
from sgo_tui.xls.string_table import COUNTS, string_starts
from sgo_tui.xls.verdict import judge
from sgo_tui.xls.workbook import Workbook, worksheets

_MOST_STRINGS = 20_000
"""Strings walked over at most (8 ms); where the first rows use later ones, there is no preview."""
_MOST_RECORDS = 5_000
"""Records behind the cells of a worksheet at most: notes and pictures have some each."""
_FARTHEST_MERGES = 65_536
"""Bytes in front of WINDOW2 in which merged cells are looked for."""
_MERGES = struct.pack("<H", 0x00E5)
_WINDOW = HEADER.pack(biff.WINDOW2, 18)
_PIECE = 1 << 16
_CELL = struct.Struct("<HHHI")


class _Beginning(NamedTuple):
    """The first rows of a worksheet."""

    substream: bytes
    strings: int
    """How many of the shared strings they use, counted from the first."""


def preview_workbook(path: str | os.PathLike[str], rows: int) -> Workbook | None:
    """Return the first `rows` rows of each worksheet, read-only; None where the whole file must be read for them."""
    place = Path(path)
    try:
        data, kind = read_workbook_file(place)
        stream = judge(place, data, kind).stream
        book = read_book(_shortened(stream, read_contents(stream), rows), lambda _fraction: None)
    except (CannotRead, StreamError, UnreadableError, ValueError, struct.error):
        return None
    sheets = worksheets(book, lambda _index: None)
    return Workbook(place, b"", sheets, _("The file is still being opened. Wait a moment."))


def _shortened(stream: Stream, contents: Contents, rows: int) -> bytes:
    """Return a Workbook stream with the first `rows` rows of each worksheet of `stream`."""
    beginnings = [_beginning(stream, contents, sheet.position, rows) for sheet in contents.worksheets]
    globals_ = bytearray()
    places: dict[int, int] = {}
    sheets, strings = {sheet.record for sheet in contents.worksheets}, set(contents.strings)
    for record in biff.records(stream):
        if record.start in sheets:
            places[record.start] = len(globals_)
        if contents.strings and record.start == contents.strings[0].start:
            globals_ += _strings(stream, contents, max(beginning.strings for beginning in beginnings))
        elif record.span not in strings and record.kind != biff.EXTSST:
            globals_ += stream[record.start : record.end]
    position = len(globals_)
    for sheet, beginning in zip(contents.worksheets, beginnings, strict=True):
        struct.pack_into("<I", globals_, places[sheet.record] + HEADER_SIZE, position)
        position += len(beginning.substream)
    return bytes(globals_) + b"".join(beginning.substream for beginning in beginnings)


def _beginning(stream: Stream, contents: Contents, start: int, rows: int) -> _Beginning:
    """Return a worksheet without the cells from row `rows` on."""
    end, strings, has_cells = start, 0, False
    for record in biff.records(stream, start):
        if record.kind in biff.CELLS:
            row, _column, _style, index = _CELL.unpack_from(stream, record.start + HEADER_SIZE)
            if row >= rows:
                if not has_cells:
                    raise StreamError("the first rows do not come first")
                stop = min((s.position for s in contents.sheets if s.position > start), default=len(stream))
                return _Beginning(bytes(stream[start:end]) + _after_cells(stream, record.start, stop), strings)
            has_cells = True
            if record.kind == biff.LABELSST:
                strings = max(strings, index + 1)
        end = record.end
    return _Beginning(bytes(stream[start:end]), strings)


def _after_cells(stream: Stream, start: int, stop: int) -> bytes:
    """Return what a worksheet has behind its cells, merged cells among it; it lies between `start` and `stop`.

    The first record behind the cells is WINDOW2, [MS-XLS] 2.1.7.20.5. It is searched for from the end, since
    walking there would take as long as reading. Where no walk leads from it to the end of the worksheet, what was
    found was something else.
    """
    while (stop := _find_last(stream, _WINDOW, start, stop)) >= 0:
        try:
            return _merges_before(stream, start, stop) + _to_end_of_sheet(stream, stop)
        except StreamError:
            continue
    return biff.record(biff.EOF, b"")


def _find_last(stream: Stream, wanted: bytes, start: int, stop: int) -> int:
    """Return where `wanted` lies last within a part of the stream, or -1; the part is searched piece by piece."""
    while stop - start >= len(wanted):
        begin = max(start, stop - _PIECE)
        found = bytes(stream[begin:stop]).rfind(wanted)
        if found >= 0:
            return begin + found
        if begin == start:
            break
        stop = begin + len(wanted) - 1
    return -1


def _merges_before(stream: Stream, start: int, window: int) -> bytes:
    """Return the records from MERGEDCELLS to the WINDOW2 record at `window`: xlwt writes them in this order."""
    near = max(start, window - _FARTHEST_MERGES)
    for match in re.finditer(re.escape(_MERGES), stream[near:window]):
        position = near + match.start()
        size, count = struct.unpack_from("<HH", stream, position + 2)
        end = position if count and size == 2 + 8 * count else window + 1
        while end < window:
            end += HEADER_SIZE + HEADER.unpack_from(stream, end)[1]
        if end == window:
            return bytes(stream[position:window])
    return b""


def _to_end_of_sheet(stream: Stream, start: int) -> bytes:
    """Return the records from a place inside a worksheet to its EOF, nested charts included."""
    position, depth = start, 1
    for _record in range(_MOST_RECORDS):
        record = next(biff.records(stream, position))
        depth += (record.kind == biff.BOF) - (record.kind == biff.EOF)
        position = record.end
        if not depth:
            return bytes(stream[start:position])
    raise StreamError("the worksheet does not end")


def _strings(stream: Stream, contents: Contents, count: int) -> bytes:
    """Return the SST record and its CONTINUE records with the first `count` strings."""
    if count > _MOST_STRINGS:
        raise StreamError("the first rows use late strings")
    first = contents.strings[0].start
    _starts, end = string_starts(stream, contents.strings, first + HEADER_SIZE + COUNTS.size, count)
    table = bytearray(stream[first:end])
    COUNTS.pack_into(table, HEADER_SIZE, count, count)
    last = next((span for span in contents.strings if span.start < end <= span.end), contents.strings[0])
    struct.pack_into("<H", table, last.start - first + 2, first + len(table) - last.start - HEADER_SIZE)
    return bytes(table)
