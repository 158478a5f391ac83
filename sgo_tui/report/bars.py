"""Bars drawn in SVG: a printer that leaves backgrounds out prints them all the same."""

from __future__ import annotations

from sgo_tui.report.markup import Markup, element

_LENGTH, _HEIGHT = 100, 8


def bar(part: float, *, looks: str = "ready") -> Markup:
    """Return a bar as wide as its place of which a part, 0 to 1, is filled; the number stands beside it."""
    filled = element("rect", class_=looks, width=round(_LENGTH * part, 1), height=_HEIGHT)
    track = element("rect", class_="track", width=_LENGTH, height=_HEIGHT)
    shape = {"viewBox": f"0 0 {_LENGTH} {_HEIGHT}", "preserveAspectRatio": "none", "aria-hidden": "true"}
    return element("svg", track, filled, class_="bar", **shape)
