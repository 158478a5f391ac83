"""Who is the same person, and by what people may be confused: the keys that people of a table have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from operator import xor

from stdnum.exceptions import ValidationError

from sgo_tui.check.people import Individual
from sgo_tui.fields import dates, passport, snils, yo
from sgo_tui.fields.text import tidy

NAMES = ("last_name", "first_name", "middle_name", "full_name")
_PASSPORT = ("passport_series", "passport_number", "passport_series_number")
FIELDS = (*NAMES, "birth_date", "snils", *_PASSPORT)
"""Of a person, that keys are made of."""
_FEWEST_DIGITS = 6
"""Of a document's number that tells people apart."""
_BITS = 60
"""Fewer than Python's numbers have that are their own hash."""
_NEVER_NOTHING = 1 << _BITS

OF_ALL = ("snils", "passport", "written")
OF_SUBJECTS = ("pupil",)
OF_PARENTS = ("parent", "surname", "names", "letters")
"""What people can have in common: whoever they are, whom rows are about, and parents."""


def keys_of(people: Mapping[str, Sequence[str]], is_parent: bool) -> Mapping[str, Sequence[object]]:
    """Return all keys of people whose texts are given by field; None for what a person does not have.

    "snils" and "passport" are numbers; "written" is the name as it stands; "pupil" is name and birth date of whom a
    row is about, who then stands twice in the table, and "parent" those of a parent, the same person for several
    children. By "surname", with the birth date, parents are alike whose other names have a misprint; by "names" those
    whose surname has one; and "letters" tells most of them apart, as `letters_of` says.
    """
    written = [people[field] for field in NAMES]
    lasts, firsts, middles, fulls = ([*map(folded, texts)] for texts in written)
    births = [*map(_day, people["birth_date"])]
    wholes = [
        (name, born) if born and " " in (name := _joined(*names)) else None
        for *names, born in zip(lasts, firsts, middles, fulls, births, strict=True)
    ]
    keys: dict[str, Sequence[object]] = {
        "snils": [*map(_account, people["snils"])],
        "passport": [*map(_passport, *(people[field] for field in _PASSPORT))],
        "written": [*zip(*written, strict=True)],
    }
    if not is_parent:
        return {**keys, "pupil": wholes}
    return {
        **keys,
        "parent": wholes,
        "surname": [
            (last, born) if born and last and first else None
            for last, first, born in zip(lasts, firsts, births, strict=True)
        ],
        "names": [
            (first, middle, born) if born and first else None
            for first, middle, born in zip(firsts, middles, births, strict=True)
        ],
        "letters": [
            letters_of(full) if full else letters_of(last) ^ letters_of(first) ^ letters_of(middle)
            for last, first, middle, full in zip(lasts, firsts, middles, fulls, strict=True)
        ],
    }


def as_written(person: Individual) -> tuple[str, ...]:
    """Return the name as it stands: surname, name, patronymic, full name."""
    return tuple(map(person, NAMES))


def name_of(person: Individual) -> str:
    """Return the full name as it is compared: small letters, е for ё, single spaces and hyphens."""
    return _joined(*map(folded, as_written(person)))


def number_of_account(person: Individual) -> str | None:
    """Return the digits of the СНИЛС where it is one."""
    return _account(person("snils"))


def passport_of(person: Individual) -> str | None:
    """Return the document's series and number, where they are enough to tell people apart."""
    return _passport(*map(person, _PASSPORT))


def _joined(last: str, first: str, middle: str, full: str) -> str:
    return full or f"{last} {first} {middle}".strip()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a name as it is compared."""
    if text.isalpha():
        return yo.folded(text.lower())
    return yo.folded(tidy(text).lower().replace("- ", "-").replace(" -", "-"))


def _account(text: str) -> str | None:
    if not text:
        return None
    if snils.is_canonical(text):
        return text.replace("-", "").replace(" ", "")
    try:
        return snils.validate(text)
    except ValidationError:
        return None


def _passport(series: str, number: str, together: str) -> str | None:
    both = series + number if number else together
    if not both:
        return None
    both = passport.compact(both).lower()
    digits = len(both) if both.isdigit() else sum(map(str.isdigit, both))
    return both if digits >= _FEWEST_DIGITS and len(set(both)) > 1 else None


@lru_cache(maxsize=4096)
def letters_of(name: str) -> int:
    """Return a bit for each letter that occurs an odd number of times.

    One misprint changes at most two of them: a letter that goes and one that comes. In two names of different people
    hardly ever so few differ.
    """
    return reduce(xor, (1 << ord(letter) % _BITS for letter in name), _NEVER_NOTHING)


@lru_cache(maxsize=4096)
def _day(text: str) -> str | None:
    """Return a date in one form, whatever the form it is written in."""
    if not text or dates.is_canonical(text):
        return text or None
    day = dates.parse(text)
    return dates.format(day) if day else None
