"""A list of any length, moved over with the keyboard: it draws the lines on the screen and knows of no others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip

from sgo_tui.tui.lines import Piece, strip_of
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.pointed import Pointed


class LongList(Pointed, can_focus=True):
    """Lines counted from 0, one of them the current one; `draw` tells what a line shows, `on_move` hears of steps."""

    ALLOW_SELECT = False

    BINDINGS = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,ctrl+home", "edge(0)", show=False),
        Binding("end,ctrl+end", "edge(1)", show=False),
    ]

    def __init__(self, draw: Callable[[int], Sequence[Piece]], on_move: Callable[[], None], looks: Looks) -> None:
        super().__init__()
        self._draw = draw
        self._on_move = on_move
        self._looks = looks
        self.count = 0
        self.current = 0
        self._top = 0

    def show(self, count: int, current: int) -> None:
        """Show a list of `count` lines anew."""
        self.count = count
        self.current = max(0, min(current, count - 1))
        self._scroll()
        self.refresh()

    def move_to(self, line: int) -> None:
        """Make a line, or the nearest there is, the current one; repaints what that changes."""
        old, self.current = self.current, max(0, min(line, self.count - 1))
        if self._scroll():
            self.refresh()
        elif old != self.current:
            self.refresh(*(Region(0, line - self._top, self.size.width, 1) for line in (old, self.current)))
        self._on_move()

    def action_step(self, lines: int) -> None:
        """Go up or down."""
        self.move_to(self.current + lines)

    def action_page(self, pages: int) -> None:
        """Go a screen up or down."""
        self.move_to(self.current + pages * max(1, self.size.height - 1))

    def action_edge(self, edge: int) -> None:
        """Go to the first or the last line."""
        self.move_to(edge * self.count)

    def point(self, x: int, y: int) -> None:  # noqa: ARG002 - a line is chosen anywhere on it
        """Make the line that was clicked the current one."""
        if self._top + y < self.count:
            self.move_to(self._top + y)

    def roll(self, lines: int) -> None:
        """Move on by some lines."""
        self.action_step(lines)

    def on_resize(self) -> None:
        """Keep the current line on the screen."""
        self._scroll()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        line = self._top + y
        if line >= self.count:
            return Strip.blank(self.size.width, self._looks.plain)
        strip = strip_of(self._draw(line), self.size.width, self._looks.plain)
        return strip.apply_style(self._looks.cursor) if line == self.current else strip

    def _scroll(self) -> bool:
        """Bring the current line onto the screen; returns whether anything moved."""
        before, height = self._top, self.size.height or self.count
        self._top = max(self.current - height + 1, min(self._top, self.current))
        self._top = max(0, min(self._top, self.count - height))
        return self._top != before
