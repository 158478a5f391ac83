"""The shared strings of a workbook (SST): find the old ones, append new ones.

Old strings keep their bytes and their index. A string that does not fit its record goes on in a CONTINUE
record, which repeats the flag byte when it begins within characters; [MS-XLS] 2.4.265, 2.5.293.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import HEADER, HEADER_SIZE, MAX_BODY, Span, StreamError
from sgo_tui.xls.splices import Splice

_COUNTS = struct.Struct("<II")
_STRING = struct.Struct("<HB")
_WIDE, _PHONETIC, _RICH = 1, 4, 8
_MAX_BUCKETS = (MAX_BODY - 2) // 8
"""An EXTSST record has eight bytes a bucket and cannot be continued."""


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
            self._total, self._count = _COUNTS.unpack_from(stream, spans[0].start + HEADER_SIZE)
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
        counts = _COUNTS.pack(max(0, self._total + more_cells), self._count + len(self._added))
        base, end = self._spans[0].start, self._spans[-1].end
        if not self._added:
            unchanged = base == end or not more_cells
            return [] if unchanged else [Splice(base + HEADER_SIZE, base + HEADER_SIZE + 8, counts)]
        table = self._extended(counts)
        splices = [Splice(base, end, table)]
        if string_index:
            old_size = struct.unpack_from("<H", self._stream, string_index.start + HEADER_SIZE)[0]
            splices.append(Splice(*string_index, _string_index(table, base, old_size)))
        return splices

    def _extended(self, counts: bytes) -> bytes:
        """Return the SST and its CONTINUE records with the new strings after the last old one.

        The first strings of an empty table go into the SST record itself, all others into CONTINUE records.
        Bytes after the last string, which nobody reads, stay behind the new ones.
        """
        base = self._spans[0].start
        table = bytearray(self._stream[base : self._end]) or bytearray(biff.record(biff.SST, bytes(8)))
        table[HEADER_SIZE : HEADER_SIZE + 8] = counts
        bodies = _bodies(self._added, MAX_BODY if self._count else MAX_BODY - 8)
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
        wanted = {_stored(text): text for text in texts}
        sizes = {data[: _STRING.size]: len(data) for data in wanted}
        found: dict[str, int] = {}
        for index, start in enumerate(self._starts):
            size = sizes.get(self._stream[start : start + _STRING.size])
            if size and self._is_whole(start, size):
                text = wanted.get(self._stream[start : start + size])
                if text is not None:
                    found.setdefault(text, index)
        return found

    def _is_whole(self, position: int, size: int) -> bool:
        """Whether the string lies within one record, so that its bytes are nothing but characters."""
        span = self._spans[bisect_right(self._spans, (position, self._end + size)) - 1]
        return position + size <= span.end


def string_starts(stream: bytes, spans: Sequence[Span], count: int) -> tuple[array[int], int]:
    """Return the offsets of `count` strings and the offset after the last.

    `spans` are the SST record and its CONTINUE records. Raises `StreamError` when there are fewer strings.
    """
    starts: array[int] = array("I")
    regions = iter(spans)
    position, end = next(regions)
    position += HEADER_SIZE + 8
    unpack = _STRING.unpack_from
    try:
        for _ in range(count):
            while position >= end:
                start, end = next(regions)
                position = start + HEADER_SIZE
            starts.append(position)
            characters, flags = unpack(stream, position)
            position += 3
            extra = 0
            if flags & _RICH:
                extra += 4 * struct.unpack_from("<H", stream, position)[0]
                position += 2
            if flags & _PHONETIC:
                extra += struct.unpack_from("<I", stream, position)[0]
                position += 4
            wide = flags & _WIDE
            while characters > (end - position) >> wide:
                characters -= (end - position) >> wide
                start, end = next(regions)
                wide = stream[start + HEADER_SIZE] & _WIDE
                position = start + HEADER_SIZE + 1
            position += characters << wide
            while position + extra > end:
                extra -= end - position
                start, end = next(regions)
                position = start + HEADER_SIZE
            position += extra
    except (StopIteration, struct.error, IndexError):
        raise StreamError("there are fewer shared strings than their count says") from None
    return starts, position


def _bodies(texts: Iterable[str], room: int) -> list[bytearray]:
    """Lay strings out over record bodies, the first of at most `room` bytes, the others of 8,224."""
    body = bytearray()
    bodies = [body]
    for text in texts:
        characters, wide = _encoded(text)
        if len(body) + _STRING.size + 4 > room:
            # The head of a string is never cut, and four bytes hold any character.
            body, room = bytearray(), MAX_BODY
            bodies.append(body)
        body += _STRING.pack(len(characters) >> wide, wide)
        while len(body) + len(characters) > room:
            cut = _cut(characters, room - len(body), wide)
            body += characters[:cut]
            characters = characters[cut:]
            body, room = bytearray([wide]), MAX_BODY
            bodies.append(body)
        body += characters
    return bodies


def _cut(characters: bytes, room: int, wide: int) -> int:
    """Return how many bytes go into `room` without cutting a character, surrogate pairs included.

    Readers, xlrd among them, decode each record by itself.
    """
    if not wide:
        return room
    room -= room % 2
    return room - 2 if 0xD8 <= characters[room - 1] <= 0xDB else room


def _stored(text: str) -> bytes:
    """Return a plain string as it is stored in one record."""
    characters, wide = _encoded(text)
    return _STRING.pack(len(characters) >> wide, wide) + characters


def _encoded(text: str) -> tuple[bytes, int]:
    """Return the characters as stored and whether they take two bytes each."""
    try:
        return text.encode("latin-1"), 0
    except UnicodeEncodeError:
        return text.encode("utf-16-le"), 1


def _string_index(table: bytes, base: int, bucket: int) -> bytes:
    """Return the EXTSST record for a table of strings that lies at `base`; [MS-XLS] 2.4.107.

    `bucket` is the number of strings between two entries, made larger when the record would be too long.
    """
    spans = table_spans(table)
    count = _COUNTS.unpack_from(table, HEADER_SIZE)[1]
    starts, _end = string_starts(table, spans, count)
    if bucket < 8 or count > bucket * _MAX_BUCKETS:
        bucket = max(8, count // 128 + 1)
    body = bytearray(struct.pack("<H", bucket))
    for start in starts[::bucket]:
        span = spans[bisect_right(spans, (start, len(table))) - 1]
        body += struct.pack("<IHH", base + start, start - span.start, 0)
    return biff.record(biff.EXTSST, bytes(body))


def table_spans(table: bytes) -> list[Span]:
    """Return where the records of an SST with its CONTINUE records lie in `table`."""
    spans = []
    position = 0
    while position < len(table):
        end = position + HEADER_SIZE + HEADER.unpack_from(table, position)[1]
        spans.append(Span(position, end))
        position = end
    return spans
