"""Validation lists: the values that a worksheet offers for its cells.

A DV record says which cells it speaks of and, as a formula, which values they may have. Of the formulas those are
understood that can stand for a list: texts in the formula itself, an area of a worksheet, a name of such an area;
[MS-XLS] 2.4.95, 2.5.198.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sgo_tui.xls.values import text_of

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_U16, _U32 = struct.Struct("<H"), struct.Struct("<I")
_STRING = struct.Struct("<HB")
_FORMULA_HEAD = 4
_AREA = struct.Struct("<4H")
_LIST = 3
_TYPE_MASK = 0xF
_COLUMN_MASK = 0x3FFF
_RELATIVE_ROW, _RELATIVE_COLUMN = 0x8000, 0x4000
_TEXTS, _NAME, _CELL, _RANGE, _NEAR_CELL, _NEAR_RANGE, _CELL_3D, _RANGE_3D = (
    0x17, 0x23, 0x24, 0x25, 0x2C, 0x2D, 0x3A, 0x3B,
)  # fmt: skip
"""Kinds of tokens (PtgStr, PtgName, PtgRef, PtgArea, PtgRefN, PtgAreaN, PtgRef3d, PtgArea3d), without their class."""
_PLACES = frozenset((_NAME, _CELL, _RANGE, _NEAR_CELL, _NEAR_RANGE, _CELL_3D, _RANGE_3D))
"""The tokens that say where the values stand."""
_MOST_VALUES = 1000
"""Of a list that is a whole column."""


class Area(NamedTuple):
    """Cells of a worksheet, ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell is one of them."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


class ValidationList(NamedTuple):
    """A list of allowed values, and the cells it is for."""

    areas: tuple[Area, ...]
    formula: bytes
    """The tokens that give the values."""

    def is_for(self, row: int, column: int) -> bool:
        """Whether the cell is offered these values."""
        return any(area.holds(row, column) for area in self.areas)


def read_list(body: bytes) -> ValidationList | None:
    """Return the list of a DV record; None when it allows values by another rule, or is damaged.

    A list that Excel shows no arrow for is one all the same: it refuses other values.
    """
    try:
        (flags,) = _U32.unpack_from(body)
        if flags & _TYPE_MASK != _LIST:
            return None
        formula, position = _formula(body, _end_of_help(body))
        _second, position = _formula(body, position)
        (count,) = _U16.unpack_from(body, position)
        areas = [Area(*_AREA.unpack_from(body, position + 2 + 8 * index)) for index in range(count)]
    except struct.error:
        return None
    return ValidationList(tuple(areas), formula)


class Texts(NamedTuple):
    """The texts of a validation list, whatever a person may read in them."""

    texts: Sequence[str]
    """Those that stand in the formula."""
    formulas: int
    """Where the formulas begin in the record, behind the words of help."""


def texts_in(body: bytes) -> Texts | None:
    """Return the texts that the formula of a DV record holds; None where it is no list, or one that is computed."""
    found = read_list(body)
    if found is None or not found.formula:
        return None
    token = found.formula[0]
    if token != _TEXTS and token & 0x1F | 0x20 not in _PLACES:
        return None
    return Texts(_texts(found.formula) if token == _TEXTS else (), _end_of_help(body))


def _end_of_help(body: bytes) -> int:
    """Return where the titles and texts of a DV record end."""
    position = _U32.size
    for _title_or_text in range(4):
        length, wide = _STRING.unpack_from(body, position)
        position += _STRING.size + (length << (wide & 1))
    return position


def _formula(body: bytes, position: int) -> tuple[bytes, int]:
    (size,) = _U16.unpack_from(body, position)
    start = position + _FORMULA_HEAD
    return body[start : start + size], start + size


def values_of(found: ValidationList, sheet: Sheet, row: int, column: int) -> tuple[str, ...]:
    """Return the values that a list of `sheet` offers for a cell; none where they are computed in another way."""
    try:
        return tuple(dict.fromkeys(_values(found.formula, sheet, row, column)))
    except (struct.error, IndexError):
        return ()


def _values(formula: bytes, sheet: Sheet, row: int, column: int) -> Iterable[str]:
    token = formula[0]
    if token == _TEXTS:
        return _texts(formula)
    kind = token & 0x1F | 0x20  # the three classes of a token differ in two bits
    if kind == _NAME:
        (number,) = _U16.unpack_from(formula, 1)
        return _values_of_name(_book(sheet), number - 1, row, column)
    if kind in (_CELL_3D, _RANGE_3D):
        (reference,) = _U16.unpack_from(formula, 1)
        there = _sheet_of(_book(sheet), reference)
        return _cell_texts(there, _area(kind, formula, 3, 0, 0)) if there is not None else ()
    if kind in (_CELL, _RANGE):
        return _cell_texts(sheet, _area(kind, formula, 1, 0, 0))
    if kind in (_NEAR_CELL, _NEAR_RANGE):
        return _cell_texts(sheet, _area(kind, formula, 1, row, column))
    return ()


def _texts(formula: bytes) -> list[str]:
    """Return the texts that stand in the formula, parted by NUL characters."""
    length, wide = formula[1], formula[2] & 1
    characters = formula[3 : 3 + (length << wide)]
    texts = characters.decode("utf-16-le" if wide else "latin-1", "replace").split("\0")
    return [text.strip() for text in texts if text.strip()]


def _values_of_name(book: Book, number: int, row: int, column: int) -> Iterable[str]:
    """Return the values of a named area; a name that stands for another name is none."""
    formula = book.name_obj_list[number].raw_formula
    sheets = book.sheets()
    if not formula or formula[0] & 0x1F | 0x20 == _NAME or not sheets:
        return ()
    return _values(formula, sheets[0], row, column)


def _book(sheet: Sheet) -> Book:
    assert sheet.book is not None
    return sheet.book


def _sheet_of(book: Book, reference: int) -> Sheet | None:
    """Return the worksheet of this workbook that a reference across sheets is to."""
    from xlrd.formula import get_externsheet_local_range  # type: ignore[attr-defined] # its stubs lack it

    first, last = get_externsheet_local_range(book, reference)
    return book.sheets()[first] if 0 <= first == last else None


def _area(kind: int, formula: bytes, start: int, row: int, column: int) -> Area:
    """Return the area of a token; parts of it that are relative count from `row` and `column`."""
    if kind in (_CELL, _NEAR_CELL, _CELL_3D):
        rows, columns = [_U16.unpack_from(formula, start)[0]] * 2, [_U16.unpack_from(formula, start + 2)[0]] * 2
    else:
        first, last, left, right = _AREA.unpack_from(formula, start)
        rows, columns = [first, last], [left, right]
    top, bottom = (r + row & 0xFFFF if flags & _RELATIVE_ROW else r for r, flags in zip(rows, columns, strict=True))
    begin, end = (
        (flags & 0xFF) + column & 0xFF if flags & _RELATIVE_COLUMN else flags & _COLUMN_MASK for flags in columns
    )
    return Area(top, bottom, begin, end)


def _cell_texts(sheet: Sheet, area: Area) -> Iterable[str]:
    """Yield what stands in the cells of an area, whether numbers or texts; empty ones are left out."""
    rows = range(area.first_row, min(area.last_row + 1, sheet.nrows, area.first_row + _MOST_VALUES))
    for row in rows:
        for value in sheet.row_values(row, area.first_column, area.last_column + 1):
            text = text_of(value)
            if text.strip():
                yield text
