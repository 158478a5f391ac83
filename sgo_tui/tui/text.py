"""Cell text made fit for a terminal: literal, without control characters, cut to a width in terminal cells."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, set_cell_size

_PLAIN = re.compile(r"[ -~А-яЁё№«»]*")
"""Texts of these characters only take one terminal cell a character: nearly all of them."""

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]")
_MARKS = {"\n": "¶", "\r": "¶", "\t": "»", "\xa0": " ", "\u202f": " ", "\u2007": " "}


def visible(text: str) -> str:
    r"""Return `text` with a mark for every character that a terminal would obey or hide.

    Only the screen is cleaned: the cell keeps what it holds.

    >>> visible("Петров\x1b[2J"), visible("два\nслова")
    ('Петров¤[2J', 'два¶слова')
    """
    if _PLAIN.fullmatch(text):
        return text
    return _UNSHOWN.sub(lambda hit: _MARKS.get(hit[0], "¤"), unicodedata.normalize("NFC", text))


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
