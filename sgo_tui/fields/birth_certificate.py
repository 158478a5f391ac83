"""Свидетельство о рождении (Russian birth certificate): a series like «II-КА» and a number of six digits.

The series is a Roman number in Latin letters, a hyphen and two Russian capitals. On the paper the Roman part looks
like any of several other letters and digits, and is typed as such.

Source: приказ Минюста России от 13.08.2018 № 167 (forms of certificates); Госуслуги take a number of seven digits
as well.

>>> validate_series("II-КА"), validate_number("№ 123456"), split("II-КА № 123456")
('II-КА', '123456', ('II-КА', '123456'))
>>> twins_replaced("1-кa"), guess("У-КА"), guess("Ш МЛ"), guess("4-МЛ")
('I-КА', 'V-КА', 'III-МЛ', 'IV-МЛ')
>>> validate_series("1-КА")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
>>> validate_number("12345")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidLength: ...
>>> validate_number("000000")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
"""

from __future__ import annotations

import re
import unicodedata

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

from sgo_tui.fields import passes
from sgo_tui.fields.text import CYRILLIC_TWINS, with_hyphens

_SERIES = re.compile(r"[IVXLCM]{1,7}-[А-Я]{2}")
_NUMBER = re.compile(r"(?!0{6,7}$)\d{6,7}", re.ASCII)
_CANONICAL = re.compile(r"[IVXLCM]{1,7}-[А-Я]{2} (?!0{6,7}$)\d{6,7}", re.ASCII)
_PARTS = re.compile(r"(?:серия\s)?\W?([^\W_]{1,7}|\|{1,3})[\s\-_./\"«]{0,4}([А-ЯЁA-Z]{2})[\"»]?", re.IGNORECASE)
_COMBINED = re.compile(r"(.{3,20}?)[\s,;]{0,3}(?:№|\bN|номер)?\s?(\d{6,7})", re.IGNORECASE | re.ASCII)
_ANNOUNCING = re.compile(r"№|номер|\bN\b", re.IGNORECASE)
_TWINS = str.maketrans({"1": "I", "|": "I", "І": "I", "Ӏ": "I", "Х": "X", "С": "C", "М": "M"})
_GUESSES = {"У": "V", "Y": "V", "Л": "L", "П": "II", "Ш": "III"}
_ROMAN = dict(enumerate("I II III IV V VI VII VIII IX X".split(), 1))
_BEGUN = re.compile(r"([IVXLCMУYХСМЛПШ1-9|ІӀ]{0,7})([\s\-_./]{0,4})([А-ЯЁA-Z]?)", re.IGNORECASE)
_LETTERS = str.maketrans(CYRILLIC_TWINS)


def compact(number: str) -> str:
    """Return a number without separators and «№»."""
    return str(clean(_ANNOUNCING.sub(" ", number), " -")).strip()


def validate_series(series: str) -> str:
    """Return `series`, or raise InvalidFormat."""
    if not is_canonical_series(series):
        raise InvalidFormat
    return series


def validate_number(number: str) -> str:
    """Return the six (or seven) digits of `number`, or raise the reason why it is none."""
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat
    if len(number) not in (6, 7):
        raise InvalidLength
    if not number.strip("0"):
        raise InvalidComponent
    return number


def is_canonical_series(text: str) -> bool:
    """Whether `text` is a series as SGO writes it."""
    return _SERIES.fullmatch(text) is not None


def is_canonical_number(text: str) -> bool:
    """Whether `text` is a number as SGO writes it."""
    return _NUMBER.fullmatch(text) is not None


def twins_replaced(series: str) -> str:
    """Return `series` with case, dash and exact look-alikes put right: the meaning cannot change.

    «11» is left to `guess`: it may be II as well as XI.
    """
    parts = _parts(series)
    return series if parts is None or parts[0] == "11" else f"{parts[0].translate(_TWINS)}-{parts[1]}"


def guess(series: str) -> str:
    """Return `series` with letters and Arabic digits put right that only stand for Roman ones."""
    parts = _parts(series)
    if parts is None:
        return series
    roman = parts[0]
    if roman.isdecimal() and roman.strip("1"):
        roman = _ROMAN.get(int(roman), roman)
    return f"{''.join(_GUESSES.get(letter, letter) for letter in roman.translate(_TWINS))}-{parts[1]}"


def begun(series: str) -> str | None:
    """Return the series that a text begins, as far as it is written; None where it begins none, or is whole.

    >>> begun("у-k"), begun("2-"), begun("ш"), begun(""), begun("II-КА"), begun("07")
    ('V-К_', 'II-__', 'III-__', '-__', None, None)
    """
    found = _BEGUN.fullmatch(unicodedata.normalize("NFKC", with_hyphens(series)).replace("l", "I").strip())
    if found is None or (found[2] + found[3] and not found[1]):
        return None
    roman = guess(f"{found[1]}-АА")[:-3] if found[1] else ""
    return f"{roman}-{found[3].upper().translate(_LETTERS):_<2}"


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


def is_canonical(text: str) -> bool:
    """Whether `text` is a series with a number, written as SGO writes them in one cell."""
    return _CANONICAL.fullmatch(text) is not None


def format(text: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return series and number as SGO writes them in one cell: II-КА 123456."""
    parts = split(text)
    return f"{twins_replaced(parts[0])} {parts[1]}" if parts else text


def _parts(series: str) -> tuple[str, str] | None:
    """Return the Roman part as it is written, in capitals, and the two letters in Russian."""
    text = unicodedata.normalize("NFKC", with_hyphens(series)).replace("l", "I").strip()
    found = _PARTS.fullmatch(text)
    if not found:
        return None
    return found[1].upper(), found[2].upper().translate(_LETTERS)
