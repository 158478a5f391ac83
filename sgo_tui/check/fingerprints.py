"""Which values of a large table are equal: 64 bits a value instead of the value.

A table of 65,536 rows has half a million numbers and names to compare. Their fingerprints take 8 bytes each, where
a dictionary of the texts takes 150, and one of them is found among all in a quarter of a millisecond. Two values with
the same fingerprint are hardly ever different (1 pair in 10⁹ tables), and whoever asks compares the values anyway.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sgo_tui.export import Owner

_SIZE = 8
_CHUNK = 8192
"""Fingerprints looked at between two looks at the keyboard: about a millisecond."""
_NONE = bytes(_SIZE)


class Place(NamedTuple):
    """A person: the row and who of it."""

    row: int
    owner: Owner


class Fingerprints:
    """For one kind of value, the fingerprint of each person's."""

    def __init__(self, rows: range, owners: Iterable[Owner]) -> None:
        self._rows = rows
        self.owners = frozenset(owners)
        """Whose values are compared."""
        self._of_owner = {owner: bytearray(_SIZE * len(rows)) for owner in self.owners}

    def grow(self, rows: range) -> None:
        """Have room for more rows at the end."""
        self._rows = rows
        for data in self._of_owner.values():
            data.extend(bytes(_SIZE * len(rows) - len(data)))

    def put(self, first_row: int, owner: Owner, values: Iterable[object]) -> None:
        """Let the people of this kind, from a row on, have `values`; None for none at all."""
        prints = array("q", [0 if value is None else hash(value) or 1 for value in values])
        start = _SIZE * (first_row - self._rows.start)
        self._of_owner[owner][start : start + _SIZE * len(prints)] = prints.tobytes()

    def at(self, place: Place) -> bytes:
        """Return the fingerprint of what a person has; it is false for nothing."""
        if place.owner not in self.owners:
            return b""
        data, start = self._of_owner[place.owner], _SIZE * (place.row - self._rows.start)
        found = bytes(data[start : start + _SIZE])
        return b"" if found == _NONE else found

    def number_at(self, place: Place) -> int:
        """Return the fingerprint of what a person has as a number; small numbers are their own fingerprints."""
        return int.from_bytes(self.at(place), sys.byteorder)

    def alike(self, fingerprint: bytes) -> Iterator[Place]:
        """Yield the people with this fingerprint."""
        for owner, data in self._of_owner.items():
            start = data.find(fingerprint)
            while start >= 0:
                if start % _SIZE == 0:
                    yield Place(start // _SIZE + self._rows.start, owner)
                start = data.find(fingerprint, start + 1)

    def groups(self) -> Iterator[list[Place] | None]:
        """Yield the people who share a value, group after group; None whenever a little time has passed."""
        seen: set[int] = set()
        repeated: dict[int, list[Place]] = {}
        for chunk in self._chunks():
            for _owner, _first, values in chunk:
                new = [value for value in values if value]
                repeated.update((value, []) for value in new if value in seen)
                seen.update(new)
                repeated.update((value, []) for value in _twice(new))
            yield None
        del seen
        for chunk in self._chunks() if repeated else ():
            for owner, first, values in chunk:
                for row, value in enumerate(values, first):
                    if value in repeated:
                        repeated[value].append(Place(row, owner))
            yield None
        yield from repeated.values()

    def _chunks(self) -> Iterator[list[tuple[Owner, int, array[int]]]]:
        """Yield stretches of rows: whose values, the first row, the fingerprints as numbers."""
        for start in range(0, len(self._rows), _CHUNK):
            yield [
                (owner, self._rows.start + start, array("q", bytes(data[_SIZE * start : _SIZE * (start + _CHUNK)])))
                for owner, data in self._of_owner.items()
            ]


def _twice(values: Sequence[int]) -> Iterable[int]:
    """Return the values that occur more than once."""
    if len(set(values)) == len(values):
        return ()
    return (value for value, count in Counter(values).items() if count > 1)
