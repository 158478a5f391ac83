"""Readiness as a map: classes down, what is counted across, and whose rows stand behind each number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sgo_tui.check.readiness import Lack, Readiness, Tally, columns_needed, needed_of
from sgo_tui.export import Export, Owner
from sgo_tui.work.comparing import natural
from sgo_tui.work.readiness import PEOPLE


class Measure(NamedTuple):
    """What is counted in a column of the map: who of a kind of people is ready, or who lacks something."""

    owner: Owner
    lack: Lack | None = None
    """None for who is ready."""


@dataclass(frozen=True)
class Share:
    """A number of the map."""

    count: int
    people: int
    rows: Sequence[int]
    """Where there is something to do: the rows of those who lack it, or who are not ready."""

    @property
    def part(self) -> float:
        """The part of the people, 0 to 1."""
        return self.count / self.people

    @property
    def percent(self) -> int:
        """The same in whole percent, rounded down: nobody is told that all are ready while one is not."""
        return self.count * 100 // self.people


@dataclass(frozen=True)
class HeatMap:
    """Shares by class and measure."""

    classes: Sequence[str | None]
    """None, which is the whole file, then the classes in their order, "" for rows without one."""
    measures: Sequence[Measure]
    """First those of who is ready, then what each kind of people lacks."""
    tallies: dict[str | None, dict[Owner, Tally]]

    def share(self, class_: str | None, measure: Measure) -> Share | None:
        """Return a number of the map; None where a class has no such people."""
        tally = self.tallies.get(class_, {}).get(measure.owner)
        if tally is None:
            return None
        if measure.lack is None:
            return Share(tally.ready, tally.people, tally.unready)
        rows = tally.lacking.get(measure.lack, [])
        return Share(len(rows), tally.people, rows)

    def missing_most(self) -> Iterator[tuple[Measure, int]]:
        """Yield what is lacking in the whole file with how many lack it, the most frequent first."""
        counts = [(m, s.count) for m in self.measures if m.lack and (s := self.share(None, m)) and s.count]
        yield from sorted(counts, key=lambda pair: -pair[1])


def measures_of(export: Export) -> list[Measure]:
    """Return what can be counted in an export, before anything is."""
    owners = owners_of(export)
    return [*map(Measure, owners), *(Measure(owner, lack) for owner in owners for lack in needed_of(owner))]


def owners_of(export: Export) -> list[Owner]:
    """Return the kinds of people that an export has, in the order in which they are told."""
    return [owner for owner in PEOPLE if owner in export.persons]


def heat_map(export: Export, readiness: Readiness) -> HeatMap:
    """Return the map of what has been counted."""
    classes = sorted(readiness.by_class, key=natural)
    shown = classes if any(classes) else []
    tallies: dict[str | None, dict[Owner, Tally]] = {None: readiness.total}
    tallies.update(readiness.by_class)
    return HeatMap([None, *shown], measures_of(export), tallies)


def column_of(export: Export, measure: Measure) -> int | None:
    """Return the first column where something can be done about a measure; None where the file has none."""
    return next(iter(columns_needed(export, measure.owner, measure.lack)), None) if measure.lack else None
