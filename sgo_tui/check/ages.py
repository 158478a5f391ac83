"""Checks of birth dates: against today, the class, and the children."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from sgo_tui.check.people import OLDEST, Individual, years_between
from sgo_tui.check.problem import Finding
from sgo_tui.export import Owner
from sgo_tui.fields import dates, relation, school_class

YOUNGEST_PUPIL, OLDEST_PUPIL = 5, 20
"""Years on 1 September; evening classes have older pupils, so that this is a question only."""
_YOUNGEST_OF_GRADE, _OLDEST_OF_GRADE = 5, 9
"""Years that a pupil of class N is older than N."""
_HARDLY_PARENT, _NO_PARENT, _OLD_PARENT = 14, 12, 70
"""Years between parent and child."""

AT = "birth_date"


def check_age(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield what is impossible about a birth date by itself."""
    born = dates.parse(person(AT))
    if born is None:
        return
    if born > person.today:
        yield AT, Finding("born-in-future")
    elif person.today.year - born.year > OLDEST:
        yield AT, Finding("born-long-ago", None, {"n": person.today.year - born.year})


def is_plain_age(today: dt.date, birth_date: str) -> bool:
    """Whether nothing is impossible about a birth date by itself."""
    born = dates.parse(birth_date)
    return born is None or (born <= today and today.year - born.year <= OLDEST)


def check_school_age(pupil: Individual, row: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield what is doubtful about a pupil's age for a school and for the class, which the `row` tells."""
    if pupil.born is None or is_plain_for_school(pupil.today, pupil(AT), row("class")):
        return
    age, grade = years_between(pupil.born, school_year_start(pupil.today)), school_class.grade(row("class"))
    if grade is None or age > OLDEST_PUPIL or age < YOUNGEST_PUPIL:
        yield AT, Finding("pupil-age", None, {"n": years_between(pupil.born, pupil.today)})
    else:
        yield AT, Finding("class-age", None, {"n": age, "grade": grade})


def is_plain_for_school(today: dt.date, birth_date: str, class_: str) -> bool:
    """Whether a pupil has an age for school and class; younger ones are in groups and clubs, which are no classes."""
    born = dates.parse(birth_date)
    if born is None:
        return True
    age, grade = years_between(born, school_year_start(today)), school_class.grade(class_)
    if grade is None:
        return age <= OLDEST_PUPIL and (age >= YOUNGEST_PUPIL or bool(class_))
    return YOUNGEST_PUPIL <= age <= OLDEST_PUPIL and grade + _YOUNGEST_OF_GRADE <= age <= grade + _OLDEST_OF_GRADE


def check_generations(parent: Individual, child: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether a parent can hardly be one by the birth dates."""
    if parent.born is None or child.born is None:
        return
    years = years_between(parent.born, child.born)
    if parent.born == child.born:
        yield AT, Finding("parent-born-with-child")
    elif years < 0:
        yield AT, Finding("parent-younger")
    elif years < _HARDLY_PARENT and _is_by_birth(parent):
        yield AT, Finding("parent-impossible" if years < _NO_PARENT else "parent-young", None, {"n": years})
    elif years > _OLD_PARENT and _is_by_birth(parent):
        yield AT, Finding("parent-old", None, {"n": years})


def is_plain_generation(parent_born: str, child_born: str) -> bool:
    """Whether the years of birth are already as far apart as those of parent and child, or tell nothing."""
    earlier, later = dates.parse(parent_born), dates.parse(child_born)
    return earlier is None or later is None or _HARDLY_PARENT < later.year - earlier.year <= _OLD_PARENT


def _is_by_birth(parent: Individual) -> bool:
    """Whether this is a mother or a father; a guardian may be a brother or a grandmother."""
    said = parent("relation")
    if said and relation.is_known(said):
        return relation.is_parent(said)
    return parent.owner in (Owner.MOTHER, Owner.FATHER)


@lru_cache(maxsize=1)
def school_year_start(today: dt.date) -> dt.date:
    """Return the first day of the school year that `today` is in.

    >>> school_year_start(dt.date(2026, 8, 31)), school_year_start(dt.date(2026, 9, 1))
    (datetime.date(2025, 9, 1), datetime.date(2026, 9, 1))
    """
    first = dt.date(today.year, 9, 1)
    return first if today >= first else dt.date(today.year - 1, 9, 1)
