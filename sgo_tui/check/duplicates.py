"""Which people of a table share what only one person can have: kept up to date while rows are edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sgo_tui.check.fingerprints import Fingerprints, Place
from sgo_tui.check.groups import GROUP_KINDS, Member
from sgo_tui.check.identity import Keys, keys_of
from sgo_tui.check.people import Family, Individual
from sgo_tui.check.problem import Finding
from sgo_tui.export import Export, Owner

_OF_ALL = frozenset({"snils", "passport", "written"})


class Group(NamedTuple):
    """People with one key: its kind and its fingerprint."""

    kind: str
    fingerprint: bytes


class Shared(NamedTuple):
    """A finding about a member of a group."""

    group: Group
    owner: Owner
    field: str
    finding: Finding


class Duplicates:
    """The findings about groups; only groups of which something is said take memory."""

    def __init__(self, export: Export, rows: range, family_of: Callable[[int], Family]) -> None:
        owners = [owner for owner in export.persons if owner is not Owner.ROW]
        self._fingerprints = {
            name: Fingerprints(rows, [owner for owner in owners if _can_have(owner, name)]) for name in Keys._fields
        }
        self._family_of = family_of
        self._of_row: dict[int, list[Shared]] = {}

    def add(self, row: int, family: Family) -> None:
        """Take a row in for the first time, before `find`."""
        for person in _people(family):
            self._put(Place(row, person.owner), person)

    def of_row(self, row: int) -> Iterable[Shared]:
        """Return what is said of the people of a row, in an order that does not depend on what was edited when."""
        return sorted(self._of_row.get(row, ()), key=lambda shared: shared.group)

    def find(self) -> Iterator[set[int]]:
        """Find all groups, once every row is in; yields rows of which something is now said, often none."""
        for name in GROUP_KINDS:
            for places in self._fingerprints[name].groups():
                group, members = self._still_together(name, places or [])
                if len(members) < 2 or self._is_settled(name, members):
                    yield set()
                else:
                    yield self._look_at(group, members)

    def update(self, row: int, family: Family) -> set[int]:
        """Take in an edited row; returns the other rows of which something else is now said."""
        groups: set[Group] = set()
        for person in _people(family):
            place = Place(row, person.owner)
            before = self._keys_at(place)
            self._put(place, person)
            groups |= _touched(before, self._keys_at(place))
        rows: set[int] = set()
        for group in groups:
            rows |= self._look_at(group, list(self._fingerprints[group.kind].alike(group.fingerprint)), row)
        return rows - {row}

    def _keys_at(self, place: Place) -> dict[str, bytes]:
        return {kind: prints.at(place) for kind, prints in self._fingerprints.items() if place.owner in prints.owners}

    def _put(self, place: Place, person: Individual) -> None:
        """Let a person have the keys that follow from the cells."""
        for fingerprints, key in zip(self._fingerprints.values(), keys_of(person), strict=True):
            if place.owner in fingerprints.owners:
                fingerprints.put(place, key)

    def _still_together(self, kind: str, places: list[Place]) -> tuple[Group, list[Place]]:
        """Return the members of a group that have not been edited since it was found."""
        now = [self._fingerprints[kind].at(place) for place in places]
        fingerprint = max(filter(None, now), key=now.count, default=b"")
        return Group(kind, fingerprint), [p for p, f in zip(places, now, strict=True) if f and f == fingerprint]

    def _is_settled(self, kind: str, places: list[Place]) -> bool:
        """Whether the members have the other keys in common, too, so that they are one person."""
        settled_by = GROUP_KINDS[kind].settled_by
        first, *others = ([self._fingerprints[k].at(p) for k in settled_by] for p in places)
        return bool(first) and all(other == first for other in others)

    def _look_at(self, group: Group, places: list[Place], former: int | None = None) -> set[int]:
        """Check a group anew, of which `former` may have been a member; returns the rows told of otherwise."""
        places.sort(key=_by_place)
        before = {row: self._taken(group, row) for row in {*(place.row for place in places), former} if row is not None}
        after: dict[int, list[Shared]] = {}
        if len(places) > 1:
            members = [Member(place, self._person(place)) for place in places]
            for member, field, finding in GROUP_KINDS[group.kind].check(members):
                after.setdefault(member.place.row, []).append(Shared(group, member.place.owner, field, finding))
        for row, said in after.items():
            self._of_row.setdefault(row, []).extend(said)
        return {row for row, said in before.items() if said != after.get(row, [])}

    def _taken(self, group: Group, row: int) -> list[Shared]:
        """Take back what is said of a row because of a group, and return it."""
        said = self._of_row.pop(row, [])
        kept = [shared for shared in said if shared.group != group]
        if kept:
            self._of_row[row] = kept
        return [shared for shared in said if shared.group == group]

    def _person(self, place: Place) -> Individual:
        return self._family_of(place.row).people[place.owner]


def _by_place(place: Place) -> tuple[int, str]:
    return place.row, place.owner.value


def _people(family: Family) -> Iterator[Individual]:
    return (person for owner, person in family.people.items() if owner is not Owner.ROW)


def _can_have(owner: Owner, key: str) -> bool:
    """Whether there is such a key for parents, or for those that rows are about."""
    return key in _OF_ALL or owner.is_parent == (key != "pupil")


def _touched(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[Group]:
    """Return the groups that a person leaves or enters, and those that look at a key that has changed."""
    changed = {kind for kind in after if after[kind] != before[kind]}
    groups: set[Group] = set()
    for kind in GROUP_KINDS.keys() & after.keys():
        if kind in changed:
            groups |= {Group(kind, before[kind]), Group(kind, after[kind])}
        elif not changed.isdisjoint(GROUP_KINDS[kind].looks_at):
            groups.add(Group(kind, after[kind]))
    return {group for group in groups if group.fingerprint}
