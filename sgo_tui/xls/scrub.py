"""Take out of a workbook the texts that no cell shows any more: they are the old values of edited cells.

A string keeps its index, so that no cell changes: the strings nobody refers to become empty ones.
"""

from __future__ import annotations

import struct
from itertools import chain

from sgo_tui.xls import records as biff
from sgo_tui.xls.pointers import point_anew
from sgo_tui.xls.records import HEADER_SIZE, MAX_BODY
from sgo_tui.xls.splices import Splice, Splicing
from sgo_tui.xls.strings import (
    COUNTS,
    EMPTY,
    StoredString,
    laid_out,
    stored_strings,
    string_index_record,
    string_starts,
)
from sgo_tui.xls.verdict import WorkbookStream

_INDEX = struct.Struct("<I")
_INDEX_OFFSET = HEADER_SIZE + 6
"""A LABELSST record: row, column, style, index of the string."""


def scrubbed(source: WorkbookStream) -> bytes:
    """Return the Workbook stream with its unused strings emptied: the very stream when there are none.

    The bytes behind the last string, which nobody reads, are left out: they may be anything. Raises `StreamError`
    when strings are missing.
    """
    stream, contents = source.stream, source.contents
    if not contents.strings:
        return stream
    used = used_strings(source)
    old = list(stored_strings(stream, contents.strings, string_count(source)))
    kept = [string if index in used else EMPTY for index, string in enumerate(old)]
    _starts, read_end = string_starts(stream, contents.strings, len(old))
    if kept == old and read_end == contents.strings[-1].end:
        return stream
    base, end = contents.strings[0].start, contents.strings[-1].end
    counts = stream[base + HEADER_SIZE : base + HEADER_SIZE + COUNTS.size]
    table = _table(counts, kept)
    splices = [Splice(base, end, table)]
    if contents.string_index:
        bucket = struct.unpack_from("<H", stream, contents.string_index.start + HEADER_SIZE)[0]
        splices.append(Splice(*contents.string_index, string_index_record(table, base, bucket)))
    splicing = Splicing(splices)
    result = splicing.apply(stream)
    point_anew(source, splicing, result)
    return bytes(result)


def used_strings(source: WorkbookStream) -> set[int]:
    """Return the indexes of the strings that any cell of any sheet refers to."""
    stream = source.stream
    sheets = (biff.records(stream, entry.position) for entry in source.contents.sheets)
    return {
        _INDEX.unpack_from(stream, record.start + _INDEX_OFFSET)[0]
        for record in chain.from_iterable(sheets)
        if record.kind == biff.LABELSST
    }


def string_count(source: WorkbookStream) -> int:
    """Return how many strings the workbook has."""
    place = source.contents.strings[0].start + HEADER_SIZE
    count: int = COUNTS.unpack_from(source.stream, place)[1]
    return count


def _table(counts: bytes, strings: list[StoredString]) -> bytes:
    """Return the SST record with its CONTINUE records."""
    first, *others = laid_out(strings, MAX_BODY - len(counts))
    parts = [biff.record(biff.SST, counts + bytes(first))]
    parts += [biff.record(biff.CONTINUE, bytes(body)) for body in others]
    return b"".join(parts)
