"""What a family or an employee is told to do for the login by Госуслуги, besides bringing the data.

Source: methodical letter on logging in to SGO by Госуслуги, and the help pages of Госуслуги.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sgo_tui.check.login import accounts_of_pupil
from sgo_tui.export import Owner
from sgo_tui.i18n import N_, _
from sgo_tui.report.gaps import Household


class Steps(NamedTuple):
    """What is to be done, in sentences under a heading."""

    heading: str
    items: list[str]
    is_choice: bool = False
    """Whether one of them is enough."""


_WAYS_TO_CONFIRM = (
    N_("online: in the application or on the site of your bank;"),
    N_("in person: at a service centre, with the passport and the СНИЛС;"),
    N_("by a qualified electronic signature."),
)
_COMPARE = N_("The name, the birth date and the СНИЛС in the account must be the same as in the documents.")


def steps(household: Household) -> list[Steps]:
    """Return what the people of a row are told, in order."""
    ways = [*map(_, _WAYS_TO_CONFIRM)]
    confirm = Steps(_("The account on Госуслуги must be a confirmed one. One of three ways:"), ways, is_choice=True)
    return [confirm, Steps(_("Logging in"), [*_logging_in(household)])]


def _logging_in(household: Household) -> Iterator[str]:
    person = household.members[0].person
    if person.owner is Owner.PUPIL:
        yield from accounts_of_pupil(person)
    yield _(_COMPARE)
