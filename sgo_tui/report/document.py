"""A page as one file that needs nothing else: no network, no script, no font, no picture."""

from __future__ import annotations

from pathlib import Path

from sgo_tui.i18n import current_language
from sgo_tui.report.markup import Content, Markup, element, joined

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""A browser fetches nothing for the page, whatever stands in it."""


def document(title: str, style: str, *body: Content) -> str:
    """Return a whole page with the looks of the style sheet `style`, a name in this room."""
    sheets = "\n".join(Path(__file__).with_name(f"{name}.css").read_text("utf-8") for name in ("paper", style))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        # Not escaped: a style sheet knows no entities, and it holds nothing of the file.
        element("style", Markup(sheets)),
    )
    return "<!DOCTYPE html>\n" + joined(element("html", head, element("body", *body), lang=current_language())) + "\n"
