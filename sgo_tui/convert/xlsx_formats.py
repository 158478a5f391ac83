"""Number formats of an .xlsx: those that have a number only, those that are written out, and which show dates."""

from __future__ import annotations

import re
from functools import lru_cache

from sgo_tui.convert.markup import Attributes, Handler, whole
from sgo_tui.convert.model import DAY, GENERAL, TEXT

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: DAY,
    15: "D-MMM-YY",
    16: "D-MMM",
    17: "MMM-YY",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: f"{DAY} h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: TEXT,
}
"""ECMA-376, part 1, 18.8.30; 14 and 22 are what Excel shows in Russia."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^]]*\]', re.IGNORECASE | re.DOTALL)
"""Literal text, fillers, colours, languages and conditions."""


class Formats(Handler):
    """Reads the part with the styles."""

    def __init__(self) -> None:
        self._written_out: dict[int, str] = {}
        self._of_cells: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in a number format, or that of a style of cells."""
        if name == "numFmt":
            self._written_out[whole(attributes.get("numFmtId"), 0)] = attributes.get("formatCode", GENERAL)
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._of_cells.append(whole(attributes.get("numFmtId"), 0))

    def end(self, name: str) -> None:
        """Notice where the styles of cells end."""
        if name == "cellXfs":
            self._in_cells = False

    def of(self, style: int) -> str:
        """Return the number format of a style of cells, by its place."""
        number = self._of_cells[style] if 0 <= style < len(self._of_cells) else 0
        return self._written_out.get(number) or _BUILT_IN.get(number, GENERAL)


@lru_cache
def is_date(number_format: str) -> bool:
    """Whether numbers in that format are shown as days or times of day; hours may also be counted up, as [h].

    >>> is_date("DD.MM.YYYY"), is_date('0.0" дней"'), is_date("[h]:mm"), is_date("[Red]General")
    (True, False, False, False)
    """
    shown = _NOT_SHOWN.sub("", number_format.partition(";")[0]).casefold()
    return "[" not in shown and any(letter in shown for letter in "dmyhs")
