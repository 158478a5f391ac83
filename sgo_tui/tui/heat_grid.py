"""The map of readiness on the screen: a bar for who is ready, a shade and a number for what is lacking.

The first line of numbers is the whole file's and stays where it is; the classes scroll under it, the measures sideways.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip

from sgo_tui.check import Severity
from sgo_tui.check.readiness import WORDS, Lack
from sgo_tui.i18n import N_, _
from sgo_tui.tui.bars import bar, shade
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.pointed import Pointed
from sgo_tui.tui.text import fit, width_of
from sgo_tui.work.heat_map import HeatMap, Measure, Share
from sgo_tui.work.readiness import PEOPLE

Place = tuple[int, int]
"""Indexes of a class and a measure."""

_HEADER = 2
_FIXED = _HEADER + 1
"""Lines that do not scroll: the header and the whole file's numbers."""
_BAR, _READY, _LACK = 5, 11, 8
_WIDEST_CLASS = 12
_MANY, _SOME = 0.5, 0.25
"""The parts of a class from which on a lack is marked as an error is, and as what is doubtful is."""
_SHORT = {**WORDS, Lack.BIRTH_DATE: N_("born"), Lack.CONTACT: N_("contact")}
"""Words for columns as narrow as these."""


class HeatGrid(Pointed, can_focus=True):
    """A `HeatMap`, moved over with the keyboard; `on_cursor` hears when the cursor has moved."""

    ALLOW_SELECT = False

    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left,shift+tab", "move(0, -1)", show=False),
        Binding("right,tab", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "move(0, -999)", show=False),
        Binding("end", "move(0, 999)", show=False),
        Binding("ctrl+home", "move(-99999, 0)", show=False),
        Binding("ctrl+end", "move(99999, 0)", show=False),
    ]

    def __init__(self, looks: Looks, on_cursor: Callable[[], None]) -> None:
        super().__init__()
        self._looks = looks
        self._on_cursor = on_cursor
        self.map: HeatMap | None = None
        self._place: Place = (0, 0)
        self._top = 1
        self._left = 0

    @property
    def place(self) -> Place:
        """Where the cursor stands."""
        return self._place

    @property
    def measure(self) -> Measure | None:
        """What the cursor's column counts; None before anything is counted."""
        return self.map.measures[self._place[1]] if self.map else None

    @property
    def class_(self) -> str | None:
        """The cursor's class; None for the whole file."""
        return self.map.classes[self._place[0]] if self.map else None

    def show_map(self, heat_map: HeatMap, place: Place) -> None:
        """Show a map with the cursor on a place, or on the nearest one that it has."""
        self.map = heat_map
        self._place = self._within(heat_map, place)
        self._scroll(heat_map)
        self.refresh()
        self._on_cursor()

    def action_move(self, classes: int, measures: int) -> None:
        """Step to a neighbour; at the edge the cursor stays."""
        if self.map is None:
            return
        old = self._place
        self._place = self._within(self.map, (old[0] + classes, old[1] + measures))
        if self._scroll(self.map):
            self.refresh()
        elif self._place != old:
            self.refresh(*(self._region(self.map, place) for place in (old, self._place)))
        self._on_cursor()

    def action_page(self, pages: int) -> None:
        """Go a screen up or down."""
        self.action_move(pages * max(1, self.size.height - _FIXED), 0)

    def point(self, x: int, y: int) -> None:
        """Put the cursor on the number that was clicked."""
        if self.map is None or y < _HEADER:
            return
        index = 0 if y == _HEADER else self._top + y - _FIXED
        for column in range(self._left, self._stop(self.map)):
            if self._region(self.map, (index, column)).contains(x, y):
                self.action_move(index - self._place[0], column - self._place[1])
                return

    def roll(self, lines: int) -> None:
        """Move on by some classes."""
        self.action_move(lines, 0)

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        if self.map is not None:
            self._scroll(self.map)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen, as wide as the widget."""
        width = self.size.width
        if self.map is None:
            return Strip.blank(width, self._looks.plain)
        if y < _HEADER:
            segments = self._groups(self.map) if y == 0 else self._labels(self.map)
            fill = self._looks.header
        else:
            index = 0 if y == _HEADER else self._top + y - _FIXED
            if index >= len(self.map.classes):
                return Strip.blank(width, self._looks.plain)
            segments, fill = self._numbers(self.map, index), self._looks.plain
        return Strip([*segments, Segment(" " * width, fill)]).crop(0, width)

    def _groups(self, heat_map: HeatMap) -> list[Segment]:
        style = self._looks.header
        segments = [Segment(" " * _class_width(heat_map), style)]
        shown = heat_map.measures[self._left : self._stop(heat_map)]
        for title, measures in groupby(shown, _group):
            room = sum(map(_width, measures))
            segments.append(Segment(fit(title, room - 2) + "│ ", style))
        return segments

    def _labels(self, heat_map: HeatMap) -> list[Segment]:
        style = self._looks.header
        shown = heat_map.measures[self._left : self._stop(heat_map)]
        labels = [fit(fit(_label(measure), _width(measure) - 1), _width(measure)) for measure in shown]
        corner = _("Class") if len(heat_map.classes) > 1 else ""
        text = fit("".join([fit(f" {corner}", _class_width(heat_map)), *labels]), self.size.width)
        return [Segment(text[:-1] + ("→" if self._stop(heat_map) < len(heat_map.measures) else " "), style)]

    def _numbers(self, heat_map: HeatMap, index: int) -> list[Segment]:
        name = class_name(heat_map.classes[index])
        segments = [Segment(fit(f" {name}", _class_width(heat_map)), self._looks.gutter)]
        for column in range(self._left, self._stop(heat_map)):
            measure = heat_map.measures[column]
            share = heat_map.share(heat_map.classes[index], measure)
            style = self._style(measure, share)
            if (index, column) == self._place:
                style += self._looks.cursor
            segments.append(Segment(fit(_number(measure, share), _width(measure) - 1), style))
            segments.append(Segment(" ", self._looks.plain))
        return segments

    def _style(self, measure: Measure, share: Share | None) -> Style:
        if share is None or not share.count:
            return self._looks.plain
        if measure.lack is None:
            return self._looks.strong if share.count == share.people else self._looks.plain
        if share.part >= _MANY:
            return self._looks.severities[Severity.ERROR]
        return self._looks.severities[Severity.WARNING if share.part >= _SOME else Severity.HINT]

    @staticmethod
    def _within(heat_map: HeatMap, place: Place) -> Place:
        sizes = len(heat_map.classes), len(heat_map.measures)
        return max(0, min(place[0], sizes[0] - 1)), max(0, min(place[1], sizes[1] - 1))

    def _stop(self, heat_map: HeatMap) -> int:
        """Return the measure behind the last one that fits the screen as a whole."""
        room = self.size.width - _class_width(heat_map)
        for index in range(self._left, len(heat_map.measures)):
            room -= _width(heat_map.measures[index])
            if room < 0:
                return index
        return len(heat_map.measures)

    def _scroll(self, heat_map: HeatMap) -> bool:
        """Bring the cursor onto the screen; returns whether that moves anything."""
        before = self._top, self._left
        row, column = self._place
        page = max(1, self.size.height - _FIXED)
        if row:
            self._top = min(max(self._top, row - page + 1), row)
        self._top = max(1, min(self._top, len(heat_map.classes) - page))
        self._left = min(self._left, column)
        while self._left < column >= self._stop(heat_map):
            self._left += 1
        return before != (self._top, self._left)

    def _region(self, heat_map: HeatMap, place: Place) -> Region:
        index, column = place
        x = _class_width(heat_map) + sum(map(_width, heat_map.measures[self._left : column]))
        y = _HEADER if index == 0 else index - self._top + _FIXED
        return Region(x, y, _width(heat_map.measures[column]), 1)


def class_name(class_: str | None) -> str:
    """Return what a class is called on the screen."""
    return _("Whole file") if class_ is None else class_ or "—"


def _class_width(heat_map: HeatMap) -> int:
    return 2 + min(max(width_of(class_name(class_)) for class_ in heat_map.classes), _WIDEST_CLASS)


def _width(measure: Measure) -> int:
    return _READY if measure.lack is None else _LACK


def _group(measure: Measure) -> str:
    if measure.lack is None:
        return _("Ready")
    return _("In the way: {who}").format(who=_(PEOPLE[measure.owner]))


def _label(measure: Measure) -> str:
    return _(PEOPLE[measure.owner] if measure.lack is None else _SHORT[measure.lack])


def _number(measure: Measure, share: Share | None) -> str:
    if share is None:
        return ""
    if measure.lack is None:
        return f"{bar(share.part, _BAR)} {f'{share.percent}%':>4}"
    return f"{shade(share.part) * 2}{share.count:>5}"
