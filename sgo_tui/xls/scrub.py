"""Take out of a workbook the texts that no cell shows any more: they are the old values of edited cells.

A string keeps its index, so that no cell changes: the strings nobody refers to become empty ones.
"""

from __future__ import annotations

import struct
from itertools import chain

from sgo_tui.xls import records as biff
from sgo_tui.xls.cells import STRING_INDEX, STRING_INDEX_OFFSET
from sgo_tui.xls.pointers import point_anew
from sgo_tui.xls.records import HEADER_SIZE, MAX_BODY
from sgo_tui.xls.spans import Stream
from sgo_tui.xls.splices import Splice, Splicing
from sgo_tui.xls.string_table import COUNTS, StringTable, bucket_size, index_record, table_spans
from sgo_tui.xls.strings import EMPTY, StoredString, laid_out
from sgo_tui.xls.workbook_stream import WorkbookStream


def scrubbed(source: WorkbookStream) -> Stream:
    """Return the Workbook stream with its unused strings emptied: the very stream when there are none.

    The bytes behind the last string, which nobody reads, are left out: they may be anything. Raises `StreamError`
    when strings are missing.
    """
    stream, contents = source.stream, source.contents
    if not contents.strings:
        return stream
    used = used_strings(source)
    old = list(source.strings)
    kept = [string if index in used else EMPTY for index, string in enumerate(old)]
    if kept == old and source.strings.end == contents.strings[-1].end:
        return stream
    base, end = contents.strings[0].start, contents.strings[-1].end
    table = _table(bytes(stream[base + HEADER_SIZE : base + HEADER_SIZE + COUNTS.size]), kept)
    splices = [Splice(base, end, table)]
    if contents.string_index:
        usual = struct.unpack_from("<H", stream, contents.string_index.start + HEADER_SIZE)[0]
        splices.append(Splice(*contents.string_index, _index(table, base, bucket_size(len(kept), usual))))
    splicing = Splicing(splices)
    result = splicing.apply(stream)
    point_anew(source, splicing, result)
    return bytes(result)


def used_strings(source: WorkbookStream) -> set[int]:
    """Return the indexes of the strings that any cell of any sheet refers to."""
    stream = source.stream
    sheets = (biff.records(stream, entry.position) for entry in source.contents.sheets)
    return {
        STRING_INDEX.unpack_from(stream, record.start + STRING_INDEX_OFFSET)[0]
        for record in chain.from_iterable(sheets)
        if record.kind == biff.LABELSST
    }


def _table(counts: bytes, strings: list[StoredString]) -> bytes:
    """Return the SST record with its CONTINUE records."""
    first, *others = laid_out(strings, MAX_BODY - len(counts))
    parts = [biff.record(biff.SST, counts + bytes(first))]
    parts += [biff.record(biff.CONTINUE, bytes(body)) for body in others]
    return b"".join(parts)


def _index(table: bytes, base: int, bucket: int) -> bytes:
    """Return the EXTSST record for a table that lies at `base`."""
    spans = table_spans(table)
    return index_record(bucket, StringTable(table, spans).starts[::bucket], spans, base)
