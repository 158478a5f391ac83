"""A picture of the screen, cell by cell: what the painter compares."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.cells import cell_len

from sgo_tui.term.pen import DEFAULT, Pen, on_blank

Cell = tuple[str, Pen]
"""What stands in a terminal cell, and how it looks. The text of the second half of a wide character is empty; a
combining mark stands in the cell of its letter."""
Row = list[Cell]
"""The cells of a line; a row that has been handed on is never changed."""
Picture = tuple[Row, ...]
"""The lines of a screen, all of one length."""

BLANK: Cell = (" ", DEFAULT)

_SURE = re.compile(r"[ -~\xa1-\xac\xae-\u024f\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e№←-⇿─-◿]*")
"""Characters that take one cell on every terminal; of others terminals think differently."""


def cells(text: str, pen: Pen) -> Row:
    """Return the cells of `text`. A space is given no more than what can be seen of its pen."""
    blank: Cell = (" ", on_blank(pen))
    if _SURE.fullmatch(text):
        return [blank if character == " " else (character, pen) for character in text]
    result: Row = []
    for character in text:
        width = cell_len(character)
        if width == 0 and result:
            result[-1] = result[-1][0] + character, pen
        elif width > 0:
            result.append(blank if character == " " else (character, pen))
            result.extend([("", pen)] * (width - 1))
    return result


def is_sure(row: Iterable[Cell]) -> bool:
    """Whether every terminal puts each character of the row where we think it is."""
    return _SURE.fullmatch("".join([text or "\0" for text, _pen in row])) is not None


def is_sure_text(text: str) -> bool:
    """Whether every terminal gives the text of one cell one cell."""
    return len(text) == 1 and _SURE.fullmatch(text) is not None
