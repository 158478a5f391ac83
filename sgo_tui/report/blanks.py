"""Blanks to write in by hand: a box for each digit, a line for each word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sgo_tui.check.readiness import Lack
from sgo_tui.i18n import N_, _
from sgo_tui.report.gaps import Gap, State
from sgo_tui.report.markup import Markup, element

_BOX = "_"
_FORMS: Mapping[Lack, Sequence[tuple[str, str]]] = {
    Lack.NAME: ((N_("Name as in the document"), ""),),
    Lack.BIRTH_DATE: ((N_("Birth date"), "__.__.____"),),
    Lack.SNILS: ((N_("СНИЛС"), "___-___-___ __"),),
    Lack.PASSPORT: ((N_("Passport: series and number"), "__ __ ______"),),
    Lack.CONTACT: ((N_("Mobile telephone"), "+7 ___ ___-__-__"), (N_("E-mail"), "")),
}
"""What is asked for each lack: a label, and the form with a box for each «_», "" for a line."""


def blanks(gap: Gap) -> list[Markup]:
    """Return the lines to be filled in for what a person lacks."""
    told = _("check and write it anew") if gap.state is not State.MISSING else None
    return [
        element(
            "div",
            element("span", _(label), element("small", told, class_="quiet") if told else None, class_="label"),
            _boxes(form) if form else line(),
            class_="blank",
        )
        for label, form in _FORMS[gap.lack]
    ]


def line() -> Markup:
    """Return a line to write on, as long as its place."""
    return element("span", class_="line")


def _boxes(form: str) -> Markup:
    cells = [element("i") if sign == _BOX else element("span", sign) for sign in form]
    return element("span", cells, class_="boxes")
