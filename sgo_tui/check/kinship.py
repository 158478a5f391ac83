"""Checks of people beside each other: sex and patronymic, mother and father, what child and parent share."""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check.people import Individual
from sgo_tui.check.problem import Finding
from sgo_tui.export import Owner
from sgo_tui.fields import email, patronymic, phone, relation, sex, yo

_SEX_OF_PARENT = {Owner.MOTHER: "Ж", Owner.FATHER: "М"}
_PATRONYMIC_RULES = {Owner.MOTHER: "mother-patronymic", Owner.FATHER: "father-patronymic"}
_RELATION_RULES = {Owner.MOTHER: "mother-relation", Owner.FATHER: "father-relation"}


def check_patronymic(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether the patronymic is missing; foreigners may have none."""
    if person("last_name") and person("first_name") and not person("middle_name") and not person.may_be_foreign:
        yield "middle_name", Finding("patronymic-missing")


def check_sex_and_patronymic(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether sex and patronymic contradict each other."""
    name, said = person("middle_name"), person("sex")
    if name and said and sex.is_valid(said):
        by_name = patronymic.sex_of(name)
        if by_name and by_name != sex.validate(said):
            yield "sex", Finding("sex-patronymic")


def check_letter_yo(name: str, person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether a name is usually written with ё and here is not: Госуслуги tell one from the other."""
    if yo.with_yo(person(name)):
        yield name, Finding("yo-usual")


def check_sex_of_parent(parent: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether a mother has a man's patronymic, or is said to be somebody's father, and the reverse."""
    wanted = _SEX_OF_PARENT.get(parent.owner)
    if wanted is not None:
        if (patronymic.sex_of(parent("middle_name")) or wanted) != wanted:
            yield "middle_name", Finding(_PATRONYMIC_RULES[parent.owner])
        if (relation.sex_of(parent("relation")) or wanted) != wanted:
            yield "relation", Finding(_RELATION_RULES[parent.owner])


def check_same_phone(child: Individual, parent: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether a child has a parent's number: an account on Госуслуги of its own needs its own."""
    if child.is_there and not are_phones_apart(child("mobile_phone"), parent("mobile_phone")):
        yield "mobile_phone", Finding("phone-of-parent")


def are_phones_apart(one: str, other: str) -> bool:
    """Whether these are not one number in two cells."""
    return not one or not other or phone.compact(one) != phone.compact(other) or not phone.compact(one)


def check_same_email(child: Individual, parent: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether a child has a parent's address."""
    if child.is_there and not are_addresses_apart(child("email"), parent("email")):
        yield "email", Finding("email-of-parent")


def are_addresses_apart(one: str, other: str) -> bool:
    """Whether these are not one address in two cells."""
    return not one or not other or _folded(one) != _folded(other) or not _folded(one)


def _folded(address: str) -> str:
    """Return an e-mail address as it is compared."""
    return email.compact(address.lower())


def check_surnames(parent: Individual, child: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether child and parent have one surname, once with ё and once with е."""
    name, other = _stem(child("last_name")), _stem(parent("last_name"))
    if name != other and yo.folded(name) == yo.folded(other):
        yield "last_name", Finding("yo-differs")


def has_no_yo(parents_name: str, childs_name: str) -> bool:
    """Whether the letter stands in neither of two surnames."""
    return "ё" not in (parents_name + childs_name).lower()


def _stem(surname: str) -> str:
    """Return a surname without what tells the sexes apart."""
    return surname.lower().rstrip("а")
