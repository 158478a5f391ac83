"""What is sent to the terminal: text, and where that leaves the cursor and the pen."""

from __future__ import annotations

from collections.abc import Sequence

from sgo_tui.term.cells import Cell, is_sure_text
from sgo_tui.term.pen import DEFAULT, Pen, change, on_blank

_WAY_DRAWN = 16
"""Cells that may be drawn again rather than passed over; a move costs no more bytes than half of that."""


class Ink:
    """Sequences in the order in which they are sent; each is chosen for the state the former have left."""

    def __init__(self, columns: int) -> None:
        """Begin on a terminal of so many `columns`, its cursor anywhere, with no pen set."""
        self._columns = columns
        self._parts: list[str] = []
        self.y: int | None = None
        self.x: int | None = None
        """None after a character of which terminals differ in width, and at the right edge, where they differ too."""
        self.pen = DEFAULT

    def fork(self) -> Ink:
        """Return an empty continuation, to be tried against another one."""
        other = Ink(self._columns)
        other.y, other.x, other.pen = self.y, self.x, self.pen
        return other

    def join(self, other: Ink) -> None:
        """Go on as the continuation does."""
        self._parts += other._parts
        self.y, self.x, self.pen = other.y, other.x, other.pen

    def take(self) -> str:
        """Return what is to be sent, and keep the state only."""
        text = "".join(self._parts)
        self._parts.clear()
        return text

    @property
    def cost(self) -> int:
        """Bytes so far."""
        return len("".join(self._parts).encode())

    def use(self, pen: Pen) -> None:
        """Change the pen."""
        self._parts.append(change(self.pen, pen))
        self.pen = pen

    def _suits_blank(self, pen: Pen) -> bool:
        """Whether a space drawn with the pen at hand looks as one drawn with `pen`."""
        return on_blank(self.pen) == pen

    def go(self, y: int, x: int) -> None:
        """Move the cursor."""
        self._parts.append(self._way(y, x))
        self.y, self.x = y, x

    def go_over(self, y: int, x: int, row: Sequence[Cell]) -> None:
        """Move the cursor to `x` in `row`, which is line `y`, drawing again what is on the way when that is shorter."""
        moved = self.fork()
        moved.go(y, x)
        start = self.x if self.y == y else 0
        if start is None or not start < x <= start + _WAY_DRAWN or self.y not in (y, y - 1):
            self.join(moved)
            return
        drawn = self.fork()
        drawn.go(y, start)
        drawn.put(row[start:x])
        self.join(min(drawn, moved, key=lambda way: way.cost + len(change(way.pen, row[x][1]))))

    def _way(self, y: int, x: int) -> str:
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1 if y else ''}H"]
        if self.y == y:
            ways += _along(self.x, x)
        elif self.y is not None and self.y + 1 == y:
            # A terminal driver may make CR LF of LF, so LF is used from the left edge only.
            ways += ["\r\n" + way for way in _along(0, x)]
        if self.x == x:
            ways.append(f"\x1b[{y + 1}d")
        return min(ways, key=len)

    def put(self, row: Sequence[Cell]) -> None:
        """Draw cells from the cursor on, each of which takes one cell on every terminal."""
        assert self.x is not None
        for text, pen in row:
            self._draw(text, pen)
        self.x += len(row)
        if self.x >= self._columns:
            self.x = None

    def put_unsure(self, row: Sequence[Cell]) -> None:
        """Draw any cells from the cursor on, and go back to the right place after each of uncertain width."""
        y, x = self.y, self.x
        assert y is not None
        assert x is not None
        for place, (text, pen) in enumerate(row, x):
            if text:
                if self.x != place:
                    self.go(y, place)
                self._draw(text, pen)
                self.x = place + 1 if is_sure_text(text) and place + 1 < self._columns else None

    def _draw(self, text: str, pen: Pen) -> None:
        if pen != self.pen and not (text == " " and self._suits_blank(pen)):
            self.use(pen)
        self._parts.append(text)

    def erase_line(self) -> None:
        """Blank the line from the cursor on."""
        self.use(DEFAULT)
        self._parts.append("\x1b[K")

    def clear(self) -> None:
        """Blank the screen, whatever state the terminal is in: scrolling region, pen, wrapping, cursor shown."""
        self._parts.append("\x1b[r\x1b[m\x1b[?7l\x1b[?25l\x1b[H\x1b[2J")
        self.y, self.x, self.pen = 0, 0, DEFAULT

    def scroll_rows(self, top: int, bottom: int, count: int) -> None:
        """Move the rows from `top` to `bottom` up by `count`, or down when it is negative; the others are blank."""
        self.use(DEFAULT)
        self._parts.append(f"\x1b[{top + 1};{bottom + 1}r")
        self.y, self.x = None, None  # DECSTBM moves the cursor home, but not in every terminal
        self.go(top, 0)
        # Lines are inserted and deleted: scrolling itself (SU, SD) is unknown to the Linux console.
        self._parts.append(_repeated(abs(count), "M" if count > 0 else "L") + "\x1b[r")
        self.y, self.x = None, None

    def shift(self, count: int) -> None:
        """Move the rest of the line left to the cursor by `count`, or right when it is negative."""
        self.use(DEFAULT)
        self._parts.append(_repeated(abs(count), "P" if count > 0 else "@"))


def _along(old: int | None, new: int) -> list[str]:
    """Return the ways to go from one column to another."""
    ways = [f"\x1b[{new + 1}G"]
    if new == 0:
        ways.append("\r")
    if old is not None:
        if new >= old:
            ways.append(_repeated(new - old, "C"))
        else:
            ways += ["\b" * (old - new), _repeated(old - new, "D")]
    return ways


def _repeated(count: int, final: str) -> str:
    """Return the sequence of a count, which may be left out when it is 1."""
    return f"\x1b[{count if count > 1 else ''}{final}" if count else ""
