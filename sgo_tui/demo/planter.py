"""Strewing mistakes over right rows: few enough to look like a real file, even enough to have every kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from sgo_tui.demo.cards import Row
from sgo_tui.demo.mistakes import CHECKED_FIELDS, MISTAKES, NAMES, Mistake, Spot
from sgo_tui.export import Owner

RATE = 0.1
"""The share of checked values that are spoiled."""
LOCKED_RATE = 0.02
"""The same for a pupil's names and birth date, which cannot be put right in the file."""
_LOCKED = frozenset((*NAMES, "birth_date"))


class Planter:
    """Spoils one value in ten; the mistakes of a field take turns, so that small files have many kinds."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._turns = {field: _in_random_order(field, random) for field in CHECKED_FIELDS}
        self._left: dict[tuple[str, float], int] = {}
        """How many values of a field stay right before the next mistake."""

    def plant(self, row: Row, columns: Iterable[tuple[Owner, str]]) -> Iterator[tuple[Owner, str, Mistake]]:
        """Spoil values of `row` in place, those of `columns` only, and yield where and how."""
        for owner, field in columns:
            person = row.get(owner, {})
            if field in self._turns and person.get(field, "") != "" and self._is_due(owner, field):
                mistake = self._spoil(Spot(person, field, self._random))
                if mistake is not None:
                    yield owner, field, mistake

    def _is_due(self, owner: Owner, field: str) -> bool:
        rate = LOCKED_RATE if owner is Owner.PUPIL and field in _LOCKED else RATE
        gap = round(1 / rate)
        left = self._left.get((field, rate), self._random.randrange(gap))
        if left == 0:
            self._left[field, rate] = self._random.randrange(gap // 2, gap + gap // 2 + 1) - 1
            return True
        self._left[field, rate] = left - 1
        return False

    def _spoil(self, spot: Spot) -> Mistake | None:
        turns = self._turns[spot.field]
        for mistake in turns:
            wrong = mistake.spoil(spot)
            if wrong is not None:
                spot.person[spot.field] = wrong
                turns.remove(mistake)
                turns.append(mistake)
                return mistake
        return None


def _in_random_order(field: str, random: Random) -> list[Mistake]:
    found = [mistake for mistake in MISTAKES if field in mistake.fields]
    random.shuffle(found)
    return found
