"""Writing HTML: a text stays a text, whatever it says."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.plain import marked
from sgo_tui.report.document import document
from sgo_tui.report.markup import Markup, element, joined


@given(st.text())
def test_any_text_is_read_as_it_is(text: str) -> None:
    """In an element and in an attribute; what no reader would see is marked, as in the terminal."""
    read = lxml.html.fromstring(element("p", text, title=text))
    assert read.tag == "p"
    assert not len(read)
    assert (read.text or "") == read.get("title") == marked(text)


@pytest.mark.parametrize("text", ["<script>x</script>", "</p><p>", "&lt;", '"', "'", "]]>", "<!--"])
def test_texts_that_look_like_markup(text: str) -> None:
    """They are told from what is markup."""
    assert lxml.html.fromstring(element("p", element("b", text))).text_content() == text
    assert joined(Markup("<br>"), "<br>") == "<br>&lt;br&gt;"


def test_a_document_fetches_nothing() -> None:
    """The browser is told so, too."""
    text = document("«5А» <b>", "page", element("p", "<i>"))
    page = lxml.html.document_fromstring(text)
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == "«5А» <b>"
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert page.xpath("//script | //link | //img | //@src | //@href | //iframe | //i") == []
    assert not [word for word in ("url(", "@import", "http:", "https:") if word in text]
