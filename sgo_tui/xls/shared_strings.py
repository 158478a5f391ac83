"""The shared strings of a workbook (SST): find the old ones, append new ones.

Old strings keep their bytes and their index.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import HEADER, HEADER_SIZE, MAX_BODY, Span
from sgo_tui.xls.splices import Splice
from sgo_tui.xls.strings import COUNTS, laid_out, stored, string_index_record, string_starts

_HEAD = 3
"""Bytes of the head of a string without data: the number of characters and the flags."""


class SharedStrings:
    """The strings of a stream, and those that are to be added."""

    def __init__(self, stream: bytes, spans: Sequence[Span], place: int, texts: Iterable[str]) -> None:
        """Walk over the strings of the SST record and its CONTINUE records, and plan to add `texts`.

        A workbook without them gets its SST at `place`. Raises `StreamError` when strings are missing.
        """
        self._stream = stream
        self._spans = spans or [Span(place, place)]
        self._total = self._count = 0
        self._starts, self._end = array("I"), place
        if spans:
            self._total, self._count = COUNTS.unpack_from(stream, spans[0].start + HEADER_SIZE)
            self._starts, self._end = string_starts(stream, spans, self._count)
        wanted = list(dict.fromkeys(texts))
        self._known = self._find(wanted)
        self._added = [text for text in wanted if text not in self._known]
        self._known.update({text: self._count + index for index, text in enumerate(self._added)})

    def index_of(self, text: str) -> int:
        """Return the index of one of the texts: that of a plain string of the workbook, or of a new one."""
        return self._known[text]

    def splices(self, string_index: Span | None, more_cells: int) -> list[Splice]:
        """Return the changes that add the strings to the stream.

        `string_index` is the EXTSST record; `more_cells` the number of text cells won, negative when lost.
        """
        counts = COUNTS.pack(max(0, self._total + more_cells), self._count + len(self._added))
        base, end = self._spans[0].start, self._spans[-1].end
        if not self._added:
            unchanged = base == end or not more_cells
            return [] if unchanged else [Splice(base + HEADER_SIZE, base + HEADER_SIZE + 8, counts)]
        table = self._extended(counts)
        splices = [Splice(base, end, table)]
        if string_index:
            old_size = struct.unpack_from("<H", self._stream, string_index.start + HEADER_SIZE)[0]
            splices.append(Splice(*string_index, string_index_record(table, base, old_size)))
        return splices

    def _extended(self, counts: bytes) -> bytes:
        """Return the SST and its CONTINUE records with the new strings after the last old one.

        The first strings of an empty table go into the SST record itself, all others into CONTINUE records.
        Bytes after the last string, which nobody reads, stay behind the new ones.
        """
        base = self._spans[0].start
        table = bytearray(self._stream[base : self._end]) or bytearray(biff.record(biff.SST, bytes(8)))
        table[HEADER_SIZE : HEADER_SIZE + 8] = counts
        bodies = laid_out(map(stored, self._added), MAX_BODY if self._count else MAX_BODY - 8)
        last = self._spans[bisect_right(self._spans, (self._end - 1, self._end)) - 1] if self._count else None
        start = last.start - base if last else 0
        if not self._count:
            table += bodies.pop(0)
        struct.pack_into("<H", table, start + 2, len(table) - start - HEADER_SIZE)
        for body in bodies:
            table += biff.record(biff.CONTINUE, bytes(body))
        return bytes(table) + self._unread()

    def _unread(self) -> bytes:
        """Return what lies behind the last string, as records."""
        rest = self._stream[self._end : self._spans[-1].end]
        cut = next((span.end for span in self._spans if span.start + HEADER_SIZE < self._end < span.end), None)
        return rest if cut is None else HEADER.pack(biff.CONTINUE, cut - self._end) + rest

    def _find(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the indexes of strings with the very bytes of `texts`: not formatted, nor cut by a CONTINUE."""
        wanted = {stored(text).whole: text for text in texts}
        sizes = {data[:_HEAD]: len(data) for data in wanted}
        found: dict[str, int] = {}
        for index, start in enumerate(self._starts):
            size = sizes.get(self._stream[start : start + _HEAD])
            if size and self._is_whole(start, size):
                text = wanted.get(self._stream[start : start + size])
                if text is not None:
                    found.setdefault(text, index)
        return found

    def _is_whole(self, position: int, size: int) -> bool:
        """Whether the string lies within one record, so that its bytes are nothing but characters."""
        span = self._spans[bisect_right(self._spans, (position, self._end + size)) - 1]
        return position + size <= span.end
