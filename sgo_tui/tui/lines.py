"""A widget of styled lines that repaints only what changed between two contents."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from sgo_tui.tui.text import fit

_NO_GROUND = Style()

Piece = tuple[str, Style]
"""Literal text and how it looks."""


class Lines(Widget):
    """As many lines of pieces as there are at first; text that does not fit the width is cut."""

    def __init__(self, *lines: Sequence[Piece], id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.styles.height = len(lines)
        self._pieces: list[Sequence[Piece]] = list(lines)

    def show(self, lines: Sequence[Sequence[Piece]]) -> None:
        """Show `lines` and repaint the cells that differ from what was shown, or all if their number does."""
        if len(lines) != len(self._pieces):
            self._pieces = list(lines)
            self.refresh()
            return
        regions = []
        for y, (old, new) in enumerate(zip(self._pieces, lines, strict=True)):
            if old != new:
                region = _difference(_cells(old, self.size.width), _cells(new, self.size.width))
                if region:
                    regions.append(Region(region.start, y, len(region), 1))
        self._pieces = list(lines)
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """Return one line, as wide as the widget."""
        if y >= len(self._pieces):
            return Strip.blank(self.size.width, self.rich_style)
        return strip_of(self._pieces[y], self.size.width, self.rich_style)


def strip_of(pieces: Sequence[Piece], width: int, ground: Style = _NO_GROUND) -> Strip:
    """Return pieces as a line of `width`, the rest of it as `ground`; what does not fit is cut."""
    segments = []
    room = width
    for text, style in pieces:
        length = min(cell_len(text), room)
        if length > 0:
            segments.append(Segment(fit(text, length), style))
            room -= length
    if room > 0:
        segments.append(Segment(" " * room, pieces[-1][1] if pieces and not pieces[-1][0] else ground))
    return Strip(segments, width)


def _cells(pieces: Sequence[Piece], width: int) -> list[tuple[str, Style | None]]:
    """Return what stands in each terminal cell; the second cell of a wide character is empty."""
    cells: list[tuple[str, Style | None]] = []
    for segment in strip_of(pieces, width):
        for character in segment.text:
            length = cell_len(character)
            if length == 0 and cells:
                cells[-1] = cells[-1][0] + character, cells[-1][1]
            else:
                cells.append((character, segment.style))
                cells.extend([("", segment.style)] * (length - 1))
    return cells


def _difference(old: Sequence[object], new: Sequence[object]) -> range | None:
    """Return the cells from the first that differs to the last."""
    if len(old) != len(new):
        return range(max(len(old), len(new)))
    changed = [x for x, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    return range(changed[0], changed[-1] + 1) if changed else None
