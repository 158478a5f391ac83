"""Фамилия, имя, отчество (surname, name, patronymic).

Citizens have Russian letters, spaces and hyphens; foreigners may have Latin letters, and Госуслуги take apostrophes,
dots, brackets and Roman numerals too. A word with letters of both alphabets is a mistake that nobody sees: Госуслуги
compare letters, not looks.

>>> with_twins("Ивaнов"), recased("САЛТЫКОВ-ЩЕДРИН"), recased("мамед оглы")
('Иванов', 'Салтыков-Щедрин', 'Мамед оглы')
"""

from __future__ import annotations

import re

from sgo_tui.fields.text import CYRILLIC_TWINS

LONGEST_IN_OLD_BUILDS = 20
"""The classic import cuts each name to twenty letters."""

_PLAIN = re.compile(r"(?:[А-ЩЫЭ-ЯЁ][а-яё]+)(?:[- ][А-ЩЫЭ-ЯЁ][а-яё]+)*")
_ALLOWED = re.compile(r"[A-Za-zÀ-ɏА-Яа-яЁёҐґЄєІіЇїЎўӘәӨөҮүҚқҒғҢңҺһҰұҖҗ'’ʼ`´.()\- ]")
_WORDS = re.compile(r"[^\s\-()]+")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_LATIN = re.compile(r"[A-Za-z]")
_ROMAN = re.compile(r"[IVX]+")
_TWINS = str.maketrans(CYRILLIC_TWINS)
_DIGIT_TWINS = str.maketrans({"0": "О", "3": "З"})
_PARTICLES = frozenset(
    "оглы оглу кызы гызы угли ўғли улы уулу кизи заде зода де да дер ван фон эль аль ибн бин".split()
)
"""Words inside a name that are written small."""


def is_plain(text: str) -> bool:
    """Whether `text` is a name that nothing at all can be said about: the case of nearly all."""
    return len(text) <= LONGEST_IN_OLD_BUILDS and _PLAIN.fullmatch(text) is not None


def strange_characters(text: str) -> list[str]:
    """Return the characters that no name has, in their order.

    >>> strange_characters("Савельев1"), strange_characters("О'Нил"), strange_characters("д'Артаньян")
    (['1'], [], [])
    """
    return [character for character in text if not _ALLOWED.match(character)]


def mixed_words(text: str) -> list[str]:
    """Return the words with letters of both alphabets.

    >>> mixed_words("Ивaнов John"), mixed_words("Людовик XIV")
    (['Ивaнов'], [])
    """
    return [word for word in _WORDS.findall(text) if _CYRILLIC.search(word) and _LATIN.search(word)]


def with_twins(text: str) -> str | None:
    """Return `text` with Latin look-alikes of mixed words in Russian; None where a letter has no twin."""
    fixed = _WORDS.sub(lambda hit: hit[0].translate(_TWINS) if _CYRILLIC.search(hit[0]) else hit[0], text)
    return None if mixed_words(fixed) else fixed


def with_digits_read(text: str) -> str | None:
    """Return `text` with 0 and 3 between letters as the letters О and З, where that makes a name."""
    fixed = re.sub(
        r"(?<=[А-Яа-яЁё])[03](?=[А-Яа-яЁё])|^[03](?=[а-яё])", lambda hit: hit[0].translate(_DIGIT_TWINS), text
    )
    if fixed != text and not strange_characters(fixed):
        return recased(fixed.upper()) if text.istitle() else re.sub(r"(?<=[а-яё])[ОЗ]", lambda h: h[0].lower(), fixed)
    return None


def begins_wrong(text: str) -> bool:
    """Whether the first character cannot begin a name: a hyphen, Ъ, Ь.

    >>> begins_wrong("-Иванов"), begins_wrong("Ьилья"), begins_wrong("Ёжиков"), begins_wrong("О")
    (True, True, False, False)
    """
    return text[0] in "-–—'ЪЬъь.)` " or text[0].isdigit()


def is_in_one_case(text: str) -> bool:
    """Whether all letters are capitals or all are small, where a name has both."""
    words = [w for w in _WORDS.findall(text) if w.lower() not in _PARTICLES and not _ROMAN.fullmatch(w)]
    joined = "".join(words)
    letters = sum(character.isalpha() for character in joined)
    return letters > 0 and (joined.islower() or (letters > 1 and joined.isupper() and any(map(_is_long, words))))


def _is_long(word: str) -> bool:
    """Whether a word of capitals is more than initials like «И.» or «А.Б.»."""
    return sum(character.isalpha() for character in word.split(".", maxsplit=1)[0]) > 1


def recased(text: str) -> str:
    """Return a name with capitals where they belong."""
    return _WORDS.sub(lambda hit: _recased_word(hit[0]), text)


def _recased_word(word: str) -> str:
    if word.lower() in _PARTICLES:
        return word.lower()
    if _ROMAN.fullmatch(word):
        return word
    return re.sub(r"[^\W\d_]+", lambda hit: hit[0][:1].upper() + hit[0][1:].lower(), word)
