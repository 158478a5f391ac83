"""Who lacks what for Госуслуги, person by person, without values: for class teachers and for families."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import NamedTuple

from sgo_tui.check import Problem
from sgo_tui.check.people import Family, Individual
from sgo_tui.check.readiness import AS_GOOD_AS_EMPTY, Lack, is_useless, lacks, needed
from sgo_tui.export import Export, Owner
from sgo_tui.i18n import N_, _
from sgo_tui.report.exports import export_of
from sgo_tui.settings import settings
from sgo_tui.work.people import name_of
from sgo_tui.work.table import Table


class State(Enum):
    """What is the matter with something that is needed."""

    MISSING = "missing"
    WRONG = "wrong"
    SHARED = "shared"
    """Somebody else has the same: one of the two is right."""
    DIFFERENT = "different"
    """The same parent has another one in the row of another child: one of the two is right."""


_STATES = {
    "snils-of-other": State.SHARED,
    "passport-of-other": State.SHARED,
    "snils-of-parent-differs": State.DIFFERENT,
}
"""What a rule says of a value that may well be right; all others say that it is wrong."""


class Gap(NamedTuple):
    """Something that a person lacks."""

    lack: Lack
    state: State

    @property
    def words(self) -> str:
        """The same for people: «no СНИЛС»."""
        return _(_WORDS[self])


_WORDS = {
    Gap(Lack.NAME, State.MISSING): N_("no name"),
    Gap(Lack.NAME, State.WRONG): N_("a mistake in the name"),
    Gap(Lack.BIRTH_DATE, State.MISSING): N_("no birth date"),
    Gap(Lack.BIRTH_DATE, State.WRONG): N_("a mistake in the birth date"),
    Gap(Lack.SNILS, State.MISSING): N_("no СНИЛС"),
    Gap(Lack.SNILS, State.WRONG): N_("a mistake in the СНИЛС"),
    Gap(Lack.SNILS, State.SHARED): N_("the same СНИЛС as somebody else"),
    Gap(Lack.SNILS, State.DIFFERENT): N_("another СНИЛС in another child's row"),
    Gap(Lack.PASSPORT, State.MISSING): N_("no passport"),
    Gap(Lack.PASSPORT, State.WRONG): N_("a mistake in the passport"),
    Gap(Lack.PASSPORT, State.SHARED): N_("the same passport as somebody else"),
    Gap(Lack.CONTACT, State.MISSING): N_("no telephone and no e-mail"),
    Gap(Lack.CONTACT, State.WRONG): N_("a mistake in the telephone or e-mail"),
}


@dataclass(frozen=True)
class Member:
    """A person of a row and what is to be asked for."""

    person: Individual
    gaps: Sequence[Gap]

    @property
    def owner(self) -> Owner:
        """What the person is in the row."""
        return self.person.owner

    @property
    def name(self) -> str:
        """The full name as it stands."""
        return name_of(self.person)


@dataclass(frozen=True)
class Household:
    """The people of a row: a pupil with parents, or an employee."""

    row: int
    class_: str
    members: Sequence[Member]
    """The pupil or the employee first."""

    @property
    def name(self) -> str:
        """Whom the row is about."""
        return self.members[0].name

    @property
    def is_complete(self) -> bool:
        """Whether nobody lacks anything."""
        return not any(member.gaps for member in self.members)


def households(table: Table) -> Iterator[Household]:
    """Yield the people of each row, whether they lack something or not, checking what has not been checked yet.

    What the file has no column for is not told of anybody: it may well be in SGO. Raises UsageError for a sheet that is
    no export.
    """
    export = export_of(table)
    table.check_all()
    owners = [owner for owner in Owner if owner is not Owner.ROW and owner in export.persons]
    asked = {owner: _asked(export, owner) for owner in owners}
    today = settings().today()
    for row in table.data_rows:
        family = Family(export, table.texts(row), today, row)
        problems = list(table.problems.in_row(row))
        members = []
        for owner in owners:
            found = lacks(export, owner, partial(table.text, row), problems)
            if found is not None:
                gaps = [Gap(lack, _state(family[owner], lack, problems)) for lack in found if lack in asked[owner]]
                members.append(Member(family[owner], gaps))
        if members:
            yield Household(row, family[Owner.ROW]("class").strip(), members)


def _asked(export: Export, owner: Owner) -> Collection[Lack]:
    """Return what the file has columns for."""
    columns = export.persons[owner]
    return {lack for lack, groups in needed(owner).items() if all(not columns.keys().isdisjoint(g) for g in groups)}


def _state(person: Individual, lack: Lack, problems: Sequence[Problem]) -> State:
    groups = [[name for name in group if name in person.columns] for group in needed(person.owner)[lack]]
    columns = {person.columns[name] for group in groups for name in group}
    told = [problem for problem in problems if problem.column in columns and is_useless(problem)]
    stood_in_for = {problem.column for problem in told if problem.rule.id in AS_GOOD_AS_EMPTY}
    if any(all(not person(name) or person.columns[name] in stood_in_for for name in group) for group in groups):
        return State.MISSING
    states = {_STATES.get(problem.rule.id, State.WRONG) for problem in told}
    return State.WRONG if State.WRONG in states or not states else min(states, key=list(State).index)
