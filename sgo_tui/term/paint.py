"""The painter: from the picture on the terminal to the next one in as few bytes as it knows.

It keeps one picture of what the terminal shows, compares it cell by cell with the one wanted, lets the terminal
move rows and columns that have only been scrolled, and draws what differs. What it does not know it draws whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.term.cells import BLANK, Picture, Row, is_sure
from sgo_tui.term.ink import Ink
from sgo_tui.term.pen import DEFAULT, change
from sgo_tui.term.scroll import differing, row_scroll, scrolled, shift, shifted

_ERASE = 3
"""Bytes that blank the rest of a line."""
_FEW = 24
"""Cells that are drawn without a look whether they have only moved."""


class Painter:
    """What one terminal shows."""

    def __init__(self) -> None:
        self._shown: Picture = ()
        """Nothing when that is not known."""
        self._ink = Ink(0)

    def forget(self) -> None:
        """Let the next picture be drawn whole: the terminal may show anything."""
        self._shown = ()

    def rest(self) -> str:
        """Return what puts the pen away, for something else to be sent; afterwards the cursor may be anywhere."""
        self._ink.use(DEFAULT)
        self._ink.y, self._ink.x = None, None
        return self._ink.take()

    def paint(self, picture: Picture) -> str:
        """Return what makes the terminal show `picture`, "" when it does already."""
        if not _fits(self._shown, picture):
            self._ink = Ink(len(picture[0]))
            self._ink.clear()
            self._shown = tuple([[BLANK] * len(row) for row in picture])
        elif scroll := row_scroll(self._shown, picture):
            self._ink.scroll_rows(*scroll)
            self._shown = scrolled(self._shown, scroll)
        for y, (old, new) in enumerate(zip(self._shown, picture, strict=True)):
            if old is not new and old != new:
                self._ink.join(_row(self._ink, y, old, new))
        self._shown = picture
        return self._ink.take()


def _fits(shown: Picture, wanted: Picture) -> bool:
    return len(shown) == len(wanted) and len(shown[0]) == len(wanted[0])


def _row(ink: Ink, y: int, old: Row, new: Row) -> Ink:
    """Return what makes one line of another, the cheaper of two ways."""
    if not (is_sure(old) and is_sure(new)):
        return _unsure_row(ink.fork(), y, old, new)
    drawn = _sure_row(ink.fork(), y, old, new)
    if differing(old, new) <= _FEW:
        return drawn
    moved = shift(old, new)
    if moved is None:
        return drawn
    other = ink.fork()
    other.go(y, moved.x)
    other.shift(moved.distance)
    return min(drawn, _sure_row(other, y, shifted(old, moved), new), key=lambda way: way.cost)


def _sure_row(ink: Ink, y: int, old: Row, new: Row) -> Ink:
    """Draw the cells that differ."""
    end = _end(new)
    spans = list(_spans(old, new))
    for start, stop in spans:
        ink.go_over(y, start, new)
        if stop > end and spans[-1][1] - max(start, end) > _ERASE + len(change(ink.pen, DEFAULT)):
            ink.put(new[start:end])
            ink.erase_line()
            break
        ink.put(new[start:stop])
    return ink


def _unsure_row(ink: Ink, y: int, old: Row, new: Row) -> Ink:
    """Draw all from the first difference on: from a character of uncertain width on nothing is known of a line."""
    start = next(_spans(old, new))[0]
    while start and "" in (old[start][0], new[start][0]):
        start -= 1
    ink.go(y, start)
    ink.put_unsure(new[start:])
    return ink


def _spans(old: Row, new: Row) -> Iterator[tuple[int, int]]:
    """Yield where cells differ, each span from its first to behind its last cell."""
    start = None
    for x, (a, b) in enumerate(zip(old, new, strict=True)):
        if a is b or a == b:
            if start is not None:
                yield start, x
                start = None
        elif start is None:
            start = x
    if start is not None:
        yield start, len(new)


def _end(row: Row) -> int:
    """Return from where on a row is blank."""
    end = len(row)
    while end and row[end - 1] == BLANK:
        end -= 1
    return end
