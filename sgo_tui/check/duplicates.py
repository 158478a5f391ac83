"""Which people of a table share what only one person can have: kept up to date while rows are edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sgo_tui.check.fingerprints import Fingerprints, Place
from sgo_tui.check.groups import GROUP_KINDS, Member
from sgo_tui.check.identity import Keys, keys_of
from sgo_tui.check.people import Family, Individual
from sgo_tui.check.problem import Finding
from sgo_tui.export import Export, Owner


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
        owners = tuple(owner for owner in export.persons if owner is not Owner.ROW)
        self._fingerprints = {name: Fingerprints(rows, owners) for name in Keys._fields}
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
            before = self._groups_at(place)
            self._put(place, person)
            after = self._groups_at(place)
            if after != before:
                # Also of keys that stay, for what is said of a group depends on who its members are.
                groups.update(before, after)
        rows: set[int] = set()
        for group in groups:
            if group.kind in GROUP_KINDS and group.fingerprint:
                rows |= self._look_at(group, list(self._fingerprints[group.kind].alike(group.fingerprint)), row)
        return rows - {row}

    def _groups_at(self, place: Place) -> list[Group]:
        return [Group(kind, fingerprints.at(place)) for kind, fingerprints in self._fingerprints.items()]

    def _put(self, place: Place, person: Individual) -> None:
        """Let a person have the keys that follow from the cells."""
        for fingerprints, key in zip(self._fingerprints.values(), keys_of(person), strict=True):
            fingerprints.put(place, key)

    def _still_together(self, kind: str, places: list[Place]) -> tuple[Group, list[Place]]:
        """Return the members of a group that have not been edited since it was found."""
        now = [self._fingerprints[kind].at(place) for place in places]
        fingerprint = max(filter(None, now), key=now.count, default=b"")
        return Group(kind, fingerprint), [p for p, f in zip(places, now, strict=True) if f and f == fingerprint]

    def _is_settled(self, kind: str, places: list[Place]) -> bool:
        """Whether the members have the other keys in common, too, so that they are one person."""
        first, *others = ([self._fingerprints[k].at(p) for k in GROUP_KINDS[kind].settled_by] for p in places)
        return bool(first) and all(other == first for other in others)

    def _look_at(self, group: Group, places: list[Place], former: int | None = None) -> set[int]:
        """Check a group anew, of which `former` may have been a member; returns all rows told of."""
        places.sort(key=_by_place)
        told = {place.row for place in places} | ({former} if former is not None else set())
        rows = {row for row in told if self._forget(group, row)}
        members = [Member(place, self._person(place)) for place in places]
        if len(members) > 1:
            for member, field, finding in GROUP_KINDS[group.kind].check(members):
                shared = Shared(group, member.place.owner, field, finding)
                self._of_row.setdefault(member.place.row, []).append(shared)
                rows.add(member.place.row)
        return rows

    def _forget(self, group: Group, row: int) -> bool:
        """Drop what is said of a row because of a group; returns whether there was anything."""
        said = self._of_row.get(row, [])
        kept = [shared for shared in said if shared.group != group]
        if len(kept) == len(said):
            return False
        if kept:
            self._of_row[row] = kept
        else:
            del self._of_row[row]
        return True

    def _person(self, place: Place) -> Individual:
        return self._family_of(place.row).people[place.owner]


def _by_place(place: Place) -> tuple[int, str]:
    return place.row, place.owner.value


def _people(family: Family) -> Iterator[Individual]:
    return (person for owner, person in family.people.items() if owner is not Owner.ROW)
