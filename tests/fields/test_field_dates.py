"""Dates as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.fields import dates

ONE_DAY = [
    "01.02.2012",
    "1.2.2012",
    "1/2/2012",
    "01-02-2012",
    "01 02 2012",
    "01,02,2012",
    "01. 02. 2012",
    "2012-02-01",
    "2012.02.01",
    "2012-02-01T00:00:00",
    "2012-02-01 12:30:00.000",
    "01.02.2012 0:00",
    "01.02.2012 г.",
    "01.02.2012г",
    "1 февраля 2012",
    "1 ФЕВРАЛЯ 2012 года",
    "1 февр. 2012 г.",
    "01-фев-2012",
    "01.фев.2012",
    "1 Feb 2012",
    "1.II.2012",
    "01022012",
    "20120201",
    "'01.02.2012",
    "01.02.2012.",
]


@pytest.mark.parametrize("text", ONE_DAY)
def test_spellings_of_one_day(text: str) -> None:
    """Every spelling with four digits of the year that can mean one day only is understood."""
    assert dates.parse(text) == dt.date(2012, 2, 1)
    assert dates.validate(text) == "01.02.2012"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.2",
        "1.2.12",
        "40940",
        "1 мяу 2012",
        "1 ма 2012",
        "февраль 2012",
        "01.02.20012",
        "01.02.212",
        "не знаю",
        "41234567",
        "٠١.٠٢.٢٠١٢",
    ],
)
def test_doubtful_dates_are_refused(text: str) -> None:
    """What may mean another day or none is not taken for a date."""
    assert dates.parse(text) is None
    with pytest.raises(InvalidFormat):
        dates.validate(text)


@pytest.mark.parametrize("text", ["29.02.2013", "31.04.2012", "00.01.2012", "01.13.2012", "32.01.2012", "01.01.0000"])
def test_days_that_are_in_no_calendar(text: str) -> None:
    """A date that is well written may still be no day."""
    with pytest.raises(InvalidComponent):
        dates.validate(text)
    assert not dates.is_canonical(text)


@pytest.mark.parametrize(
    ("text", "year"), [("1.2.35", 2035), ("1.2.36", 1936), ("01/02/12", 2012), ("1-2-99", 1999), ("1.2.00 г.", 2000)]
)
def test_short_years_are_completed(text: str, year: int) -> None:
    """Two digits of a year mean the years in which living people got their papers."""
    assert dates.from_short_year(text) == dt.date(year, 2, 1)


@pytest.mark.parametrize(("text", "day"), [("40940", dt.date(2012, 2, 1)), ("43687", dt.date(2019, 8, 10))])
def test_day_numbers_of_excel(text: str, day: dt.date) -> None:
    """Excel counts days from 30.12.1899."""
    assert dates.from_serial(text) == day


@pytest.mark.parametrize("text", ["1", "9999", "60001", "99999", "2012", "-1", "4e4", "1" * 5000])
def test_other_numbers_are_no_days(text: str) -> None:
    """Numbers beyond the years of living people are not taken for days."""
    assert dates.from_serial(text) is None


@given(st.dates())
def test_written_dates_are_read_again(day: dt.date) -> None:
    """Every day is read as it was written, and its written form is the canonical one."""
    assert dates.parse(dates.format(day)) == day
    assert dates.is_canonical(dates.format(day))


@given(st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)))
def test_eight_digits_are_never_read_two_ways(day: dt.date) -> None:
    """Without separators both orders of the parts are told apart."""
    assert dates.parse(f"{day:%d%m%Y}") == day
    assert dates.parse(f"{day:%Y%m%d}") == day
