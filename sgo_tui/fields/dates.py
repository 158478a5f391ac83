"""Dates as people write them, and «дд.мм.гггг» as SGO wants them.

>>> format(parse("2012-02-01")), format(parse("1.2.2012")), format(parse("1 февраля 2012 г."))
('01.02.2012', '01.02.2012', '01.02.2012')
>>> validate("01.02.2012")
'01.02.2012'
>>> validate("31.02.2012")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
>>> parse("1.2.92") is None
True
"""

from __future__ import annotations

import datetime as dt
import re

from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.fields import passes

_CANONICAL = re.compile(r"\d\d\.\d\d\.\d{4}")
_DAY_FIRST = re.compile(r"(\d{1,2})[./\-\s,]+(\d{1,2})[./\-\s,]+(\d{4})(?:\s*г(?:\.|ода?)?)?(?:\s+0?0:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./\-\s]+(\d{1,2})[./\-\s]+(\d{1,2})(?:[T\s]+00:00(?::00)?)?")
_IN_WORDS = re.compile(r"(\d{1,2})\s+([а-я]{3,8})\.?\s+(\d{4})(?:\s*г(?:\.|ода?)?)?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{2})")
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 60_000
"""Excel's day numbers of 1927 and 2064: others are no dates of living people's papers."""
_PIVOT = 36
"""Two-digit years below are of this century."""


def parse(text: str) -> dt.date | None:
    """Return the date that `text` means without doubt, else None."""
    parts = _parts(text.strip())
    if parts is None:
        return None
    try:
        return dt.date(*parts)
    except ValueError:
        return None


def validate(text: str) -> str:
    """Return the date as дд.мм.гггг, or raise InvalidFormat or (no such day) InvalidComponent."""
    if _parts(text.strip()) is None:
        raise InvalidFormat
    date = parse(text)
    if date is None:
        raise InvalidComponent
    return format(date)


def is_valid(text: str) -> bool:
    """Whether `text` means a date without doubt."""
    return passes(validate, text)


def is_canonical(text: str) -> bool:
    """Whether `text` has the form дд.мм.гггг."""
    return _CANONICAL.fullmatch(text) is not None


def format(date: dt.date) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `date` as дд.мм.гггг."""
    return f"{date.day:02d}.{date.month:02d}.{date.year:04d}"


def from_short_year(text: str) -> dt.date | None:
    """Return the most likely date of «1.2.92», else None."""
    found = _SHORT_YEAR.fullmatch(text.strip())
    if not found:
        return None
    year = int(found[3])
    return parse(f"{found[1]}.{found[2]}.{year + (2000 if year < _PIVOT else 1900)}")


def from_serial(text: str) -> dt.date | None:
    """Return the date of Excel's day number «43687», else None."""
    if text.isdecimal() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(text))
    return None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day as written."""
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _IN_WORDS.fullmatch(text):
        word = found[2].lower()
        month = next((n for n, start in enumerate(_MONTHS, 1) if word.startswith(start)), 0)
        return int(found[3]), month, int(found[1])
    return None
