"""Groups beneath each other of which some are open: which line shows what, without a list of all lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Line(NamedTuple):
    """What a line shows: a group, or one item of an open group."""

    group: int
    item: int | None = None


class Outline:
    """Lines of groups, counted from 0; behind an open group come the lines of its items."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Begin with all groups closed; `sizes` are the numbers of their items."""
        self._sizes = sizes
        self._open: list[int] = []
        self._heads: list[int] = []
        """The lines of the open groups."""

    def __len__(self) -> int:
        return len(self._sizes) + sum(self._sizes[group] for group in self._open)

    def __getitem__(self, number: int) -> Line:
        """Return what a line shows."""
        before = bisect_right(self._heads, number) - 1
        if before < 0:
            return Line(number)
        group = self._open[before]
        behind = number - self._heads[before]
        if behind == 0:
            return Line(group)
        size = self._sizes[group]
        return Line(group, behind - 1) if behind <= size else Line(group + behind - size)

    def number(self, line: Line) -> int:
        """Return the line that shows a group, or an item of an open group."""
        before = bisect_left(self._open, line.group)
        head = line.group + sum(self._sizes[group] for group in self._open[:before])
        return head if line.item is None else head + 1 + line.item

    def is_open(self, group: int) -> bool:
        """Whether the items of a group are shown."""
        place = bisect_left(self._open, group)
        return place < len(self._open) and self._open[place] == group

    def open(self, group: int) -> None:
        """Show the items of a group."""
        if not self.is_open(group):
            insort(self._open, group)
            self._settle()

    def close(self, group: int) -> None:
        """Hide the items of a group."""
        if self.is_open(group):
            self._open.remove(group)
            self._settle()

    def _settle(self) -> None:
        before = accumulate((self._sizes[group] for group in self._open[:-1]), initial=0)
        self._heads = [group + items for group, items in zip(self._open, before, strict=False)]
