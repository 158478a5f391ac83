"""Which parent of a row an answer speaks of: by the name and by what the parent says to be, where both agree.

A number is not given to somebody by that name in another spelling, nor to a parent of whom the row knows nothing: SGO
finds parents by their names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from sgo_tui.check.people import Family, Individual
from sgo_tui.export import Owner
from sgo_tui.fields import patronymic, relation
from sgo_tui.i18n import N_
from sgo_tui.work.questions import NAMES
from sgo_tui.work.recognising import Likeness, likeness, name_as_written, name_of_person

_BY_RELATION = {"мать": Owner.MOTHER, "отец": Owner.FATHER}
_GENERAL = (Owner.REPRESENTATIVE, Owner.SECOND_REPRESENTATIVE)
"""Of whom a form may ask without saying whether that is the mother or the father."""


class Doubt(Enum):
    """Why nobody can tell which parent is meant, to be translated."""

    UNTOLD = N_("it is not told which parent this is")
    OTHER_NAME = N_("no parent in this row has such a name")
    CONTRADICTING = N_("the name is that of another parent")
    ABSENT = N_("the row has no such parent, and the name is not told")


class Whose(NamedTuple):
    """A person of a row."""

    owner: Owner
    is_new: bool = False
    """Whether the row does not have this person yet."""


def meant_parent(parents: Sequence[Owner], family: Family, asked: Owner, told: Mapping[str, str]) -> Whose | Doubt:
    """Return which of the `parents` that an export has an answer speaks of; `asked` is whose values the form names."""
    there = [owner for owner in parents if family[owner].is_there]
    said = asked if asked not in _GENERAL else _by_relation(told.get("relation", ""), parents)
    name = full_name(told)
    if not name:
        if said is None:
            return Doubt.UNTOLD
        return Whose(said) if said in there else Doubt.ABSENT
    called = [owner for owner in there if _has_name(family[owner], name)]
    if len(called) == 1:
        return Whose(called[0]) if said in (None, called[0]) else Doubt.CONTRADICTING
    if said is None or called or said not in parents:
        return Doubt.OTHER_NAME
    if said in there:
        return Whose(said) if _has_nearly_name(family[said], name) else Doubt.OTHER_NAME
    return Whose(said, is_new=True)


def full_name(told: Mapping[str, str]) -> str:
    """Return the name that was answered, in one cell or in several."""
    return told.get("full_name") or " ".join(told[part] for part in NAMES if part in told)


def parts_of_name(text: str) -> dict[str, str] | None:
    """Return surname, name and patronymic of a full name; None where nobody can tell which word is which.

    >>> parts_of_name("Анна Петровна Белова")
    {'last_name': 'Белова', 'first_name': 'Анна', 'middle_name': 'Петровна'}
    """
    words = text.split()
    if len(words) == 4 and patronymic.sex_of(words[3]):
        words[2:] = [" ".join(words[2:])]
    if len(words) != 3:
        return None
    is_second, is_third = (patronymic.sex_of(word) is not None for word in words[1:])
    if is_second == is_third:
        return None
    last, first, middle = words if is_third else (words[2], words[0], words[1])
    return {"last_name": last, "first_name": first, "middle_name": middle}


def _by_relation(text: str, parents: Sequence[Owner]) -> Owner | None:
    owner = _BY_RELATION.get(relation.guess(text) or "") if text else None
    return owner if owner in parents else None


def _has_name(person: Individual, name: str) -> bool:
    return likeness(name_as_written(name), name_of_person(person)) in (Likeness.SAME, Likeness.SHORT)


def _has_nearly_name(person: Individual, name: str) -> bool:
    """Whether there is a slip in one word of the name: who is meant is known otherwise."""
    return likeness(name_as_written(name), name_of_person(person)) in (Likeness.SLIP, Likeness.DOUBTFUL_SLIP)
