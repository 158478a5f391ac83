"""Свидетельство о рождении (Russian birth certificate): a series like «II-КА» and a number of six digits.

The series is a Roman number in Latin letters, a hyphen and two Russian capitals. On the paper the Roman part looks
like any of several other letters and digits, and is typed as such.

Source: приказ Минюста России от 13.08.2018 № 167 (forms of certificates); Госуслуги take a number of seven digits
as well.

>>> validate_series("II-КА"), validate_number("123456")
('II-КА', '123456')
>>> twins_replaced("1-кa"), guess("У-КА"), guess("Ш МЛ")
('I-КА', 'V-КА', 'III-МЛ')
>>> split("II-КА № 123456")
('II-КА', '123456')
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat, InvalidLength
from stdnum.util import isdigits

from sgo_tui.fields import passes
from sgo_tui.fields.text import CYRILLIC_TWINS, with_hyphens, without

_SERIES = re.compile(r"[IVXLCM]{1,7}-[А-Я]{2}")
_PARTS = re.compile(r"(.{1,7}?)[\s\-]*([А-ЯЁA-Z]{2})")
_COMBINED = re.compile(r"(.{1,10}?)[\s,;]*(?:№|N|номер|\s)[\s]*(\d{6,7})", re.IGNORECASE)
_TWINS = str.maketrans({"1": "I", "|": "I", "І": "I", "Ӏ": "I", "Х": "X", "С": "C", "М": "M", "Ⅰ": "I", "!": "I"})
_GUESSES = {"У": "V", "Y": "V", "Л": "L", "П": "II", "Ш": "III"}
_LETTERS = str.maketrans(CYRILLIC_TWINS)


def compact(number: str) -> str:
    """Return a number without separators."""
    return without(number, " -№")


def validate_series(series: str) -> str:
    """Return `series`, or raise InvalidFormat."""
    if not _SERIES.fullmatch(series):
        raise InvalidFormat
    return series


def validate_number(number: str) -> str:
    """Return the six (or seven) digits of `number`, or raise the reason why it is none."""
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat
    if len(number) not in (6, 7):
        raise InvalidLength
    return number


def twins_replaced(series: str) -> str:
    """Return `series` with case, dash and exact look-alikes put right: the meaning cannot change."""
    return _rebuilt(series, {})


def guess(series: str) -> str:
    """Return `series` with letters put right that only resemble Roman digits."""
    return _rebuilt(series, _GUESSES)


def split(text: str) -> tuple[str, str] | None:
    """Return series and number when `text` is both of them, else None."""
    found = _COMBINED.fullmatch(text)
    return (found[1].strip(), found[2]) if found else None


def validate(text: str) -> str:
    """Return series and number as «II-КА 123456», or raise the reason why they are none."""
    parts = split(text)
    if parts is None:
        raise InvalidFormat
    return f"{validate_series(parts[0])} {validate_number(parts[1])}"


def is_valid(text: str) -> bool:
    """Whether `text` is a series with a number."""
    return passes(validate, text)


def format(text: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return series and number as SGO writes them in one cell: II-КА 123456."""
    parts = split(text)
    return f"{twins_replaced(parts[0])} {parts[1]}" if parts else text


def _rebuilt(series: str, guesses: dict[str, str]) -> str:
    parts = _PARTS.fullmatch(with_hyphens(series).replace("l", "I").upper().strip())
    if not parts:
        return series
    roman = parts[1].rstrip(" -").translate(_TWINS)
    roman = "".join(guesses.get(letter, letter) for letter in roman)
    return f"{roman}-{parts[2].translate(_LETTERS)}"
