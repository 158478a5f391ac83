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
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import isdigits

from sgo_tui.fields import passes
from sgo_tui.fields.text import number_of

SERIES_LENGTH = 4
NUMBER_LENGTH = 6
DIVISION_LENGTH = 6

_SERIES = re.compile(r"(?!0000)\d{4}", re.ASCII)
_NUMBER = re.compile(r"(?!000000)\d{6}", re.ASCII)
_DIVISION = re.compile(r"(?!000-000)\d{3}-\d{3}", re.ASCII)
_CANONICAL = re.compile(r"(?!0000)\d{4} (?!000000)\d{6}", re.ASCII)


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
