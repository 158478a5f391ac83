"""The page to look at: who is ready for Госуслуги, what is missing, which problems there are. No names, no values."""

from __future__ import annotations

from sgo_tui.i18n import _
from sgo_tui.report.document import document
from sgo_tui.report.figures import Figures
from sgo_tui.report.markup import Markup, element, joined
from sgo_tui.report.problem_sections import by_hand, problems
from sgo_tui.report.readiness_sections import by_class, heat, missing_most, whole
from sgo_tui.report.sections import section
from sgo_tui.work.ago import told_moment
from sgo_tui.work.export_age import told_age


def page(found: Figures, trend: Markup | None = None) -> str:
    """Return the page as a file; `trend` is a picture of how the numbers came to be what they are, if one is kept."""
    title = _("Ready for Госуслуги")
    body = element(
        "main",
        _masthead(found, title),
        whole(found),
        section(_("How it came so"), "", trend) if trend is not None else None,
        by_class(found),
        heat(found),
        missing_most(found),
        problems(found),
        by_hand(found),
    )
    return document(f"{title} · {found.school}" if found.school else title, "page", body)


def _masthead(found: Figures, title: str) -> Markup:
    filters = [joined(element("span", f"{name}: ", class_="quiet"), value) for name, value in found.filters]
    facts = [*filters, _("report of {day}").format(day=f"{found.made:%d.%m.%Y}")]
    if found.exported:
        facts.append(_("exported {when}").format(when=told_moment(found.exported, found.made)))
    warnings = [told for told in (told_age(found.exported, found.made), found.no_columns) if told]
    return element(
        "header",
        element("p", found.school, class_="school") if found.school else None,
        element("h1", title),
        element("ul", [element("li", fact) for fact in facts], class_="facts"),
        [element("p", told, class_="alert") for told in warnings],
    )
