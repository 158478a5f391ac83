"""Пол (sex): М or Ж, Russian capitals.

>>> validate("муж."), validate("F")
('М', 'Ж')
>>> is_valid("2")
False
"""

from __future__ import annotations

from stdnum.exceptions import InvalidFormat

from sgo_tui.fields import passes

_WORDS = {
    "М": "м м. муж муж. мужской мужск. мальчик m m. male",
    "Ж": "ж ж. жен жен. женский женск. девочка f f. female w",
}
_MEANINGS = {word: sex for sex, words in _WORDS.items() for word in words.split()}


def compact(text: str) -> str:
    """Return `text` as it is looked up."""
    return text.strip().lower()


def validate(text: str) -> str:
    """Return М or Ж, or raise InvalidFormat."""
    sex = _MEANINGS.get(compact(text))
    if sex is None:
        raise InvalidFormat
    return sex


def is_valid(text: str) -> bool:
    """Whether `text` means one of the two."""
    return passes(validate, text)


def format(text: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return М or Ж; what means neither as it is."""
    return _MEANINGS.get(compact(text), text)
