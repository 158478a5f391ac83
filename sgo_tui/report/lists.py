"""Lists for class teachers: who of the class lacks what, without values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sgo_tui.check.people import WHO
from sgo_tui.export import Owner
from sgo_tui.export.title import title_of
from sgo_tui.i18n import _
from sgo_tui.plain import marked
from sgo_tui.report.exports import export_of
from sgo_tui.report.gaps import Household, Member, households
from sgo_tui.work.comparing import natural
from sgo_tui.work.readiness import no_columns
from sgo_tui.work.table import Table


@dataclass(frozen=True)
class ClassList:
    """Who of one class lacks what."""

    name: str
    """The class as it is called, also for a file: «5А», «без класса», «сотрудники»."""
    school: str
    made: dt.date
    households: Sequence[Household]
    """Those who lack something, in the order of the file."""
    note: str
    """What the file has no column for, as a sentence; "" when nothing is missing."""

    @property
    def owners(self) -> list[Owner]:
        """The kinds of people who lack something."""
        found = {member.owner for household in self.households for member in household.members if member.gaps}
        return [owner for owner in Owner if owner in found]

    @property
    def title(self) -> str:
        """The heading of the list."""
        title = _("{class_}: what is missing for Госуслуги").format(class_=self.name)
        return marked(title[:1].upper() + title[1:])

    @property
    def subtitle(self) -> str:
        """School, day and how many are listed."""
        count = _("in the list: {n}").format(n=len(self.households))
        return marked(" · ".join(filter(None, (self.school, f"{self.made:%d.%m.%Y}", count))))


def lists(table: Table, made: dt.date) -> list[ClassList]:
    """Return a list for each class, «2А» before «10А»; also for those where nothing is missing.

    Raises UsageError for a sheet that is no export.
    """
    export = export_of(table)
    by_class: dict[str, list[Household]] = {}
    for household in households(table):
        shown = by_class.setdefault("" if export.is_staff else household.class_, [])
        if not household.is_complete:
            shown.append(household)
    nameless = _("employees") if export.is_staff else _("no class")
    school, note = title_of(table.sheet, export).school, no_columns(export)
    return [
        ClassList(marked(class_) or nameless, school, made, by_class[class_], note)
        for class_ in sorted(by_class, key=natural)
    ]


def as_text(shown: ClassList) -> str:
    """Return a list as lines of text."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: ClassList) -> Iterator[str]:
    yield shown.title
    yield shown.subtitle
    if shown.note:
        yield shown.note
    for number, household in enumerate(shown.households, 1):
        yield ""
        yield f"{number}. {marked(household.name)}"
        for member in household.members:
            if member.gaps:
                yield f"   {_(WHO[member.owner])}: {', '.join(words_of(member))}"


def words_of(member: Member) -> list[str]:
    """Return what a person lacks, in words."""
    return [gap.words for gap in member.gaps]
