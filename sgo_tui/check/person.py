"""What the checks of one value ask of the other values of the same person."""

from __future__ import annotations

from collections.abc import Callable

Person = Callable[[str], str]
"""Field name -> text of the same person in the same row, "" where there is none."""


def is_named(person: Person) -> bool:
    """Whether the row has this person at all: a block of an absent parent is empty, and nothing is missing in it."""
    return bool(person("last_name") or person("full_name") or person("first_name"))


def may_be_foreign(person: Person) -> bool:
    """Whether the person's papers may be another country's, or of another kind than a Russian passport."""
    kind = person("doc_type").lower()
    if kind:
        return not is_russian_passport(kind)
    citizenship = person("citizenship").lower()
    return bool(citizenship) and not is_russia(citizenship)


def is_surely_russian(person: Person) -> bool:
    """Whether type or citizenship say that the paper is a Russian passport."""
    kind = person("doc_type").lower()
    if kind:
        return is_russian_passport(kind)
    return is_russia(person("citizenship").lower())


def is_russian_passport(kind: str) -> bool:
    """Whether a document's type, in lower case, is the internal passport of Russia."""
    if "паспорт" not in kind or "загран" in kind or "иностр" in kind or "ссср" in kind:
        return False
    return kind.strip() == "паспорт" or "рф" in kind or "росси" in kind


def is_russia(country: str) -> bool:
    """Whether a citizenship, in lower case, is Russia in any spelling."""
    return country.startswith(("рос", "рф", "р.ф", "rus", "рус"))
