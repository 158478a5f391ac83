"""Excel's names for cells, «H6», and the 0-based rows and columns behind them."""

from __future__ import annotations

import re

from sgo_tui.errors import UsageError
from sgo_tui.i18n import _

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_CYRILLIC_TWINS = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")


def column_letters(column: int) -> str:
    """Return Excel's name of a column.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(255)
    ('A', 'Z', 'AA', 'IV')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return Excel's name of a cell.

    >>> cell_name(5, 7)
    'H6'
    """
    return f"{column_letters(column)}{row + 1}"


def parse_cell(name: str) -> tuple[int, int]:
    """Return the row and column of a cell by its name; Cyrillic look-alikes of Latin letters will do.

    >>> parse_cell("H6"), parse_cell("н6")
    ((5, 7), (5, 7))

    Raises UsageError when `name` is no cell of an .xls sheet (A1 to IV65536).
    """
    found = _CELL.fullmatch(name.strip().upper().translate(_CYRILLIC_TWINS))
    if found:
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        row = int(found[2])
        if column <= 256 and row <= 65_536:
            return row - 1, column - 1
    raise UsageError(_("«{name}» is not a cell. Cells are called A1 to IV65536, for example H6.").format(name=name))
