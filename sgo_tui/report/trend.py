"""The growth of the number of ready people as a picture for a page: inline SVG in the colour of the text around."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from sgo_tui.i18n import _
from sgo_tui.work.trend import Day

_WIDTH, _HEIGHT = 480, 120
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 10, 24
"""Of the picture, around the lines."""
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{{said}}"'
    ' fill="none" stroke="currentColor" font-family="sans-serif" font-size="11">'
)


def trend_svg(days: Sequence[Day], deadline: date | None) -> str:
    """Return an `<svg>` element with the part that is ready from day to day, and the deadline; "" without days."""
    if not days:
        return ""
    first, last = days[0].day, max(days[-1].day, deadline or days[-1].day)
    places = [(_x(day.day, first, last), _y(day.total.part)) for day in days]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    now = days[-1].total
    said = _("Ready: {ready} of {people}, {percent} %").format(ready=now.ready, people=now.people, percent=now.percent)
    parts = [
        _HEAD.format(said=escape(said)),
        *(_level(part) for part in (0.0, 0.5, 1.0)),
        f'<polyline points="{line}" stroke-width="2"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="currentColor"/>' for x, y in places),
        _text(_LEFT, _HEIGHT - 8, f"{first:%d.%m.%Y}", "start"),
    ]
    if last != first:
        parts.append(_text(_WIDTH - _RIGHT, _HEIGHT - 8, f"{last:%d.%m.%Y}", "end"))
    if deadline is not None and deadline >= first:
        x = _x(deadline, first, last)
        parts.append(f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke-dasharray="4 3"/>')
    return "".join((*parts, "</svg>"))


def _x(day: date, first: date, last: date) -> float:
    span = (last - first).days
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * ((day - first).days / span if span else 0.5)


def _y(part: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - part)


def _level(part: float) -> str:
    y = _y(part)
    line = f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke-width="0.5" opacity="0.4"/>'
    return line + _text(_LEFT - 6, y + 4, f"{part:.0%}", "end")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="currentColor" stroke="none">{escape(text)}</text>'
    )
