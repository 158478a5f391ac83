"""Where records of rows lie: in plain arrays, for an object a row would keep the garbage collector of Python busy."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate

from sgo_tui.xls.spans import Span


@dataclass
class RowPlaces:
    """Stretches of a stream in its order, each of which belongs to a row; a row may have several."""

    rows: array[int] = field(default_factory=partial(array, "H"))
    starts: array[int] = field(default_factory=partial(array, "I"))
    ends: array[int] = field(default_factory=partial(array, "I"))

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, row: int, start: int, end: int) -> None:
        """Add the next stretch."""
        self.rows.append(row)
        self.starts.append(start)
        self.ends.append(end)

    def extend(self, other: RowPlaces) -> None:
        """Add the stretches of `other`."""
        self.rows.extend(other.rows)
        self.starts.extend(other.starts)
        self.ends.extend(other.ends)

    def of(self, row: int) -> list[Span]:
        """Return the stretches of a row."""
        numbers, order = self._sorted
        found = order[bisect_left(numbers, row) : bisect_right(numbers, row)]
        return [Span(self.starts[index], self.ends[index]) for index in found]

    def end_before(self, row: int) -> int | None:
        """Return where the last stretch of all rows above ends."""
        index = bisect_left(self._sorted[0], row)
        return self._farthest[index - 1] if index else None

    @cached_property
    def _sorted(self) -> tuple[array[int], array[int]]:
        """The rows in ascending order, and which stretch each of them is of."""
        order = sorted(range(len(self.rows)), key=self.rows.__getitem__)
        return array("H", map(self.rows.__getitem__, order)), array("I", order)

    @cached_property
    def _farthest(self) -> array[int]:
        """For each of the sorted rows, the greatest end up to there."""
        return array("I", accumulate(map(self.ends.__getitem__, self._sorted[1]), max))
