"""Who is ready for Госуслуги: whose data in SGO are complete and right enough to log in.

That takes a name without an error, a birth date that can be, and a СНИЛС that is right and nobody else's; of an
employee also a passport, and a telephone or an e-mail. Source: methodical letter on logging in to SGO by Госуслуги.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
"""The fields of each thing: one of every group must be filled, and none may be wrong."""
_NEEDED_OF_EMPLOYEE = {
    **_NEEDED,
    Lack.PASSPORT: (("passport_number", "passport_series_number"),),
    Lack.CONTACT: (("mobile_phone", "phone", "home_phone", "email"),),
}
_FIELDS = frozenset(name for groups in _NEEDED_OF_EMPLOYEE.values() for group in groups for name in group)
_AS_GOOD_AS_EMPTY = frozenset({"stand-in", "stand-in-erases"})


def lacks(export: Export, owner: Owner, texts: Sequence[str], problems: Iterable[Problem]) -> tuple[Lack, ...] | None:
    """Return what a person of a row lacks, nothing when ready; None when the row has no such person.

    `texts` and `problems` are those of the row.
    """
    columns = export.persons.get(owner, {})
    if not is_named(lambda name: texts[columns[name]] if name in columns else ""):
        return None
    wrong = {p.column for p in problems if p.severity is Severity.ERROR or p.rule.id in _AS_GOOD_AS_EMPTY}
    filled = {name: columns[name] for name in _FIELDS if name in columns and texts[columns[name]]}
    good = {name for name, column in filled.items() if column not in wrong}
    spoilt = filled.keys() - good
    needed = _NEEDED_OF_EMPLOYEE if owner is Owner.EMPLOYEE else _NEEDED
    return tuple(lack for lack, groups in needed.items() if not _is_met(lack, groups, good, spoilt))


def _is_met(lack: Lack, groups: Iterable[Sequence[str]], good: set[str], spoilt: set[str]) -> bool:
    """Whether one field of each group is good and, but where one of several is enough, none is spoilt."""
    if lack is not Lack.CONTACT and any(name in spoilt for group in groups for name in group):
        return False
    return all(any(name in good for name in group) for group in groups)


@dataclass
class Tally:
    """How many people of a kind are ready."""

    people: int = 0
    ready: int = 0
    lacks: Counter[Lack] = field(default_factory=Counter)
    """How many lack what."""

    def add(self, found: tuple[Lack, ...]) -> None:
        """Count a person."""
        self.people += 1
        self.ready += not found
        self.lacks.update(found)


@dataclass
class Readiness:
    """Who is ready, by class and for the whole file."""

    by_class: dict[str, dict[Owner, Tally]] = field(default_factory=dict)
    """Classes in the order of the file; "" for rows without one."""
    missing_columns: tuple[Lack, ...] = ()
    """What nobody can have because the file has no column for it."""

    def add(self, class_: str, owner: Owner, found: tuple[Lack, ...]) -> None:
        """Count a person."""
        self.by_class.setdefault(class_, {}).setdefault(owner, Tally()).add(found)

    @property
    def total(self) -> dict[Owner, Tally]:
        """The whole file's."""
        totals: dict[Owner, Tally] = {}
        for tallies in self.by_class.values():
            for owner, tally in tallies.items():
                total = totals.setdefault(owner, Tally())
                total.people += tally.people
                total.ready += tally.ready
                total.lacks.update(tally.lacks)
        return totals


Row = tuple[Sequence[str], Sequence[Problem]]
"""The texts and the problems of a row."""


def readiness_of(export: Export, rows: Iterable[Row]) -> Readiness:
    """Count who is ready."""
    owners = [owner for owner in export.persons if owner is not Owner.ROW]
    class_column = export.persons.get(Owner.ROW, {}).get("class")
    result = Readiness(missing_columns=tuple(_missing_columns(export)))
    for texts, problems in rows:
        for owner in owners:
            found = lacks(export, owner, texts, problems)
            if found is not None:
                result.add("" if class_column is None else texts[class_column], owner, found)
    return result


def _missing_columns(export: Export) -> Iterator[Lack]:
    """Yield what the file has no column for, of whom it is about: the full list of fields has more."""
    columns = export.persons.get(Owner.EMPLOYEE if export.is_staff else Owner.PUPIL, {})
    for lack, groups in (_NEEDED_OF_EMPLOYEE if export.is_staff else _NEEDED).items():
        if not all(any(name in columns for name in group) for group in groups):
            yield lack
