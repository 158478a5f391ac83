"""Checks of birth dates: against today, the class, and the children."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sgo_tui.check.people import OLDEST, Family, Individual, years_between
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


def check_school_age(family: Family) -> Iterator[tuple[Owner, str, Finding]]:
    """Yield what is doubtful about a pupil's age for a school and for the class."""
    pupil = family.people.get(Owner.PUPIL)
    if pupil is None or pupil.born is None:
        return
    age = years_between(pupil.born, school_year_start(family.today))
    class_ = family.of_row("class")
    grade = school_class.grade(class_)
    if age > OLDEST_PUPIL or (age < YOUNGEST_PUPIL and (grade is not None or not class_)):
        yield Owner.PUPIL, AT, Finding("pupil-age", None, {"n": years_between(pupil.born, family.today)})
    elif grade is not None and not grade + _YOUNGEST_OF_GRADE <= age <= grade + _OLDEST_OF_GRADE:
        yield Owner.PUPIL, AT, Finding("class-age", None, {"n": age, "grade": grade})


def check_generations(family: Family) -> Iterator[tuple[Owner, str, Finding]]:
    """Yield which parents can hardly be parents by their birth dates."""
    child = family.people.get(Owner.PUPIL)
    if child is None or child.born is None:
        return
    for parent in family.parents:
        if parent.born:
            found = _generation(parent, parent.born, child.born)
            if found:
                yield parent.owner, AT, found


def _generation(parent: Individual, born: dt.date, child_born: dt.date) -> Finding | None:
    if born == child_born:
        return Finding("parent-born-with-child")
    years = years_between(born, child_born)
    if years < 0:
        return Finding("parent-younger")
    if not _is_by_birth(parent):
        return None
    if years < _HARDLY_PARENT:
        return Finding("parent-impossible" if years < _NO_PARENT else "parent-young", None, {"n": years})
    return Finding("parent-old", None, {"n": years}) if years > _OLD_PARENT else None


def _is_by_birth(parent: Individual) -> bool:
    """Whether this is a mother or a father; a guardian may be a brother or a grandmother."""
    said = parent("relation")
    if said and relation.is_known(said):
        return relation.is_parent(said)
    return parent.owner in (Owner.MOTHER, Owner.FATHER)


def school_year_start(today: dt.date) -> dt.date:
    """Return the first day of the school year that `today` is in.

    >>> school_year_start(dt.date(2026, 8, 31)), school_year_start(dt.date(2026, 9, 1))
    (datetime.date(2025, 9, 1), datetime.date(2026, 9, 1))
    """
    first = dt.date(today.year, 9, 1)
    return first if today >= first else dt.date(today.year - 1, 9, 1)
