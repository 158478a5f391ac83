"""Neighbouring cell records of a row taken apart all at once: a fourth of the time that xlrd takes."""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Iterator, Mapping
from itertools import compress

from xlrd.sheet import unpack_RK

from sgo_tui.xls import records as biff
from sgo_tui.xls.cell_rows import MAX_COLUMNS, CellRows
from sgo_tui.xls.records import BODY_SIZES, HEADER, StreamError
from sgo_tui.xls.sectors import numbers
from sgo_tui.xls.spans import Stream

PLAIN = frozenset((biff.LABELSST, biff.RK, biff.NUMBER, biff.BLANK))
"""The records taken apart here: each is of one size and of one cell, and no other record belongs to it."""
_LABELSST, _NUMBER, _BLANK = (kind & 0xFF for kind in (biff.LABELSST, biff.NUMBER, biff.BLANK))
"""The first bytes of their kinds, which differ."""
_HEADERS = {kind: re.escape(HEADER.pack(kind, size)) for kind, size in BODY_SIZES.items() if kind in PLAIN}
_TEXT_OR_RK = rb"(?:%s|%s)" % (_HEADERS[biff.LABELSST], _HEADERS[biff.RK])
_RUN = re.compile(
    rb"(?s)(?=.{4}(..))(?:%s\1.{8}|%s\1.{4}|%s\1.{12}){1,%d}"
    % (_TEXT_OR_RK, _HEADERS[biff.BLANK], _HEADERS[biff.NUMBER], MAX_COLUMNS)
)
_PIECES = re.compile(
    rb"(?s)((?:%s.{10})*(?:%s.{6}|(%s).{6})?)((?(2).{8}|))" % (_TEXT_OR_RK, _HEADERS[biff.BLANK], _HEADERS[biff.NUMBER])
)
"""What ends with the style of a BLANK or NUMBER record, and the number. Between such pieces four bytes are put, so that
all records are of the same size: that of LABELSST and RK, which are the most."""
_FILLING = bytes(4)
_SIZE, _WORDS = 14, 7
_VALUE = 10
_ROW_WORD, _COLUMN_WORD, _STYLE_WORD = 2, 3, 4
_TEXTS = bytes(kind == _LABELSST for kind in range(256))
_OTHERS = bytes(kind != _LABELSST for kind in range(256))
"""Which kinds have strings, and which have none."""
_INDEXES = range(MAX_COLUMNS)
_DOUBLE = struct.Struct("<d")
_MOST_KEYS = 65_536
"""Numbers remembered, so that equal ones get one key."""


class RunReader:
    """Puts the cells of plain records into the rows of a worksheet."""

    def __init__(self, rows: CellRows, types: Mapping[int | None, int]) -> None:
        """Read into `rows`; `types` are xlrd's types of numbers by style."""
        self._rows = rows
        self._values = rows.values
        self._types = types
        self._keys: dict[tuple[int | bytes, int], int] = {}

    def read(self, stream: Stream, position: int) -> int:
        """Read plain records of one row, the first of which is at `position`, and return where they end.

        That is `position` where a record is not of its usual size. Raises `StreamError`, `ValueError` or `KeyError`
        for a cell with a string, a place or a style that cannot be.
        """
        run = _RUN.match(stream, position)
        if run is None:
            return position
        pieces = _PIECES.findall(run[0])
        records = _FILLING.join([piece for piece, _number, _double in pieces])
        count = len(records) // _SIZE
        words = _words(records[: count * _SIZE])
        styles = words[_STYLE_WORD::_WORDS]
        keys = self._keys_of(records, count, styles, (double for _piece, _number, double in pieces if double))
        self._rows.put_all(words[_ROW_WORD], words[_COLUMN_WORD::_WORDS], keys, styles)
        return run.end()

    def _keys_of(self, records: bytes, count: int, styles: array[int], doubles: Iterator[bytes]) -> array[int]:
        """Return the keys of the values of records of the same size; `doubles` are the numbers of NUMBER records."""
        stored = bytearray(4 * count)
        for byte in range(4):
            stored[byte::4] = records[_VALUE + byte :: _SIZE]
        keys = numbers(stored)
        kinds = records[: count * _SIZE : _SIZE]
        if max(compress(keys, kinds.translate(_TEXTS)), default=-1) >= self._values.first_other:
            raise StreamError("a cell refers to a string that is not there")
        for index in compress(_INDEXES, kinds.translate(_OTHERS)):
            kind = kinds[index]
            if kind == _BLANK:
                keys[index] = self._values.blank
            else:
                number = next(doubles) if kind == _NUMBER else keys[index]
                key = self._keys.get((number, styles[index]))
                keys[index] = self._learn(number, styles[index]) if key is None else key
        return keys

    def _learn(self, number: int | bytes, style: int) -> int:
        """Return the key of a number not met lately: the short form of RK, or the eight bytes of NUMBER."""
        if len(self._keys) >= _MOST_KEYS:
            self._keys.clear()
        value = unpack_RK(number.to_bytes(4, "little")) if isinstance(number, int) else _DOUBLE.unpack(number)[0]
        key = self._keys[number, style] = self._values.add(self._types[style], value)
        return key


def _words(data: bytes) -> array[int]:
    """Read little-endian numbers of 16 bits."""
    words = array("H", data)
    if sys.byteorder == "big":
        words.byteswap()
    return words
