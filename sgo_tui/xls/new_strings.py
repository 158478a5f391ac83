"""Texts on their way into the shared strings: those that are there are used again, the others come behind.

Old strings keep their bytes and their index.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import chain

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import HEADER, HEADER_SIZE, MAX_BODY
from sgo_tui.xls.spans import Span
from sgo_tui.xls.splices import Splice
from sgo_tui.xls.string_table import COUNTS, StringTable, bucket_size, index_record, string_starts, table_spans
from sgo_tui.xls.strings import HEAD, laid_out, stored


def recounted(stream: bytes, spans: Sequence[Span], more_cells: int) -> list[Splice]:
    """Return the change of how many cells refer to strings, which lie at `spans`: `more_cells` of them, or fewer."""
    if not spans or not more_cells:
        return []
    start = spans[0].start + HEADER_SIZE
    references, count = COUNTS.unpack_from(stream, start)
    return [Splice(start, start + COUNTS.size, COUNTS.pack(max(0, references + more_cells), count))]


class NewStrings:
    """The strings that are to be in the table of a stream."""

    def __init__(self, stream: bytes, table: StringTable, place: int, texts: Iterable[str]) -> None:
        """Look `texts` up in `table`, and plan to add the others; a stream without an SST gets it at `place`."""
        self._stream = stream
        self._table = table
        self._spans: Sequence[Span] = table.spans or [Span(place, place)]
        self._end = table.end or place
        wanted = list(dict.fromkeys(texts))
        self._known = self._find(wanted)
        self._added = [text for text in wanted if text not in self._known]
        self._known.update({text: table.count + index for index, text in enumerate(self._added)})

    def index_of(self, text: str) -> int:
        """Return the index of one of the texts: that of a plain string of the workbook, or of a new one."""
        return self._known[text]

    def splices(self, string_index: Span | None, more_cells: int) -> list[Splice]:
        """Return the changes that add the strings to the stream.

        `string_index` is the EXTSST record; `more_cells` the number of text cells won, negative when lost.
        """
        if not self._added:
            return recounted(self._stream, self._table.spans, more_cells)
        counts = COUNTS.pack(max(0, self._table.references + more_cells), self._table.count + len(self._added))
        base, end = self._spans[0].start, self._spans[-1].end
        table = self._extended(counts)
        splices = [Splice(base, end, table)]
        if string_index:
            splices.append(Splice(*string_index, self._index(table, string_index)))
        return splices

    def _extended(self, counts: bytes) -> bytes:
        """Return the SST and its CONTINUE records with the new strings after the last old one.

        The first strings of an empty table go into the SST record itself, all others into CONTINUE records.
        Bytes after the last string, which nobody reads, stay behind the new ones.
        """
        base = self._spans[0].start
        table = bytearray(self._stream[base : self._end]) or bytearray(biff.record(biff.SST, bytes(COUNTS.size)))
        table[HEADER_SIZE : HEADER_SIZE + COUNTS.size] = counts
        bodies = laid_out(map(stored, self._added), MAX_BODY if self._table.count else MAX_BODY - COUNTS.size)
        start = self._last_record.start - base if self._table.count else 0
        if not self._table.count:
            table += bodies.pop(0)
        struct.pack_into("<H", table, start + 2, len(table) - start - HEADER_SIZE)
        for body in bodies:
            table += biff.record(biff.CONTINUE, bytes(body))
        return bytes(table) + self._unread()

    @property
    def _last_record(self) -> Span:
        """The record in which the last old string ends."""
        return next(span for span in reversed(self._spans) if span.start < self._end)

    def _unread(self) -> bytes:
        """Return what lies behind the last string, as records."""
        rest = self._stream[self._end : self._spans[-1].end]
        cut = next((span.end for span in self._spans if span.start + HEADER_SIZE < self._end < span.end), None)
        return rest if cut is None else HEADER.pack(biff.CONTINUE, cut - self._end) + rest

    def _index(self, table: bytes, string_index: Span) -> bytes:
        """Return the EXTSST record for the extended table, of which only the new strings are walked over."""
        base, old_count = self._spans[0].start, self._table.count
        spans = table_spans(table)
        first = self._end - base if old_count else HEADER_SIZE + COUNTS.size
        new, _end = string_starts(table, [span for span in spans if span.end >= first], first, len(self._added))
        usual = struct.unpack_from("<H", self._stream, string_index.start + HEADER_SIZE)[0]
        bucket = bucket_size(old_count + len(new), usual)
        old = (start - base for start in self._table.starts[::bucket])
        return index_record(bucket, chain(old, new[-old_count % bucket :: bucket]), spans, base)

    def _find(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the indexes of strings with the very bytes of `texts`: not formatted, nor cut by a CONTINUE."""
        wanted = {stored(text).whole: text for text in texts}
        sizes = {data[: HEAD.size]: len(data) for data in wanted}
        found: dict[str, int] = {}
        for index, start in enumerate(self._table.starts):
            size = sizes.get(self._stream[start : start + HEAD.size])
            if size and start + size <= self._spans[self._table.record_at(start)].end:
                text = wanted.get(self._stream[start : start + size])
                if text is not None:
                    found.setdefault(text, index)
        return found
