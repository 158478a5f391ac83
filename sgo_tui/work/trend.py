"""How the number of people who are ready grows, and whether that is fast enough for a deadline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgo_tui.i18n import _, ngettext


@dataclass(frozen=True)
class Counts:
    """How many people there are, how many of them are ready, and how many lack what."""

    people: int = 0
    ready: int = 0
    lacks: Mapping[str, int] = field(default_factory=dict)

    @property
    def part(self) -> float:
        """The part that is ready, 0 to 1; of nobody all."""
        return self.ready / self.people if self.people else 1.0

    @property
    def percent(self) -> int:
        """The same in whole hundredths: 100 only when all are ready."""
        return 100 * self.ready // self.people if self.people else 100

    @property
    def left(self) -> int:
        """How many are not ready."""
        return self.people - self.ready

    def plus(self, other: Counts) -> Counts:
        """Return both together."""
        return Counts(self.people + other.people, self.ready + other.ready, Counter(self.lacks) + Counter(other.lacks))


@dataclass(frozen=True)
class Day:
    """What was counted on one day."""

    day: date
    by_class: Mapping[str, Counts]

    @property
    def total(self) -> Counts:
        """All classes together."""
        return together(self.by_class.values())


def together(counts: Iterable[Counts]) -> Counts:
    """Return all counts together."""
    total = Counts()
    for each in counts:
        total = total.plus(each)
    return total


def per_day(left: int, days: int) -> int:
    """Return how many people a day make `left` people in that many days, rounded up.

    >>> per_day(34, 6), per_day(3, 6), per_day(0, 6)
    (6, 1, 0)
    """
    return -(-left // days)


def told_pace(days: Sequence[Day], deadline: date | None, today: date) -> str:
    """Return how many people are left, how long there is, and what that makes a day; one or two sentences."""
    left = days[-1].total.left
    if not left:
        return _("All are ready.")
    people = ngettext("{n} person is left", "{n} people are left", left).format(n=left)
    if deadline is None:
        return _('{people}. A deadline is set in the settings: deadline = "01.12.2026"').format(people=people)
    rest = (deadline - today).days
    if rest < 0:
        over = ngettext("the deadline was {n} day ago", "the deadline was {n} days ago", -rest).format(n=-rest)
        return _("{people}, {over}.").format(people=people, over=over)
    if rest == 0:
        return _("{people}, the deadline is today.").format(people=people)
    until = ngettext("{n} day until the deadline", "{n} days until the deadline", rest).format(n=rest)
    needed = _("{people}, {until}: {n} a day.").format(people=people, until=until, n=per_day(left, rest))
    return " ".join(filter(None, (needed, _told_so_far(days))))


def _told_so_far(days: Sequence[Day]) -> str:
    """Return how many people a day it was so far; "" where one day only was counted, or nobody became ready."""
    first, last = days[0], days[-1]
    span, gained = (last.day - first.day).days, last.total.ready - first.total.ready
    if span < 1 or gained < 1:
        return ""
    return _("So far about {n} a day.").format(n=max(1, round(gained / span)))
