"""What is wrong with one cell: common to all values first, then by the kind of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sgo_tui.check import contacts, documents, numbers, persons
from sgo_tui.check.person import Person, is_named
from sgo_tui.check.problem import Finding
from sgo_tui.export import Field
from sgo_tui.fields import birth_certificate, dates, email, inn, names, oms, passport, phone, sex, snils
from sgo_tui.fields import text as texts


class Kind(NamedTuple):
    """How the cells of a kind of field are checked."""

    is_canonical: Callable[[str], bool]
    """Whether nothing at all can be said about a text: the cheap answer for nearly every cell."""
    check: Callable[[str, bool, Person], Iterator[Finding]]
    """Text, whether the cell holds a number (and may have lost zeros), the same person's other fields -> findings."""


KINDS: Mapping[str, Kind] = {
    "birth_cert_combined": Kind(birth_certificate.is_canonical, documents.check_certificate),
    "birth_cert_number": Kind(birth_certificate.is_canonical_number, documents.check_certificate_number),
    "birth_cert_series": Kind(birth_certificate.is_canonical_series, documents.check_certificate_series),
    "birth_date": Kind(dates.is_canonical, persons.check_date),
    "date": Kind(dates.is_canonical, persons.check_date),
    "division_code": Kind(passport.is_canonical_division, documents.check_division),
    "email": Kind(email.is_canonical, contacts.check_email),
    "inn": Kind(inn.is_canonical, numbers.check_inn),
    "name": Kind(names.is_canonical, persons.check_name),
    "oms_number": Kind(oms.is_canonical, numbers.check_oms),
    "passport_combined": Kind(passport.is_canonical, documents.check_combined),
    "passport_number": Kind(passport.is_canonical_number, documents.check_number),
    "passport_series": Kind(passport.is_canonical_series, documents.check_series),
    "phone_any": Kind(phone.is_canonical, contacts.check_any_phone),
    "phone_home": Kind(phone.is_canonical_home, contacts.check_home),
    "phone_mobile": Kind(phone.is_canonical, contacts.check_mobile),
    "sex": Kind(sex.is_canonical, persons.check_sex),
    "snils": Kind(snils.is_canonical, numbers.check_snils),
    "zip": Kind(numbers.is_zip, numbers.check_zip),
}
"""The checks of each kind of field; a kind that is not here has only what is common to all values."""

ALONE = frozenset("birth_date date email inn oms_number phone_any phone_home phone_mobile sex snils".split())
"""Kinds of which the same is said whoever has the value."""

READ_AS_NUMBERS = frozenset(
    "birth_cert_number division_code passport_combined passport_number passport_series snils".split()
)
"""Kinds that begin with zeros, which a cell that holds a number has lost."""
NEVER_NUMBERS = frozenset({"passport_series"})
"""Kinds of which a right text is not right as a number."""

_SIGNS = "№.,:;()/«»%+'\"-"
_PLAIN_WORDS = re.compile(
    rf"[«(]?[A-Za-zА-Яа-яЁё\d][A-Za-zА-Яа-яЁё\d{_SIGNS}]*(?: [A-Za-zА-Яа-яЁё\d{_SIGNS}]+)*", re.ASCII
).fullmatch
"""Texts of words with single spaces, which no dash stands for."""

_LONGEST_ZEROS = 3
"""«000»: longer texts that begin with a digit stand for a number, if a wrong one."""
_WORDS_BUT_NO_DASHES = frozenset({"text", "address_part"})
"""Kinds in which «нет» or 0 may be meant, but a dash alone may not."""


def check_cell(field: Field, text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with `text` in a cell of `field`; mostly it need not be asked, as `glance_of` tells."""
    if not text:
        if field.kind == "snils" and is_named(person):
            yield Finding("snils-missing")
        return
    if not texts.is_tidy(text):
        text = texts.tidy(text)
        yield Finding("extra-spaces", text)
        if not text:
            return
    if _stands_for_nothing(field, text):
        yield Finding("stand-in-erases") if field.erased_by_empty else Finding("stand-in", "")
    elif field.kind in KINDS:
        yield from KINDS[field.kind].check(text, is_number, person)


def glance_of(field: Field) -> Callable[[str], bool]:
    """Return what tells that a text in a cell of `field` is right beyond doubt, the cheap answer for nearly all.

    Numbers of the kinds in `NEVER_NUMBERS` are not.
    """
    if field.kind == "snils":
        return snils.is_canonical
    is_canonical = KINDS[field.kind].is_canonical if field.kind in KINDS else _is_of_words
    return lambda text: not text or is_canonical(text)


def _is_of_words(text: str) -> bool:
    return _PLAIN_WORDS(text) is not None


def _stands_for_nothing(field: Field, text: str) -> bool:
    if len(text) > _LONGEST_ZEROS and text[0].isdigit():
        return False
    if field.kind in _WORDS_BUT_NO_DASHES:
        return texts.is_dash(text)
    if field.kind not in KINDS or not texts.is_stand_in(text):
        return False
    # There are families named «Нет»; those of a stand-in are not written with a capital in each word.
    return field.kind != "name" or not text.istitle()
