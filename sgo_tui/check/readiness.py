"""Who is ready for Госуслуги: whose data in SGO are complete and right enough to log in.

That takes a name without an error, a birth date that can be, and a СНИЛС that is right and nobody else's; of an
employee also a passport, and a telephone or an e-mail. Source: methodical letter on logging in to SGO by Госуслуги.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from sgo_tui.check.person import is_named
from sgo_tui.check.problem import Problem
from sgo_tui.check.rules import Severity
from sgo_tui.export import Export, Owner
from sgo_tui.i18n import N_


class Lack(str, Enum):
    """What a person lacks; the value is the name in JSON."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    SNILS = "snils"
    PASSPORT = "passport"
    CONTACT = "contact"


WORDS = {
    Lack.NAME: N_("name"),
    Lack.BIRTH_DATE: N_("birth date"),
    Lack.SNILS: N_("СНИЛС"),
    Lack.PASSPORT: N_("passport"),
    Lack.CONTACT: N_("telephone or e-mail"),
}

_NEEDED: dict[Lack, tuple[tuple[str, ...], ...]] = {
    Lack.NAME: (("last_name", "full_name"), ("first_name", "full_name")),
    Lack.BIRTH_DATE: (("birth_date",),),
    Lack.SNILS: (("snils",),),
}
_NEEDED_OF_EMPLOYEE = {
    **_NEEDED,
    Lack.PASSPORT: (("passport_number", "passport_series_number"),),
    Lack.CONTACT: (("mobile_phone", "phone", "home_phone", "email"),),
}
Text = Callable[[int], str]
"""Column -> text of a row: few of the columns matter, and to read them all would take most of the time."""

AS_GOOD_AS_EMPTY = frozenset({"stand-in", "stand-in-erases"})
"""Rules about a dash or a word in place of a value."""


def needed_of(owner: Owner) -> tuple[Lack, ...]:
    """Return what a person of this kind needs, in the order in which it is told."""
    return tuple(needed(owner))


def columns_needed(export: Export, owner: Owner, lack: Lack) -> Iterator[int]:
    """Yield the columns that a person's `lack` is about, as far as the file has them."""
    columns = export.persons.get(owner, {})
    return (columns[name] for group in needed(owner)[lack] for name in group if name in columns)


def lacks(export: Export, owner: Owner, text: Text, problems: Iterable[Problem]) -> tuple[Lack, ...] | None:
    """Return what a person of a row lacks, nothing when ready; None when the row has no such person.

    `text` and `problems` are those of the row.
    """
    columns = export.persons.get(owner, {})
    if not is_named(lambda name: text(columns[name]) if name in columns else ""):
        return None
    wrong = {problem.column for problem in problems if is_useless(problem)}
    return tuple(lack for lack, groups in needed(owner).items() if not _is_met(lack, groups, columns, text, wrong))


def needed(owner: Owner) -> Mapping[Lack, Sequence[Sequence[str]]]:
    """Return the fields of each thing that a person needs: one of every group, and none of them wrong."""
    return _NEEDED_OF_EMPLOYEE if owner is Owner.EMPLOYEE else _NEEDED


def is_useless(problem: Problem) -> bool:
    """Whether a value with this problem does not help to log in."""
    return problem.severity is Severity.ERROR or problem.rule.id in AS_GOOD_AS_EMPTY


def _is_met(
    lack: Lack, groups: Iterable[Sequence[str]], columns: Mapping[str, int], text: Text, wrong: set[int]
) -> bool:
    """Whether one field of each group is good and, but where one of several is enough, none is spoilt."""
    for group in groups:
        filled = [columns[name] for name in group if name in columns and text(columns[name])]
        good = sum(column not in wrong for column in filled)
        if not good or (good < len(filled) and lack is not Lack.CONTACT):
            return False
    return True


@dataclass
class Tally:
    """How many people of a kind are ready, and in which rows the others are."""

    people: int = 0
    unready: list[int] = field(default_factory=list)
    """The rows of those who are not ready."""
    lacking: dict[Lack, list[int]] = field(default_factory=dict)
    """The rows of those who lack something."""

    def add(self, row: int, found: tuple[Lack, ...]) -> None:
        """Count the person of a row, who lacks what was `found`."""
        self.people += 1
        if found:
            self.unready.append(row)
        for lack in found:
            self.lacking.setdefault(lack, []).append(row)

    def take_in(self, other: Tally) -> None:
        """Count all people that `other` counts."""
        self.people += other.people
        self.unready += other.unready
        for lack, rows in other.lacking.items():
            self.lacking.setdefault(lack, []).extend(rows)

    @property
    def ready(self) -> int:
        """How many are ready."""
        return self.people - len(self.unready)

    @property
    def lacks(self) -> Counter[Lack]:
        """How many lack what."""
        return Counter({lack: len(rows) for lack, rows in self.lacking.items()})


class Readiness:
    """Who is ready, by class and for the whole file, counted row by row."""

    def __init__(self, export: Export) -> None:
        self.by_class: dict[str, dict[Owner, Tally]] = {}
        """Classes in the order of the file; "" for rows without one."""
        self.missing_columns = tuple(missing_columns(export))
        """What nobody can have because the file has no column for it."""
        self._export = export
        self._owners = [owner for owner in export.persons if owner is not Owner.ROW]
        self._class_column = export.persons.get(Owner.ROW, {}).get("class")

    def add_row(self, row: int, text: Text, problems: Sequence[Problem]) -> None:
        """Count the people of a row."""
        class_ = "" if self._class_column is None else text(self._class_column)
        for owner in self._owners:
            found = lacks(self._export, owner, text, problems)
            if found is not None:
                self.by_class.setdefault(class_, {}).setdefault(owner, Tally()).add(row, found)

    @property
    def total(self) -> dict[Owner, Tally]:
        """The whole file's."""
        totals: dict[Owner, Tally] = {}
        for tallies in self.by_class.values():
            for owner, tally in tallies.items():
                totals.setdefault(owner, Tally()).take_in(tally)
        return totals


def missing_columns(export: Export) -> Iterator[Lack]:
    """Yield what the file has no column for, of whom it is about: the full list of fields has more."""
    owner = Owner.EMPLOYEE if export.is_staff else Owner.PUPIL
    columns = export.persons.get(owner, {})
    for lack, groups in needed(owner).items():
        if not all(any(name in columns for name in group) for group in groups):
            yield lack
