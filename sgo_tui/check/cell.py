"""What is wrong with one cell: common to all values first, then by the kind of its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sgo_tui.check import contacts, documents, numbers, persons
from sgo_tui.check.person import Person, is_named
from sgo_tui.check.problem import Finding, Problem
from sgo_tui.check.rules import RULES, Fix
from sgo_tui.export import Field
from sgo_tui.fields import text as texts

Check = Callable[[str, bool, Person], Iterator[Finding]]
"""Text, whether the cell holds a number (and may have lost zeros), the same person's other fields -> findings."""

CHECKS: Mapping[str, Check] = {
    "birth_cert_combined": documents.check_certificate,
    "birth_cert_number": documents.check_certificate_number,
    "birth_cert_series": documents.check_certificate_series,
    "birth_date": persons.check_date,
    "date": persons.check_date,
    "division_code": documents.check_division,
    "email": contacts.check_email,
    "inn": numbers.check_inn,
    "name": persons.check_name,
    "oms_number": numbers.check_oms,
    "passport_combined": documents.check_combined,
    "passport_number": documents.check_number,
    "passport_series": documents.check_series,
    "phone_any": contacts.check_any_phone,
    "phone_home": contacts.check_home,
    "phone_mobile": contacts.check_mobile,
    "sex": persons.check_sex,
    "snils": numbers.check_snils,
}
"""The check of each kind of field; a kind that is not here has only what is common to all values."""

_NO_IS_A_VALUE = frozenset({"reference", "multi_reference", "comment", "text", "id", "class", "address_part"})
"""Kinds in which «нет» or 0 may be meant."""


def check_cell(field: Field, text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with `text` in a cell of `field`."""
    if not text:
        if field.kind == "snils" and is_named(person):
            yield Finding("snils-missing")
        return
    if not texts.is_tidy(text):
        text = texts.tidy(text)
        yield Finding("extra-spaces", text)
        if not text:
            return
    if texts.is_stand_in(text) and field.kind not in _NO_IS_A_VALUE and not _is_name(field, text):
        yield Finding("stand-in-erases") if field.erased_by_empty else Finding("stand-in", "")
        return
    check = CHECKS.get(field.kind)
    if check is not None:
        yield from check(text, is_number, person)
    if field.name == "birth_cert_issue_date":
        yield from documents.check_certificate_date(text, person)


def _is_name(field: Field, text: str) -> bool:
    """Whether the stand-in is letters in a name's cell: families named «Нет» are told by the other rules."""
    return field.kind == "name" and text.isalpha() and text.istitle()


def validate_input(field: Field, text: str, person: Person) -> tuple[str, list[Problem]]:
    """Return how `text`, typed into a cell of `field`, will be stored, and what is then still wrong with it.

    What may be put right without a doubt is: spaces, separators, the form of a telephone.
    """
    for _round in range(3):
        found = [Problem.at(0, 0, finding) for finding in check_cell(field, text, False, person)]
        better = next((p.suggestion for p in found if p.fix is Fix.AUTO and p.suggestion is not None), None)
        if better is None:
            return text, [p for p in found if p.rule is not RULES["snils-missing"]]
        text = better
    return text, found
