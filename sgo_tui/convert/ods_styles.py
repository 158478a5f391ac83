"""The styles of an OpenDocument spreadsheet: number formats, widths of columns, and what is hidden.

Source: OpenDocument 1.3, part 3, chapter 16.
"""

from __future__ import annotations

import re

from sgo_tui.convert.markup import Attributes, Handler, whole
from sgo_tui.convert.model import DAY, GENERAL, TEXT

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)")
_MILLIMETRES = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
_CHARACTER = 1.957
"""Millimetres that LibreOffice gives to a character of Excel's widths."""
_NUMBERS = ("number-style", "percentage-style")
_DATES = ("date-style", "time-style")
_OTHERS = ("text-style", "currency-style", "boolean-style")
_DATE_PARTS = {"day": "D", "month": "M", "year": "Y", "hours": "H", "minutes": "M", "seconds": "S"}
_MOST_DIGITS = 30
_DEEPEST = 10
"""Styles that styles may inherit from one another."""


class Styles(Handler):
    """Reads the parts with styles; a style is known by its name."""

    def __init__(self) -> None:
        self.widths: dict[str, float] = {}
        """In characters, of columns."""
        self.hidden: set[str] = set()
        """The styles of tables that are not shown."""
        self._style = ""
        self._formats: dict[str, str] = {}
        """How Excel writes a number format: dates and texts exactly, numbers by their decimals."""
        self._format_of: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._number = self._kind = ""
        self._is_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in a style, or a part of one."""
        if name == "style":
            self._begin_style(attributes)
        elif name == "table-column-properties":
            width = _LENGTH.fullmatch(attributes.get("column-width", ""))
            if width:
                self.widths[self._style] = float(width[1]) * _MILLIMETRES[width[2]] / _CHARACTER
        elif name == "table-properties" and attributes.get("display") == "false":
            self.hidden.add(self._style)
        elif name in (*_NUMBERS, *_DATES, *_OTHERS):
            self._kind, self._number = name, attributes.get("name", "")
            self._formats[self._number] = TEXT if name == "text-style" else "" if name in _DATES else GENERAL
        elif self._kind in _DATES:
            self._add_to_date(name, attributes)
        elif self._kind in _NUMBERS and name == "number":
            self._formats[self._number] = _number_format(self._kind, attributes)

    def text(self, text: str) -> None:
        """Take in what stands between the parts of a date."""
        if self._is_text:
            self._formats[self._number] += "".join(c if c in " .,:/-" else f"\\{c}" for c in text)

    def end(self, name: str) -> None:
        """Notice where a number format, or a text in it, ends."""
        self._is_text = False
        if name == self._kind:
            self._kind = ""

    def format_of(self, style: str | None) -> str:
        """Return the number format of a style of cells."""
        for _ in range(_DEEPEST):
            if style in self._format_of and self._format_of[style] in self._formats:
                return self._formats[self._format_of[style]] or DAY
            style = self._parents.get(style or "")
        return GENERAL

    def _begin_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("name", "")
        for places, key in ((self._format_of, "data-style-name"), (self._parents, "parent-style-name")):
            if key in attributes:
                places[self._style] = attributes[key]

    def _add_to_date(self, name: str, attributes: Attributes) -> None:
        letter, is_long = _DATE_PARTS.get(name, ""), attributes.get("style") == "long"
        if letter == "Y":
            letter = "YYYY" if is_long else "YY"
        elif name == "month" and attributes.get("textual") == "true":
            letter = "MMMM" if is_long else "MMM"
        elif is_long:
            letter *= 2
        self._formats[self._number] += letter
        self._is_text = name == "text"


def _number_format(kind: str, attributes: Attributes) -> str:
    decimals, digits = whole(attributes.get("decimal-places"), -1), whole(attributes.get("min-integer-digits"), 1)
    if kind == "number-style" and decimals < 0 and digits <= 1:
        return GENERAL
    fraction = "." + "0" * min(decimals, _MOST_DIGITS) if decimals > 0 else ""
    return "0" * min(max(1, digits), _MOST_DIGITS) + fraction + ("%" if kind == "percentage-style" else "")
