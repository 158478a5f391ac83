"""Checks of people beside each other: sex and patronymic, mother and father, what child and parent share."""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check.people import Family, Individual
from sgo_tui.check.problem import Finding
from sgo_tui.export import Owner
from sgo_tui.fields import patronymic, phone, relation, sex, yo

_SEX_OF_PARENT = {Owner.MOTHER: "Ж", Owner.FATHER: "М"}
_PATRONYMIC_RULES = {Owner.MOTHER: "mother-patronymic", Owner.FATHER: "father-patronymic"}
_RELATION_RULES = {Owner.MOTHER: "mother-relation", Owner.FATHER: "father-relation"}


def check_sex_and_patronymic(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether sex and patronymic contradict each other, and whether there is a patronymic."""
    name = person("middle_name")
    if not name and "middle_name" in person.columns and person("last_name") and person("first_name"):
        if not person.may_be_foreign:
            yield "middle_name", Finding("patronymic-missing")
        return
    said = person("sex")
    if name and said and sex.is_valid(said):
        by_name = patronymic.sex_of(name)
        if by_name and by_name != sex.validate(said):
            yield "sex", Finding("sex-patronymic")


def check_letter_yo(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield which names are usually written with ё and here are not: Госуслуги tell one from the other."""
    for name in ("last_name", "first_name", "middle_name", "full_name"):
        text = person(name)
        if text and yo.with_yo(text):
            yield name, Finding("yo-usual")


def check_parents_sex(family: Family) -> Iterator[tuple[Owner, str, Finding]]:
    """Yield whether a mother has a man's patronymic, or is said to be somebody's father, and the reverse."""
    for parent in family.parents:
        wanted = _SEX_OF_PARENT.get(parent.owner)
        if wanted is None:
            continue
        if (patronymic.sex_of(parent("middle_name")) or wanted) != wanted:
            yield parent.owner, "middle_name", Finding(_PATRONYMIC_RULES[parent.owner])
        if (relation.sex_of(parent("relation")) or wanted) != wanted:
            yield parent.owner, "relation", Finding(_RELATION_RULES[parent.owner])


def check_shared(family: Family) -> Iterator[tuple[Owner, str, Finding]]:
    """Yield what a child has in common with a parent: an account on Госуслуги of its own needs its own."""
    child = family.people.get(Owner.PUPIL)
    if child is None or not child.is_there:
        return
    number, address = phone.compact(child("mobile_phone")), _address(child)
    for parent in family.parents:
        if number and phone.compact(parent("mobile_phone")) == number:
            yield Owner.PUPIL, "mobile_phone", Finding("phone-of-parent")
            number = ""
        if address and _address(parent) == address:
            yield Owner.PUPIL, "email", Finding("email-of-parent")
            address = ""


def _address(person: Individual) -> str:
    """Return the e-mail address as it is compared."""
    return "".join(person("email").lower().split())


def check_surnames(family: Family) -> Iterator[tuple[Owner, str, Finding]]:
    """Yield whether child and parent have one surname, once with ё and once with е."""
    child = family.people.get(Owner.PUPIL)
    name = child("last_name") if child else ""
    if not name:
        return
    for parent in family.parents:
        other = parent("last_name")
        if _stem(other) != _stem(name) and yo.folded(_stem(other)) == yo.folded(_stem(name)):
            yield parent.owner, "last_name", Finding("yo-differs")


def _stem(surname: str) -> str:
    """Return a surname without what tells the sexes apart."""
    return surname.lower().rstrip("а")
