"""The parts of the page on who is ready for Госуслуги and on what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sgo_tui.check.readiness import WORDS
from sgo_tui.i18n import _
from sgo_tui.report.bars import bar
from sgo_tui.report.figures import Figures
from sgo_tui.report.markup import Markup, element
from sgo_tui.report.sections import section, table
from sgo_tui.work.heat_map import Measure, Share
from sgo_tui.work.readiness import PEOPLE

_SHADES = (0.05, 0.15, 0.3, 0.5, 0.75)
"""The parts from which on a number of the map stands on the next darker shade."""
_MOST_MISSING = 12
"""So many lines show what matters; the map has the rest."""
_MOST_UPRIGHT = 9
"""With more columns in the map their labels are turned."""


def whole(found: Figures) -> Markup:
    """Show who is ready in the whole file, large."""
    cards = []
    for measure in found.ready:
        share = found.whole(measure)
        cards.append(
            element(
                "div",
                element("h2", _(PEOPLE[measure.owner])),
                element("p", str(share.percent), element("small", "%"), class_="large"),
                bar(share.part),
                element("p", _of(share), class_="quiet"),
                class_="card",
            )
        )
    return element("section", cards, class_="cards")


def by_class(found: Figures) -> Markup | None:
    """Show who is ready in each class as bars."""
    if not found.classes:
        return None
    measures = found.ready
    head = [_("Class"), *(_(PEOPLE[measure.owner]) for measure in measures)]
    rows = []
    for class_ in found.classes:
        shares = [found.map.share(class_, measure) for measure in measures]
        cells = [element("td", _bar_and_number(share) if share else "—") for share in shares]
        rows.append(element("tr", _class_cell(class_), cells, class_="whole" if class_ is None else None))
    shown = table([element("tr", [element("th", word, scope="col") for word in head])], rows, "shares")
    return section(_("Ready by class"), _("A full bar is a class in which everybody has what the login takes."), shown)


def _bar_and_number(share: Share) -> Markup:
    return element("div", bar(share.part), element("span", _of(share)), class_="share")


def heat(found: Figures) -> Markup | None:
    """Show what is missing in which class: a number on a shade that tells the part of the class."""
    if not found.classes:
        return None
    measures = found.lacking
    rows = [
        element(
            "tr",
            _class_cell(class_),
            [_heat_cell(found.map.share(class_, measure)) for measure in measures],
            class_="whole" if class_ is None else None,
        )
        for class_ in found.classes
    ]
    looks = "heat many" if len(measures) > _MOST_UPRIGHT else "heat"
    told = _("How many lack it, or have it wrong. The darker the cell, the larger their part of the class.")
    return section(_("What is missing where"), told, _legend(), table(_heat_head(measures), rows, looks))


def _heat_head(measures: Sequence[Measure]) -> list[Markup]:
    groups = [element("th", _("Class"), rowspan=2, scope="col")]
    for owner, group in groupby(measures, key=lambda measure: measure.owner):
        groups.append(element("th", _(PEOPLE[owner]), colspan=len(list(group)), scope="colgroup"))
    words = [_(WORDS[measure.lack]) for measure in measures if measure.lack]
    labels = [element("th", element("span", word), scope="col") for word in words]
    return [element("tr", groups), element("tr", labels)]


def _heat_cell(share: Share | None) -> Markup:
    if share is None:
        return element("td", "—", class_="none")
    title = _("{part} % of {people}").format(part=round(share.part * 100), people=share.people)
    return element("td", share.count or "·", class_=f"shade-{_shade(share)}", title=title)


def _legend() -> Markup:
    bounds = [0, *(round(part * 100) for part in _SHADES)]
    keys = [element("li", f"{bound} %", class_=f"shade-{index}") for index, bound in enumerate(bounds)]
    return element("ul", element("li", _("part of the class, from:"), class_="quiet"), keys, class_="legend")


def _shade(share: Share) -> int:
    return sum(share.part >= bound for bound in _SHADES) if share.count else 0


def missing_most(found: Figures) -> Markup | None:
    """Show what is missing most in the whole file."""
    rows = []
    for measure, count in list(found.map.missing_most())[:_MOST_MISSING]:
        share = found.whole(measure)
        rows.append(
            element(
                "tr",
                element("th", _(WORDS[measure.lack]) if measure.lack else None, scope="row"),
                element("td", _(PEOPLE[measure.owner]), class_="quiet"),
                element("td", bar(share.part, looks="lack")),
                element("td", count, class_="number"),
            )
        )
    if not rows:
        return section(_("What is missing most"), _("Nothing: everybody has all that it takes."))
    told = _("A full bar would be everybody of these people.")
    return section(_("What is missing most"), told, table([], rows, "most"))


def _class_cell(class_: str | None) -> Markup:
    name = _("All") if class_ is None else class_.strip() or _("no class")
    return element("th", name, scope="row")


def _of(share: Share) -> str:
    return _("{ready} of {people}").format(ready=share.count, people=share.people)
