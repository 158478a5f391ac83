"""The shared strings of a workbook: where each lies in the SST record and its CONTINUE records; [MS-XLS] 2.4.265."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from codecs import latin_1_decode, utf_16_le_decode
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import HEADER, HEADER_SIZE, MAX_BODY, StreamError
from sgo_tui.xls.spans import Span, Stream
from sgo_tui.xls.strings import HEAD, PHONETIC, RICH, WIDE, StoredString, data_size, read_string

COUNTS = struct.Struct("<II")
"""References to strings, and strings: the beginning of an SST record."""
_LEAST_BUCKET, _USUAL_BUCKETS = 8, 128
"""Strings a bucket at least, and buckets where a record has room for more than that; [MS-XLS] 2.4.107."""
_MAX_BUCKETS = (MAX_BODY - 2) // 8
"""An EXTSST record has eight bytes a bucket and cannot be continued."""


class StringTable:
    """The strings of a stream; raises `StreamError` when there are fewer than their count says."""

    def __init__(self, stream: Stream, spans: Sequence[Span]) -> None:
        """Walk over the strings; `spans` are the SST record and its CONTINUE records, none where there is no SST."""
        self.spans = spans
        self.references = self.count = self.end = 0
        """How many cells refer to strings, how many strings there are, and the offset behind the last one."""
        self.starts: array[int] = array("I")
        """The offset of each string."""
        self._stream = stream
        if spans:
            first = spans[0].start + HEADER_SIZE
            self.references, self.count = COUNTS.unpack_from(stream, first)
            self.starts, self.end = string_starts(stream, spans, first + COUNTS.size, self.count)

    def __iter__(self) -> Iterator[StoredString]:
        ends = pairwise([*self.starts, self.end])
        return (self._string(start, stop) for start, stop in ends)

    def __getitem__(self, index: int) -> StoredString:
        return self._string(self.starts[index], self.end)

    def texts(self, first: int, stop: int) -> list[str]:
        """Return what the strings from `first` to `stop` say; half a character is �."""
        places = self.starts[first : stop + 1]
        if stop >= self.count:
            places.append(self.end)
        stream, unpack, found = self._stream, HEAD.unpack_from, []
        for start, end in pairwise(places):
            characters, flags = unpack(stream, start)
            begin = start + HEAD.size
            # These two decode in a third of the time that `decode` takes, which looks up what the encoding is.
            if flags == WIDE and begin + 2 * characters == end:
                found.append(utf_16_le_decode(stream[begin:end], "replace", True)[0])
            elif not flags and begin + characters == end:
                found.append(latin_1_decode(stream[begin:end])[0])
            else:
                found.append(self._string(start, end).text)
        return found

    def record_at(self, start: int) -> int:
        """Return which of the records the string that begins at `start` begins in."""
        return bisect_right(self.spans, (start + 1,)) - 1

    def _string(self, start: int, stop: int) -> StoredString:
        number = self.record_at(start)
        rest = iter(self.spans[number + 1 :]) if stop > self.spans[number].end else iter(())
        return read_string(self._stream, start, self.spans[number].end, rest)


def string_starts(stream: Stream, spans: Sequence[Span], first: int, count: int) -> tuple[array[int], int]:
    """Return the offsets of `count` strings, the first of which is at `first`, and the offset after the last.

    `first` is in the first of `spans`. Raises `StreamError` when there are fewer strings.
    """
    starts: array[int] = array("I")
    regions = iter(spans)
    position, end = first, next(regions).end
    unpack = HEAD.unpack_from
    try:
        for _ in range(count):
            while position >= end:
                start, end = next(regions)
                position = start + HEADER_SIZE
            starts.append(position)
            characters, flags = unpack(stream, position)
            position += HEAD.size
            if flags <= WIDE and position + (characters << flags) <= end:
                # Most strings are plain and lie in one record: half of the time of a walk.
                position += characters << flags
                continue
            position, extra = data_size(stream, position, flags & (RICH | PHONETIC))
            wide = flags & WIDE
            while characters > (end - position) >> wide:
                characters -= (end - position) >> wide
                start, end = next(regions)
                wide = stream[start + HEADER_SIZE] & WIDE
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


def bucket_size(count: int, usual: int) -> int:
    """Return how many of `count` strings an entry of EXTSST is for: `usual`, or more when the record has no room."""
    if usual >= _LEAST_BUCKET and count <= usual * _MAX_BUCKETS:
        return usual
    return max(_LEAST_BUCKET, count // _USUAL_BUCKETS + 1)


def index_record(bucket: int, starts: Iterable[int], spans: Sequence[Span], base: int) -> bytes:
    """Return the EXTSST record of strings in records at `spans`; [MS-XLS] 2.4.107.

    `starts` are the offsets of the first string of each bucket, which like `spans` are counted from `base`.
    """
    body = bytearray(struct.pack("<H", bucket))
    for start in starts:
        span = spans[bisect_right(spans, (start + 1,)) - 1]
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
