"""The growth of the number of ready people as a picture for a page: inline SVG in the colour of the text around."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sgo_tui.i18n import _
from sgo_tui.report.markup import Markup, element, joined
from sgo_tui.work.trend import Day

_WIDTH, _HEIGHT = 480, 120
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 10, 24
"""Of the picture, around the lines."""


def trend_svg(days: Sequence[Day], deadline: date | None) -> Markup:
    """Return an `<svg>` element with the part that is ready from day to day, and the deadline; "" without days."""
    if not days:
        return Markup()
    first, last = days[0].day, max(days[-1].day, deadline or days[-1].day)
    places = [(_x(day.day, first, last), _y(day.total.part)) for day in days]
    now = days[-1].total
    said = _("Ready: {ready} of {people}, {percent} %").format(ready=now.ready, people=now.people, percent=now.percent)
    return element(
        "svg",
        [_level(part) for part in (0.0, 0.5, 1.0)],
        element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in places), stroke_width=2),
        [element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=3, fill="currentColor") for x, y in places],
        _text(_LEFT, _HEIGHT - 8, f"{first:%d.%m.%Y}", "start"),
        _text(_WIDTH - _RIGHT, _HEIGHT - 8, f"{last:%d.%m.%Y}", "end") if last != first else None,
        _upright(_x(deadline, first, last)) if deadline is not None and deadline >= first else None,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=said,
        fill="none",
        stroke="currentColor",
        font_family="sans-serif",
        font_size=11,
    )


def _x(day: date, first: date, last: date) -> float:
    span = (last - first).days
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * ((day - first).days / span if span else 0.5)


def _y(part: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - part)


def _level(part: float) -> Markup:
    y = _y(part)
    line = element("path", d=f"M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}", stroke_width=0.5, opacity=0.4)
    return joined(line, _text(_LEFT - 6, y + 4, f"{part:.0%}", "end"))


def _upright(x: float) -> Markup:
    return element("path", d=f"M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}", stroke_dasharray="4 3")


def _text(x: float, y: float, text: str, anchor: str) -> Markup:
    return element("text", text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, fill="currentColor", stroke="none")
