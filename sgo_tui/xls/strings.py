"""How strings lie in the shared string table (SST) and in the CONTINUE records behind it.

A string is a head (number of characters, flags, sizes of what follows), characters of one or two bytes, and then
data on formatting and pronunciation. Characters and data may be cut by a CONTINUE record, which repeats the flag byte
when it begins within characters; the head never is; [MS-XLS] 2.4.265, 2.5.293.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import HEADER, HEADER_SIZE, MAX_BODY, Span, StreamError

COUNTS = struct.Struct("<II")
"""References to strings, and strings: the beginning of an SST record."""
_STRING = struct.Struct("<HB")
_WIDE, _PHONETIC, _RICH = 1, 4, 8
_MAX_BUCKETS = (MAX_BODY - 2) // 8
"""An EXTSST record has eight bytes a bucket and cannot be continued."""


class StoredString(NamedTuple):
    """A string as it is stored, in one piece."""

    characters: bytes
    wide: int = 0
    """1 when characters take two bytes each."""
    flags: int = 0
    """What data follow."""
    sizes: bytes = b""
    """How much of them."""
    data: bytes = b""

    @property
    def head(self) -> bytes:
        """What comes before the characters."""
        return _STRING.pack(len(self.characters) >> self.wide, self.flags | self.wide) + self.sizes

    @property
    def whole(self) -> bytes:
        """The string as it lies within one record."""
        return self.head + self.characters + self.data

    @property
    def content(self) -> tuple[bytes, int, bytes, bytes]:
        """What the string says, whatever the width of its characters."""
        return _widened(self.characters, self.wide), self.flags, self.sizes, self.data


EMPTY = StoredString(b"")


def stored(text: str) -> StoredString:
    """Return a plain text as it is stored."""
    try:
        return StoredString(text.encode("latin-1"))
    except UnicodeEncodeError:
        return StoredString(text.encode("utf-16-le"), wide=1)


def stored_strings(stream: bytes, spans: Sequence[Span], count: int) -> Iterator[StoredString]:
    """Yield the `count` strings of an SST, whose records lie at `spans`.

    Raises `StreamError` when there are fewer.
    """
    starts, end = string_starts(stream, spans, count)
    for start, stop in pairwise([*starts, end]):
        span = spans[bisect_right(spans, (start, len(stream))) - 1]
        rest = iter(spans[bisect_right(spans, (start, len(stream))) :])
        yield _read(stream, start, min(stop, span.end), rest)


def _read(stream: bytes, position: int, end: int, rest: Iterator[Span]) -> StoredString:
    """Return the string at `position` of a record that ends at `end`; `rest` are the records behind."""
    count, flags = _STRING.unpack_from(stream, position)
    position += _STRING.size
    extra = 0
    begin = position
    if flags & _RICH:
        extra += 4 * struct.unpack_from("<H", stream, position)[0]
        position += 2
    if flags & _PHONETIC:
        extra += struct.unpack_from("<I", stream, position)[0]
        position += 4
    sizes = stream[begin:position]
    parts: list[tuple[bytes, int]] = []
    wide = flags & _WIDE
    while True:
        taken = min(count, (end - position) >> wide)
        parts.append((stream[position : position + (taken << wide)], wide))
        position += taken << wide
        count -= taken
        if not count:
            break
        start, end = next(rest)
        wide = stream[start + HEADER_SIZE] & _WIDE
        position = start + HEADER_SIZE + 1
    data = b""
    while len(data) < extra:
        if position >= end:
            start, end = next(rest)
            position = start + HEADER_SIZE
        data += stream[position : min(end, position + extra - len(data))]
        position = end
    width = max(part[1] for part in parts)
    characters = b"".join(text if w == width else _widened(text, w) for text, w in parts)
    return StoredString(characters, width, flags & ~_WIDE, sizes, data)


def _widened(characters: bytes, wide: int) -> bytes:
    return characters if wide else characters.decode("latin-1").encode("utf-16-le")


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


def laid_out(strings: Iterable[StoredString], room: int) -> list[bytearray]:
    """Lay strings out over record bodies, the first of at most `room` bytes, the others of 8,224."""
    body = bytearray()
    bodies = [body]
    for string in strings:
        head, characters, wide = string.head, string.characters, string.wide
        if len(body) + len(head) + 4 > room:
            # The head of a string is never cut, and four bytes hold any character.
            body, room = bytearray(), MAX_BODY
            bodies.append(body)
        body += head
        while len(body) + len(characters) > room:
            cut = _cut(characters, room - len(body), wide)
            body += characters[:cut]
            characters = characters[cut:]
            body, room = bytearray([wide]), MAX_BODY
            bodies.append(body)
        body += characters
        data = string.data
        while len(body) + len(data) > room:
            cut = room - len(body)
            body += data[:cut]
            data = data[cut:]
            body, room = bytearray(), MAX_BODY
            bodies.append(body)
        body += data
    return bodies


def _cut(characters: bytes, room: int, wide: int) -> int:
    """Return how many bytes go into `room` without cutting a character, surrogate pairs included.

    Readers, xlrd among them, decode each record by itself.
    """
    if not wide:
        return room
    room -= room % 2
    return room - 2 if 0xD8 <= characters[room - 1] <= 0xDB else room


def string_index_record(table: bytes, base: int, bucket: int) -> bytes:
    """Return the EXTSST record for a table of strings that lies at `base`; [MS-XLS] 2.4.107.

    `bucket` is the number of strings between two entries, made larger when the record would be too long.
    """
    spans = table_spans(table)
    count = COUNTS.unpack_from(table, HEADER_SIZE)[1]
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
