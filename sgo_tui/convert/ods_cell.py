"""A cell of an OpenDocument spreadsheet: its value, or what is written in it.

Source: OpenDocument 1.3, part 3, 9.1.4 and 19.385.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from contextlib import suppress

from sgo_tui.convert.markup import Attributes, Handler, whole
from sgo_tui.xls.values import MAX_TEXT, CellValue

_NUMBERS = ("float", "percentage", "currency")
_DURATION = re.compile(r"PT(\d{1,9})H(\d{1,9})M([\d.,]{1,20})S")


class OdsCell(Handler):
    """A cell: its value, or the paragraphs that are shown, without those of notes."""

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self._pieces: list[str] = []
        self._room = MAX_TEXT + 1
        self._paragraphs = 0
        self._is_open = False
        self._notes = 0

    @property
    def value(self) -> CellValue:
        """The value that is told, or else the text."""
        kind = self.attributes.get("value-type")
        with suppress(ValueError):
            if kind in _NUMBERS:
                return _finite(float(self.attributes.get("value", "")))
            if kind == "boolean":
                return self.attributes.get("boolean-value") == "true"
            if kind == "date":
                return _date(self.attributes.get("date-value", ""))
            if kind == "time":
                return _part_of_day(self.attributes.get("time-value", ""))
        return "".join(self._pieces)

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a paragraph, or take in what stands for spaces and line breaks."""
        if name == "annotation":
            self._notes += 1
        elif self._notes:
            return
        elif name == "p":
            self._is_open = True
            if self._paragraphs:
                self._add("\n")
            self._paragraphs += 1
        elif name == "s":
            self._add(" " * min(whole(attributes.get("c"), 1), MAX_TEXT))
        elif name in ("tab", "line-break"):
            self._add("\t" if name == "tab" else "\n")

    def text(self, text: str) -> None:
        """Take in a piece of a paragraph."""
        self._add(text)

    def end(self, name: str) -> None:
        """End a paragraph or a note."""
        if name == "annotation":
            self._notes -= 1
        elif name == "p" and not self._notes:
            self._is_open = False

    def _add(self, text: str) -> None:
        """Add a piece, unless the text is too long already: spaces may be repeated billions of times."""
        if self._is_open and not self._notes and self._room >= 0:
            self._pieces.append(text)
            self._room -= len(text)


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError
    return number


def _date(text: str) -> CellValue:
    if "T" not in text:
        return dt.date.fromisoformat(text)
    moment = dt.datetime.fromisoformat(text[:19])
    return moment.date() if moment.time() == dt.time() else moment


def _part_of_day(text: str) -> CellValue:
    """Read a duration such as PT09H30M00S as a part of a day."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError
    hours, minutes, seconds = int(found[1]), int(found[2]), float(found[3].replace(",", "."))
    return (hours * 3600 + minutes * 60 + seconds) / 86_400
