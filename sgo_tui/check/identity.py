"""Who is the same person, and by what people may be confused: the keys that people of a table have in common."""

from __future__ import annotations

from typing import NamedTuple

from stdnum.exceptions import ValidationError

from sgo_tui.check.people import PARENTS, Individual
from sgo_tui.fields import dates, passport, snils, yo
from sgo_tui.fields.text import tidy

_FEWEST_DIGITS = 6
"""Of a document's number that tells people apart."""


class Keys(NamedTuple):
    """What a person can have in common with others; None for what the person does not have."""

    snils: str | None
    passport: str | None
    pupil: tuple[str, str] | None
    """Name and birth date of whom a row is about: who stands twice in the table."""
    parent: tuple[str, str] | None
    """Name and birth date of a parent: the same person for several children."""
    surname: tuple[str, str] | None
    """Surname and birth date of a parent: alike where the other names have a misprint."""
    names: tuple[str, str, str] | None
    """The other names and the birth date of a parent: alike where the surname has a misprint."""
    written: tuple[str, ...] | None
    """The name as it stands."""


def keys_of(person: Individual) -> Keys:
    """Return all keys of a person."""
    written = last, first, middle, full = as_written(person)
    born = _day(person("birth_date"))
    last, first, middle = folded(last), folded(first), folded(middle)
    name = folded(full) if full else f"{last} {first} {middle}".strip()
    whole = (name, born) if born and " " in name else None
    if person.owner not in PARENTS:
        return Keys(number_of_account(person), passport_of(person), whole, None, None, None, written)
    surname = (last, born) if born and last and first else None
    names = (first, middle, born) if born and first else None
    return Keys(number_of_account(person), passport_of(person), None, whole, surname, names, written)


def as_written(person: Individual) -> tuple[str, str, str, str]:
    """Return the name as it stands: surname, name, patronymic, full name."""
    return person("last_name"), person("first_name"), person("middle_name"), person("full_name")


def name_of(person: Individual) -> str:
    """Return the full name as it is compared: small letters, е for ё, single spaces and hyphens."""
    last, first, middle, full = as_written(person)
    return folded(full) if full else f"{folded(last)} {folded(first)} {folded(middle)}".strip()


def folded(text: str) -> str:
    """Return a name as it is compared."""
    if text.isalpha():
        return yo.folded(text.lower())
    return yo.folded(tidy(text).lower().replace("- ", "-").replace(" -", "-"))


def number_of_account(person: Individual) -> str | None:
    """Return the digits of the СНИЛС where it is one."""
    text = person("snils")
    if not text:
        return None
    if snils.is_canonical(text):
        return text.replace("-", "").replace(" ", "")
    try:
        return snils.validate(text)
    except ValidationError:
        return None


def passport_of(person: Individual) -> str | None:
    """Return the document's series and number, where they are enough to tell people apart."""
    number = person("passport_number")
    both = person("passport_series") + number if number else person("passport_series_number")
    if not both:
        return None
    both = passport.compact(both).lower()
    digits = sum(letter.isdigit() for letter in both)
    return both if digits >= _FEWEST_DIGITS and len(set(both)) > 1 else None


def _day(text: str) -> str | None:
    """Return a date in one form, whatever the form it is written in."""
    if not text or dates.is_canonical(text):
        return text or None
    day = dates.parse(text)
    return dates.format(day) if day else None
