"""Фамилия, имя, отчество (surname, name, patronymic).

Citizens have Russian letters, spaces and hyphens; foreigners may have Latin letters, and Госуслуги take apostrophes,
dots, brackets and Roman numerals too. A word with letters of both alphabets is a mistake that nobody sees: Госуслуги
compare letters, not looks.

Source: the forms of Госуслуги (ЕСИА); ФЗ-143 «Об актах гражданского состояния», статьи 18 и 58, for what a name is.

>>> validate("Салтыков-Щедрин"), validate("Мамед оглы"), validate("д'Артаньян")
('Салтыков-Щедрин', 'Мамед оглы', "д'Артаньян")
>>> validate("Иванов1")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
>>> validate("Ивaнов")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
>>> with_twins("Ивaнов"), recased("САЛТЫКОВ-ЩЕДРИН"), recased("мамед оглы")
('Иванов', 'Салтыков-Щедрин', 'Мамед оглы')
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.fields import passes
from sgo_tui.fields.text import CYRILLIC_TWINS, tidy, with_hyphens

LONGEST_IN_OLD_BUILDS = 20
"""The classic import cuts each name to twenty letters."""

_PLAIN = re.compile(r"[А-ЩЫЭ-ЯЁ][а-яё]+(?:[- ][А-ЩЫЭ-ЯЁ][а-яё]+)*(?: (?:оглы|кызы|угли|гызы|улы))?")
_STRANGE = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ɏА-Яа-яЁёҐґЄєІіЇїЎўӘәӨөҮүҰұҚқҒғҢңҺһҖҗҲҳҶҷҸҹӢӣӮӯ'’ʼ`´.()\- ]")
_WORDS = re.compile(r"[^\s\-()]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVX]+")
_STRAY_HYPHENS = re.compile(r"\s?-[\s-]*")
_TWINS = str.maketrans(CYRILLIC_TWINS)
_DIGIT_TWINS = str.maketrans({"0": "О", "3": "З"})
_DIGITS_AMONG_LETTERS = re.compile(r"(?<=[А-Яа-яЁё])[03](?=[А-Яа-яЁё])|(?<![^\s-])[03](?=[а-яё])")
_PARTICLES = frozenset(
    "оглы оглу кызы гызы угли ўғли улы уулу кизи заде зода де да дер ван фон эль аль ибн бин".split()
)
"""Words inside a name that are written small."""


def compact(text: str) -> str:
    """Return the name with single spaces."""
    return tidy(text)


def validate(text: str) -> str:
    """Return the name, or raise InvalidFormat (a sign, an impossible beginning) or InvalidComponent (two alphabets)."""
    text = compact(text)
    if not text or strange_characters(text) or begins_wrong(text):
        raise InvalidFormat
    if mixed_words(text):
        raise InvalidComponent
    return text


def is_valid(text: str) -> bool:
    """Whether `text` can be a name."""
    return passes(validate, text)


def is_canonical(text: str) -> bool:
    """Whether `text` is a name that nothing at all can be said about: the case of nearly all."""
    return len(text) <= LONGEST_IN_OLD_BUILDS and _PLAIN.fullmatch(text) is not None


def format(text: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return the name with single spaces, its case as it is."""
    return compact(text)


def strange_characters(text: str) -> list[str]:
    """Return the characters that no name has, in their order.

    >>> strange_characters("Савельев1"), strange_characters("О'Нил"), strange_characters("Гюльнара кызы")
    (['1'], [], [])
    """
    return _STRANGE.findall(text)


def without_strange(text: str) -> str | None:
    """Return the name that was most likely meant where it has strange characters, else None.

    Dashes are hyphens, 0 and 3 between letters are О and З, and signs around a word are nothing; a digit at the end
    may have a meaning and is left to people.

    >>> [without_strange(name) for name in ("Анна–Мария", "0льга", "«Иванов»,", "Иванов1")]
    ['Анна-Мария', 'Ольга', 'Иванов', None]
    """
    fixed = _DIGITS_AMONG_LETTERS.sub(_letter_for_digit, with_hyphens(text))
    fixed = tidy(re.sub(r"(?<!\w)[^\w\s'’ʼ`´.()\-]|[^\w\s'’ʼ`´.()\-](?!\w)", "", fixed)).strip("_")
    return fixed if fixed and fixed != text and is_valid(fixed) else None


def _letter_for_digit(found: re.Match[str]) -> str:
    """Return О or З, small inside a word of small letters."""
    letter = found[0].translate(_DIGIT_TWINS)
    around = found.string[max(found.start() - 1, 0) : found.end() + 1]
    return letter.lower() if around[0].isalpha() and around[-1].islower() else letter


def mixed_words(text: str) -> list[str]:
    """Return the words with letters of both alphabets.

    >>> mixed_words("Ивaнов John"), mixed_words("Людовик XIV")
    (['Ивaнов'], [])
    """
    return [word for word in _WORDS.findall(text) if _CYRILLIC.search(word) and _LATIN.search(word)]


def alien_letter(word: str) -> str:
    """Return the first Latin letter of a word with letters of both alphabets."""
    return next(letter for letter in word if _LATIN.match(letter))


def with_twins(text: str) -> str | None:
    """Return `text` with Latin look-alikes of mixed words in Russian; None where a letter has no twin."""
    fixed = _WORDS.sub(lambda hit: hit[0].translate(_TWINS) if _CYRILLIC.search(hit[0]) else hit[0], text)
    return None if mixed_words(fixed) else fixed


def in_russian(text: str) -> str | None:
    """Return `text` in Russian letters where all its letters are Latin ones that look the same, else None.

    >>> in_russian("HATAXA"), in_russian("Anna")
    ('НАТАХА', None)
    """
    fixed = text.translate(_TWINS)
    return fixed if fixed != text and not _LATIN.search(fixed) and not _CYRILLIC.search(text) else None


def is_latin(text: str) -> bool:
    """Whether there are Latin letters that are no Roman number."""
    return any(_LATIN.search(word) and not _ROMAN.fullmatch(word) for word in _WORDS.findall(text))


def begins_wrong(text: str) -> bool:
    """Whether the first character cannot begin a name: a hyphen, Ъ, Ь.

    >>> begins_wrong("-Иванов"), begins_wrong("Ьилья"), begins_wrong("Ёжиков"), begins_wrong("О")
    (True, True, False, False)
    """
    return text[0] in "-–—'ЪЬъь.)` " or text[0].isdigit()


def with_hyphens_joined(text: str) -> str:
    """Return `text` with one hyphen, without spaces, wherever there are more.

    >>> with_hyphens_joined("Иванов - Петров"), with_hyphens_joined("Петрова--Иванова-")
    ('Иванов-Петров', 'Петрова-Иванова')
    """
    return _STRAY_HYPHENS.sub("-", text).strip("-")


def is_cased_wrong(text: str) -> bool:
    """Whether capitals stand where a name has none, or none where it has one; «МакДональд» and «оглы» are right.

    >>> [is_cased_wrong(name) for name in ("ИВАНОВ Иван", "иванов", "иВАНОВ", "ИВанов")]
    [True, True, True, True]
    >>> [is_cased_wrong(name) for name in ("МакДональд", "Мамед оглы", "И. А.", "Людовик XIV")]
    [False, False, False, False]
    """
    words = [w for w in _WORDS.findall(text) if w.lower() not in _PARTICLES and not _ROMAN.fullmatch(w)]
    return "".join(words).islower() or any(_has_capitals_inside(part) for w in words for part in _LETTERS.findall(w))


def _has_capitals_inside(word: str) -> bool:
    """Whether a word begins with two capitals or has capitals after a small first letter."""
    return word[:2].isupper() and len(word) > 1 if word[0].isupper() else not word.islower()


def recased(text: str) -> str:
    """Return a name with capitals where they belong."""
    return _WORDS.sub(_recased_word, text)


def _recased_word(found: re.Match[str]) -> str:
    """Return a word with its first letter alone as a capital; a particle is small except in front («Ван Ли»)."""
    word = found[0]
    if word.lower() in _PARTICLES and (found.start() or word.islower()):
        return word.lower()
    if _ROMAN.fullmatch(word):
        return word
    return _LETTERS.sub(lambda hit: hit[0][:1].upper() + hit[0][1:].lower(), word)
