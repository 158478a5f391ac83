"""Finds what has only moved between two pictures: rows up or down, and the end of a row to the left or right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import ne
from typing import NamedTuple

from sgo_tui.term.cells import BLANK, Picture, Row

_ROWS_ALIKE = 3
"""Rows that must be found in another place before more is looked at."""
_WORTH = 24
"""Cells saved from which on scrolling is worth its sequences: two dozen bytes."""
_LONGEST_SHIFT = 48
"""Cells by which rows are looked for: the widest column and some more."""


class RowScroll(NamedTuple):
    """The rows from `top` to `bottom` go up by `distance`, or down when it is negative."""

    top: int
    bottom: int
    distance: int


class Shift(NamedTuple):
    """What is behind `x` in a row goes left to it by `distance`, or right when it is negative."""

    x: int
    distance: int


def row_scroll(old: Picture, new: Picture) -> RowScroll | None:
    """Return the scrolling after which the fewest cells are left to be drawn, None when it saves too little."""
    count = _most_common_distance(old, new)
    if not count:
        return None
    height = len(new)
    kept = _sums(differing(a, b) for a, b in zip(old, new, strict=True))
    moved = _sums(differing(old[y + count], row) if 0 <= y + count < height else len(row) for y, row in enumerate(new))
    bare = _sums(sum(cell != BLANK for cell in row) for row in new)
    best, saved = None, _WORTH
    for top in range(height):
        for bottom in range(top + abs(count), height):
            # Rows with a source in the region are drawn over what has moved there, the others over nothing.
            cut = bottom + 1 - count if count > 0 else top - count
            upper, lower = (moved, bare) if count > 0 else (bare, moved)
            cost = upper[cut] - upper[top] + lower[bottom + 1] - lower[cut]
            if kept[bottom + 1] - kept[top] - cost > saved:
                best, saved = RowScroll(top, bottom, count), kept[bottom + 1] - kept[top] - cost
    return best


def scrolled(picture: Picture, scroll: RowScroll) -> Picture:
    """Return what a picture looks like after scrolling."""
    top, bottom, count = scroll
    region = picture[top : bottom + 1]
    bare = tuple([[BLANK] * len(picture[0]) for _ in range(abs(count))])
    region = (*region[count:], *bare) if count > 0 else (*bare, *region[:count])
    return (*picture[:top], *region, *picture[bottom + 1 :])


def shift(old: Row, new: Row) -> Shift | None:
    """Return the shift that brings most of the row to its place, None when nothing has moved."""
    x = _alike(old, new)
    best, length = None, _WORTH
    for count in range(1, min(_LONGEST_SHIFT, len(new) - x)):
        for distance, had, wanted in ((count, x + count, x), (-count, x, x + count)):
            # Most distances are ruled out by one cell; nothing is copied for them.
            if x + count + length < len(new) and old[had + length] == new[wanted + length]:
                alike = _alike(old[had:], new[wanted:])
                if alike > length:
                    best, length = Shift(x, distance), alike
    return best


def shifted(row: Row, shift: Shift) -> Row:
    """Return what a row looks like after a shift."""
    x, count = shift
    bare = [BLANK] * abs(count)
    return row[:x] + (row[x + count :] + bare if count > 0 else bare + row[x:count])


def differing(old: Row, new: Row) -> int:
    """Return how many cells differ."""
    return 0 if old is new else sum(map(ne, old, new))


def _most_common_distance(old: Picture, new: Picture) -> int:
    """Return by how many lines most of the changed rows have moved up, 0 when too few have moved at all."""
    changed = [y for y, (a, b) in enumerate(zip(old, new, strict=True)) if a is not b and a != b]
    if len(changed) < _ROWS_ALIKE:
        return 0
    height = len(new)
    alike = {
        count: sum(0 <= y + count < height and old[y + count] == new[y] for y in changed)
        for count in (*range(1, height), *range(-1, -height, -1))
    }
    count = max(alike, key=lambda count: alike[count], default=0)
    return count if count and alike[count] >= _ROWS_ALIKE else 0


def _alike(a: Sequence[object], b: Sequence[object]) -> int:
    """Return how many items at the beginning are equal."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _sums(costs: Iterable[int]) -> list[int]:
    """Return the costs of the first 0, 1, 2 … rows together."""
    return list(accumulate(costs, initial=0))
