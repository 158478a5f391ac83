"""Edited cells -> the new Workbook stream.

Everything but the records of these cells, of new strings, and of what points at moved records stays as it
is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping

from sgo_tui.xls import cells
from sgo_tui.xls.layout import SheetLayout
from sgo_tui.xls.new_strings import NewStrings, recounted
from sgo_tui.xls.pointers import point_anew
from sgo_tui.xls.recalculation import recalculation
from sgo_tui.xls.sheet_patch import SheetPatch
from sgo_tui.xls.splices import Splicing
from sgo_tui.xls.workbook_stream import WorkbookStream
from sgo_tui.xls.worksheet import Content

Changes = Mapping[tuple[int, int], Content]
"""What is to be stored, by row and column."""


def patched(source: WorkbookStream, layouts: Mapping[int, SheetLayout], changes: Mapping[int, Changes]) -> bytearray:
    """Return the Workbook stream with `changes`, which are by worksheet; `layouts` has those worksheets.

    Raises `StreamError` when the shared strings are not what their count says.
    """
    stream, contents = source.stream, source.contents
    texts = [c.value for sheet in changes.values() for c in sheet.values() if isinstance(c.value, str)]
    strings = NewStrings(stream, source.strings, contents.strings_place, texts) if texts else None
    sheets = {
        number: SheetPatch(stream, layouts[number], _records(sheet, strings)) for number, sheet in changes.items()
    }
    splices = [splice for sheet in sheets.values() for splice in sheet.splices()]
    won = len(texts) - sum(sheet.lost_texts for sheet in sheets.values())
    if strings:
        splices += strings.splices(contents.string_index, won)
    else:
        splices += recounted(stream, contents.strings, won)
    splicing = Splicing([*splices, *recalculation(source, layouts)])
    result = splicing.apply(stream)
    point_anew(source, splicing, result, sheets)
    return result


def _records(changes: Changes, strings: NewStrings | None) -> dict[int, dict[int, bytes]]:
    """Return the new cell records by row and column."""
    rows: dict[int, dict[int, bytes]] = {}
    for (row, column), content in changes.items():
        rows.setdefault(row, {})[column] = _record(row, column, content, strings)
    return rows


def _record(row: int, column: int, content: Content, strings: NewStrings | None) -> bytes:
    value, style = content
    if value is None:
        return cells.blank_record(row, column, style)
    if isinstance(value, bool):
        return cells.boolean_record(row, column, style, value)
    if isinstance(value, str):
        assert strings is not None
        return cells.text_record(row, column, style, strings.index_of(value))
    return cells.number_record(row, column, style, value)
