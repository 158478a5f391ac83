"""Days as people and programs write them."""

from __future__ import annotations

import re
from datetime import date

_RUSSIAN = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_YEARS = range(2000, 2100)
"""A day in another year is a mistyped one, and ages counted from it would be nobody's."""


def parse_day(text: str) -> date:
    """Return the day written as «01.09.2026» or «2026-09-01»; raises ValueError for any other text.

    >>> parse_day("1.9.2026") == parse_day("2026-09-01") == date(2026, 9, 1)
    True
    >>> parse_day("31.09.2026")
    Traceback (most recent call last):
        ...
    ValueError: day is out of range for month
    """
    hit = _RUSSIAN.fullmatch(text.strip()) or _ISO.fullmatch(text.strip())
    if hit is None:
        raise ValueError("neither дд.мм.гггг nor ISO")
    return plausible(date(int(hit["year"]), int(hit["month"]), int(hit["day"])))


def plausible(day: date) -> date:
    """Return `day` if it is one of this century; raises ValueError otherwise."""
    if day.year not in _YEARS:
        raise ValueError("not in this century")
    return day
