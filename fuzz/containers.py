"""Compound files that contradict themselves: wrong headers, tables of sectors and directories; [MS-CFB]."""

from __future__ import annotations

import struct
from random import Random

from fuzz import blocks
from fuzz.mutation import number, put

_SECTOR, _ENTRY = 512, 128
_SIZES_OF_SECTORS, _FAT_COUNT, _DIRECTORY, _CUTOFF, _MINI_FAT, _DIFAT, _FIRST_FAT = 28, 44, 48, 56, 60, 68, 76
_HEADER_FIELDS = (24, 26, _SIZES_OF_SECTORS, 30, 32, _FAT_COUNT, _DIRECTORY, _CUTOFF, _MINI_FAT, 64, _DIFAT, 72, 76, 80)
_ENTRY_FIELDS = ((64, 2), (66, 1), (67, 1), (68, 4), (72, 4), (76, 4), (116, 4), (120, 4), (124, 4))
"""Size of the name, kind, colour, neighbours, child, start, size: places and widths."""


def mutated(data: bytes, chance: Random) -> tuple[bytes, str]:
    """Return the compound file with a wrong field somewhere, and what was done."""
    if len(data) < 2 * _SECTOR:
        return blocks.mutated(data, chance)
    how = chance.choice((_header, _table, _table, _entry, _entry, _name))
    return how(data, chance), f"container: {how.__name__.strip('_')}"


def _header(data: bytes, chance: Random) -> bytes:
    return put(data, chance.choice(_HEADER_FIELDS), number(chance, chance.choice((2, 4))))


def _table(data: bytes, chance: Random) -> bytes:
    """Let a sector be followed by another one: a chain that is cut, goes astray or runs in a circle."""
    places = struct.unpack_from("<109I", data, _FIRST_FAT)
    count = max(1, struct.unpack_from("<I", data, _FAT_COUNT)[0] % 109)
    sector = chance.choice((*places[:count], struct.unpack_from("<I", data, _MINI_FAT)[0]))
    sectors = len(data) // _SECTOR
    place = _SECTOR * (sector % sectors + 1) + 4 * chance.randrange(_SECTOR // 4)
    following = chance.choice((number(chance, 4), chance.randrange(sectors).to_bytes(4, "little")))
    return put(data, min(place, len(data) - 4), following)


def _entry_place(data: bytes, chance: Random) -> int:
    start: int = struct.unpack_from("<I", data, _DIRECTORY)[0] % (len(data) // _SECTOR)
    return min(_SECTOR * (start + 1) + _ENTRY * chance.randrange(4), len(data) - _ENTRY)


def _entry(data: bytes, chance: Random) -> bytes:
    offset, width = chance.choice(_ENTRY_FIELDS)
    return put(data, _entry_place(data, chance) + offset, number(chance, width))


def _name(data: bytes, chance: Random) -> bytes:
    """Call a stream something else: another stream's name, or nothing a name may be."""
    name = chance.choice(("Workbook", "Book", "EncryptedPackage", "_signatures", "\x1b[2J", "\ud800", ""))
    raw = (name.encode("utf-16-le", "surrogatepass") + b"\0\0").ljust(64, b"\0")
    size = struct.pack("<H", 2 * len(name) + 2)
    return put(data, _entry_place(data, chance), raw + size)
