"""Telephone numbers as SGO has them: a mobile one is eleven digits from 7, «79021234567».

Source: Российская система и план нумерации (приказ Минцифры от 31.01.2022 № 75): the codes 9xx are mobile. +7 7xx
is Kazakhstan, mobile as well. Which of the codes have an operator is not asked: that changes, and a number in use
must not be called bad.

>>> validate("+7 (902) 123-45-67"), validate("8 902 123 45 67"), validate("9021234567")
('79021234567', '79021234567', '79021234567')
>>> validate("7902123456")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidLength: ...
>>> validate("89021234567 мама")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
>>> split("89021234567, 4-12-34")
['89021234567', '4-12-34']
>>> form_of("8 (902) 123-45-67"), form_of("9021234567"), in_form("79021234567", "+7-XXX-XXXXXXX")
('8 (XXX) XXX-XX-XX', None, '+7-902-1234567')
"""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum.exceptions import InvalidFormat, InvalidLength

from sgo_tui.fields import passes
from sgo_tui.fields.text import DIGIT_TWINS, digits_of, with_hyphens

_CANONICAL_MOBILE = re.compile(r"79\d{9}", re.ASCII)
_CANONICAL_HOME = re.compile(r"\d{5,11}|\d{1,3}-\d\d-\d\d", re.ASCII)
_DECORATION = re.compile(r"[\d\s()+\-./_~'\"*]+", re.ASCII)
_APART = re.compile(r"[,;/|\\]|\bи\b|\bили\b")
_ONE_LONG = r"(?:\+?[78][\s(-]{0,2})?\d{3}[\s)-]{0,2}\d{3}[\s-]?\d{2}[\s-]?\d{2}"
_LONGS = re.compile(_ONE_LONG, re.ASCII)
_ONLY_LONGS = re.compile(rf"(?:{_ONE_LONG}\s?){{2,9}}", re.ASCII)
_WRITTEN = re.compile(r"(?:\+?7|8)[ (.\-/]{0,3}\d{3}(?:[ ().\-/]{0,3}\d){7}", re.ASCII)
_USUAL = re.compile(r"(?:\+?7|8)?[ -]?\(?9\d\d\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d", re.ASCII)
_MADE_UP = re.compile(r"(\d)\1{8}|012345678|123456789|234567890|987654321", re.ASCII)
_NEIGHBOURS = ("375", "380", "992", "994", "995", "996", "998"), ("373", "374", "993")
"""Country codes after which twelve, and eleven, digits are a whole number (ITU-T E.164, list of 2016)."""

MOBILE_LENGTH = 11
MOBILE_FORM = "_ ___ ___-__-__"
FEWEST_HOME_DIGITS = 5
MOST_HOME_DIGITS = 11
_MOST_ABROAD_DIGITS = 15


@lru_cache(maxsize=1024)
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


def is_canonical(text: str) -> bool:
    """Whether `text` is a Russian mobile number as SGO writes it."""
    return _CANONICAL_MOBILE.fullmatch(text) is not None and _MADE_UP.search(text) is None


def is_canonical_home(text: str) -> bool:
    """Whether `text` is five to eleven digits with at most the usual hyphens."""
    return _CANONICAL_HOME.fullmatch(text) is not None and not is_made_up(text)


def format(number: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `number` as SGO writes it: 79021234567."""
    return compact(number)


def begun(text: str) -> str | None:
    """Return the digits, from 7, of the Russian number that `text` begins; None where it begins none.

    >>> begun("8 (902"), begun("+7 902"), begun("902"), begun("4-12"), begun("+49")
    ('7902', '7902', '7902', None, None)
    """
    digits = digits_of(text)
    if not _DECORATION.fullmatch(with_hyphens(text)) or digits[:1] not in "789" or len(digits) > MOBILE_LENGTH:
        return None
    if digits[:1] == "9":
        return "7" + digits if "+" not in text and len(digits) < MOBILE_LENGTH else None
    return "7" * bool(digits) + digits[1:]


def form_of(text: str) -> str | None:
    """Return how a Russian number of eleven digits is written, with X for each but the first; None for other texts."""
    if not _WRITTEN.fullmatch(text):
        return None
    start = text.index("8" if text[0] == "8" else "7") + 1
    return text[:start] + re.sub(r"\d", "X", text[start:])


def in_form(number: str, form: str) -> str:
    """Return a Russian `number` of eleven digits, however it is written, in a form of `form_of`."""
    digits = iter(compact(number)[1:])
    return "".join(next(digits, "") if sign == "X" else sign for sign in form)


def repaired(number: str) -> str | None:
    """Return the number that was most likely meant where there are words or letters beside it, else None.

    >>> repaired("89О2I234567"), repaired("тел. 8-902-123-45-67 (мама)"), repaired("доб. 12")
    ('79021234567', '79021234567', None)
    """
    read = re.sub(r"(?<=\d)\D(?=\d)", lambda hit: hit[0].translate(DIGIT_TWINS), number)
    return next((compact(text) for text in (read, number) if is_valid(compact(text))), None)


def is_one_mobile(text: str) -> bool:
    """Whether `text` is one mobile number, written in one of the usual ways.

    >>> is_one_mobile("8 (902) 123-45-67"), is_one_mobile("+79021234567"), is_one_mobile("тел. 79021234567")
    (True, True, False)
    """
    return _USUAL.fullmatch(text) is not None


def is_mobile(digits: str) -> bool:
    """Whether eleven digits from 7 are a mobile number."""
    return digits[1] in "97"


def is_foreign(number: str) -> bool:
    """Whether `number` begins with another country's code: after +, or that of a neighbour.

    >>> is_foreign("+49 30 1234567"), is_foreign("375291234567"), is_foreign("+7 701 123 45 67")
    (True, True, False)
    """
    if not _DECORATION.fullmatch(with_hyphens(number)):
        return False
    digits = digits_of(number)
    if number.strip().startswith("+") and not digits.startswith("7"):
        return MOBILE_LENGTH - 3 <= len(digits) <= _MOST_ABROAD_DIGITS
    twelve, eleven = _NEIGHBOURS
    return (len(digits) == 12 and digits.startswith(twelve)) or (len(digits) == 11 and digits.startswith(eleven))


def is_made_up(number: str) -> bool:
    """Whether the digits are those that people invent: one repeated, a row like 123456789.

    >>> is_made_up("79000000000"), is_made_up("79123456789"), is_made_up("79021234567"), is_made_up("5-55-55")
    (True, True, False, False)
    """
    digits = digits_of(number)
    return _MADE_UP.search(digits) is not None or (len(digits) >= FEWEST_HOME_DIGITS and not digits.strip("0"))


def split(text: str) -> list[str]:
    """Return the numbers in `text`: more than one where it holds several."""
    parts = [part.strip() for part in _APART.split(text) if len(digits_of(part)) >= FEWEST_HOME_DIGITS]
    if len(parts) > 1:
        return parts
    if _ONLY_LONGS.fullmatch(text):
        return [number.strip() for number in _LONGS.findall(text)]
    return [text]
