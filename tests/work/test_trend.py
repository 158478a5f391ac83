"""How the number of ready people grows: in words and as a picture."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.work.trend import Counts, Day, told_pace
from sgo_tui.work.trend_chart import chart, sparkline

TODAY = date(2026, 11, 25)


def day(before: int, ready: int, people: int = 100) -> Day:
    """Return what was counted some days before today."""
    return Day(TODAY - timedelta(days=before), {"5А": Counts(people, ready)})


@pytest.mark.parametrize(
    ("days", "in_days", "said"),
    [
        ([day(0, 66)], 6, "34 people are left, 6 days until the deadline: 6 a day."),
        ([day(10, 46), day(0, 66)], 6, "34 people are left, 6 days until the deadline: 6 a day. So far about 2 a day."),
        (
            [day(4, 60), day(0, 66)],
            34,
            "34 people are left, 34 days until the deadline: 1 a day. So far about 2 a day.",
        ),
        ([day(0, 99)], 1, "1 person is left, 1 day until the deadline: 1 a day."),
        ([day(0, 66)], 0, "34 people are left, the deadline is today."),
        ([day(0, 66)], -2, "34 people are left, the deadline was 2 days ago."),
        ([day(0, 100)], -2, "All are ready."),
        ([day(3, 70), day(0, 66)], 6, "34 people are left, 6 days until the deadline: 6 a day."),
    ],
)
def test_the_pace_in_words(days: list[Day], in_days: int, said: str) -> None:
    """People left, days left, how many that makes a day, and how many it was so far."""
    assert told_pace(days, TODAY + timedelta(days=in_days), TODAY) == said


def test_without_a_deadline() -> None:
    """Where none is set the sentence says how to set one."""
    assert told_pace([day(0, 66)], None, TODAY).startswith("34 people are left. A deadline is set in the settings")


def test_counts_add_up() -> None:
    """The whole file is all its classes together."""
    both = Day(TODAY, {"5А": Counts(10, 4, {"snils": 6}), "5Б": Counts(20, 20)})

    assert both.total == Counts(30, 24, {"snils": 6})
    assert (both.total.left, both.total.percent, Counts().percent) == (6, 80, 100)
    assert Counts(200, 199).percent == 99


def test_a_chart() -> None:
    """Bars day by day, a day without a check as the one before, the deadline as a line."""
    lines = [*chart([day(3, 25), day(1, 50), day(0, 100)], TODAY + timedelta(days=2), is_ascii=True)]

    assert lines == [
        "100% |            ####       :",
        "     |            ####       :",
        "     |            ####       :",
        "     |            ####       :",
        "     |            ####       :",
        " 50% |        ########       :",
        "     |        ########       :",
        "     |################       :",
        "     |################       :",
        "     |################       :",
        "  0% +------------------------",
        "      22.11              27.11",
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 100)), min_size=1, max_size=40, unique_by=lambda pair: pair[0]
    ),
    st.none() | st.integers(-900, 900),
    st.booleans(),
)
def test_every_chart_fits(kept: list[tuple[int, int]], in_days: int | None, is_ascii: bool) -> None:
    """Whatever was counted, the chart has twelve lines of at most 79 columns, of ASCII where nothing else is."""
    days = [day(before, ready) for before, ready in sorted(kept, reverse=True)]
    deadline = None if in_days is None else TODAY + timedelta(days=in_days)

    lines = [*chart(days, deadline, is_ascii=is_ascii)]

    assert len(lines) == 12
    assert all(len(line) <= 79 for line in lines)
    assert not is_ascii or all(map(str.isascii, lines))


@given(st.lists(st.floats(0, 1)))
def test_a_sparkline_is_as_long_as_what_it_shows(parts: list[float]) -> None:
    """One character for each check; more is never lower."""
    for is_ascii in (False, True):
        line = sparkline(sorted(parts), is_ascii=is_ascii)
        assert len(line) == len(parts)
        assert [*line] == sorted(line)
