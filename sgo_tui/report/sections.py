"""Parts of the page: a heading, a sentence, a table."""

from __future__ import annotations

from collections.abc import Sequence

from sgo_tui.report.markup import Markup, element

_FEW_LINES = 24
"""A table that is no longer stays on one sheet."""


def section(title: str, told: str, *content: Markup | None) -> Markup:
    """Return a part of the page; `told` says how to read it."""
    lead = element("p", told, class_="lead") if told else None
    return element("section", element("h2", title), lead, *content)


def table(head: Sequence[Markup], rows: Sequence[Markup], looks: str) -> Markup:
    """Return a table, whose head comes again on every sheet; `looks` names it in the style sheet."""
    if len(rows) <= _FEW_LINES:
        looks = f"{looks} kept"
    return element("table", element("thead", head) if head else None, element("tbody", rows), class_=looks)
