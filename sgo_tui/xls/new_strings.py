"""Texts on their way into the shared strings: those that are there are used again, the others come behind.

Old strings keep their bytes and their index.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import chain

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import HEADER, HEADER_SIZE, MAX_BODY
from sgo_tui.xls.spans import Span, Stream
from sgo_tui.xls.splices import Splice
from sgo_tui.xls.string_table import COUNTS, StringTable, bucket_size, index_record, string_starts, table_spans
from sgo_tui.xls.strings import HEAD, laid_out, stored


def recounted(stream: Stream, spans: Sequence[Span], more_cells: int) -> list[Splice]:
    """Return the change of how many cells refer to strings, which lie at `spans`: `more_cells` of them, or fewer."""
    if not spans or not more_cells:
        return []
    start = spans[0].start + HEADER_SIZE
    references, count = COUNTS.unpack_from(stream, start)
    return [Splice(start, start + COUNTS.size, COUNTS.pack(max(0, references + more_cells), count))]


class NewStrings:
    """The strings that are to be in the table of a stream."""

    def __init__(self, stream: Stream, table: StringTable, place: int, texts: Iterable[str]) -> None:
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
        splices, records, spans = self._behind_others(counts) if self._table.count else self._first(counts)
        if string_index:
            splices.append(Splice(*string_index, self._index(records, spans, string_index)))
        return splices

    def _behind_others(self, counts: bytes) -> tuple[list[Splice], bytes, list[Span]]:
        """Return the changes, the new records, and where these and the old ones lie from the beginning of the table on.

        Bytes after the last string, which nobody reads, stay behind the new ones. All else of the table is not
        copied: it may be of 20 MB.
        """
        base, end = self._spans[0].start, self._end
        last = next(span for span in reversed(self._spans) if span.start < end)
        records = _continued(laid_out(map(stored, self._added), MAX_BODY))
        unread = HEADER.pack(biff.CONTINUE, last.end - end) if end < last.end else b""
        splices = [
            Splice(base + HEADER_SIZE, base + HEADER_SIZE + COUNTS.size, counts),
            Splice(last.start, last.start + HEADER_SIZE, _header(self._stream, last.start, end)),
            Splice(end, end, records + unread),
        ]
        old = [Span(start - base, min(stop, end) - base) for start, stop in self._spans if start < end]
        return splices, records, [*old, *(Span(a + end - base, b + end - base) for a, b in table_spans(records))]

    def _first(self, counts: bytes) -> tuple[list[Splice], bytes, list[Span]]:
        """Return the same for the first strings of a workbook: its SST record, if it has one, is replaced."""
        first, *others = laid_out(map(stored, self._added), MAX_BODY - COUNTS.size)
        records = biff.record(biff.SST, counts + bytes(first)) + _continued(others)
        rest = self._stream[self._end : self._spans[-1].end]
        if self._end < self._spans[0].end:
            rest = HEADER.pack(biff.CONTINUE, self._spans[0].end - self._end) + rest
        return [Splice(self._spans[0].start, self._spans[-1].end, records + rest)], records, table_spans(records)

    def _index(self, records: bytes, spans: Sequence[Span], string_index: Span) -> bytes:
        """Return the EXTSST record for old and new strings, of which only the new ones are walked over."""
        base, old_count = self._spans[0].start, self._table.count
        shift, first = (self._end - base, HEADER_SIZE) if old_count else (0, HEADER_SIZE + COUNTS.size)
        new, _end = string_starts(records, table_spans(records), first, len(self._added))
        usual = struct.unpack_from("<H", self._stream, string_index.start + HEADER_SIZE)[0]
        bucket = bucket_size(old_count + len(new), usual)
        old = (start - base for start in self._table.starts[::bucket])
        return index_record(
            bucket, chain(old, (start + shift for start in new[-old_count % bucket :: bucket])), spans, base
        )

    def _find(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the indexes of strings with the very bytes of `texts`: not formatted, nor cut by a CONTINUE."""
        wanted = {stored(text).whole: text for text in texts}
        sizes = {HEAD.unpack_from(data): len(data) for data in wanted}
        found: dict[str, int] = {}
        for index, start in enumerate(self._table.starts):
            size = sizes.get(HEAD.unpack_from(self._stream, start))
            if size and start + size <= self._spans[self._table.record_at(start)].end:
                text = wanted.get(bytes(self._stream[start : start + size]))
                if text is not None:
                    found.setdefault(text, index)
        return found


def _continued(bodies: Iterable[bytearray]) -> bytes:
    return b"".join(biff.record(biff.CONTINUE, bytes(body)) for body in bodies)


def _header(stream: Stream, start: int, end: int) -> bytes:
    """Return the header of the record at `start` for a body that ends at `end`."""
    return HEADER.pack(HEADER.unpack_from(stream, start)[0], end - start - HEADER_SIZE)
