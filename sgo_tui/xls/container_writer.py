"""Write a compound file anew with one of its streams replaced.

Every directory entry comes back as it is (names, identifiers, times, links of the tree) but for its start and size;
the header too, but for the counts and starts of tables. Sectors are laid anew, so free sectors, where old data may
linger, are not carried over. Source: [MS-CFB] 2.2 to 2.6.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping

from sgo_tui.xls.container import CUTOFF, ENTRY_PLACE, ENTRY_SIZE, PLACE_OFFSET, CompoundFile, Entry
from sgo_tui.xls.sectors import DIFAT, END, FAT, HEADER_FAT_ENTRIES, MINI_SECTOR, SECTOR, packed
from sgo_tui.xls.spans import Stream

Pieces = list[Stream | bytearray]
"""The bytes of a file, in pieces: to put them together would take the memory of another file."""


def with_stream(container: CompoundFile, target: Entry, content: Stream | bytearray) -> Pieces:
    """Return the file with `content` in the stream `target`; raise the `flaw` of the container if it has one."""
    return with_streams(container, {target.number: content})


def with_streams(container: CompoundFile, contents: Mapping[int, Stream | bytearray]) -> Pieces:
    """Return the file with other `contents` in streams, which are told by the numbers of their entries."""
    if container.flaw:
        raise container.flaw
    large, small = _Chains(SECTOR), _Chains(MINI_SECTOR)
    directory = bytearray(container.raw_directory)
    for entry, old in sorted(container.streams(), key=lambda pair: pair[0].start):
        new = contents.get(entry.number, old)
        chains = large if len(new) >= CUTOFF else small
        if new or old:
            _place(directory, entry, chains.add(new), len(new))
    mini_stream = b"".join(small.pieces)
    _place(directory, container.entries[0], large.add(mini_stream), len(mini_stream))
    mini_table = large.add(packed(small.table, SECTOR))
    mini_table_sectors = -(-len(small.table) * 4 // SECTOR)
    directory_start = large.add(directory)
    return _assembled(container.header, large, directory_start, (mini_table, mini_table_sectors))


class _Chains:
    """Contents laid one after the other, with the table that chains their sectors."""

    def __init__(self, unit: int) -> None:
        self.table: array[int] = array("I")
        self.pieces: Pieces = []
        self._unit = unit

    def add(self, content: Stream | bytearray) -> int:
        """Lay `content` after the others and return its first sector."""
        count = -(-len(content) // self._unit)
        if not count:
            return END
        first = len(self.table)
        self.table.extend(range(first + 1, first + count))
        self.table.append(END)
        self.pieces += (content, bytes(count * self._unit - len(content)))
        return first


def _assembled(header: bytes, chains: _Chains, directory: int, mini_table: tuple[int, int]) -> Pieces:
    """Put the header before the chains and their tables after them."""
    fat_sectors, difat_sectors = _table_sizes(len(chains.table))
    fat_start = len(chains.table)
    difat_start = fat_start + fat_sectors
    chains.table.extend([FAT] * fat_sectors + [DIFAT] * difat_sectors)
    places = array("I", range(fat_start, difat_start))
    first_difat = difat_start if difat_sectors else END
    head = bytearray(header)
    struct.pack_into("<II", head, 44, fat_sectors, directory)
    struct.pack_into("<IIII", head, 60, *mini_table, first_difat, difat_sectors)
    head[76:SECTOR] = packed(places[:HEADER_FAT_ENTRIES], SECTOR - 76)
    difat = _difat(places[HEADER_FAT_ENTRIES:], difat_start)
    return [head, *chains.pieces, packed(chains.table, SECTOR), difat]


def _table_sizes(data_sectors: int) -> tuple[int, int]:
    """Return how many FAT and DIFAT sectors describe a file, themselves included."""
    fat = difat = 0
    while True:
        needed = -(-(data_sectors + fat + difat) // (SECTOR // 4))
        needed_difat = -(-max(0, needed - HEADER_FAT_ENTRIES) // (SECTOR // 4 - 1))
        if (needed, needed_difat) == (fat, difat):
            return fat, difat
        fat, difat = needed, needed_difat


def _difat(places: array[int], start: int) -> bytes:
    """Return the sectors that list the FAT sectors for which the header has no room."""
    per_sector = SECTOR // 4 - 1
    sectors: list[bytes] = []
    for first in range(0, len(places), per_sector):
        part = packed(places[first : first + per_sector], SECTOR - 4)
        last = first + per_sector >= len(places)
        sectors.append(part + struct.pack("<I", END if last else start + len(sectors) + 1))
    return b"".join(sectors)


def _place(directory: bytearray, entry: Entry, start: int, size: int) -> None:
    ENTRY_PLACE.pack_into(directory, entry.number * ENTRY_SIZE + PLACE_OFFSET, start, size)
