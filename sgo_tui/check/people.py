"""The people of one row, for the rules that look at several of their cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property

from sgo_tui.check.person import is_named, may_be_foreign
from sgo_tui.export import Export, Owner
from sgo_tui.fields import dates
from sgo_tui.i18n import N_

WHO = {
    Owner.PUPIL: N_("pupil"),
    Owner.MOTHER: N_("mother"),
    Owner.FATHER: N_("father"),
    Owner.REPRESENTATIVE: N_("representative"),
    Owner.SECOND_REPRESENTATIVE: N_("representative"),
    Owner.EMPLOYEE: N_("employee"),
}
"""What somebody is in a row, to be translated."""

OLDEST = 100
"""Years; a pupil or a parent with more has a misprint in the birth date."""

Texts = Sequence[str] | Mapping[int, str]
"""The texts of a row by column."""


class Individual:
    """One person of one row; called with the name of a field it gives the text, "" where there is none."""

    def __init__(self, owner: Owner, columns: Mapping[str, int], texts: Texts, today: dt.date) -> None:
        self.owner = owner
        self.columns = columns
        """The column of each field that the file has for this person."""
        self.today = today
        self._texts = texts
        self._is_birth_doubted = False

    def __call__(self, name: str) -> str:
        """Return the text of a field."""
        column = self.columns.get(name)
        return "" if column is None else self._texts[column]

    @cached_property
    def is_there(self) -> bool:
        """Whether the row has this person at all."""
        return is_named(self)

    @cached_property
    def may_be_foreign(self) -> bool:
        """Whether the papers may be another country's, or of another kind than a Russian passport."""
        return may_be_foreign(self)

    def doubt_birth_date(self) -> None:
        """Reckon nothing from the birth date any more: it is wrong for another reason."""
        self._is_birth_doubted = True

    @property
    def born(self) -> dt.date | None:
        """The birth date; None where there is none that can be: nothing is to be reckoned from a misprint."""
        if self._is_birth_doubted:
            return None
        date = dates.parse(self("birth_date"))
        return date if date and self.today.year - OLDEST <= date.year and date <= self.today else None


class Family(dict[Owner, Individual]):
    """The people of one row, a pupil with parents or an employee, and the row itself with what is nobody's."""

    def __init__(self, export: Export, texts: Texts, today: dt.date, row: int = -1) -> None:
        super().__init__()
        self.row = row
        self.texts = texts
        """What stands in the cells of the row."""
        self._persons = export.persons
        self._today = today

    def __missing__(self, owner: Owner) -> Individual:
        """Return somebody who has not been asked for before; most rows need no look at most of their people."""
        person = self[owner] = Individual(owner, self._persons.get(owner, {}), self.texts, self._today)
        return person


def years_between(earlier: dt.date, later: dt.date) -> int:
    """Return the whole years from one day to another; negative when the second comes first.

    >>> leap_day = dt.date(2012, 2, 29)
    >>> years_between(leap_day, dt.date(2026, 2, 28)), years_between(leap_day, dt.date(2012, 1, 1))
    (13, -1)
    """
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))


def years_after(date: dt.date, years: int) -> dt.date:
    """Return the day `years` later; who was born on 29 February has the birthday on 1 March.

    >>> years_after(dt.date(2012, 2, 29), 14)
    datetime.date(2026, 3, 1)
    """
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return dt.date(date.year + years, 3, 1)
