"""Пол (sex): М or Ж, Russian capitals.

Source: the import template of SGO, column «Пол».

>>> validate("муж."), validate("F"), validate("Mуж")
('М', 'Ж', 'М')
>>> validate("2")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
"""

from __future__ import annotations

from stdnum.exceptions import InvalidFormat

from sgo_tui.fields import passes
from sgo_tui.fields.text import CYRILLIC_TWINS

_WORDS = {
    "М": "м муж мужск мужской мужчина мальчик юноша m male man boy",
    "Ж": "ж жен женск женский женщина девочка девушка f female w woman girl",
}
_MEANINGS = {word: sex for sex, words in _WORDS.items() for word in words.split()}
_TWINS = str.maketrans(CYRILLIC_TWINS)


def compact(text: str) -> str:
    """Return `text` as it is looked up."""
    return text.strip(" .'\"").lower()


def validate(text: str) -> str:
    """Return М or Ж, or raise InvalidFormat."""
    sex = _MEANINGS.get(compact(text)) or _MEANINGS.get(compact(text.translate(_TWINS)))
    if sex is None:
        raise InvalidFormat
    return sex


def is_valid(text: str) -> bool:
    """Whether `text` means one of the two."""
    return passes(validate, text)


def is_canonical(text: str) -> bool:
    """Whether `text` is written as SGO writes it."""
    return text in ("М", "Ж")


def format(text: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return М or Ж; what means neither as it is."""
    return validate(text) if is_valid(text) else text
