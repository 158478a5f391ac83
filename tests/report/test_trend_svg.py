"""The growth of the number of ready people as SVG."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from sgo_tui.report.trend import trend_svg
from sgo_tui.work.trend import Counts, Day

DAYS = [Day(date(2026, 11, 1 + n), {"5А": Counts(100, 20 * n)}) for n in range(1, 5)]
SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_of_all_days() -> None:
    """A point for each day, higher the more are ready, the dates below, and the numbers for who cannot see it."""
    picture = ET.fromstring(trend_svg(DAYS, date(2026, 11, 30)))

    heights = [float(circle.attrib["cy"]) for circle in picture.iter(f"{SVG}circle")]
    assert heights == sorted(heights, reverse=True)
    assert len(heights) == len(DAYS)
    assert [text.text for text in picture.iter(f"{SVG}text")] == ["0%", "50%", "100%", "02.11.2026", "30.11.2026"]
    assert picture.attrib["aria-label"] == "Ready: 80 of 100, 80 %"


def test_the_deadline_is_a_dashed_line() -> None:
    """It is there only when one is set."""
    assert "stroke-dasharray" in trend_svg(DAYS, date(2026, 11, 30))
    assert "stroke-dasharray" not in trend_svg(DAYS, None)
    assert "stroke-dasharray" not in trend_svg(DAYS, date(2025, 1, 1))


def test_one_day_and_no_day() -> None:
    """One day is a point, no day no picture."""
    assert trend_svg(DAYS[:1], None).count("<circle") == 1
    assert trend_svg([], None) == ""


def test_nothing_is_fetched() -> None:
    """The page stays one file: no address but the name of the format, no script, no style of another place."""
    picture = trend_svg(DAYS, date(2026, 11, 30)).replace("http://www.w3.org/2000/svg", "")
    assert not any(word in picture for word in ("http", "script", "href", "url("))
