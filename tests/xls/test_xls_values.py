from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.errors import CellRefused
from sgo_tui.xls import CellValue, text_of
from sgo_tui.xls.values import check_content, from_serial, to_serial

countable = st.datetimes(dt.datetime.fromisoformat("1904-01-02"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("007", "007"),
        (3.0, "3"),
        (-0.0, "0"),
        (1.5, "1,5"),
        (0.1 + 0.2, "0,3"),
        (1e-7, "0,0000001"),
        (1234567890123456.0, "1234567890123456"),
        (79001234567.0, "79001234567"),
        (True, "ИСТИНА"),
        (False, "ЛОЖЬ"),
        (dt.date(2012, 2, 1), "01.02.2012"),
        (dt.datetime.fromisoformat("2012-02-01 08:05"), "01.02.2012 08:05"),
        (dt.datetime.fromisoformat("2012-02-01 08:05:09"), "01.02.2012 08:05:09"),
        (dt.datetime.fromisoformat("2012-02-01"), "01.02.2012"),
        (dt.time(8, 5), "08:05"),
    ],
)
def test_what_a_person_reads(value: CellValue, expected: str) -> None:
    """Values are shown the Russian way, without exponents."""
    assert text_of(value) == expected


@pytest.mark.parametrize(
    ("serial", "date1904", "expected"),
    [
        (1.0, False, dt.date(1900, 1, 1)),
        (59.0, False, dt.date(1900, 2, 28)),
        (60.0, False, 60.0),
        (61.0, False, dt.date(1900, 3, 1)),
        (40940.5, False, dt.datetime.fromisoformat("2012-02-01 12:00")),
        (39478.0, True, dt.date(2012, 2, 1)),
        (0.25, False, dt.time(6)),
        (0.0, True, dt.time(0)),
        (0.999999999, False, dt.date(1900, 1, 1)),
        (2958465.0, False, dt.date(9999, 12, 31)),
        (2958466.0, False, 2958466.0),
        (2958465.9999999, False, 2958465.9999999),
        (-1.0, False, -1.0),
        (math.inf, False, math.inf),
    ],
)
def test_dates_as_excel_counts(serial: float, date1904: bool, expected: object) -> None:
    """29.02.1900, which Excel believes in, and days out of range stay numbers."""
    assert from_serial(serial, date1904) == expected


@given(countable, st.booleans())
def test_dates_come_back(moment: dt.datetime, date1904: bool) -> None:
    """A date is stored and read back to the second."""
    moment = moment.replace(microsecond=0)
    expected = moment if moment.time() != dt.time() else moment.date()

    assert from_serial(to_serial(moment, date1904), date1904) == expected


@given(st.times())
def test_times_come_back(time: dt.time) -> None:
    """A time is a part of a day."""
    assert from_serial(to_serial(time, date1904=False), date1904=False) == time.replace(microsecond=0)


@pytest.mark.parametrize(
    ("date", "date1904"), [((1900, 2, 28), False), ((1899, 12, 31), False), ((1904, 1, 1), True), ((1, 1, 1), True)]
)
def test_dates_before_the_beginning_are_refused(date: tuple[int, int, int], date1904: bool) -> None:
    """Readers disagree about the days before 01.03.1900, and there are none before the epoch."""
    with pytest.raises(CellRefused):
        to_serial(dt.date(*date), date1904)


@pytest.mark.parametrize("value", [math.nan, math.inf, 10**400, "x" * 32_768, "😀" * 16_384, "\ud83d", "a\udc00b"])
def test_what_no_cell_can_hold(value: CellValue) -> None:
    """Excel has no form for these."""
    with pytest.raises(CellRefused) as refused:
        check_content(value)
    assert str(value)[:20] not in str(refused.value)


@pytest.mark.parametrize("value", [None, "", "x" * 32_767, "😀" * 16_383, 1e300, 5, True, dt.date(1, 1, 1)])
def test_what_a_cell_can_hold(value: CellValue) -> None:
    """Nothing else is refused."""
    check_content(value)
