"""Bytes gone wrong, whatever they mean: flipped, overwritten, cut off, lost, repeated."""

from __future__ import annotations

from random import Random

from fuzz.mutation import number, put

_MOST_FLIPS = 20
_MOST_COPIES = 5
_SECTOR = 512


def mutated(data: bytes, chance: Random) -> tuple[bytes, str]:
    """Return the bytes with some of them wrong, and what was done."""
    if not data:
        return number(chance, 4), "something in an empty file"
    how = chance.choice((_flip, _overwrite, _cut, _lose, _repeat, _zero))
    return how(data, chance), f"bytes: {how.__name__.strip('_')}"


def flipped(data: bytes, chance: Random, most: int = _MOST_FLIPS) -> bytes:
    """Return `data` with up to `most` bits turned."""
    result = bytearray(data)
    for _ in range(chance.randrange(1, most + 1) if data else 0):
        result[chance.randrange(len(result))] ^= 1 << chance.randrange(8)
    return bytes(result)


def _flip(data: bytes, chance: Random) -> bytes:
    return flipped(data, chance)


def _overwrite(data: bytes, chance: Random) -> bytes:
    width = chance.choice((1, 2, 4, 8))
    return put(data, chance.randrange(len(data)) // width * width, number(chance, width))


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    """Return a stretch of the file, half of the time of whole sectors."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 2, 4, 16, 64, _SECTOR, 4 * _SECTOR)))
    if chance.random() < 0.5:
        start = start // _SECTOR * _SECTOR
        end = -(-end // _SECTOR) * _SECTOR
    return start, end


def _lose(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    place = chance.randrange(len(data))
    return data[:place] + data[start:end] * chance.randrange(1, _MOST_COPIES) + data[place:]


def _zero(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return put(data, start, chance.choice((b"\0", b"\xff")) * (min(end, len(data)) - start))
