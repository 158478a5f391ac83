"""Values that stand in another column than they belong to: an e-mail among telephones, a block shifted by one.

A value says that it is misplaced when it cannot be what its column is for and is, to the letter, what another
column of the same person is for.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import NamedTuple

from sgo_tui.check.looks import ABSENT
from sgo_tui.check.people import Individual
from sgo_tui.check.problem import Finding
from sgo_tui.export.catalogue import catalogue
from sgo_tui.fields import birth_certificate, dates, email, phone, snils


class Look(NamedTuple):
    """What a value looks like, and the fields that hold such values."""

    is_it: Callable[[str], bool]
    fields: tuple[str, ...]


_LOOKS = (
    Look(email.is_canonical, ("email",)),
    Look(snils.is_canonical, ("snils",)),
    Look(phone.is_canonical, ("mobile_phone", "phone", "home_phone")),
    Look(birth_certificate.is_canonical_series, ("birth_cert_series",)),
    Look(dates.is_canonical, ("birth_date", "passport_issue_date", "birth_cert_issue_date")),
)
"""Looks that nothing else has."""

_STRICT: Mapping[str, Callable[[str], bool]] = {
    "email": email.is_canonical,
    "snils": snils.is_canonical,
    "mobile_phone": phone.is_canonical,
    "home_phone": lambda text: phone.is_canonical_home(text) or phone.is_canonical(text),
    "birth_date": lambda text: dates.parse(text) is not None,
    "passport_issue_date": lambda text: dates.parse(text) is not None,
    "last_name": lambda text: not any(letter.isdigit() or letter == "@" for letter in text),
    "first_name": lambda text: not any(letter.isdigit() or letter == "@" for letter in text),
    "middle_name": lambda text: not any(letter.isdigit() or letter == "@" for letter in text),
}
"""What the cells of a field may look like where that excludes all the looks above."""


def check_misplaced(person: Individual, wrong: Container[int]) -> Iterator[tuple[str, Finding]]:
    """Yield the values of one person that belong into another column; two that stand crosswise are both moved.

    Only columns with `wrong` values are looked at: the others hold what they are for.
    """
    for name, fits in _STRICT.items():
        if person.columns.get(name, ABSENT) not in wrong:
            continue
        text = person(name)
        if not text or fits(text):
            continue
        home = _home(person, name, text)
        if home is None:
            continue
        there = person(home)
        params = {"field": catalogue().entries[home].field.title}
        if not there or (there != text and fits(there)):
            yield name, Finding("misplaced", there, params, ((home, text),))
        else:
            yield name, Finding("misplaced", None, params)


def _home(person: Individual, name: str, text: str) -> str | None:
    """Return the field of the person that `text` is for, an empty one first; None when it looks like nothing else."""
    for look in _LOOKS:
        if look.is_it(text):
            names = [other for other in look.fields if other in person.columns]
            if not names or name in names:
                return None
            return min(names, key=lambda other: bool(person(other)))
    return None
