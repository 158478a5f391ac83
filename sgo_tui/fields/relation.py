"""Степень родства (relation): who a parent or another representative is to the child, «мать», «опекун».

Source: Семейный кодекс РФ: родители (статья 47), усыновители (137), опекуны и попечители (145), приёмные родители,
who are guardians (153); the other words are those of daily life. SGO has a list of its own, which is not known.

>>> is_known("Мать"), is_known("опекун (попечитель)"), is_known("мачиха"), is_known("Иванова")
(True, True, False, False)
>>> guess("мачиха"), guess("МАМА"), guess("опек."), guess("jntw"), guess("сосед")
('мачеха', 'мать', 'опекун', 'отец', None)
>>> sex_of("мать"), sex_of("отчим"), sex_of("опекун")
('Ж', 'М', None)
>>> is_parent("усыновитель"), is_parent("мачеха"), is_parent("приёмная мать")
(True, False, False)
"""

from __future__ import annotations

from functools import lru_cache

from sgo_tui.fields.slips import meant_by, readings
from sgo_tui.fields.text import words_of

_WORDS = {
    "мать": "мама, матушка, мать-одиночка, одинокая мать, родная мать, биологическая мать, кровная мать",
    "отец": "папа, батюшка, отец-одиночка, одинокий отец, родной отец, биологический отец, кровный отец",
    "родитель": "один из родителей",
    "усыновитель": "удочеритель",
    "усыновительница": "",
    "приёмный родитель": "приёмные родители",
    "приёмная мать": "",
    "приёмный отец": "",
    "мачеха": "",
    "отчим": "",
    "опекун": "опекунша, опекун (попечитель), опека",
    "попечитель": "попечительство",
    "законный представитель": "представитель",
    "доверенное лицо": "доверенный представитель",
    "патронатный воспитатель": "патронатный родитель",
    "орган опеки": "органы опеки, орган опеки и попечительства, представитель органа опеки",
    "представитель организации": "представитель учреждения",
    "воспитатель": "",
    "няня": "",
    "бабушка": "бабуля, баба, родная бабушка, двоюродная бабушка",
    "дедушка": "дед, родной дедушка, двоюродный дедушка",
    "прабабушка": "",
    "прадедушка": "прадед",
    "тётя": "тётка, родная тётя",
    "дядя": "родной дядя",
    "сестра": "родная сестра, старшая сестра",
    "брат": "родной брат, старший брат",
    "двоюродная сестра": "",
    "двоюродный брат": "",
    "крёстная": "крёстная мать",
    "крёстный": "крёстный отец",
    "жена": "супруга",
    "муж": "супруг",
    "родственница": "",
    "родственник": "иной родственник, другой родственник, другие родственники",
    "иное": "иной, другое, другой, прочее",
    "нет родства": "не родственник",
}
"""The usual word of each relation, and others that mean the same."""

_MEANINGS = {
    " ".join(words_of(word)): usual for usual, others in _WORDS.items() for word in (usual, *others.split(", ")) if word
}
_WOMEN = frozenset(
    "мать, усыновительница, приёмная мать, мачеха, няня, бабушка, прабабушка, тётя, сестра, двоюродная сестра, "
    "крёстная, жена, родственница".split(", ")
)
_MEN = frozenset(
    "отец, приёмный отец, отчим, дедушка, прадедушка, дядя, брат, двоюродный брат, крёстный, муж".split(", ")
)
"""Words like «опекун» and «родственник» are said of women as well."""
_PARENTS = frozenset("мать отец родитель усыновитель усыновительница".split())

_FEWEST_LETTERS = 4
_FEWEST_OF_BEGINNING = 2
"""«М.» may be a mother and a stepmother."""


def is_known(text: str) -> bool:
    """Whether `text` is a relation, in small letters or capitals, and rightly spelled."""
    return " ".join(words_of(text)) in _MEANINGS


@lru_cache(maxsize=1024)
def guess(text: str) -> str | None:
    """Return the usual word for the relation that is most likely meant by `text`, None where none is likely."""
    for reading in readings(text):
        words = words_of(reading)
        found = _MEANINGS.get(" ".join(words)) or meant_by(words, _MEANINGS, _FEWEST_LETTERS)
        if found or ("." in reading and (found := _shortened(words))):
            return found
    return None


def sex_of(text: str) -> str | None:
    """Return М or Ж where the relation, misprints included, is a man's or a woman's only."""
    usual = guess(text)
    return "Ж" if usual in _WOMEN else "М" if usual in _MEN else None


def is_parent(text: str) -> bool:
    """Whether `text` means a mother or a father by blood or adoption; not a step-parent, guardian or grandparent."""
    return guess(text) in _PARENTS


def _shortened(words: list[str]) -> str | None:
    """Return the only relation that begins, word by word, as `words` do."""
    if not words or len(min(words, key=len)) < _FEWEST_OF_BEGINNING:
        return None
    found = {usual for form, usual in _MEANINGS.items() if _begins(form.split(), words)}
    return found.pop() if len(found) == 1 else None


def _begins(form: list[str], words: list[str]) -> bool:
    return len(form) == len(words) and all(map(str.startswith, form, words))
