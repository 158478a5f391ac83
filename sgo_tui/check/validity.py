"""Checks of documents against dates: when they were issued, and to whom they can have been issued.

Source: Положение о паспорте гражданина РФ (постановление Правительства от 23.12.2023 № 2267): a passport from the
age of 14, a new one at 20 and 45, the old one good for 90 days more; the first ones were issued on 1 October 1997.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sgo_tui.check.people import Individual, years_after
from sgo_tui.check.problem import Finding
from sgo_tui.export import Owner
from sgo_tui.fields import dates, passport

FIRST_PASSPORTS = dt.date(1997, 10, 1)
FIRST_AGE = 14
_AGES_OF_EXCHANGE = (20, 45)
_GRACE = dt.timedelta(days=90)

ISSUED = "passport_issue_date"
_NUMBERS = ("passport_series", "passport_number", "passport_series_number")


def check_passport_dates(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield what is wrong with the date of a passport, and whether its series fits it."""
    issued = dates.parse(person(ISSUED))
    if issued is not None:
        if issued > person.today:
            yield ISSUED, Finding("passport-in-future")
        elif not person.may_be_foreign:
            yield from _check_issued(person, issued)


def _check_issued(person: Individual, issued: dt.date) -> Iterator[tuple[str, Finding]]:
    born = person.born
    if issued < FIRST_PASSPORTS:
        yield ISSUED, Finding("passport-too-early")
        return
    if born and issued < years_after(born, FIRST_AGE):
        # Of a pupil who is under 14 still, what is wrong is that there is a passport at all.
        if person.owner is not Owner.PUPIL or years_after(born, FIRST_AGE) <= person.today:
            yield ISSUED, Finding("passport-before-age")
        return
    if born and (age := _outlived(born, issued, person.today)):
        yield ISSUED, Finding("passport-expired", None, {"age": age})
    series = _series(person)
    if series and not passport.fits_year(series, issued):
        yield "passport_series", Finding("passport-series-year")


def _outlived(born: dt.date, issued: dt.date, today: dt.date) -> int | None:
    """Return the age at which a passport should have been exchanged and was not."""
    for age in reversed(_AGES_OF_EXCHANGE):
        birthday = years_after(born, age)
        if issued < birthday and birthday + _GRACE < today:
            return age
    return None


def check_passport_region(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether the first digits of the series are no region's: new ones appear, so that it is a hint."""
    series = _series(person)
    if series and not person.may_be_foreign and not passport.is_known_region(series):
        yield "passport_series", Finding("passport-region")


def is_of_known_region(series: str) -> bool:
    """Whether a series begins like one of a region, or there is none."""
    return not series or passport.is_known_region(series)


def _series(person: Individual) -> str | None:
    """Return the four digits of the series, in whatever way they are written."""
    text = person("passport_series")
    return passport.compact(text) if text and passport.is_series(text) else None


def check_passport_and_age(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether a pupil has a passport that nobody of the age has, or lacks the one that everybody has."""
    if person.owner is not Owner.PUPIL or person.born is None or person.may_be_foreign:
        return
    columns = [name for name in _NUMBERS if name in person.columns]
    if not columns:
        return
    first = years_after(person.born, FIRST_AGE)
    held = next((name for name in columns if person(name)), None)
    if held and person.today < first:
        if held == "passport_number" or passport.is_series(person(held)) or passport.is_valid(person(held)):
            yield held, Finding("passport-under-age")
    elif not held and first <= person.today and person.is_there:
        overdue = first + _GRACE < person.today
        yield columns[0], Finding("passport-missing" if overdue else "passport-due")


def check_certificate_date(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether the certificate is older than the child, or from the future."""
    issued = dates.parse(person("birth_cert_issue_date"))
    if issued is None:
        return
    if issued > person.today:
        yield "birth_cert_issue_date", Finding("certificate-in-future")
    elif person.born and issued < person.born:
        yield "birth_cert_issue_date", Finding("issued-before-birth")
