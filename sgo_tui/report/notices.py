"""Notices for families and employees: what is missing, blanks for it on a slip to cut off, and what else to do.

A sheet for each row. Names are printed, that is what the paper is for; the data of the file are not.
"""

from __future__ import annotations

from collections.abc import Iterable

from sgo_tui.check.people import WHO
from sgo_tui.export import Owner
from sgo_tui.export.title import title_of
from sgo_tui.i18n import N_, _
from sgo_tui.report.blanks import blanks, line
from sgo_tui.report.document import document
from sgo_tui.report.exports import export_of
from sgo_tui.report.gaps import Household, Member, households
from sgo_tui.report.markup import Markup, element, joined
from sgo_tui.report.steps import Steps, steps
from sgo_tui.settings import settings
from sgo_tui.work.comparing import natural
from sgo_tui.work.table import Table

_TITLE = N_("Login to «Сетевой город» through Госуслуги")


def receivers(table: Table, *, everybody: bool = False) -> list[Household]:
    """Return who gets a notice, class by class: those who lack something, or `everybody`.

    Raises UsageError for a sheet that is no export.
    """
    told = [household for household in households(table) if everybody or not household.is_complete]
    return sorted(told, key=lambda household: natural(household.class_))


def notices(table: Table, told: Iterable[Household]) -> str:
    """Return the notices of an export as one file, a sheet for each household of `told`."""
    school = title_of(table.sheet, export_of(table)).school
    return document(_(_TITLE), "notices", [_sheet(school, household) for household in told])


def _sheet(school: str, household: Household) -> Markup:
    return element("article", _letter(school, household), None if household.is_complete else _slip(household))


def _letter(school: str, household: Household) -> Markup:
    return element(
        "section",
        element("p", school, class_="school") if school else None,
        element("h1", _(_TITLE)),
        element("p", _whom(household), class_="whom"),
        element("p", _greeting(household)),
        element("p", _request(household)),
        [_steps(part) for part in steps(household)],
        element("p", _("Where to log in:"), " ", _or_line(settings().portal), class_="filled"),
        None if household.is_complete else _until(),
    )


def _steps(part: Steps) -> Markup:
    items = [element("li", item) for item in part.items]
    return joined(element("h2", part.heading), element("ol" if part.is_choice else "ul", items))


def _until() -> Markup:
    deadline = settings().deadline
    day = _or_line(f"{deadline:%d.%m.%Y}" if deadline else None)
    return element("p", _("The slip is to be returned by:"), " ", day, class_="filled")


def _whom(household: Household) -> str:
    return f"{household.name}, {household.class_}" if household.class_ else household.name


def _greeting(household: Household) -> str:
    return _("Dear colleague,") if _is_employee(household) else _("Dear parents,")


def _request(household: Household) -> str:
    if household.is_complete:
        return _("The school has all the data that the login needs. What is left to do is told below.")
    if _is_employee(household):
        return _(
            "For the login the data in «Сетевой город» must be complete and the same as in your documents. Please fill "
            "in the slip from the documents and hand it in at the office."
        )
    return _(
        "For the login the data in «Сетевой город» must be complete and the same as in your documents. Please fill in "
        "the slip from the documents and give it to the class teacher."
    )


def _slip(household: Household) -> Markup:
    consent = _("Consent to the processing of personal data (in the school's own words):")
    return element(
        "section",
        element("p", "✂", class_="cut", aria_hidden="true"),
        element("h2", _whom(household)),
        [_of_member(member) for member in household.members if member.gaps],
        element("p", consent, line(), line(), class_="consent"),
        element("p", _("Date"), line(), _("Signature"), line(), class_="filled"),
        class_="slip",
    )


def _of_member(member: Member) -> Markup:
    who = _(WHO[member.owner]).capitalize()
    return element(
        "div",
        element("h3", who, " ", element("span", member.name, class_="quiet")),
        [blanks(gap) for gap in member.gaps],
        class_="member",
    )


def _or_line(text: str | None) -> Markup:
    return element("b", text) if text else line()


def _is_employee(household: Household) -> bool:
    return household.members[0].owner is Owner.EMPLOYEE
