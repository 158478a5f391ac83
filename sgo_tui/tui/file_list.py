"""Files and folders to choose from, one a line: name, size, age, kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from sgo_tui.tui.looks import Looks
from sgo_tui.tui.pointed import Pointed
from sgo_tui.tui.text import fit
from sgo_tui.work.ago import told_moment, told_size
from sgo_tui.work.folder import Entry

_SIZE, _MOMENT, _KIND = 9, 19, 15
_NAME = 20
"""What a name gets at least, on however narrow a screen."""
_BESIDE = _SIZE + _MOMENT + _KIND


@dataclass(frozen=True)
class Line:
    """A line of the list: an entry under a name, or a text that cannot be chosen."""

    text: str
    entry: Entry | None = None


class FileList(Pointed, can_focus=True):
    """Lines, with a cursor on one that has an entry."""

    ALLOW_SELECT = False

    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "move(-99999)", show=False),
        Binding("end", "move(99999)", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another entry, or on none."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._lines: Sequence[Line] = ()
        self._places: list[int] = []
        """Where the lines with an entry are."""
        self._cursor = 0
        """Among these."""
        self._top = 0
        self._kinds: dict[Path, str] = {}
        self._now = _now()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor; None where there is nothing to choose."""
        return self._lines[self._places[self._cursor]].entry if self._places else None

    def show_lines(self, lines: Sequence[Line], first: Path | None = None) -> None:
        """Show other lines, the cursor on the entry of a path, or on the first file, or on the first entry at all."""
        self._lines = lines
        self._places = [place for place, line in enumerate(lines) if line.entry]
        entries = [line.entry for line in lines if line.entry]
        wanted = [i for i, entry in enumerate(entries) if entry.path == first]
        files = [i for i, entry in enumerate(entries) if not entry.is_folder]
        self._cursor = next(iter([*wanted, *files]), 0)
        self._now = _now()
        self._top = 0
        self._scroll()
        self.refresh()
        self.post_message(self.Moved())

    def show_kind(self, path: Path, words: str) -> None:
        """Tell what a file is, wherever it stands in the list."""
        self._kinds[path] = words
        width = self.size.width
        places = [place - self._top for place in self._places if self._path(place) == path]
        regions = [Region(width - _KIND, y, _KIND, 1) for y in places if 0 <= y < self.size.height]
        if regions:
            self.refresh(*regions)

    def action_move(self, lines: int) -> None:
        """Step to another entry."""
        if not self._places:
            return
        old = self._places[self._cursor]
        self._cursor = max(0, min(self._cursor + lines, len(self._places) - 1))
        if self._scroll():
            self.refresh()
        else:
            width = self.size.width
            self.refresh(*(Region(0, place - self._top, width, 1) for place in {old, self._places[self._cursor]}))
        self.post_message(self.Moved())

    def action_page(self, pages: int) -> None:
        """Go a screen up or down."""
        self.action_move(pages * max(1, self.size.height - 1))

    def point(self, x: int, y: int) -> None:  # noqa: ARG002 - a line is chosen anywhere on it
        """Step to the entry that was clicked."""
        if self._top + y in self._places:
            self.action_move(self._places.index(self._top + y) - self._cursor)

    def roll(self, lines: int) -> None:
        """Move on by some entries."""
        self.action_move(lines)

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._scroll()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen, as wide as the widget."""
        width, place = self.size.width, self._top + y
        if place >= len(self._lines):
            return Strip.blank(width, self._looks.plain)
        line = self._lines[place]
        if line.entry is None:
            return Strip([Segment(fit(f" {line.text}", width), self._looks.soft)], width)
        style = self._looks.strong if line.entry.is_folder else self._looks.plain
        if self._places[self._cursor] == place:
            style += self._looks.cursor
        return Strip([Segment(self._text(line.text, line.entry, width), style)], width)

    def _text(self, name: str, entry: Entry, width: int) -> str:
        if entry.is_folder or entry.written is None:
            return fit(f" {name}", width)
        moment = told_moment(entry.written, self._now)
        beside = f"{told_size(entry.size):>{_SIZE}}  {moment:<{_MOMENT - 2}}{self._kinds.get(entry.path, ''):<{_KIND}}"
        return fit(fit(f" {name}", max(_NAME, width - _BESIDE)) + beside, width)

    def _path(self, place: int) -> Path | None:
        entry = self._lines[place].entry
        return entry.path if entry else None

    def _scroll(self) -> bool:
        """Bring the cursor onto the screen, with the heading above the first entry; returns whether that moves it."""
        before, height = self._top, self.size.height
        if self._places and height:
            place = self._places[self._cursor]
            top = 0 if self._cursor == 0 else place
            self._top = min(max(self._top, place - height + 1), top)
        return before != self._top


def _now() -> datetime:
    return datetime.now().astimezone()
