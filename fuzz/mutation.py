"""What all mutations share."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], tuple[bytes, str]]
"""Makes a file worse and says how; what it cannot take apart it leaves to `blocks`."""

NUMBERS = (0, 1, 2, 3, 4, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x101, 0xFFF, 0x1000, 0x2020, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF)
LARGE_NUMBERS = (*NUMBERS, 0x10000, 0x10001, 0xFFFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFC, 0xFFFFFFFE, 0xFFFFFFFF)
"""Where counts, sizes and offsets go wrong."""


def number(chance: Random, width: int) -> bytes:
    """Return a number of `width` bytes that something may stumble over."""
    value = chance.choice((chance.choice(LARGE_NUMBERS), chance.randrange(1 << 8 * width)))
    return (value % (1 << 8 * width)).to_bytes(width, "little")


def put(data: bytes, place: int, new: bytes) -> bytes:
    """Return `data` with `new` over what is at `place`."""
    return data[:place] + new + data[place + len(new) :]
