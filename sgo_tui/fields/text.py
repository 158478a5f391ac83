"""What is common to all typed text: spaces, invisible characters, stand-ins for data, look-alike letters."""

from __future__ import annotations

import re
from functools import cache

from stdnum.util import clean

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_UNTIDY = re.compile(rf"^\s|\s$|\s\s|[^\S ]|[{_INVISIBLE}]")
_INVISIBLE_ONLY = re.compile(f"[{_INVISIBLE}]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")

STAND_INS = frozenset(
    "- -- --- – — _ . .. ... ? ?? ??? 0 x х нет н/д н.д. нд б/н бн б/о #н/д #n/a n/a none null".split()
) | {
    "нет данных",
    "нет сведений",
    "не имеется",
    "не имеет",
    "не указан",
    "не указано",
    "отсутствует",
    "неизвестно",
    "неизвестен",
}
"""What people write where a cell should be empty, in lower case."""

CYRILLIC_TWINS = dict(zip("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху", strict=True))
"""Latin letters that look exactly like Cyrillic ones."""

LATIN_TWINS = {cyrillic: latin for latin, cyrillic in CYRILLIC_TWINS.items()}

DIGIT_TWINS = dict(zip("OoОоЗзlI|іІӀБбЧ", "000033111111664", strict=True))
"""Letters that are taken for digits."""


def is_tidy(text: str) -> bool:
    """Whether `text` has no spaces but single ones between words, and nothing invisible."""
    return _UNTIDY.search(text) is None


def tidy(text: str) -> str:
    r"""Return `text` without invisible characters, and with single spaces between words only.

    >>> tidy("  Анна\xa0 Мария\n")
    'Анна Мария'
    """
    return " ".join(_INVISIBLE_ONLY.sub("", text).split())


def is_stand_in(text: str) -> bool:
    """Whether `text` only says that there are no data.

    >>> is_stand_in("б/н"), is_stand_in("–"), is_stand_in("О")
    (True, True, False)
    """
    return text.lower() in STAND_INS


def with_hyphens(text: str) -> str:
    """Return `text` with every kind of dash as a hyphen."""
    return _DASHES.sub("-", text)


def without(text: str, separators: str) -> str:
    """Return `text` without the ASCII `separators` and whatever looks like them.

    python-stdnum knows all look-alikes, character by character; nearly all values need none of that.
    """
    if not text.isascii():
        text = str(clean(text))
    return text.translate(_deleting(separators))


@cache
def _deleting(separators: str) -> dict[int, None]:
    return dict.fromkeys(map(ord, separators))


def digits_of(text: str) -> str:
    """Return the ASCII digits of `text`."""
    return re.sub(r"[^0-9]", "", text)
