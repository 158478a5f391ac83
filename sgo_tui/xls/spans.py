"""Stretches of a stream: what lies between them, and whether they are equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

Stream = bytes | memoryview
"""A stream of a file: where it lies there in one piece, a view of the file, for a copy of 70 MB is felt."""
_PIECE = 1 << 20
"""How many bytes are compared at once."""


class Span(NamedTuple):
    """A stretch of the stream: offset of its first byte and of the byte after its last."""

    start: int
    end: int


def between(parts: Iterable[Span], whole: Span) -> Iterator[Span]:
    """Yield what of a stretch lies between some parts of it."""
    position = whole.start
    for start, end in sorted(parts):
        if position < start:
            yield Span(position, start)
        position = max(position, end)
    if position < whole.end:
        yield Span(position, whole.end)


def same(one: Stream, part: Span, other: Stream, other_part: Span) -> bool:
    """Whether a stretch of one stream equals a stretch of another; a copy of neither is made."""
    shift = other_part.start - part.start
    return part.end + shift == other_part.end and all(
        one[start : min(start + _PIECE, part.end)] == other[start + shift : min(start + _PIECE, part.end) + shift]
        for start in range(part.start, part.end, _PIECE)
    )


def same_joined(one: Stream, parts: Iterable[Span], other: Stream, other_parts: Iterable[Span]) -> bool:
    """Whether stretches of one stream, joined, equal stretches of another, joined."""
    waiting, others_waiting = iter(parts), iter(other_parts)
    left = right = Span(0, 0)
    while True:
        if left.start == left.end:
            left = next(waiting, Span(-1, -1))
        if right.start == right.end:
            right = next(others_waiting, Span(-1, -1))
        if left.start < 0 or right.start < 0:
            return left.start < 0 and right.start < 0
        size = min(left.end - left.start, right.end - right.start)
        begin, other_begin = Span(left.start, left.start + size), Span(right.start, right.start + size)
        if not same(one, begin, other, other_begin):
            return False
        left, right = Span(begin.end, left.end), Span(other_begin.end, right.end)
