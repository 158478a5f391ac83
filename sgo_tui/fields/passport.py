"""Паспорт гражданина РФ (internal passport): a series of four digits, a number of six, the issuer's code.

Source: Положение о паспорте гражданина РФ, постановление Правительства от 23.12.2023 № 2267; the forms are those
of SGO's card: «3008», «123456», «300-001».

>>> validate_series("30 08"), validate_number("№ 123456"), validate_division("300001")
('3008', '123456', '300-001')
>>> validate_number("000000")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
>>> validate_series("308")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidLength: ...
>>> validate_series("3О08")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
>>> split("30 08 № 123456")
('3008', '123456')
>>> is_known_region("3008"), is_known_region("0208"), blank_year("3008"), fits_year("3008", dt.date(2009, 2, 1))
(True, False, 2008, True)
"""

from __future__ import annotations

import datetime as dt
import re

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import isdigits

from sgo_tui.fields import passes
from sgo_tui.fields.text import number_of

SERIES_LENGTH = 4
NUMBER_LENGTH = 6
DIVISION_LENGTH = 6
SERIES_FORM, NUMBER_FORM, DIVISION_FORM, FORM = "____", "______", "___-___", "____ ______"

_SERIES = re.compile(r"(?!0000)\d{4}", re.ASCII)
_NUMBER = re.compile(r"(?!000000)\d{6}", re.ASCII)
_DIVISION = re.compile(r"(?!000-000)\d{3}-\d{3}", re.ASCII)
_CANONICAL = re.compile(r"(?!0000)\d{4} (?!000000)\d{6}", re.ASCII)

_REGIONS = frozenset(
    "01 03 04 05 07 08 10 11 12 14 15 17 18 19 20 22 24 25 26 27 28 29 30 32 33 34 35 36 37 38 40 41 42 44 45 46 47 49 "
    "50 52 53 54 56 57 58 60 61 63 64 65 66 67 68 69 70 71 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 "
    "93 94 95 96 97 98 99 21 23 43".split()
)
"""The first two digits of ОКАТО, and three that came with new regions."""
FIRST_YEAR = 1997
"""Since постановление Правительства от 08.07.1997 № 828."""
_LONGEST_IN_STORE, _LONGEST_AHEAD = 3, 1
"""Years from the printing of a blank to its issue, and of blanks printed for the next year."""


def compact(number: str) -> str:
    """Return a series, a number or a code without separators."""
    return number_of(number)


def validate_series(series: str) -> str:
    """Return the four digits of `series`, or raise the reason why it is none."""
    return _digits(series, SERIES_LENGTH)


def validate_number(number: str) -> str:
    """Return the six digits of `number`, or raise the reason why it is none."""
    return _digits(number, NUMBER_LENGTH)


def validate_division(code: str) -> str:
    """Return the issuer's code as 000-000, or raise the reason why it is none."""
    digits = _digits(code, DIVISION_LENGTH)
    return f"{digits[:3]}-{digits[3:]}"


def is_series(series: str) -> bool:
    """Whether `series` is that of a passport, however it is written."""
    return passes(validate_series, series)


def is_canonical_series(text: str) -> bool:
    """Whether `text` is a series as SGO writes it."""
    return _SERIES.fullmatch(text) is not None


def is_canonical_number(text: str) -> bool:
    """Whether `text` is a number as SGO writes it."""
    return _NUMBER.fullmatch(text) is not None


def is_canonical_division(text: str) -> bool:
    """Whether `text` is an issuer's code as SGO writes it."""
    return _DIVISION.fullmatch(text) is not None


def is_known_region(series: str) -> bool:
    """Whether the first two digits of `series` are those of a region; new regions bring new ones."""
    return compact(series)[:2] in _REGIONS


def blank_year(series: str) -> int | None:
    """Return the year in which the blank was printed, the last two digits of `series`; None where it is no series."""
    if not is_series(series):
        return None
    year = 1900 + int(compact(series)[2:])
    return year if year >= FIRST_YEAR else year + 100


def fits_year(series: str, issued: dt.date) -> bool:
    """Whether a passport of `series` may have been issued on that day, as far as the year of its blank can tell."""
    year = blank_year(series)
    return year is None or -_LONGEST_AHEAD <= issued.year - year <= _LONGEST_IN_STORE


def split(text: str) -> tuple[str, str] | None:
    """Return series and number when `text` is both of them, else None."""
    digits = compact(text.replace(",", " "))
    if len(digits) != SERIES_LENGTH + NUMBER_LENGTH or not isdigits(digits):
        return None
    return digits[:SERIES_LENGTH], digits[SERIES_LENGTH:]


def validate(text: str) -> str:
    """Return series and number as «3008 123456», or raise the reason why they are none."""
    parts = split(text)
    if parts is None:
        raise InvalidFormat
    return f"{validate_series(parts[0])} {validate_number(parts[1])}"


def is_valid(text: str) -> bool:
    """Whether `text` is a series with a number."""
    return passes(validate, text)


def is_canonical(text: str) -> bool:
    """Whether `text` is a series with a number, written as SGO writes them in one cell."""
    return _CANONICAL.fullmatch(text) is not None


def format(text: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return series and number as SGO writes them in one cell: 3008 123456."""
    parts = split(text)
    return " ".join(parts) if parts else text


def _digits(text: str, length: int) -> str:
    text = compact(text)
    if not isdigits(text):
        raise InvalidFormat
    if len(text) != length:
        raise InvalidLength
    if not text.strip("0"):
        raise InvalidComponent
    return text
