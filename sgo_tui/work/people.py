"""Finding a person in a table by what somebody tells at the door: a part of the name, of the СНИЛС, of a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from sgo_tui.check.people import Family, Individual
from sgo_tui.export import Owner
from sgo_tui.fields.text import CYRILLIC_TWINS
from sgo_tui.settings import settings
from sgo_tui.work.comparing import comparable
from sgo_tui.work.gradual import Gradual
from sgo_tui.work.table import Table

_FEWEST_DIGITS = 3
_COUNTRY = ("7", "8")
"""What a Russian number begins with, in one way of writing or the other."""
_NAMES = ("last_name", "first_name", "middle_name", "full_name")
_PHONES = ("mobile_phone", "phone", "home_phone")
_NOT_A_DIGIT = re.compile(r"\D")
_TWINS = str.maketrans({latin.lower(): cyrillic.lower() for latin, cyrillic in CYRILLIC_TWINS.items()})


class Somebody(NamedTuple):
    """A person of a table."""

    row: int
    owner: Owner
    name: str
    class_: str
    child: str
    """The pupil's name where this is a parent."""


def find_people(table: Table, wanted: str) -> Gradual[list[Somebody]]:
    """Find all who have every word of `wanted` in the name, or its digits in the СНИЛС or a telephone.

    Case, ё, hyphens, spaces, and Latin letters that look like Russian ones do not matter; a class may be one of the
    words. A parent of several children is found once for each.
    """
    if table.export is None:
        return []
    is_meant = _by_name(wanted) if any(map(str.isalpha, wanted)) else _by_number(_NOT_A_DIGIT.sub("", wanted))
    found: list[Somebody] = []
    for number, row in enumerate(table.data_rows):
        yield number / len(table.data_rows)
        found += _of_row(table, row, is_meant)
    return found


_IsMeant = Callable[[Individual, str], bool]
"""Whether a person, in a row of this class, is meant."""


def _of_row(table: Table, row: int, is_meant: _IsMeant) -> Iterator[Somebody]:
    assert table.export is not None
    family = Family(table.export, table.texts(row), settings().today())
    class_ = family[Owner.ROW]("class")
    for owner in table.export.persons:
        person = family[owner]
        if owner is not Owner.ROW and person.is_there and is_meant(person, class_):
            child = name_of(family[Owner.PUPIL]) if owner.is_parent else ""
            yield Somebody(row, owner, name_of(person), class_, child)


def told_pupil(table: Table, row: int) -> str:
    """Return the name of a row's pupil or employee, with the class."""
    assert table.export is not None
    family = Family(table.export, table.texts(row), settings().today())
    name = name_of(family[Owner.EMPLOYEE if table.export.is_staff else Owner.PUPIL])
    return ", ".join(filter(None, [name, family[Owner.ROW]("class")]))


def name_of(person: Individual) -> str:
    """Return the full name as it stands."""
    *parts, whole = map(person, _NAMES)
    return " ".join(filter(None, parts)) or whole


def name_in(table: Table, row: int) -> str:
    """Return the full name of the pupil or employee of a row as it stands; "" where there is none."""
    if table.export is None:
        return ""
    columns = table.export.persons.get(Owner.EMPLOYEE if table.export.is_staff else Owner.PUPIL, {})
    return " ".join(text for name in _NAMES if name in columns and (text := table.text(row, columns[name])))


def _by_name(wanted: str) -> _IsMeant:
    words = [folded for word in wanted.split() if (folded := _folded(word))]

    def is_meant(person: Individual, class_: str) -> bool:
        names = [_folded(person(name)) for name in _NAMES]
        found = [word for word in words if any(word in name for name in names)]
        return bool(found) and all(word in found or word == _folded(class_) for word in words)

    return is_meant


def _by_number(digits: str) -> _IsMeant:
    numbers = _long_enough({digits, digits.lstrip("0")})  # Excel takes zeros from the front of a number
    phones = _long_enough({digits, digits[1:] if digits.startswith(_COUNTRY) else digits})

    def is_meant(person: Individual, _class: str) -> bool:
        return _has(person("snils"), numbers) or any(_has(person(phone), phones) for phone in _PHONES)

    return is_meant


def _long_enough(needles: set[str]) -> set[str]:
    return {needle for needle in needles if len(needle) >= _FEWEST_DIGITS}


def _has(number: str, needles: Collection[str]) -> bool:
    digits = _NOT_A_DIGIT.sub("", number)
    return any(needle in digits for needle in needles)


def in_cyrillic(text: str) -> str:
    """Return a text in small letters, with Cyrillic ones for those Latin ones that look the same."""
    return text.casefold().translate(_TWINS)


def _folded(text: str) -> str:
    return comparable(in_cyrillic(text))
