"""Splices: what of a stream is replaced by what, and where the rest moves to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from sgo_tui.xls.spans import Stream


class Splice(NamedTuple):
    """The bytes from `start` to `end` become `data`; an insertion when `start` equals `end`."""

    start: int
    end: int
    data: bytes


class Splicing:
    """Splices in the order of the stream; those at one place keep the order in which they were given."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        self.splices: Sequence[Splice] = sorted(splices, key=lambda splice: (splice.start, splice.end))
        self._ends = [splice.end for splice in self.splices]
        grown = (len(splice.data) - (splice.end - splice.start) for splice in self.splices)
        self._shifts = [0, *accumulate(grown)]

    def moved(self, position: int) -> int:
        """Return where the byte at `position`, the first of a record, lies after splicing.

        A record that is replaced begins where the replacement does.
        """
        index = bisect_right(self._ends, position)
        return position + self._shifts[index]

    def apply(self, stream: Stream) -> bytearray:
        """Return the stream with the splices in it."""
        view = memoryview(stream)
        parts: list[bytes | memoryview] = []
        position = 0
        for splice in self.splices:
            parts += (view[position : splice.start], splice.data)
            position = splice.end
        return bytearray().join((*parts, view[position:]))
