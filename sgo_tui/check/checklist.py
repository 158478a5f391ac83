"""All that is asked of the people of a row, and what tells at a glance that a check has nothing to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from sgo_tui.check.addresses import ADDRESSES, NEEDED, check_address, is_whole
from sgo_tui.check.ages import (
    check_age,
    check_generations,
    check_school_age,
    is_plain_age,
    is_plain_for_school,
    is_plain_generation,
)
from sgo_tui.check.identity import NAMES
from sgo_tui.check.kinship import (
    are_addresses_apart,
    are_phones_apart,
    check_letter_yo,
    check_patronymic,
    check_same_email,
    check_same_phone,
    check_sex_and_patronymic,
    check_sex_of_parent,
    check_surnames,
    has_no_yo,
)
from sgo_tui.check.looks import ABSENT, Look, look
from sgo_tui.check.papers import (
    are_no_others,
    check_document,
    check_document_and_citizenship,
    check_series_and_number,
    is_passport,
)
from sgo_tui.check.people import Family, Individual
from sgo_tui.check.problem import Finding
from sgo_tui.check.rules import RULES, Severity
from sgo_tui.check.validity import (
    check_certificate_date,
    check_passport_and_age,
    check_passport_dates,
    check_passport_region,
    is_of_known_region,
)
from sgo_tui.export import Export, Owner
from sgo_tui.fields import yo

Placed = tuple[int, Finding]
"""A column and what is wrong there."""
FamilyCheck = Callable[[Family], Iterator[Placed]]

_OWNERS = tuple(owner for owner in Owner if owner is not Owner.ROW)
_PARENTS = tuple(owner for owner in Owner if owner.is_parent)


class PersonCheck(NamedTuple):
    """What is asked of one person's cells together; it yields the name of a field and what is wrong there."""

    check: Callable[[Individual], Iterator[tuple[str, Finding]]]
    fields: Sequence[str]
    """With whose texts one begins; where the file has none of these there is nothing to say."""
    is_plain: Callable[..., bool] | None = None
    """Whether these texts already tell that there is nothing to say; None where the check asks for nothing else."""
    owners: Sequence[Owner] = _OWNERS


class PairCheck(NamedTuple):
    """What is asked of one person beside another of the row; something is wrong with the first of them."""

    check: Callable[[Individual, Individual], Iterator[tuple[str, Finding]]]
    field: str
    others_field: str
    """With the texts of these two fields one begins; where the file has not the first there is nothing to say."""
    pairs: Sequence[tuple[Owner, Owner]]
    is_plain: Callable[[str, str], bool] | None = None
    """Whether these two already tell that there is nothing to say; None where the check asks for nothing else."""


_CHILD_AND_PARENT = tuple((Owner.PUPIL, parent) for parent in _PARENTS)
_PARENT_AND_CHILD = tuple((parent, Owner.PUPIL) for parent in _PARENTS)


def _is_there(text: str) -> bool:
    return bool(text)


def _is_missing(text: str) -> bool:
    return not text


def _has_no_usual_yo(name: str) -> bool:
    return yo.with_yo(name) is None


def pair_checks(today: dt.date) -> Sequence[PairCheck]:
    """Return all that is asked of two people, or of one beside the row."""
    is_plain_age_for_school = partial(is_plain_for_school, today)
    return (
        PairCheck(check_school_age, "birth_date", "class", [(Owner.PUPIL, Owner.ROW)], is_plain_age_for_school),
        PairCheck(check_generations, "birth_date", "birth_date", _PARENT_AND_CHILD, is_plain_generation),
        PairCheck(check_same_phone, "mobile_phone", "mobile_phone", _CHILD_AND_PARENT, are_phones_apart),
        PairCheck(check_same_email, "email", "email", _CHILD_AND_PARENT, are_addresses_apart),
        PairCheck(check_surnames, "last_name", "last_name", _PARENT_AND_CHILD, has_no_yo),
    )


def person_checks(today: dt.date) -> Sequence[PersonCheck]:
    """Return all that is asked of one person."""
    return (
        PersonCheck(check_age, ["birth_date"], partial(is_plain_age, today)),
        PersonCheck(check_sex_of_parent, ["middle_name", "relation"], owners=[Owner.MOTHER, Owner.FATHER]),
        PersonCheck(check_patronymic, ["middle_name"], _is_there),
        PersonCheck(check_sex_and_patronymic, ["sex", "middle_name"]),
        *(PersonCheck(partial(check_letter_yo, name), [name], _has_no_usual_yo) for name in NAMES),
        PersonCheck(check_document, ["doc_type"], is_passport),
        PersonCheck(check_document_and_citizenship, ["doc_type", "citizenship"]),
        PersonCheck(check_series_and_number, ["passport_series", "birth_cert_series"], are_no_others),
        PersonCheck(check_passport_dates, ["passport_issue_date"], _is_missing),
        PersonCheck(check_passport_region, ["passport_series"], is_of_known_region),
        PersonCheck(check_passport_and_age, ["birth_date"], _is_missing, [Owner.PUPIL]),
        PersonCheck(check_certificate_date, ["birth_cert_issue_date"], _is_missing),
        *(
            PersonCheck(partial(check_address, kind), [f"{kind}_{part}" for part in NEEDED], is_whole)
            for kind in ADDRESSES
        ),
    )


def looks_at_people(export: Export, today: dt.date) -> list[Look[FamilyCheck]]:
    """Return all looks at the people of a file's rows, in the order in which their checks are to be made."""
    return [*_looks_at_pairs(export, today), *_looks_at_persons(export, today)]


def _looks_at_pairs(export: Export, today: dt.date) -> Iterator[Look[FamilyCheck]]:
    for pair in pair_checks(today):
        for owner, other in pair.pairs:
            columns, others = export.persons.get(owner, {}), export.persons.get(other, {})
            if pair.field in columns and (others or other is Owner.ROW):
                places = columns[pair.field], others.get(pair.others_field, ABSENT)
                is_plain = pair.is_plain or partial(_says_nothing, pair.check, [owner, other], export, today, places)
                yield look(places, is_plain, partial(_of_pair, pair.check, owner, other))


def _looks_at_persons(export: Export, today: dt.date) -> Iterator[Look[FamilyCheck]]:
    for owner, columns in export.persons.items():
        for one in person_checks(today):
            places = [columns.get(field, ABSENT) for field in one.fields]
            if owner in one.owners and any(place != ABSENT for place in places):
                is_plain = one.is_plain or partial(_says_nothing, one.check, [owner], export, today, places)
                yield look(places, is_plain, partial(_of_person, one.check, owner))


def _of_pair(
    check: Callable[[Individual, Individual], Iterator[tuple[str, Finding]]], owner: Owner, other: Owner, family: Family
) -> Iterator[Placed]:
    """Yield what is wrong with people beside each other; a birth date that cannot be is no more reckoned from."""
    person, beside = family[owner], family[other]
    if all(one.is_there for one in (person, beside) if one.owner.is_parent):
        for name, finding in check(person, beside):
            if name == "birth_date" and RULES[finding.rule].severity is Severity.ERROR:
                person.doubt_birth_date()
            yield person.columns[name], finding


def _of_person(
    check: Callable[[Individual], Iterator[tuple[str, Finding]]], owner: Owner, family: Family
) -> Iterator[Placed]:
    person = family[owner]
    if person.is_there:
        for name, finding in check(person):
            yield person.columns[name], finding


def _says_nothing(
    check: Callable[..., Iterator[tuple[str, Finding]]],
    owners: Iterable[Owner],
    export: Export,
    today: dt.date,
    columns: Iterable[int],
    *texts: str,
) -> bool:
    """Whether the check finds nothing in people with these texts alone; what else it asks for raises KeyError."""
    family = Family(export, dict(zip(columns, texts, strict=True)), today)
    return not any(True for _found in check(*(family[owner] for owner in owners)))
