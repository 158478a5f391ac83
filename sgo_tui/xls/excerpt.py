"""A Workbook stream cut down to some rows, so that they can be read without all the others."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from sgo_tui.xls import records as biff
from sgo_tui.xls.cells import STRING_INDEX, STRING_INDEX_OFFSET, cells_in
from sgo_tui.xls.layout import SheetLayout
from sgo_tui.xls.records import HEADER_SIZE
from sgo_tui.xls.spans import between
from sgo_tui.xls.splices import Splice, Splicing
from sgo_tui.xls.string_excerpt import StringExcerpt
from sgo_tui.xls.workbook_stream import WorkbookStream

Rows = Mapping[int, Collection[int]]
"""Numbers of rows by worksheet."""
Places = Mapping[int, Collection[tuple[int, int]]]
"""Rows and columns of cells by worksheet."""

_MOST_ROWS = 8
"""One of so many rows may stay for the shared strings to be cut down: to copy one takes as long as to read ten."""


class _TextCell(NamedTuple):
    """A cell with a shared string."""

    sheet: int
    row: int
    column: int
    place: int
    """Where the index of the string lies."""
    string: int


def excerpt(source: WorkbookStream, layouts: Mapping[int, SheetLayout], rows: Rows, edited: Places) -> bytes:
    """Return the stream with no other rows than `rows`, and of the shared strings no more than tells what they show.

    `layouts` has the worksheets of `rows`; a sheet without a layout is empty. All else is there: styles, widths of
    columns, merged cells. `edited` cells are those whose texts need not be the original's.
    """
    stream, contents = source.stream, source.contents
    splices = _string_splices(source, layouts, rows, edited)
    numbers = {entry.position: number for number, entry in enumerate(contents.worksheets)}
    starts = sorted({entry.position for entry in contents.sheets})
    for start, stop in pairwise([*starts, len(stream)]):
        number = numbers.get(start, -1)
        if number in layouts:
            splices += _cuts(layouts[number], rows[number])
        else:
            first_end = start + HEADER_SIZE + struct.unpack_from("<H", stream, start + 2)[0]
            splices.append(Splice(first_end, stop, biff.record(biff.EOF, b"")))
    splicing = Splicing(splices)
    result = splicing.apply(stream)
    for entry in contents.sheets:
        struct.pack_into("<I", result, splicing.moved(entry.record) + HEADER_SIZE, splicing.moved(entry.position))
    return bytes(result)


def _string_splices(
    source: WorkbookStream, layouts: Mapping[int, SheetLayout], rows: Rows, edited: Places
) -> list[Splice]:
    """Return what cuts the shared strings down; nothing where so many rows stay that it would not pay."""
    if _MOST_ROWS * sum(map(len, rows.values())) > sum(len(layout.runs) for layout in layouts.values()):
        return []
    cells = [cell for number, layout in layouts.items() for cell in _text_cells(source, number, layout, rows[number])]
    old = (cell.string for cell in cells if (cell.row, cell.column) not in edited.get(cell.sheet, ()))
    strings = StringExcerpt(source, {cell.string for cell in cells}, max(old, default=0))
    numbers = (Splice(cell.place, cell.place + STRING_INDEX.size, strings.renumbered(cell.string)) for cell in cells)
    return [*numbers, *strings.splices()]


def _text_cells(source: WorkbookStream, number: int, layout: SheetLayout, rows: Collection[int]) -> Iterator[_TextCell]:
    stream = source.stream
    for row in rows:
        for record in cells_in(stream, layout.runs_of(row)):
            if record.kind == biff.LABELSST:
                place = record.start + STRING_INDEX_OFFSET
                yield _TextCell(number, row, record.first, place, STRING_INDEX.unpack_from(stream, place)[0])


def _cuts(layout: SheetLayout, rows: Collection[int]) -> Iterator[Splice]:
    """Return what is to go of a worksheet: all between the parts that stay."""
    parts = chain(layout.others, filter(None, [layout.dimensions]), layout.parts_of(rows))
    return (Splice(start, end, b"") for start, end in between(parts, layout.whole))
