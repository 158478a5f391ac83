"""Where a person wants to go: «H6», «строка 6, столбец 8» as SGO counts, or a column by a part of its name."""

from __future__ import annotations

import re

from sgo_tui.errors import UsageError
from sgo_tui.work.address import column_letters, parse_cell
from sgo_tui.work.comparing import comparable
from sgo_tui.work.problems import Place
from sgo_tui.work.table import Table

_TWO_NUMBERS = re.compile(r"\D*(\d{1,5})\D+(\d{1,3})\D*")
_ROW = re.compile(r"(?:строка|стр\.?|row|№)?\s*(\d{1,5})", re.IGNORECASE)


def parse_place(table: Table, text: str, here: Place) -> Place | None:
    """Return the cell that `text` means, as seen from the cell `here`; None when the table has no such cell."""
    text = text.strip()
    place = _by_address(text, here) or _by_name(table, text, here)
    if place is None or not (0 <= place[0] < table.row_count and 0 <= place[1] < table.column_count):
        return None
    return max(place[0], table.first_data_row), place[1]


def _by_address(text: str, here: Place) -> Place | None:
    try:
        return parse_cell(text)
    except UsageError:
        pass
    if found := _TWO_NUMBERS.fullmatch(text):
        return int(found[1]) - 1, int(found[2]) - 1
    if found := _ROW.fullmatch(text):
        return int(found[1]) - 1, here[1]
    return None


def _by_name(table: Table, text: str, here: Place) -> Place | None:
    """Return the next column to the right whose name has all the words, going round once; a letter is a column, too."""
    words = [comparable(word) for word in text.split()]
    if not any(words):
        return None
    count = table.column_count
    for distance in range(1, count + 1):
        index = (here[1] + distance) % count
        name = comparable(table.column(index).title)
        if all(word in name for word in words):
            return here[0], index
    letters = text.upper()
    return next(((here[0], index) for index in range(count) if column_letters(index) == letters), None)
