"""Dates as people write them, and «дд.мм.гггг» as SGO wants them.

A date is understood where only one day can be meant: the year has four digits, and the day comes before the month
unless the year comes first, as everywhere in Russia (ГОСТ Р 7.0.97-2016, 5.10).

>>> validate("01.02.2012"), validate("2012-02-01"), validate("1 февраля 2012 г."), validate("01022012")
('01.02.2012', '01.02.2012', '01.02.2012', '01.02.2012')
>>> validate("31.02.2012")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
>>> validate("1.2.92")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
>>> format(from_short_year("1.2.92")), format(from_serial("40940")), format(from_month_first("12/31/2011"))
('01.02.1992', '01.02.2012', '31.12.2011')
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.fields import passes

_CANONICAL = re.compile(r"(?:0[1-9]|1\d|2[0-8])\.(?:0[1-9]|1[0-2])\.[12]\d{3}", re.ASCII)
"""Days up to 28 are in every month: the other 8 % are left to the calendar."""
_TIME = r"(?:\s*г(?:\.|ода?\.?)?)?(?:[T\s,]\s*\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?)?\.?"
_BETWEEN = r"[./\-\s,]{1,3}"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{4}}){_TIME}", re.ASCII)
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_TIME}", re.ASCII)
_IN_WORDS = re.compile(
    rf"(\d{{1,2}}){_BETWEEN}([а-яА-ЯёЁa-zA-Z]{{1,9}})\.?{_BETWEEN}(\d{{4}}){_TIME}", re.ASCII | re.IGNORECASE
)
_EIGHT_DIGITS = re.compile(r"([0-3]\d[01]\d(?:19|20)\d\d)|(?:19|20)\d\d[01]\d[0-3]\d", re.ASCII)
"""No text fits both orders: 19 and 20, with which a year begins, are no months."""
_SHORT_YEAR = re.compile(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{2})(?:\s*г\.?)?", re.ASCII)
_BEGUN = re.compile(r"(?:__|\d_|[0-2]\d|3[01])\.(?:__|\d_|0\d|1[0-2])\.\d{0,4}_{0,4}", re.ASCII)
_MONTHS = (
    "января январь jan january i",
    "февраля февраль feb february ii",
    "марта март mar march iii",
    "апреля апрель apr april iv",
    "мая май may v",
    "июня июнь jun june vi",
    "июля июль jul july vii",
    "августа август aug august viii",
    "сентября сентябрь sep sept september ix",
    "октября октябрь oct october x",
    "ноября ноябрь nov november xi",
    "декабря декабрь dec december xii",
)
_FEWEST_LETTERS = 3
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 60_000
"""Excel's day numbers of 1927 and 2064: others are no dates of living people's papers."""
_PIVOT = 36
"""Two-digit years below are of this century."""


def compact(text: str) -> str:
    """Return `text` without the quotes and spaces around it."""
    return text.strip(" '\"«»")


@lru_cache(maxsize=8192)
def parse(text: str) -> dt.date | None:
    """Return the date that `text` means without doubt, else None."""
    parts = _parts(compact(text))
    return _date(*parts) if parts else None


def validate(text: str) -> str:
    """Return the date as дд.мм.гггг, or raise InvalidFormat or (no such day) InvalidComponent."""
    parts = _parts(compact(text))
    if parts is None:
        raise InvalidFormat
    date = _date(*parts)
    if date is None:
        raise InvalidComponent
    return format(date)


def is_valid(text: str) -> bool:
    """Whether `text` means a date without doubt."""
    return passes(validate, text)


@lru_cache(maxsize=4096)
def is_canonical(text: str) -> bool:
    """Whether `text` is a day of the calendar, written as SGO writes it."""
    if _CANONICAL.fullmatch(text):
        return True
    date = parse(text)
    return date is not None and format(date) == text


def format(date: dt.date) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `date` as дд.мм.гггг."""
    return f"{date.day:02d}.{date.month:02d}.{date.year:04d}"


def begun(text: str) -> str | None:
    """Return the date that `text` begins, as far as it is written, «01.09.____»; None where it begins none.

    >>> begun("1.9."), begun("1 сен"), begun("010920"), begun("2012-09-"), begun("32"), begun("")
    ('01.09.____', '01.09.____', '01.09.20__', '__.09.2012', None, '__.__.____')
    """
    text = compact(text).lower()
    is_bare = text.isdecimal() and len(text) > 2
    parts = [text[:2], text[2:4], text[4:]] if is_bare else re.split(_BETWEEN, text)
    if len(parts) > 3:
        return None
    places = [_place(part, is_last=number == len(parts)) for number, part in enumerate(parts, 1)]
    day, month, year = [*places, "__", "__"][:3]
    if len(day) == 4:
        day, year = (year if len(parts) == 3 else "__"), day
    date = f"{day}.{month}.{year.ljust(4, '_')}"
    return date if _BEGUN.fullmatch(date) else None


def from_short_year(text: str) -> dt.date | None:
    """Return the most likely date of «1.2.92», else None."""
    found = _SHORT_YEAR.fullmatch(compact(text))
    if not found:
        return None
    year = int(found[3])
    return _date(year + (2000 if year < _PIVOT else 1900), int(found[2]), int(found[1]))


def from_serial(text: str) -> dt.date | None:
    """Return the date of Excel's day number «43687», else None."""
    if len(text) == 5 and text.isdecimal() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(text))
    return None


def from_month_first(text: str) -> dt.date | None:
    """Return the date of «12/31/2011», where the month can only be the first number, else None."""
    found = _DAY_FIRST.fullmatch(compact(text))
    return _date(int(found[3]), int(found[1]), int(found[2])) if found else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day as written."""
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _IN_WORDS.fullmatch(text):
        month = _month(found[2].lower())
        return (int(found[3]), month, int(found[1])) if month else None
    if found := _EIGHT_DIGITS.fullmatch(text):
        return _parts(f"{text[:2]}.{text[2:4]}.{text[4:]}" if found[1] else f"{text[:4]}-{text[4:6]}-{text[6:]}")
    return None


def _place(part: str, *, is_last: bool) -> str:
    """Return a part of a date as far as it is written: a number with its zero, or that of the month it names."""
    if part.isdecimal() or not part:
        return part.ljust(2, "_") if is_last else part.zfill(2)
    word = part.rstrip(".")
    month = _month(word) if len(word) >= _FEWEST_LETTERS or not is_last else None
    if month is not None:
        return f"{month:02d}"
    return "__" if any(name.startswith(word) for names in _MONTHS for name in names.split()) else part


def _month(word: str) -> int | None:
    """Return the number of the month that `word` names, in full, shortened or in Roman digits."""
    for number, names in enumerate(_MONTHS, 1):
        spelled = names.split()
        if word in spelled or (len(word) >= _FEWEST_LETTERS and spelled[0].startswith(word)):
            return number
    return None
