"""Worksheets as xlrd reads them, but for their plain cells, which are nearly all: those it never gets to see.

All others, such as formulas, it reads in its own way, and puts what it found among the plain ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlrd.book import Book
from xlrd.sheet import Sheet

from sgo_tui.xls import records as biff
from sgo_tui.xls.cell_rows import NO_STYLE, CellRows
from sgo_tui.xls.cell_runs import PLAIN, RunReader
from sgo_tui.xls.cell_values import CellValues
from sgo_tui.xls.contents import Contents
from sgo_tui.xls.records import HEADER, HEADER_SIZE
from sgo_tui.xls.spans import Stream
from sgo_tui.xls.string_table import StringTable

_TELL_EVERY = 1 << 20
"""Bytes between two words of progress."""


def read_sheets(
    book: Book, stream: Stream, contents: Contents, values: CellValues, tell: Callable[[float], None]
) -> None:
    """Let a book whose globals were read read its worksheets from `stream`; `tell` is told fractions from 0 to 1."""
    inside = vars(book)
    for number, entry in enumerate(contents.worksheets):
        start = entry.position + HEADER_SIZE + HEADER.unpack_from(stream, entry.position)[1]
        sheet = QuickSheet(book, start, inside["_sheet_names"][number], number, CellRows(values))
        inside["get_record_parts"] = sheet.record_reader(stream, start, tell)
        sheet.read(book)
        inside["_sheet_list"][number] = sheet
        del inside["get_record_parts"]  # with it the stream, which would be kept as long as the book


class QuickSheet(Sheet):
    """A worksheet with its cells in `cells`."""

    _xf_index_to_xl_type_map: dict[int | None, int]

    def __init__(self, book: Book, position: int, name: str, number: int, cells: CellRows) -> None:
        super().__init__(book, position, name, number)
        self.cells = cells
        self._put, self._add = cells.put, cells.values.add

    def record_reader(
        self, stream: Stream, position: int, tell: Callable[[float], None]
    ) -> Callable[[], tuple[int, int, bytes]]:
        """Return what gives kind, size and body of the next record that is no plain cell."""
        unpack, read_run = HEADER.unpack_from, RunReader(self.cells, self._xf_index_to_xl_type_map).read
        told, is_nested = position, False

        def next_record() -> tuple[int, int, bytes]:
            nonlocal position, told, is_nested
            kind, size = unpack(stream, position)
            while kind in PLAIN and not is_nested and (end := read_run(stream, position)) > position:
                position = end
                kind, size = unpack(stream, position)
            if position > told + _TELL_EVERY:
                told = position
                tell(position / len(stream))
            if kind in (biff.BOF, biff.EOF):
                is_nested = kind == biff.BOF  # a chart within the sheet, whose cells are none of the sheet
            start = position + HEADER_SIZE
            position = start + size
            return kind, size, bytes(stream[start:position])

        return next_record

    def put_cell_ragged(self, rowx: int, colx: int, ctype: int | None, value: Any, xf_index: int | None) -> None:
        """Put a cell that xlrd has read."""
        type_ = self._xf_index_to_xl_type_map[xf_index] if ctype is None else ctype
        self._put(rowx, colx, self._add(type_, value), NO_STYLE if xf_index is None else xf_index)

    def tidy_dimensions(self) -> None:
        """Count rows and columns, merged cells included."""
        self.cells.settle()
        self.nrows, self.ncols = self.cells.row_count, self.cells.column_count
        super().tidy_dimensions()
        self.cells.settle()
        self.nrows, self.cells.column_count = self.cells.row_count, self.ncols

    def row_len(self, rowx: int) -> int:
        """Return how many cells a row has."""
        return len(self.cells.keys(rowx))

    def row_types(self, rowx: int, start_colx: int = 0, end_colx: int | None = None) -> list[int]:
        """Return xlrd's types of cells of a row."""
        return self.cells.raw(rowx)[0][start_colx:end_colx]

    def row_values(self, rowx: int, start_colx: int = 0, end_colx: int | None = None) -> list[Any]:
        """Return the values of cells of a row as xlrd gives them."""
        return self.cells.raw(rowx)[1][start_colx:end_colx]

    def cell_xf_index(self, rowx: int, colx: int) -> int:
        """Return the style of a cell."""
        style = self.cells.style(rowx, colx)
        return -1 if style is None else style


def cells_of(sheet: Sheet, date1904: bool) -> CellRows:
    """Return the cells of a worksheet that xlrd has read, alone or not."""
    if isinstance(sheet, QuickSheet):
        return sheet.cells
    rows = CellRows(CellValues(StringTable(b"", ()), date1904))
    for row in range(sheet.nrows):
        for column, (type_, raw) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            rows.put(row, column, rows.values.add(type_, raw), sheet.cell_xf_index(row, column))
    rows.settle()
    rows.column_count = sheet.ncols
    return rows
