"""Checks of people who have something in common: a number, a name with a birth date.

Each check gets the members of one group and says what is wrong with which of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sgo_tui.check import identity
from sgo_tui.check.fingerprints import Place
from sgo_tui.check.people import WHO, Individual
from sgo_tui.check.problem import Finding
from sgo_tui.fields import snils
from sgo_tui.i18n import _

_MOST_NAMED = 3
"""Of the others, in a message."""
MOST_COMPARED = 12
"""People with one key who are compared with all the others; a number may stand in a whole column."""


class Member(NamedTuple):
    """A person of a group."""

    place: Place
    person: Individual


GroupFinding = tuple[Member, str, Finding]
"""With whom, in which field, what is wrong."""


class Others(NamedTuple):
    """The other people of a group, told by their rows: a message holds no names."""

    places: tuple[Place, ...]

    def __str__(self) -> str:
        """Return «row 14 (mother), row 20 (pupil)» in the user's language."""
        named = [
            _("row {n} ({who})").format(n=place.row + 1, who=_(WHO[place.owner])) for place in self.places[:_MOST_NAMED]
        ]
        return ", ".join(named) + (" …" if len(self.places) > _MOST_NAMED else "")

    def __format__(self, spec: str) -> str:
        """Return the same."""
        return format(str(self), spec)


def check_same_snils(members: Sequence[Member]) -> Iterator[GroupFinding]:
    """Yield who has the СНИЛС of somebody else."""
    return _of_others(members, lambda _person: "snils", "snils-of-other")


def check_same_passport(members: Sequence[Member]) -> Iterator[GroupFinding]:
    """Yield who has the passport of somebody else."""
    return _of_others(members, _passport_field, "passport-of-other")


def _passport_field(person: Individual) -> str:
    return "passport_number" if person("passport_number") else "passport_series_number"


def _of_others(members: Sequence[Member], field: Callable[[Individual], str], rule: str) -> Iterator[GroupFinding]:
    """Yield whose number is a different person's; one person in two spellings is told by `check_alike`."""
    names = [(identity.name_of(m.person), m.person("birth_date")) for m in members]
    if len(set(names)) == 1:
        return
    named = dict(zip(members, names, strict=True))
    first_of_each = {name: member for member, name in reversed(named.items())}
    compared = members if len(members) <= MOST_COMPARED else list(first_of_each.values())[-MOST_COMPARED:]
    for member, name in named.items():
        others = tuple(other.place for other in compared if not _is_same(name, named[other]))
        if others:
            yield member, field(member.person), Finding(rule, None, {"who": Others(others)})


def _is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether name and birth date are one person's, a misprint in one of them allowed."""
    (name, born), (other_name, other_born) = one, other
    return (name == other_name and (not born or not other_born or born == other_born)) or (
        born == other_born and is_misprint(name, other_name)
    )


def check_pupil_twice(members: Sequence[Member]) -> Iterator[GroupFinding]:
    """Yield who stands twice in the table: SGO takes the first one only."""
    for member in members:
        others = tuple(m.place for m in members[:MOST_COMPARED] if m.place != member.place)
        yield member, _name_field(member.person), Finding("person-twice", None, {"who": Others(others)})


def check_one_parent(members: Sequence[Member]) -> Iterator[GroupFinding]:
    """Yield where one parent of several children has different СНИЛС."""
    known = [(m, number) for m in members if (number := identity.number_of_account(m.person))]
    counts = Counter(str(number) for _member, number in known)
    if len(counts) < 2:
        return
    (usual, most), (_second, next_most) = counts.most_common(2)
    first_of_each = {number: m.place for m, number in reversed(known)}
    for member, number in known:
        others = tuple(place for other, place in first_of_each.items() if other != number)
        params = {"who": Others(others)}
        if most == next_most:
            yield member, "snils", Finding("snils-of-parent-differs", None, params)
        elif number != usual:
            yield member, "snils", Finding("snils-of-parent-differs", snils.format(usual), params)


def check_alike(members: Sequence[Member]) -> Iterator[GroupFinding]:
    """Yield parents with one birth date whose names differ by one letter: most likely one person, entered twice."""
    if len(members) > MOST_COMPARED:
        return
    names = [identity.name_of(m.person) for m in members]
    raw = [identity.as_written(m.person) for m in members]
    for index, member in enumerate(members):
        others = tuple(
            other.place
            for place, other in enumerate(members)
            if raw[place] != raw[index]
            and (names[place] == names[index] or is_misprint(names[place], names[index]))
            and not _are_two(member.person, other.person)
        )
        if others:
            yield member, _name_field(member.person), Finding("parent-twice", None, {"who": Others(others)})


def _are_two(one: Individual, other: Individual) -> bool:
    """Whether different numbers prove that these are two people."""
    numbers = identity.number_of_account(one), identity.number_of_account(other)
    papers = identity.passport_of(one), identity.passport_of(other)
    return any(all(pair) and pair[0] != pair[1] for pair in (numbers, papers))


def _name_field(person: Individual) -> str:
    return "last_name" if "last_name" in person.columns else "full_name"


def is_misprint(one: str, other: str) -> bool:
    """Whether one letter more, one less, another one, or two that changed places make one text of the other.

    >>> [is_misprint("иванова", other) for other in ("ивамова", "ивнова", "иваонва", "петрова")]
    [True, True, True, False]
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    if len(one) != len(other):
        return rest[1:] == other_rest if len(one) > len(other) else rest == other_rest[1:]
    return rest[1:] == other_rest[1:] or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])


class GroupKind(NamedTuple):
    """What is asked of the people who have a key in common."""

    check: Callable[[Sequence[Member]], Iterator[GroupFinding]]
    settled_by: tuple[str, ...] = ()
    """The keys that make a look unnecessary where they, too, are the same for all: nearly always they are."""
    looks_at: tuple[str, ...] = ()
    """The other keys that the check asks for."""
    is_of_misprints: bool = False
    """Whether it is about names that are nearly the same."""


_WHO_IT_IS = ("pupil", "parent", "written")

GROUP_KINDS: Mapping[str, GroupKind] = {
    "snils": GroupKind(check_same_snils, _WHO_IT_IS, _WHO_IT_IS),
    "passport": GroupKind(check_same_passport, _WHO_IT_IS, _WHO_IT_IS),
    "pupil": GroupKind(check_pupil_twice),
    "parent": GroupKind(check_one_parent, ("snils",), ("snils",)),
    "surname": GroupKind(check_alike, ("written",), ("written", "snils", "passport"), True),
    "names": GroupKind(check_alike, ("written",), ("written", "snils", "passport"), True),
}
"""By the name of the key in `identity.Keys`."""
