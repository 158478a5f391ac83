"""The cells of a worksheet by row and column: four bytes for a value, two for a style, and no object a cell."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from sgo_tui.xls.cell_values import CellValues
from sgo_tui.xls.string_table import StringTable

MAX_ROWS, MAX_COLUMNS = 65_536, 256

NO_STYLE = 0xFFFF
"""That of a cell that is not there."""
_NO_CELLS: array[int] = array("I")
_COLUMNS = array("H", range(MAX_COLUMNS))


class CellRows:
    """Rows of cells, each as long as its last cell; they are filled once and then read."""

    def __init__(self, values: CellValues) -> None:
        self.values = values
        self.column_count = 0
        self._keys: list[array[int]] = []
        self._styles: list[array[int]] = []
        self._same_styles: dict[bytes, array[int]] = {}
        self._row = -1
        """The row in hand; the others are packed."""
        self._keys_in_hand = self._styles_in_hand = _NO_CELLS

    @property
    def row_count(self) -> int:
        """Rows up to the last one with a cell."""
        return len(self._keys)

    def keys(self, row: int) -> array[int]:
        """Return the keys of the values of a row, up to its last cell."""
        return self._keys[row] if 0 <= row < len(self._keys) else _NO_CELLS

    def key(self, row: int, column: int) -> int:
        """Return the key of the value of a cell."""
        keys = self.keys(row)
        return keys[column] if 0 <= column < len(keys) else self.values.missing

    def style(self, row: int, column: int) -> int | None:
        """Return the index of the XF record of a cell; None where there is none."""
        return None if self.key(row, column) == self.values.missing else self._styles[row][column]

    def texts(self, row: int) -> list[str]:
        """Return what a person reads in a row, up to its last cell."""
        return self.values.texts(self.keys(row))

    def raw(self, row: int) -> tuple[list[int], list[Any]]:
        """Return types and values of a row as xlrd gives them, up to its last cell."""
        keys = self.keys(row)
        return list(map(self.values.type, keys)), list(map(self.values.raw, keys))

    def put(self, row: int, column: int, key: int, style: int) -> None:
        """Put a cell; what was there gives way."""
        keys = self._keys_in_hand
        if row == self._row and column == len(keys) < MAX_COLUMNS:
            keys.append(key)
            self._styles_in_hand.append(style & NO_STYLE)
        else:
            self._put(row, column, array("I", [key]), array("H", [style & NO_STYLE]))

    def put_all(self, row: int, columns: array[int], keys: array[int], styles: array[int]) -> None:
        """Put cells of one row."""
        if columns == _COLUMNS[columns[0] : columns[0] + len(columns)]:
            self._put(row, columns[0], keys, styles)
        else:
            for column, key, style in zip(columns, keys, styles, strict=True):
                self.put(row, column, key, style)

    def settle(self) -> None:
        """Pack the row in hand: no more cells come for it now."""
        if self._row >= 0:
            keys, styles = self._keys_in_hand, self._styles_in_hand
            self.column_count = max(self.column_count, len(keys))
            self._keys[self._row] = keys[:]  # an array that has grown has room for more
            self._styles[self._row] = self._same_styles.setdefault(styles.tobytes(), styles)
            self._row = -1

    def with_rows(self, other: CellRows, rows: Iterable[int], strings: StringTable) -> CellRows:
        """Return these cells with some rows of `other`; `strings` begin with those of these cells.

        All other rows are shared, and none is changed.
        """
        result = CellRows(self.values.with_strings(strings))
        result.column_count = self.column_count
        result._keys, result._styles = [*self._keys], [*self._styles]
        for row in rows:
            if row < len(result._keys):
                result._keys[row] = result._styles[row] = _NO_CELLS
            for column, (type_, raw) in enumerate(zip(*other.raw(row), strict=True)):
                result.put(row, column, result.values.add(type_, raw), other._styles[row][column])
        result.settle()
        return result

    def _put(self, row: int, first: int, keys: array[int], styles: array[int]) -> None:
        """Put neighbouring cells, the first of which is in column `first`."""
        end = first + len(keys)
        if row >= MAX_ROWS or end > MAX_COLUMNS:
            raise ValueError("a cell lies beyond the last row or column")
        if row != self._row:
            self._take_up(row)
        old_keys, old_styles = self._keys_in_hand, self._styles_in_hand
        if first > len(old_keys):
            gap = first - len(old_keys)
            old_keys.extend([self.values.missing] * gap)
            old_styles.extend([NO_STYLE] * gap)
        old_keys[first:end] = keys
        old_styles[first:end] = styles

    def _take_up(self, row: int) -> None:
        """Take a row in hand, where its arrays may grow."""
        self.settle()
        missing = row + 1 - len(self._keys)
        self._keys.extend([_NO_CELLS] * missing)
        self._styles.extend([_NO_CELLS] * missing)
        self._keys[row] = self._keys_in_hand = self._keys[row][:]
        self._styles[row] = self._styles_in_hand = array("H", self._styles[row])
        self._row = row
