"""The values of the cells of a workbook, each once, by a key of 32 bits: what a cell costs does not depend on its text.

The keys from 0 on are the indexes of the shared strings, which are left in the file and decoded when they are asked
for; behind them come the other values: numbers, dates, texts that are not shared.
"""

from __future__ import annotations

from array import array
from typing import Any

from sgo_tui.xls.string_table import StringTable
from sgo_tui.xls.values import ERROR_TEXTS, CellValue, Kind, from_serial, text_of

_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR, _BLANK = range(7)
"""What xlrd calls the types of cells: the first is that of no cell, the last that of an empty one with a style."""
_KINDS = (Kind.EMPTY, Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.BOOLEAN, Kind.ERROR, Kind.EMPTY)
_MOST_SAME = 16_384
"""Texts that are no shared strings and yet get one key, however many cells show them."""
_MOST_TEXTS = 262_144
"""Texts kept at hand: all those of a large school, a fourth of those of the largest worksheet that can be."""
_AT_ONCE = 16
"""Strings decoded together, which takes a third of the time each."""


class CellValues:
    """Values by key; all worksheets of a workbook have them in common."""

    def __init__(self, strings: StringTable, date1904: bool) -> None:
        self.first_other = strings.count
        """The key of the first value that is no shared string."""
        self._strings = strings
        self._date1904 = date1904
        self.missing, self.blank = strings.count, strings.count + 1
        """The keys of a cell that is not there, and of an empty one with a style."""
        self._types = bytearray((_EMPTY, _BLANK))
        self._raw: list[Any] = ["", ""]
        self._same: dict[str, int] = {}
        self._texts: list[str | None] = [None] * (strings.count + len(self._raw))
        self._count_at_hand = 0

    def with_strings(self, strings: StringTable) -> CellValues:
        """Return the same values by the same keys, with the shared strings where another file has them."""
        result = CellValues(strings, self._date1904)
        result.first_other, result.missing, result.blank = self.first_other, self.missing, self.blank
        result._types, result._raw = self._types[:], self._raw[:]
        result._texts = [None] * len(self._texts)
        return result

    def add(self, type_: int, raw: Any) -> int:
        """Return the key of a value with one of xlrd's types; only equal texts may have the same."""
        if isinstance(raw, str):
            return self._add_text(type_, raw)
        self._types.append(type_)
        self._raw.append(raw)
        self._texts.append(None)
        return len(self._texts) - 1

    def _add_text(self, type_: int, text: str) -> int:
        if type_ != _TEXT:
            return self.missing if type_ == _EMPTY else self.blank
        key = self._same.get(text)
        if key is None:
            key = len(self._texts)
            self._types.append(type_)
            self._raw.append(text)
            self._texts.append(text)
            if len(self._same) < _MOST_SAME:
                self._same[text] = key
        return key

    def type(self, key: int) -> int:
        """Return xlrd's type of a value."""
        return _TEXT if key < self.first_other else self._types[key - self.first_other]

    def kind(self, key: int) -> Kind:
        """Return what a cell with this value holds."""
        return _KINDS[self.type(key)]

    def raw(self, key: int) -> Any:
        """Return a value as xlrd gives it."""
        return self.text(key) if key < self.first_other else self._raw[key - self.first_other]

    def value(self, key: int) -> CellValue:
        """Return a value: an error gives its text, a date that cannot be gives its number."""
        type_, raw = self.type(key), self.raw(key)
        if type_ in (_EMPTY, _BLANK):
            return None
        if type_ == _DATE:
            return from_serial(raw, self._date1904)
        if type_ == _BOOLEAN:
            return bool(raw)
        if type_ == _ERROR:
            return ERROR_TEXTS.get(raw, "#?")
        value: CellValue = raw
        return value

    def text(self, key: int) -> str:
        """Return what a person reads of a value."""
        text = self._texts[key]
        return self._look_up(key) if text is None else text

    def texts(self, keys: array[int]) -> list[str]:
        """Return what a person reads of many values: a twentieth of a microsecond each, once they are at hand."""
        found: list[Any] = list(map(self._texts.__getitem__, keys))
        if None in found:
            for place in [place for place, text in enumerate(found) if text is None]:
                found[place] = self.text(keys[place])
        return found

    def _look_up(self, key: int) -> str:
        """Find a text that is not at hand; behind a string that is, the next ones are soon asked for, too."""
        count = 1
        if key >= self.first_other:
            value = self.value(key)
            texts = [value if isinstance(value, str) else text_of(value)]
        else:
            if key and self._texts[key - 1] is not None:
                count = min(_AT_ONCE, self.first_other - key)
            texts = self._strings.texts(key, key + count)
        if self._count_at_hand >= _MOST_TEXTS:
            self._texts, self._count_at_hand = [None] * len(self._texts), 0
        self._texts[key : key + count] = texts
        self._count_at_hand += count
        return texts[0]
