"""The OLE2 compound file: read its streams, write it again with one of them replaced.

Source: [MS-CFB]. Every 128-byte directory entry comes back as it is (names, identifiers, times, links of
the tree) but for its start and size; the header too, but for the counts and starts of tables. Sectors are
laid anew, so free sectors, where old data may linger, are not carried over.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from typing import NamedTuple

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
SECTOR = 512
_MINI_SECTOR = 64
_CUTOFF = 4096
"""Streams below this size live in the mini stream."""
_HEADER_FAT_ENTRIES = 109
_ENTRY = 128

_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_LAST_ENTRY = 0xFFFFFFFA
"""Greater numbers stand for no entry."""
_ENTRY_TREE = struct.Struct("<HBxIII")
_ENTRY_PLACE = struct.Struct("<II")
_PLACE_OFFSET = 116


class ContainerError(ValueError):
    """The compound file contradicts itself, so that writing it anew could lose something."""


class TruncatedContainerError(ContainerError):
    """The compound file speaks of sectors beyond its end."""


class Entry(NamedTuple):
    """A line of the directory."""

    number: int
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """A compound file in memory; raises `ContainerError` when even its directory cannot be read."""

    def __init__(self, data: bytes) -> None:
        if data[:8] != SIGNATURE or len(data) < SECTOR:
            raise ContainerError("no compound file")
        if struct.unpack_from("<HHH", data, 28) != (0xFFFE, 9, 6):
            raise ContainerError("sectors of an unknown size")
        self.flaw: ContainerError | None = None
        """The first contradiction found; with one, writing the file anew could lose something."""
        if struct.unpack_from("<I", data, 56)[0] != _CUTOFF:
            self._note(ContainerError("small streams of an unknown size"))
        self._data = data
        self._taken = bytearray(max(0, -(-(len(data) - SECTOR) // SECTOR)))
        self._fat = self._read_fat()
        self._directory = self._read_chain(struct.unpack_from("<I", data, 48)[0])
        self.entries = tuple(_entries(self._directory))
        if not self.entries or self.entries[0].kind != _ROOT:
            raise ContainerError("the directory has no root")
        self._check_tree()
        self._streams: dict[int, bytes] = {}
        try:
            self._read_streams()
        except ContainerError as error:
            self._note(error)

    @property
    def raw_directory(self) -> bytes:
        """The directory as it is stored, 128 bytes an entry."""
        return self._directory

    def children(self) -> Iterator[Entry]:
        """Yield the streams and storages that lie directly in the root."""
        waiting, seen = [self.entries[0].child], set()
        while waiting:
            number = waiting.pop()
            if number < len(self.entries) and number not in seen:
                seen.add(number)
                entry = self.entries[number]
                yield entry
                waiting += (entry.right, entry.left)

    def find(self, name: str) -> Entry | None:
        """Return the stream of that name in the root; capital letters do not count."""
        matches = (e for e in self.children() if e.kind == _STREAM and e.name.lower() == name.lower())
        return next(matches, None)

    def read(self, entry: Entry) -> bytes:
        """Return the content of a stream; raise `ContainerError` when it is not all there."""
        if entry.number not in self._streams:
            raise self.flaw or ContainerError("no stream")
        return self._streams[entry.number]

    def streams(self) -> Iterator[tuple[Entry, bytes]]:
        """Yield every stream with its content, reachable from the root or not."""
        return ((self.entries[number], content) for number, content in self._streams.items())

    def replaced(self, target: Entry, content: bytes) -> bytes:
        """Return the bytes of the whole file with `content` in the stream `target`.

        Raises the `flaw`, if the file has one.
        """
        if self.flaw:
            raise self.flaw
        large, small = _Chains(SECTOR), _Chains(_MINI_SECTOR)
        directory = bytearray(self._directory)
        for entry, old in sorted(self.streams(), key=lambda pair: pair[0].start):
            new = content if entry.number == target.number else old
            chains = large if len(new) >= _CUTOFF else small
            if new or old:
                _place(directory, entry, chains.add(new), len(new))
        mini_stream = small.content()
        _place(directory, self.entries[0], large.add(mini_stream), len(mini_stream))
        mini_fat = large.add(_bytes(small.table, SECTOR))
        mini_fat_sectors = -(-len(small.table) * 4 // SECTOR)
        directory_start = large.add(bytes(directory))
        return _assemble(self._data[:SECTOR], large, directory_start, (mini_fat, mini_fat_sectors))

    def _note(self, flaw: ContainerError) -> None:
        self.flaw = self.flaw or flaw

    def _check_tree(self) -> None:
        """Note an entry that leads nowhere, or in a circle: other readers give up on such a directory."""
        waiting, seen = [self.entries[0].child], {0}
        while waiting:
            number = waiting.pop()
            if number > _LAST_ENTRY:
                continue
            if number >= len(self.entries) or number in seen:
                self._note(ContainerError(f"an entry leads to {number}, which is none or has been there before"))
                return
            seen.add(number)
            entry = self.entries[number]
            waiting += (entry.left, entry.right, entry.child if entry.kind == _STORAGE else _FREE)

    def _read_streams(self) -> None:
        root = self.entries[0]
        self._mini_fat = _numbers(self._read_chain(struct.unpack_from("<I", self._data, 60)[0]))
        self._mini_stream = self._read_chain(root.start)[: root.size] if root.size else b""
        for entry in self.entries:
            if entry.kind == _STREAM:
                try:
                    self._streams[entry.number] = self._content(entry)
                except ContainerError as error:
                    self._note(error)

    def _content(self, entry: Entry) -> bytes:
        if not entry.size:
            return b""
        if entry.size >= _CUTOFF:
            content = self._read_chain(entry.start)[: entry.size]
        else:
            chain = _chain(self._mini_fat, entry.start)
            pieces = (self._mini_stream[i * _MINI_SECTOR : (i + 1) * _MINI_SECTOR] for i in chain)
            content = b"".join(pieces)[: entry.size]
        if len(content) < entry.size:
            raise TruncatedContainerError(f"stream {entry.number} is incomplete")
        return content

    def _read_chain(self, start: int) -> bytes:
        chain = _chain(self._fat, start)
        self._take(chain)
        return b"".join(self._sector(number) for number in chain)

    def _sector(self, number: int) -> bytes:
        return self._data[SECTOR * (number + 1) : SECTOR * (number + 2)]

    def _take(self, sectors: array[int]) -> None:
        """Note sectors as used; one that is used twice would be written to by two streams."""
        for number in sectors:
            if number >= len(self._taken):
                raise TruncatedContainerError(f"sector {number} is beyond the end")
            if self._taken[number]:
                self._note(ContainerError(f"sector {number} is used twice"))
            self._taken[number] = 1

    def _read_fat(self) -> array[int]:
        sectors = _numbers(self._data[76:SECTOR])
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._taken))):
            if following >= _DIFAT:
                break
            self._take(array("I", [following]))
            table = _numbers(self._sector(following))
            following = table.pop()
            sectors.extend(table)
        used = array("I", [number for number in sectors if number < _DIFAT])
        self._take(used)
        return _numbers(b"".join(self._sector(number) for number in used))


class _Chains:
    """Contents laid one after the other, with the table that chains their sectors."""

    def __init__(self, unit: int) -> None:
        self.table: array[int] = array("I")
        self._unit = unit
        self._pieces: list[bytes] = []

    def add(self, content: bytes) -> int:
        """Lay `content` after the others and return its first sector."""
        count = -(-len(content) // self._unit)
        if not count:
            return _END
        first = len(self.table)
        self.table.extend(range(first + 1, first + count))
        self.table.append(_END)
        self._pieces += (content, bytes(count * self._unit - len(content)))
        return first

    def content(self) -> bytes:
        return b"".join(self._pieces)

    def joined(self, head: bytes, tail: bytes) -> bytes:
        return b"".join((head, *self._pieces, tail))


def _assemble(header: bytes, chains: _Chains, directory: int, mini_fat: tuple[int, int]) -> bytes:
    """Put the header before the chains and their tables after them."""
    fat_sectors, difat_sectors = _table_sizes(len(chains.table))
    fat_start = len(chains.table)
    difat_start = fat_start + fat_sectors
    chains.table.extend([_FAT] * fat_sectors + [_DIFAT] * difat_sectors)
    places = array("I", range(fat_start, difat_start))
    first_difat = difat_start if difat_sectors else _END
    head = bytearray(header)
    struct.pack_into("<II", head, 44, fat_sectors, directory)
    struct.pack_into("<IIII", head, 60, *mini_fat, first_difat, difat_sectors)
    head[76:SECTOR] = _bytes(places[:_HEADER_FAT_ENTRIES], SECTOR - 76)
    difat = _difat(places[_HEADER_FAT_ENTRIES:], difat_start)
    return chains.joined(bytes(head), _bytes(chains.table, SECTOR) + difat)


def _table_sizes(data_sectors: int) -> tuple[int, int]:
    """Return how many FAT and DIFAT sectors describe a file, themselves included."""
    fat = difat = 0
    while True:
        needed = -(-(data_sectors + fat + difat) // (SECTOR // 4))
        needed_difat = -(-max(0, needed - _HEADER_FAT_ENTRIES) // (SECTOR // 4 - 1))
        if (needed, needed_difat) == (fat, difat):
            return fat, difat
        fat, difat = needed, needed_difat


def _difat(places: array[int], start: int) -> bytes:
    """Return the sectors that list the FAT sectors for which the header has no room."""
    per_sector = SECTOR // 4 - 1
    sectors: list[bytes] = []
    for first in range(0, len(places), per_sector):
        part = _bytes(places[first : first + per_sector], SECTOR - 4)
        last = first + per_sector >= len(places)
        sectors.append(part + struct.pack("<I", _END if last else start + len(sectors) + 1))
    return b"".join(sectors)


def _chain(table: array[int], start: int) -> array[int]:
    chain: array[int] = array("I")
    number = start
    while number < _DIFAT:
        if number >= len(table) or len(chain) > len(table):
            raise TruncatedContainerError(f"the chain from {start} leads nowhere")
        chain.append(number)
        number = table[number]
    if chain and number != _END:
        raise ContainerError(f"the chain from {start} has no end")
    return chain


def _entries(directory: bytes) -> Iterator[Entry]:
    for number in range(len(directory) // _ENTRY):
        raw = directory[number * _ENTRY : (number + 1) * _ENTRY]
        name_size, kind, left, right, child = _ENTRY_TREE.unpack_from(raw, 64)
        name = raw[: max(0, min(name_size, 64) - 2)].decode("utf-16-le", "replace")
        yield Entry(number, name, kind, left, right, child, *_ENTRY_PLACE.unpack_from(raw, _PLACE_OFFSET))


def _place(directory: bytearray, entry: Entry, start: int, size: int) -> None:
    _ENTRY_PLACE.pack_into(directory, entry.number * _ENTRY + _PLACE_OFFSET, start, size)


def _numbers(data: bytes) -> array[int]:
    """Read little-endian 32-bit numbers; a last sector cut short gives the whole ones."""
    numbers: array[int] = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: array[int], unit: int) -> bytes:
    """Write numbers little-endian, filled up with "free" to a multiple of `unit` bytes."""
    padded = array("I", numbers)
    padded.extend([_FREE] * (-len(numbers) % (unit // 4)))
    if sys.byteorder == "big":
        padded.byteswap()
    return padded.tobytes()
