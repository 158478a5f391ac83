"""A Workbook stream cut down to some rows, so that they can be read without all the others."""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping
from itertools import chain

from sgo_tui.xls import records as biff
from sgo_tui.xls.blocks import ROW_SIZE
from sgo_tui.xls.layout import SheetLayout
from sgo_tui.xls.records import HEADER_SIZE, Span
from sgo_tui.xls.verdict import WorkbookStream


def excerpt(source: WorkbookStream, layouts: Mapping[int, SheetLayout], rows: Mapping[int, Collection[int]]) -> bytes:
    """Return the stream with no other rows than `rows`, by worksheet; `layouts` has those worksheets.

    All else is there: styles, shared strings, widths of columns, merged cells. A sheet without a layout is empty.
    """
    stream, contents = source.stream, source.contents
    numbers = {entry.position: number for number, entry in enumerate(contents.worksheets)}
    result = bytearray(stream[: contents.end])
    for entry in contents.sheets:
        struct.pack_into("<I", result, entry.record + HEADER_SIZE, len(result))
        number = numbers.get(entry.position, -1)
        if number in layouts:
            for start, end in _parts(layouts[number], rows[number]):
                result += stream[start:end]
        else:
            size = struct.unpack_from("<H", stream, entry.position + 2)[0]
            result += stream[entry.position : entry.position + HEADER_SIZE + size] + biff.record(biff.EOF, b"")
    return bytes(result)


def _parts(layout: SheetLayout, rows: Collection[int]) -> list[Span]:
    """Return what is to stay of a worksheet, in the order of the stream."""
    row_records = (start for start in map(layout.row_record, rows) if start is not None)
    parts = chain(
        layout.others,
        filter(None, [layout.dimensions]),
        (Span(start, start + ROW_SIZE) for start in row_records),
        (Span(run.start, run.end) for row in rows for run in layout.runs_of(row)),
    )
    return sorted(parts)
