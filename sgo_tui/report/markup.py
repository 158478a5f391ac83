"""Writing HTML in which every text is a text: what comes from a file cannot become markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import TypeAlias, Union

from sgo_tui.plain import marked

_VOID = frozenset({"br", "col", "meta"})
"""Elements that have no content and no end."""


class Markup(str):
    """A text that is HTML already."""

    __slots__ = ()


Content: TypeAlias = Union[str, int, Iterable["Content"], None]  # noqa: UP007 - «|» takes no name in quotes
"""What stands in an element: texts, elements, numbers, nothing, or several of these."""


def element(name: str, /, *content: Content, **attributes: str | float | None) -> Markup:
    """Return an element; an attribute that is None is left out.

    Names of attributes are those of HTML; a word of Python ends in «_», and «_» inside stands for a hyphen.

    >>> element("td", "1 < 2", class_="wide", aria_label='"a"')
    '<td class="wide" aria-label="&quot;a&quot;">1 &lt; 2</td>'
    >>> element("p", element("b", "5А"), None, [" & ", 7])
    '<p><b>5А</b> &amp; 7</p>'
    """
    stated = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{stated}>" if name in _VOID else f"<{name}{stated}>{joined(content)}</{name}>")


def joined(*content: Content) -> Markup:
    """Return texts and elements behind each other."""
    return Markup("".join(_pieces(content)))


def _pieces(content: Content) -> Iterator[str]:
    if isinstance(content, Markup):
        yield content
    elif isinstance(content, str):
        yield _escaped(content)
    elif isinstance(content, int):
        yield str(content)
    elif content is not None:
        for part in content:
            yield from _pieces(part)


def _escaped(text: str) -> str:
    return html.escape(marked(text))
