"""Паспорт гражданина РФ (internal passport): a series of four digits, a number of six, the issuer's code.

Source: Положение о паспорте гражданина РФ, постановление Правительства от 23.12.2023 № 2267; the forms are those
of SGO's card: «3008», «123456», «300-001».

>>> validate_series("30 08"), validate_number("123456"), validate_division("300001")
('3008', '123456', '300-001')
>>> validate_number("000000")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
>>> split("30 08 № 123456")
('3008', '123456')
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import isdigits

from sgo_tui.fields import passes
from sgo_tui.fields.text import without

SERIES_LENGTH = 4
NUMBER_LENGTH = 6
DIVISION_LENGTH = 6

_COMBINED = re.compile(r"(?:серия\s*)?(\d\d)[\s-]*(\d\d)[\s,;-]*(?:№|N|номер)?[\s-]*(\d{6})", re.IGNORECASE)


def compact(number: str) -> str:
    """Return a series, a number or a code without separators."""
    return without(number, " -№")


def validate_series(series: str) -> str:
    """Return the four digits of `series`, or raise the reason why it is none."""
    return _digits(series, SERIES_LENGTH)


def is_series(series: str) -> bool:
    """Whether `series` is that of a passport."""
    return passes(validate_series, series)


def validate_number(number: str) -> str:
    """Return the six digits of `number`, or raise the reason why it is none."""
    number = _digits(number, NUMBER_LENGTH)
    if not int(number):
        raise InvalidComponent
    return number


def validate_division(code: str) -> str:
    """Return the issuer's code as 000-000, or raise the reason why it is none."""
    digits = _digits(code, DIVISION_LENGTH)
    return f"{digits[:3]}-{digits[3:]}"


def split(text: str) -> tuple[str, str] | None:
    """Return series and number when `text` is both of them, else None."""
    found = _COMBINED.fullmatch(text)
    return (found[1] + found[2], found[3]) if found else None


def validate(text: str) -> str:
    """Return series and number as «3008 123456», or raise InvalidFormat."""
    parts = split(text)
    if parts is None:
        raise InvalidFormat
    validate_number(parts[1])
    return " ".join(parts)


def is_valid(text: str) -> bool:
    """Whether `text` is a series with a number."""
    return passes(validate, text)


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
    return text
