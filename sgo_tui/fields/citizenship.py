"""Гражданство (citizenship): a country under its short name in ОКСМ, «Россия», «Киргизия», or «Без гражданства».

Source: Общероссийский классификатор стран мира, ОК (МК (ИСО 3166) 004-97) 025-2001; 999 and XXA for people without
a citizenship are those of the tax service and of ICAO (Doc 9303). ``countries.txt`` beside the module is the list.

>>> country("РФ"), country("гражданка России"), country("KAZ"), country("417"), country("ЛБГ")
('Россия', 'Россия', 'Казахстан', 'Киргизия', 'Без гражданства')
>>> country("Росия"), country("российское"), country("Татарстан"), country("нет")
(None, None, None, None)
>>> guess("Росия"), guess("Hjccbz"), guess("Poccия"), guess("узбекское"), guess("Татарстан")
('Россия', 'Россия', 'Россия', 'Узбекистан', None)
>>> countries("РФ и Армения"), countries("Россия; Босния и Герцеговина")
(['РФ', 'Армения'], ['Россия', 'Босния и Герцеговина'])
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sgo_tui.fields.slips import meant_by, readings
from sgo_tui.fields.text import is_stand_in, tidy, words_of

RUSSIA = "Россия"
STATELESS = "Без гражданства"

_SAYS_RUSSIA = re.compile(r"\b(?:рф|р\.\s?ф|росс?и[йяию]|rus|rossi)|^643$")
_ANNOUNCING = re.compile(r"\b(?:граждан\w*|подданн?\w*|гражд|гр)(?: (?:ин|ка|н))?\b")
"""«Гражданин», «гражданка», «гр-н»: a country's name follows in another case than the list has it."""
_BETWEEN = (re.compile(r"[;/|+\n]"), re.compile(","), re.compile(r"\bи\b"))
"""From the surest to those that are inside names as well."""
_ENDING = re.compile(r"(?:ого|его|[аеиоуыэюяйь]+)$")
_FEWEST_LETTERS_ANNOUNCED = 3
_FEWEST_LETTERS_ALONE = 4
"""Of a form without its endings: «гражданин Чада» is clear, and «мала» is not Mali."""
_FEWEST_LETTERS_WITH_SLIP = 6
"""Of a country: «Кения» is one slip from «Ксения»."""
_MOST_WORDS = 12
"""Of a name; a cell may hold thousands."""
_CODE_LENGTH = 3


class _Names(NamedTuple):
    """The list of countries, each time by words as `words_of` gives them; codes and names have no spaces."""

    codes: Mapping[str, str]
    names: Mapping[str, str]
    forms: Mapping[str, str]
    """Names and words that mean a country, with spaces."""
    stems: Mapping[str, str]
    """Forms without the endings of their words, where one country only has them."""


@lru_cache(maxsize=4096)
def country(text: str) -> str | None:
    """Return the short name of the country that `text` rightly names, else None."""
    words = words_of(text)
    found = _named(words) or _announced(words) or _named_twice(words)
    return None if found != STATELESS and is_stand_in(tidy(text)) else found


@lru_cache(maxsize=4096)
def guess(text: str) -> str | None:
    """Return the short name of the country that is most likely meant by `text`, None where none is likely.

    A people's name («узбек») is left alone: it may be said of a citizen of Russia.
    """
    return next((found for reading in readings(text) if (found := country(reading) or _meant(reading))), None)


def countries(text: str) -> list[str]:
    """Return the countries in `text` as they are written: more than one where it names several."""
    parts = [text]
    for between in _BETWEEN:
        parts = [piece for part in parts for piece in ([part] if country(part) else between.split(part))]
    return [part.strip() for part in parts if part.strip()]


def is_russia(text: str) -> bool:
    """Whether `text` says Russia in any spelling, misprints and words beside it included.

    >>> is_russia("гр. рф с рождения"), is_russia("россиянин"), is_russia("белоруссия")
    (True, True, False)
    """
    return _SAYS_RUSSIA.search(text.lower()) is not None or guess(text) == RUSSIA


def _named(words: Sequence[str]) -> str | None:
    if len(words) == 1 and words[0] in _list().codes:
        return _list().codes[words[0]]
    return _list().names.get("".join(words))


def _announced(words: Sequence[str]) -> str | None:
    """Return the country of «гражданин России», «российское гражданство», else None."""
    rest = _ANNOUNCING.sub(" ", " ".join(words)).split()
    return None if len(rest) == len(words) else _named(rest) or _list().stems.get(_stem(rest))


def _named_twice(words: Sequence[str]) -> str | None:
    """Return the country of «643 - Россия», «Кыргызстан (Киргизия)», else None."""
    halves = ((_named(words[:half]), _named(words[half:])) for half in range(1, min(len(words), _MOST_WORDS)))
    return next((first for first, second in halves if first and first == second), None)


def _meant(text: str) -> str | None:
    words = words_of(text)
    spelled, stem = " ".join(words), _stem(words)
    if len(stem) >= _FEWEST_LETTERS_ALONE and stem != spelled and stem in _list().stems:
        return _list().stems[stem]
    return (
        _list().forms.get(spelled)
        or (_list().codes.get("0" + spelled) if len(spelled) == _CODE_LENGTH - 1 else None)
        or meant_by(words, _list().forms, _FEWEST_LETTERS_WITH_SLIP)
    )


def _stem(words: Sequence[str]) -> str:
    return " ".join(_ENDING.sub("", word) for word in words)


@lru_cache(maxsize=1)
def _list() -> _Names:
    """Read the list of countries, once (about 4 ms)."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    forms: dict[str, str] = {}
    stems: dict[str, set[str]] = {}
    for numbers, right, words in _lines():
        short = right[0]
        codes |= dict.fromkeys(numbers, short)
        names |= {"".join(words_of(name)): short for name in right}
        for form in map(words_of, right + words):
            forms[" ".join(form)] = short
            stems.setdefault(_stem(form), set()).add(short)
    own = {s: found.pop() for s, found in stems.items() if len(found) == 1 and len(s) >= _FEWEST_LETTERS_ANNOUNCED}
    return _Names(codes, names, forms, own)


def _lines() -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Yield codes, right names, the short one first, and other words of each country."""
    for line in Path(__file__).with_name("countries.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes, short, right, words = [part.strip() for part in f"{line}||".split("|")][:4]
            yield codes.lower().split(), [short, *filter(None, right.split("; "))], [*filter(None, words.split("; "))]
