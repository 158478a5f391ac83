"""Cell text made fit for a terminal: literal, without control characters, cut to a width in terminal cells."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, set_cell_size

from sgo_tui.plain import marked

_PLAIN = re.compile(r"[ -~А-яЁё№«»]*")
"""Texts of these characters only take one terminal cell a character: nearly all of them."""


_NEEDLESS_SPACES = re.compile(r"^ +| +$|(?<= ) +")


def visible(text: str) -> str:
    """Return `text` as it is shown on one line: with marks, and letters in one piece (й as one character).

    >>> visible("и\u0306од")
    'йод'
    """
    if _PLAIN.fullmatch(text):
        return text
    return marked(unicodedata.normalize("NFC", text))


def with_needless_spaces(text: str) -> str:
    """Return `visible` text in which spaces that should not be there are seen, as word processors show them.

    >>> with_needless_spaces("  г. Елизово,  ул. Мира ")
    '··г. Елизово, ·ул. Мира·'
    """
    return _NEEDLESS_SPACES.sub(lambda spaces: "·" * len(spaces[0]), visible(text))


def width_of(text: str) -> int:
    """Return how many terminal cells `text` takes; й written as и with a breve takes one."""
    return len(text) if _PLAIN.fullmatch(text) else cell_len(visible(text))


def fit(text: str, width: int) -> str:
    """Return `text` cut or padded to exactly `width` terminal cells; «…» tells that something was cut.

    >>> fit("Петропавловск", 6), fit("Ж", 3)
    ('Петро…', 'Ж  ')
    """
    if width <= 0:
        return ""
    if _PLAIN.fullmatch(text):
        return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
    text = visible(text)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"
