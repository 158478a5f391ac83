"""The sectors of a compound file and the tables that chain them; [MS-CFB] 2.3 to 2.5.

A table (FAT) tells for each sector which one follows. Its own sectors are listed in the header, and where there is
no room left in sectors of their own (DIFAT), which are chained, too.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence

from sgo_tui.xls.spans import Stream

SECTOR, MINI_SECTOR = 512, 64
HEADER_FAT_ENTRIES = 109
FREE, END, FAT, DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
"""What a table says of a sector that is followed by none; DIFAT is the least such number."""
_FAT_LIST, _DIFAT_PLACE = 76, 68


class ContainerError(ValueError):
    """The compound file contradicts itself, so that writing it anew could lose something."""


class TruncatedContainerError(ContainerError):
    """The compound file speaks of sectors beyond its end."""


class Sectors:
    """The sectors of a file, read chain by chain; raises `ContainerError` where one cannot be read."""

    def __init__(self, data: bytes) -> None:
        self.flaw: ContainerError | None = None
        """The first contradiction found that does not keep from reading."""
        self._data = data
        self._taken = bytearray(max(0, -(-(len(data) - SECTOR) // SECTOR)))
        self._table = self._read_table()

    def note(self, flaw: ContainerError) -> None:
        """Remember a contradiction unless there was one before."""
        self.flaw = self.flaw or flaw

    def read(self, start: int, size: int = sys.maxsize) -> Stream:
        """Return the content of the chain that begins with sector `start`, up to `size` bytes of it."""
        found = chain(self._table, start)
        for sectors in found:
            self._take(sectors)
        return content(self._data, found, SECTOR, SECTOR, size)

    def _read_table(self) -> array[int]:
        listed = numbers(self._data[_FAT_LIST:SECTOR])
        following, count = struct.unpack_from("<II", self._data, _DIFAT_PLACE)
        for _ in range(min(count, len(self._taken))):
            if following >= DIFAT:
                break
            self._take(range(following, following + 1))
            listed.extend(numbers(self._sector(following)))
            following = listed.pop()
        used = [number for number in listed if number < DIFAT]
        for number in used:
            self._take(range(number, number + 1))
        return numbers(b"".join(map(self._sector, used)))

    def _sector(self, number: int) -> bytes:
        return self._data[SECTOR * (number + 1) : SECTOR * (number + 2)]

    def _take(self, sectors: range) -> None:
        """Note sectors as used; one that is used twice would be written to by two streams."""
        if sectors.stop > len(self._taken):
            raise TruncatedContainerError(f"sector {sectors.stop - 1} is beyond the end")
        if any(self._taken[sectors.start : sectors.stop]):
            self.note(ContainerError(f"one of the sectors {sectors} is used twice"))
        self._taken[sectors.start : sectors.stop] = b"\1" * len(sectors)


def chain(table: Sequence[int], start: int) -> list[range]:
    """Return the sectors of a chain: stretches of neighbouring ones, mostly a single one."""
    stretches: list[range] = []
    first = number = start
    count = 0
    while number < DIFAT:
        if number >= len(table) or count > len(table):
            raise TruncatedContainerError(f"the chain from {start} leads nowhere")
        count += 1
        following = table[number]
        if following != number + 1:
            stretches.append(range(first, number + 1))
            first = following
        number = following
    if stretches and number != END:
        raise ContainerError(f"the chain from {start} has no end")
    return stretches


def content(data: Stream, stretches: Sequence[range], unit: int, base: int, size: int) -> Stream:
    """Return up to `size` bytes of sectors of `unit` bytes, the first of which lies at `base` of `data`.

    What lies in one piece is not copied: it may be all of the file.
    """
    pieces = []
    for sectors in stretches:
        start = base + sectors.start * unit
        pieces.append(memoryview(data)[start : min(base + sectors.stop * unit, start + size)])
        size -= len(pieces[-1])
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def numbers(data: bytes | bytearray) -> array[int]:
    """Read little-endian 32-bit numbers; a last sector cut short gives the whole ones."""
    found: array[int] = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        found.byteswap()
    return found


def packed(table: array[int], unit: int) -> bytes:
    """Write numbers little-endian, filled up with "free" to a multiple of `unit` bytes."""
    padded = array("I", table)
    padded.extend([FREE] * (-len(table) % (unit // 4)))
    if sys.byteorder == "big":
        padded.byteswap()
    return padded.tobytes()
