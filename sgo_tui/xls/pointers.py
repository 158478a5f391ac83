"""What points at records by absolute offset, corrected after splices have moved them.

BOUNDSHEET points at its sheet, the INDEX of a sheet at the DBCELL records of its blocks; EXTSST, which points at
strings, is made anew with them. Nothing else in the stream points by absolute offset.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from sgo_tui.xls.blocks import union
from sgo_tui.xls.records import HEADER_SIZE
from sgo_tui.xls.sheet_index import find_index, read_index
from sgo_tui.xls.sheet_patch import SheetPatch
from sgo_tui.xls.splices import Splicing
from sgo_tui.xls.workbook_stream import WorkbookStream


def point_anew(
    source: WorkbookStream, splicing: Splicing, result: bytearray, sheets: Mapping[int, SheetPatch] | None = None
) -> None:
    """Correct the pointers in `result`, which `splicing` has made of `source`; `sheets` are the patched worksheets."""
    numbers = {entry.position: number for number, entry in enumerate(source.contents.worksheets)}
    for entry in source.contents.sheets:
        place = splicing.moved(entry.record) + HEADER_SIZE
        struct.pack_into("<I", result, place, splicing.moved(entry.position))
        span = find_index(source.stream, entry.position)
        index = read_index(source.stream, span)
        if span and index:
            index = index.moved(source.stream, splicing)
            patch = (sheets or {}).get(numbers.get(entry.position, -1))
            if patch:
                index.rows = union(index.rows, patch.new_rows)
                index.pointers += [splicing.moved(patch.end_of_table) - back for back in patch.added_dbcells]
            record = index.record()
            start = splicing.moved(span.start)
            result[start : start + len(record)] = record
