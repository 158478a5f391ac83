"""A shared string as it is stored, and how strings are laid out over records.

A string is a head (number of characters, flags, sizes of what follows), characters of one or two bytes, and then
data on formatting and pronunciation. Characters and data may be cut by a CONTINUE record, which repeats the flag byte
when it begins within characters; the head never is; [MS-XLS] 2.5.293 and 2.4.58.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sgo_tui.xls.records import HEADER_SIZE, MAX_BODY
from sgo_tui.xls.spans import Span, Stream

HEAD = struct.Struct("<HB")
"""The head of a string without data: the number of characters and the flags."""
WIDE, PHONETIC, RICH = 1, 4, 8
"""Flags: characters of two bytes, data on pronunciation, data on formatting."""


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
        return HEAD.pack(len(self.characters) >> self.wide, self.flags | self.wide) + self.sizes

    @property
    def whole(self) -> bytes:
        """The string as it lies within one record."""
        return self.head + self.characters + self.data

    @property
    def text(self) -> str:
        """The characters; half of one is �."""
        return self.characters.decode("utf-16-le" if self.wide else "latin-1", "replace")

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


def read_string(stream: Stream, position: int, end: int, rest: Iterator[Span]) -> StoredString:
    """Return the string at `position` of a record that ends at `end`; `rest` are the records behind."""
    count, flags = HEAD.unpack_from(stream, position)
    position += HEAD.size
    begin = position
    position, extra = data_size(stream, position, flags)
    sizes = bytes(stream[begin:position])
    parts: list[tuple[bytes, int]] = []
    wide = flags & WIDE
    while True:
        taken = min(count, (end - position) >> wide)
        parts.append((bytes(stream[position : position + (taken << wide)]), wide))
        position += taken << wide
        count -= taken
        if not count:
            break
        start, end = next(rest)
        wide = stream[start + HEADER_SIZE] & WIDE
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
    return StoredString(characters, width, flags & ~WIDE, sizes, data)


def data_size(stream: Stream, position: int, flags: int) -> tuple[int, int]:
    """Return where the sizes of a string's data end that begin at `position`, and the size of all the data."""
    size = 0
    if flags & RICH:
        size += 4 * struct.unpack_from("<H", stream, position)[0]
        position += 2
    if flags & PHONETIC:
        size += struct.unpack_from("<I", stream, position)[0]
        position += 4
    return position, size


def _widened(characters: bytes, wide: int) -> bytes:
    return characters if wide else characters.decode("latin-1").encode("utf-16-le")


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
