"""The OLE2 compound file: its directory and its streams; [MS-CFB] 2.2 and 2.6."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from sgo_tui.xls.sectors import MINI_SECTOR, SECTOR, ContainerError, Sectors, TruncatedContainerError
from sgo_tui.xls.sectors import chain as chain_of
from sgo_tui.xls.sectors import content as content_of
from sgo_tui.xls.sectors import numbers as numbers_in
from sgo_tui.xls.spans import Stream

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
CUTOFF = 4096
"""Streams below this size lie in the smaller sectors of a stream of their own, the mini stream."""
ENTRY_SIZE = 128
ENTRY_PLACE = struct.Struct("<II")
"""Where a stream lies: its first sector and its size."""
PLACE_OFFSET = 116

_BYTE_ORDER_AND_SECTORS = (0xFFFE, 9, 6)
"""Little-endian, sectors of 2**9 bytes, in the mini stream of 2**6."""
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_NONE, _LAST_ENTRY = 0xFFFFFFFF, 0xFFFFFFFA
"""No entry; numbers greater than the last entry's stand for none as well."""
_ENTRY_TREE = struct.Struct("<HBxIII")
_DIRECTORY_PLACE, _CUTOFF_PLACE, _MINI_TABLE_PLACE = 48, 56, 60


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
        if not data.startswith(SIGNATURE) or len(data) < SECTOR:
            raise ContainerError("no compound file")
        if struct.unpack_from("<HHH", data, 28) != _BYTE_ORDER_AND_SECTORS:
            raise ContainerError("sectors of an unknown size")
        sectors = Sectors(data)
        if struct.unpack_from("<I", data, _CUTOFF_PLACE)[0] != CUTOFF:
            sectors.note(ContainerError("small streams of an unknown size"))
        self.header = data[:SECTOR]
        self.raw_directory = bytes(sectors.read(struct.unpack_from("<I", data, _DIRECTORY_PLACE)[0]))
        """The directory as it is stored, 128 bytes an entry."""
        self.entries = tuple(_entries(self.raw_directory))
        if not self.entries or self.entries[0].kind != _ROOT:
            raise ContainerError("the directory has no root")
        self._check_tree(sectors)
        self._streams: dict[int, Stream] = {}
        try:
            self._read_streams(sectors)
        except ContainerError as error:
            sectors.note(error)
        self.flaw = sectors.flaw
        """The first contradiction found; with one, writing the file anew could lose something."""

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

    def read(self, entry: Entry) -> Stream:
        """Return the content of a stream; raise `ContainerError` when it is not all there."""
        if entry.number not in self._streams:
            raise self.flaw or ContainerError("no stream")
        return self._streams[entry.number]

    def streams(self) -> Iterator[tuple[Entry, Stream]]:
        """Yield every stream with its content, reachable from the root or not."""
        return ((self.entries[number], content) for number, content in self._streams.items())

    def _check_tree(self, sectors: Sectors) -> None:
        """Note an entry that leads nowhere, or in a circle: other readers give up on such a directory."""
        waiting, seen = [self.entries[0].child], {0}
        while waiting:
            number = waiting.pop()
            if number > _LAST_ENTRY:
                continue
            if number >= len(self.entries) or number in seen:
                sectors.note(ContainerError(f"an entry leads to {number}, which is none or has been there before"))
                return
            seen.add(number)
            entry = self.entries[number]
            waiting += (entry.left, entry.right, entry.child if entry.kind == _STORAGE else _NONE)

    def _read_streams(self, sectors: Sectors) -> None:
        root = self.entries[0]
        mini_table = numbers_in(bytes(sectors.read(struct.unpack_from("<I", self.header, _MINI_TABLE_PLACE)[0])))
        mini_stream = sectors.read(root.start, root.size) if root.size else b""
        for entry in self.entries:
            if entry.kind == _STREAM:
                try:
                    if entry.size >= CUTOFF:
                        content = sectors.read(entry.start, entry.size)
                    else:
                        chain = chain_of(mini_table, entry.start) if entry.size else []
                        content = content_of(mini_stream, chain, MINI_SECTOR, 0, entry.size)
                    if len(content) < entry.size:
                        raise TruncatedContainerError(f"stream {entry.number} is incomplete")
                    self._streams[entry.number] = content
                except ContainerError as error:
                    sectors.note(error)


def _entries(directory: bytes) -> Iterator[Entry]:
    for number in range(len(directory) // ENTRY_SIZE):
        raw = directory[number * ENTRY_SIZE : (number + 1) * ENTRY_SIZE]
        name_size, kind, left, right, child = _ENTRY_TREE.unpack_from(raw, 64)
        name = raw[: max(0, min(name_size, 64) - 2)].decode("utf-16-le", "replace")
        yield Entry(number, name, kind, left, right, child, *ENTRY_PLACE.unpack_from(raw, PLACE_OFFSET))
