"""The values of cells: what Python sees, what Excel stores, what a person reads."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from enum import Enum

from sgo_tui.errors import CellRefused
from sgo_tui.i18n import _

CellValue = str | float | bool | dt.date | dt.datetime | dt.time | None
"""A cell's value; None is an empty cell."""

MAX_TEXT = 32_767
"""UTF-16 units a cell; a character beyond U+FFFF is two."""
_EXACT_INTEGERS = 1e21
_SECONDS = 86_400


class Kind(Enum):
    """What a cell holds as stored."""

    EMPTY = 0
    TEXT = 1
    NUMBER = 2
    DATE = 3
    """A number whose style is a date format."""
    BOOLEAN = 4
    ERROR = 5


ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def from_serial(serial: float, date1904: bool) -> dt.date | dt.datetime | dt.time | float:
    """Return the date Excel shows for a number of days, or the number where it shows none.

    Excel takes 1900 for a leap year: 60 is 29.02.1900, and the days before are one more than counted.

    >>> from_serial(40940.0, date1904=False)
    datetime.date(2012, 2, 1)
    """
    if not (math.isfinite(serial) and 0 <= serial < 2_958_466 - 1462 * date1904):
        return serial
    days, fraction = divmod(serial, 1)
    seconds = round(fraction * _SECONDS)
    if seconds == _SECONDS:
        days, seconds = days + 1, 0
    if days == 60 and not date1904:
        return serial
    time = dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    if days == 0:
        return time
    try:
        day = _epoch(date1904, days) + dt.timedelta(days=days)
    except OverflowError:
        return serial
    return dt.datetime.combine(day, time) if seconds else day


def to_serial(value: dt.date | dt.time, date1904: bool) -> float:
    """Return the number of days Excel stores, to the second; raise `CellRefused` for dates it cannot count.

    Day 0 is a mere time, and readers disagree about the days before 01.03.1900.

    >>> to_serial(dt.date(2012, 2, 1), date1904=False)
    40940.0
    """
    if isinstance(value, dt.time):
        return _seconds(value) / _SECONDS
    time = _seconds(value.time()) if isinstance(value, dt.datetime) else 0
    day = dt.date(value.year, value.month, value.day)
    first = dt.date(1904, 1, 2) if date1904 else dt.date(1900, 3, 1)
    if day < first:
        raise CellRefused(_("In this file dates begin on {date}. Type the date as text.").format(date=date_text(first)))
    return (day - _epoch(date1904, 61)).days + time / _SECONDS


def _epoch(date1904: bool, days: float) -> dt.date:
    """Return day 0, as Excel counts around day `days`."""
    if date1904:
        return dt.date(1904, 1, 1)
    return dt.date(1899, 12, 30 if days > 60 else 31)


def _seconds(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


def date_text(value: dt.date | dt.time) -> str:
    """Return a date the Russian way: «01.02.2012», with the time when there is one.

    >>> date_text(dt.datetime(2012, 2, 1, 8, 30))
    '01.02.2012 08:30'
    """
    if isinstance(value, dt.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    day = f"{value.day:02}.{value.month:02}.{value.year:04}"
    if isinstance(value, dt.datetime) and _seconds(value.time()):
        return f"{day} {date_text(value.time())}"
    return day


def text_of(value: CellValue) -> str:
    """Return what a person reads in a cell.

    >>> text_of(3.0), text_of(1.5), text_of(1234567890123456.0), text_of(True)
    ('3', '1,5', '1234567890123456', 'ИСТИНА')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, dt.date | dt.time):
        return date_text(value)
    return _number_text(value)


def _number_text(number: float) -> str:
    """Return a number without exponent, with 15 digits where it is not whole, as Excel shows it."""
    if not math.isfinite(number) or abs(number) >= _EXACT_INTEGERS:
        return repr(number)
    if number == int(number):
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}".replace(".", ",")


def check_content(value: CellValue) -> None:
    """Raise `CellRefused` when no cell of Excel 97-2003 can hold `value`."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, int | float) and not _is_finite(value):
        raise CellRefused(_("A cell cannot hold such a number. Type a smaller one."))


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _check_text(text: str) -> None:
    try:
        units = len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        raise CellRefused(_("The text has half a character in it. Delete it and type it again.")) from None
    if units > MAX_TEXT:
        raise CellRefused(
            _("A cell holds up to {limit} characters, this text has {count}. Shorten it.").format(
                limit=MAX_TEXT, count=units
            )
        )
