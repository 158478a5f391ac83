"""Класс (school class): the year of school, 1 to 12, and a letter, «5А»; a group or a club is none.

Source: the names in use; evening schools have a twelfth year. SGO joins year and letter as the school wrote them.

>>> grade("5А"), grade("10 «Б»"), grade("11-а класс"), grade("XI Б"), grade("1 А (коррекц.)")
(5, 10, 11, 11, 1)
>>> grade("2 младшая"), grade("Шахматы 5"), grade("3D"), grade("5-6"), grade("13А")
(None, None, None, None, None)
>>> key("5 «а»"), key("5-А класс"), key("V А"), key("1 А (коррекц.)"), key("Шахматы  5")
('5А', '5А', '5А', '1А (коррекц)', 'шахматы 5')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sgo_tui.fields.text import CYRILLIC_TWINS, is_stand_in, tidy, with_hyphens, words_of

LAST_GRADE = 12
_ROMAN = {roman: year for year, roman in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_LETTER = "[А-ЯЁа-яёABCEHKMOPTXYaceopxy]"
_SIGNS = r'[\s\-_."«]{0,3}'
_CLASS = re.compile(
    rf"""
    (?:
        (?P<year>\d{{1,2}})
        (?:[-./](?P<part>\d) | {_SIGNS}(?P<letters>(?:{_LETTER}|[А-ЯЁ]{{2,3}})(?:[-/\s]?\d)?))?
        | (?P<roman>[IVXХ]{{1,4}})
        (?:(?=[\s\-"«А-ЯЁ]){_SIGNS}(?P<letter>{_LETTER}))?
    )
    ["»]?
    (?:\s?\((?P<note>[^()]{{1,40}})\))?
    """,
    re.VERBOSE | re.ASCII,
)
_SAYS_CLASS = re.compile(r"(?<![А-Яа-яЁё])кл(?:асс)?(?![А-Яа-яЁё])\.?", re.IGNORECASE)
_GROUPS = frozenset("мл ср ст гр яс под".split())
"""«2 МЛ» is a group of a kindergarten."""
_TWINS = str.maketrans(CYRILLIC_TWINS)


class _Class(NamedTuple):
    year: int
    name: str


def grade(text: str) -> int | None:
    """Return the year of school that a class belongs to, None for what is no class of one year."""
    found = _parsed(text)
    return found.year if found else None


def key(text: str) -> str:
    """Return the same text for all spellings of one class, other texts in small letters, to group rows by."""
    found = _parsed(text)
    return found.name if found else " ".join(words_of(text))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> _Class | None:
    found = _CLASS.fullmatch(tidy(_SAYS_CLASS.sub(" ", with_hyphens(text))))
    if not found or is_stand_in(tidy(text)):
        return None
    year = int(found["year"]) if found["year"] else _ROMAN.get(found["roman"].replace("Х", "X"), 0)
    letters = "".join(words_of((found["letters"] or found["letter"] or "").translate(_TWINS)))
    is_range = found["part"] is not None and int(found["part"]) > year
    if not 1 <= year <= LAST_GRADE or letters in _GROUPS or is_range:
        return None
    name = f"{year}-{found['part']}" if found["part"] else f"{year}{letters.upper()}"
    return _Class(year, f"{name} ({' '.join(words_of(found['note']))})" if found["note"] else name)
