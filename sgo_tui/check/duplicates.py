"""Which people of a table share what only one person can have: kept up to date while rows are edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from sgo_tui.check.fingerprints import Fingerprints, Place
from sgo_tui.check.groups import GROUP_KINDS, MOST_COMPARED, Member
from sgo_tui.check.identity import FIELDS, OF_ALL, OF_PARENTS, OF_SUBJECTS, keys_of
from sgo_tui.check.looks import ABSENT
from sgo_tui.check.people import Family, Individual
from sgo_tui.check.problem import Finding
from sgo_tui.export import Export, Owner

_MOST_LETTERS_OF_MISPRINT = 2
"""That occur once more or less: one goes, another comes."""


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
        self._persons = {owner: columns for owner, columns in export.persons.items() if owner is not Owner.ROW}
        parents = [owner for owner in self._persons if owner.is_parent]
        subjects = [owner for owner in self._persons if not owner.is_parent]
        self._fingerprints = {
            name: Fingerprints(rows, owners)
            for names, owners in ((OF_ALL, [*self._persons]), (OF_SUBJECTS, subjects), (OF_PARENTS, parents))
            for name in names
        }
        self._family_of = family_of
        self._of_row: dict[int, list[Shared]] = {}
        self._looked_at: set[Group] = set()
        """Groups that were looked at anew for an edit, perhaps with members that `find` has passed already."""

    def grow(self, rows: range) -> None:
        """Have room for more rows at the end."""
        for fingerprints in self._fingerprints.values():
            fingerprints.grow(rows)

    def add(self, rows: range, columns: Sequence[Sequence[str]]) -> None:
        """Take rows in, for the first time or again; their texts are given by column."""
        for owner, fields in self._persons.items():
            people = {field: columns[fields.get(field, ABSENT)] for field in FIELDS}
            for name, keys in keys_of(people, owner.is_parent).items():
                self._fingerprints[name].put(rows.start, owner, keys)

    def of_row(self, row: int) -> Iterable[Shared]:
        """Return what is said of the people of a row, in an order that does not depend on what was edited when."""
        return sorted(self._of_row.get(row, ()), key=lambda shared: shared.group)

    def find(self) -> Iterator[set[int]]:
        """Find all groups, once every row is in; yields rows of which something is now said, often none."""
        self._looked_at.clear()
        for name in GROUP_KINDS:
            for places in self._fingerprints[name].groups():
                group, members = self._still_together(name, places or [])
                is_new = len(members) > 1 and group not in self._looked_at
                yield self._look_at(group, members) if is_new else set()

    def update(self, row: int, columns: Sequence[Sequence[str]]) -> set[Group]:
        """Take in an edited row; returns the groups that are to be looked at anew."""
        before = self._keys_at(row)
        self.add(range(row, row + 1), columns)
        after = self._keys_at(row)
        groups = set().union(*(_touched(before[owner], after[owner]) for owner in self._persons))
        self._looked_at |= groups
        return groups

    def look_at(self, group: Group, edited: Iterable[int]) -> set[int]:
        """Look at a group anew, which `edited` rows may have left; returns the rows of which something else is said."""
        return self._look_at(group, list(self._fingerprints[group.kind].alike(group.fingerprint)), edited)

    def _keys_at(self, row: int) -> dict[Owner, dict[str, bytes]]:
        """Return the keys of the people of a row."""
        return {
            owner: {
                kind: prints.at(Place(row, owner))
                for kind, prints in self._fingerprints.items()
                if owner in prints.owners
            }
            for owner in self._persons
        }

    def _still_together(self, kind: str, places: list[Place]) -> tuple[Group, list[Place]]:
        """Return the members of a group that have not been edited since it was found."""
        now = [self._fingerprints[kind].at(place) for place in places]
        fingerprint = max(filter(None, now), key=now.count, default=b"")
        return Group(kind, fingerprint), [p for p, f in zip(places, now, strict=True) if f and f == fingerprint]

    def _is_settled(self, kind: str, places: list[Place]) -> bool:
        """Whether the members are one person, with the other keys in common, too, or surely several people."""
        settled_by = GROUP_KINDS[kind].settled_by
        first, *others = ([self._fingerprints[k].at(p) for k in settled_by] for p in places)
        if first and all(other == first for other in others):
            return True
        return GROUP_KINDS[kind].is_of_misprints and self._is_nobody_alike(places)

    def _is_nobody_alike(self, places: list[Place]) -> bool:
        """Whether the letters of names show that none is another with a misprint; all but a few groups are such."""
        if len(places) > MOST_COMPARED:
            return True
        letters = {self._fingerprints["letters"].number_at(place) for place in places}
        written = {self._fingerprints["written"].at(place) for place in places}
        return len(letters) == len(written) and all(
            (one ^ other).bit_count() > _MOST_LETTERS_OF_MISPRINT for one, other in combinations(letters, 2)
        )

    def _look_at(self, group: Group, places: list[Place], former: Iterable[int] = ()) -> set[int]:
        """Check a group anew, of which `former` may have been members; returns the rows told of otherwise."""
        places.sort(key=_by_place)
        before = {row: self._taken(group, row) for row in {*(place.row for place in places), *former}}
        after: dict[int, list[Shared]] = {}
        if len(places) > 1 and not self._is_settled(group.kind, places):
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
        return self._family_of(place.row)[place.owner]


def _by_place(place: Place) -> tuple[int, str]:
    return place.row, place.owner.value


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
