"""The parts of the page on problems."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sgo_tui.check import Severity
from sgo_tui.check.explanations import EXPLANATIONS
from sgo_tui.i18n import _, ngettext
from sgo_tui.report.bars import bar
from sgo_tui.report.figures import Figures, title_of_code
from sgo_tui.report.markup import Markup, element, joined
from sgo_tui.report.sections import section, table

_SIGNS = {Severity.ERROR: "!", Severity.WARNING: "?", Severity.HINT: "·"}
"""Those of the editor."""
_FIRST_SENTENCE = re.compile(r".+?[.!?](?= [«A-ZА-ЯЁ]|$)")


def problems(found: Figures) -> Markup:
    """Show the problems by rule, each with a sentence on what it is."""
    if not found.rules:
        return section(_("Problems by rule"), _("No problems were found."))
    largest = max(group.total for group in found.rules)
    rows = [
        element(
            "tr",
            _sign(group.worst, "td"),
            element("th", title_of_code(group.name), " ", element("span", group.name, class_="quiet"), scope="row"),
            element("td", _first_sentence(group.name)),
            element("td", bar(group.total / largest, looks=group.worst.word), class_="short"),
            element("td", group.total, class_="number"),
        )
        for group in found.rules
    ]
    told = element("ul", [element("li", count) for count in _counts(found)], class_="facts")
    return section(_("Problems by rule"), "", told, table([], rows, "rules"))


def by_hand(found: Figures) -> Markup | None:
    """Show what no import can mend."""
    if not found.by_hand:
        return None
    rows = [
        element("tr", element("th", title_of_code(code), scope="row"), element("td", count, class_="number"))
        for code, count in found.by_hand.items()
    ]
    count = sum(found.by_hand.values())
    told = ngettext(
        "{n} cell can only be mended on the card in SGO: SGO finds the person by it and never changes it on import.",
        "{n} cells can only be mended on the cards in SGO: SGO finds people by them and never changes them on import.",
        count,
    ).format(n=count)
    return section(_("To be mended by hand in SGO"), told, table([], rows, "hand"))


def _counts(found: Figures) -> Iterator[Markup]:
    """Yield how many problems there are, with the signs that they have below."""
    errors, warnings, hints = found.problem_counts.values()
    words = (
        ngettext("{n} error", "{n} errors", errors).format(n=errors),
        ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
        ngettext("{n} hint", "{n} hints", hints).format(n=hints),
    )
    return (joined(_sign(severity, "b"), " ", told) for severity, told in zip(found.problem_counts, words, strict=True))


def _sign(severity: Severity, tag: str) -> Markup:
    return element(tag, _SIGNS[severity], class_=f"sign {severity.word}", title=_(severity.word))


def _first_sentence(code: str) -> str:
    """Return what an explanation begins with."""
    text = _(EXPLANATIONS[code].text)
    hit = _FIRST_SENTENCE.match(text)
    return hit[0] if hit else text
