"""Telephone numbers as SGO has them: a mobile one is eleven digits from 7, «79021234567».

Source: Российская система и план нумерации (приказ Минцифры от 31.01.2022 № 75): the codes 9xx are mobile. +7 7xx
is Kazakhstan, mobile as well. Which of the codes have an operator is not asked: that changes, and a number in use
must not be called bad.

>>> compact("+7 (902) 123-45-67"), compact("8 902 123 45 67"), compact("9021234567")
('79021234567', '79021234567', '79021234567')
>>> validate("7902123456")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidLength: ...
>>> split("89021234567, 4-12-34")
['89021234567', '4-12-34']
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat, InvalidLength

from sgo_tui.fields import passes
from sgo_tui.fields.text import digits_of, with_hyphens

_DECORATION = re.compile(r"[\d\s()+\-./]+")
_APART = re.compile(r"\s*(?:[,;/|]|\bи\b|\bили\b|\n)\s*")
_TWO_LONG = re.compile(r"(?:\+?[78][\s(-]*)?\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}")
MOBILE_LENGTH = 11
FEWEST_HOME_DIGITS = 5


def compact(number: str) -> str:
    """Return the digits of `number`, those of a Russian one from 7."""
    digits = digits_of(number)
    if len(digits) == MOBILE_LENGTH and digits[0] == "8":
        return "7" + digits[1:]
    if len(digits) == MOBILE_LENGTH - 1 and digits[0] == "9":
        return "7" + digits
    return digits


def validate(number: str) -> str:
    """Return the eleven digits of `number`, or raise the reason why it is no Russian or Kazakh number."""
    if not _DECORATION.fullmatch(with_hyphens(number)):
        raise InvalidFormat
    digits = compact(number)
    if len(digits) != MOBILE_LENGTH:
        raise InvalidLength
    if digits[0] != "7":
        raise InvalidFormat
    return digits


def is_valid(number: str) -> bool:
    """Whether `number` is a Russian or Kazakh number."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `number` as SGO writes it: 79021234567."""
    return compact(number)


def is_mobile(digits: str) -> bool:
    """Whether eleven digits from 7 are a mobile number."""
    return digits[1] in "97"


def is_foreign(number: str) -> bool:
    """Whether `number` begins with + and another country's code."""
    text = number.strip()
    return text.startswith("+") and not digits_of(text).startswith("7") and 8 <= len(digits_of(text)) <= 15


def is_made_up(number: str) -> bool:
    """Whether the digits are those that people invent: one repeated, zeros, 123456789.

    >>> is_made_up("79000000000"), is_made_up("79123456789"), is_made_up("79021234567")
    (True, True, False)
    """
    digits = compact(number)
    tail = digits[1:]
    return len(tail) >= FEWEST_HOME_DIGITS and (
        len(set(tail)) == 1 or not int(tail[1:]) or "123456789" in digits or tail == "9876543210"
    )


def split(text: str) -> list[str]:
    """Return the numbers in `text`: more than one where it holds several."""
    parts = [part for part in _APART.split(text.strip()) if len(digits_of(part)) >= FEWEST_HOME_DIGITS]
    if len(parts) > 1:
        return parts
    longs = _TWO_LONG.findall(text)
    return longs if len(longs) > 1 else [text]
