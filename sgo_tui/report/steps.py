"""What a family or an employee is told to do for the login by Госуслуги, besides bringing the data.

Source: methodical letter on logging in to SGO by Госуслуги, and the help pages of Госуслуги.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sgo_tui.check.login import accounts_of_pupil, ways_to_confirm
from sgo_tui.export import Owner
from sgo_tui.i18n import N_, _
from sgo_tui.report.gaps import Household


class Steps(NamedTuple):
    """What is to be done, in sentences under a heading."""

    heading: str
    items: Sequence[str]
    is_choice: bool = False
    """Whether one of them is enough."""


_COMPARE = N_("The name, the birth date and the СНИЛС in the account must be the same as in the documents.")


def steps(household: Household) -> list[Steps]:
    """Return what the people of a row are told, in order."""
    told, ways = ways_to_confirm()
    return [Steps(told, ways, is_choice=True), Steps(_("Logging in"), [*_logging_in(household)])]


def _logging_in(household: Household) -> Iterator[str]:
    person = household.members[0].person
    if person.owner is Owner.PUPIL:
        yield from accounts_of_pupil(person)
    yield _(_COMPARE)
