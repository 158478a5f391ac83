"""What the checks of one value ask of the other values of the same person."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from sgo_tui.fields.citizenship import is_russia
from sgo_tui.fields.text import is_stand_in

Person = Callable[[str], str]
"""Field name -> text of the same person in the same row, "" where there is none."""

_RUSSIA = re.compile(r"\b(?:рф|р\.\s?ф|росс?и[йяию]|rus|rossi)|^643$")
_BETWEEN_COUNTRIES = re.compile(r"[,;/|+]|\bи\b")
_OTHER_PASSPORTS = re.compile(r"загран|иностр|за предел|ссср|диплом|служебн|моряк|взамен")


def is_named(person: Person) -> bool:
    """Whether the row has this person at all: a block of an absent parent is empty, and nothing is missing in it."""
    return bool(person("last_name") or person("full_name") or person("first_name"))


def may_be_foreign(person: Person) -> bool:
    """Whether the person's papers may be another country's, or of another kind than a Russian passport."""
    return _may_be_foreign(person("doc_type"), person("citizenship"))


@lru_cache(maxsize=1024)
def _may_be_foreign(doc_type: str, citizenship: str) -> bool:
    kind = _said(doc_type)
    return not is_russian_passport(kind) if kind else not all(map(is_russia, _countries(citizenship)))


def is_surely_russian(person: Person) -> bool:
    """Whether type or citizenship say that the paper is a Russian passport."""
    kind = _said(person("doc_type"))
    if kind:
        return is_russian_passport(kind)
    return is_citizen(person)


def is_citizen(person: Person) -> bool:
    """Whether the person is said to be a citizen of Russia and of no other country."""
    countries = _countries(person("citizenship"))
    return bool(countries) and all(map(is_russia, countries))


def is_russian_passport(kind: str) -> bool:
    """Whether a document's type, in lower case, is the internal passport of Russia."""
    if "паспорт" not in kind or _OTHER_PASSPORTS.search(kind):
        return False
    return kind == "паспорт" or _RUSSIA.search(kind) is not None


def _countries(citizenship: str) -> list[str]:
    """Return the countries named, in lower case."""
    return [part.strip() for part in _BETWEEN_COUNTRIES.split(_said(citizenship)) if part.strip()]


def _said(text: str) -> str:
    """Return `text` in lower case, nothing where it only says that nothing is known."""
    text = text.strip().lower()
    return "" if is_stand_in(text) and text != "без гражданства" else text
