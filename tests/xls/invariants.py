"""What must be equal in a saved file and its original, worked out with xlrd and `struct` alone.

Each save checks itself already; this shares no code with that, so that both do not make the same mistake, but for the
leniency to records that xlrd does not bear.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDoc
from xlrd.formula import FormulaError

from sgo_tui.xls.extras import without_extras

Places = Collection[tuple[int, int, int]]
"""Edited cells by worksheet, row and column."""

BOF, EOF, CONTINUE, SST, EXTSST, BOUNDSHEET, RECALCID = 0x0809, 0x000A, 0x003C, 0x00FC, 0x00FF, 0x0085, 0x01C1
DIMENSIONS, INDEX, ROW, DBCELL = 0x0200, 0x020B, 0x0208, 0x00D7
MULRK, MULBLANK, RK, BLANK, FORMULA = 0x00BD, 0x00BE, 0x027E, 0x0201, 0x0006
CELLS = {FORMULA, 0x00FD, 0x0204, 0x00D6, 0x0203, RK, MULRK, BLANK, MULBLANK, 0x0205}
FOLLOWERS = {0x0207, 0x04BC, 0x0221, 0x0236, CONTINUE}
WORKSHEET = 0
LONGEST = 8224


class Record(NamedTuple):
    """A record of a stream."""

    place: int
    kind: int
    body: bytes


class Substream(NamedTuple):
    """A stretch from BOF to EOF, and what lies behind it up to the next."""

    records: list[Record]
    gap: bytes


class Sheet(NamedTuple):
    """What of a worksheet must be equal."""

    cells: dict[tuple[int, int], list[bytes]]
    """The bytes of each cell but its place: the bodies of its record and of those that belong to it."""
    rows: dict[int, list[bytes]]
    """The ROW records."""
    rest: list[tuple[int, bytes]]
    """Kinds and bodies of all other records in their order."""
    bounds: list[tuple[int, ...]]
    """First row, row behind the last one, and the same of columns, as DIMENSIONS says."""


def check_invariants(before: bytes, after: bytes, edited: Places, *, scrubbed: bool = False) -> None:
    """Assert that no more of a file has changed than the `edited` cells, and with a scrub, unused strings."""
    old, new = stream_of(before), stream_of(after)
    assert surroundings(after) == surroundings(before)
    old_parts, new_parts = substreams(old), substreams(new)
    assert [part.gap for part in new_parts] == [part.gap for part in old_parts]
    assert globals_of(new_parts[0]) == globals_of(old_parts[0])
    assert all(len(record.body) <= LONGEST for part in new_parts for record in part.records)
    check_strings(old_parts[0], new_parts[0], same_table=not scrubbed)
    worksheets = [place for place, kind in sheet_places(old) if kind == WORKSHEET]
    for one, other in zip(old_parts[1:], new_parts[1:], strict=True):
        number = worksheets.index(one.records[0].place) if one.records[0].place in worksheets else -1
        check_sheet(sheet_of(one), sheet_of(other), {(r, c) for n, r, c in edited if n == number})
        assert points_right(other) >= points_right(one)
    read = book_of if is_read_by_xlrd(before) else lenient_book_of
    check_reading(read(before), read(after), edited)


def stream_of(data: bytes) -> bytes:
    """Return the Workbook stream as xlrd finds it."""
    container = CompDoc(data, logfile=io.StringIO())
    found = container.get_named_stream("Workbook") or container.get_named_stream("Book")
    return bytes(found or b"")


def surroundings(data: bytes) -> list[object]:
    """Return the directory but for the places of streams, and the content of all other streams."""
    container = CompDoc(data, logfile=io.StringIO())
    found: list[object] = []
    for entry in container.dirlist:
        names, other = [entry.name], entry
        while other.parent > 0:
            other = container.dirlist[other.parent]
            names.insert(0, other.name)
        is_content = entry.etype == 2 and entry.parent >= 0 and names[-1].lower() not in ("workbook", "book")
        content = container.get_named_stream("/".join(names)) if is_content else None
        found.append((names, entry.etype, entry.colour, entry.left_DID, entry.right_DID, entry.root_DID))
        found.append((entry.tsinfo, content))
    return found


def records(stream: bytes, position: int) -> Iterator[Record]:
    """Yield the records of the substream that begins at a position, nested ones too."""
    depth = 0
    while True:
        kind, size = struct.unpack_from("<HH", stream, position)
        yield Record(position, kind, stream[position + 4 : position + 4 + size])
        depth += (kind == BOF) - (kind == EOF)
        position += 4 + size
        if not depth:
            return


def sheet_places(stream: bytes) -> list[tuple[int, int]]:
    """Return where the sheets begin and of which kind they are."""
    heads = [record.body for record in records(stream, 0) if record.kind == BOUNDSHEET]
    return [(place, kind) for place, _visible, kind in (struct.unpack_from("<IBB", head) for head in heads)]


def substreams(stream: bytes) -> list[Substream]:
    """Return the globals and the sheets in the order in which they lie."""
    starts = [0, *sorted({place for place, _kind in sheet_places(stream)}), len(stream)]
    found = []
    for start, stop in pairwise(starts):
        inside = list(records(stream, start))
        assert inside[0].kind == BOF
        found.append(Substream(inside, stream[inside[-1].place + 4 + len(inside[-1].body) : stop]))
    return found


def globals_of(part: Substream) -> list[tuple[int, bytes]]:
    """Return the records of the globals, without strings, pointers, and the build that Excel computed formulas with."""
    kept = []
    previous = 0
    for _place, kind, body in part.records:
        previous = previous if kind == CONTINUE else kind
        if previous in (SST, EXTSST):
            continue
        kept.append((kind, {BOUNDSHEET: body[4:], RECALCID: body[:4]}.get(kind, body)))
    return kept


def check_strings(old: Substream, new: Substream, *, same_table: bool) -> None:
    """Assert that the strings begin as they did, and that EXTSST leads into them."""
    before, after = strings_of(old), strings_of(new)
    if same_table and before:
        one, other = b"".join(before)[8:], b"".join(after)[8:]
        kept = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        assert other.endswith(one[kept:])
    index = [record.body for record in new.records if record.kind == EXTSST]
    if before != after and index:
        table = [record for record in new.records if record.kind in (SST, CONTINUE)]
        places = {(r.place, r.place + 4 + len(r.body)) for r in table}
        for place, offset, _zero in struct.iter_unpack("<IHH", index[0][2:]):
            assert any(start < place < end and place - start == offset for start, end in places)


def strings_of(part: Substream) -> list[bytes]:
    """Return the bodies of the SST record and its CONTINUE records."""
    found: list[bytes] = []
    previous = 0
    for record in part.records:
        previous = previous if record.kind == CONTINUE else record.kind
        if previous == SST:
            found.append(record.body)
    return found


def sheet_of(part: Substream) -> Sheet:
    """Sort the records of a sheet; those of charts in it are other records."""
    sheet = Sheet({}, {}, [], [])
    depth, last = 0, None
    for _place, kind, body in part.records:
        depth -= kind == EOF
        if depth == 1 and kind in CELLS:
            last = each_cell(kind, body)
            for place, content in last:
                sheet.cells.setdefault(place, []).append(content)
        elif depth == 1 and last and kind in FOLLOWERS:
            sheet.cells[last[0][0]].append(struct.pack("<H", kind) + body)
        else:
            last = None
            if depth == 1 and kind == ROW:
                sheet.rows.setdefault(struct.unpack_from("<H", body)[0], []).append(body)
            elif depth == 1 and kind == DIMENSIONS:
                sheet.bounds.append(struct.unpack_from("<IIHH", body))
            elif depth != 1 or kind not in (INDEX, DBCELL):
                sheet.rest.append((kind, body))
        depth += kind == BOF
    return sheet


def each_cell(kind: int, body: bytes) -> list[tuple[tuple[int, int], bytes]]:
    """Return place and content of the cells of a record; one of several gives what records of one would."""
    row, column = struct.unpack_from("<HH", body)
    if kind not in (MULRK, MULBLANK):
        return [((row, column), struct.pack("<H", kind) + body[4:])]
    size, single = (6, RK) if kind == MULRK else (2, BLANK)
    items = [body[start : start + size] for start in range(4, len(body) - 2, size)]
    return [((row, column + index), struct.pack("<H", single) + item) for index, item in enumerate(items)]


def check_sheet(old: Sheet, new: Sheet, edited: set[tuple[int, int]]) -> None:
    """Assert that all records but those of edited cells are equal."""
    assert new.rest == old.rest
    assert len(new.bounds) == len(old.bounds)
    for before, after in zip(old.bounds, new.bounds, strict=True):
        for axis in (0, 1):
            numbers = {place[axis] for place in edited}
            assert after[2 * axis] in {before[2 * axis], *numbers}
            assert after[2 * axis + 1] in {before[2 * axis + 1], *(number + 1 for number in numbers)}
    assert {p: c for p, c in new.cells.items() if p not in edited} == {
        p: c for p, c in old.cells.items() if p not in edited
    }
    rows = {row for row, _column in edited}
    assert {r: c for r, c in new.rows.items() if r not in rows} == {r: c for r, c in old.rows.items() if r not in rows}
    for row in rows & old.rows.keys():
        before, after = old.rows[row], new.rows[row]
        assert [body[:2] + body[6:] for body in after] == [body[:2] + body[6:] for body in before]


def points_right(part: Substream) -> bool:
    """Whether INDEX lists the DBCELL records, and each of those leads to a ROW record and to cells."""
    kinds = {record.place: record.kind for record in part.records}
    dbcells = [record for record in part.records if record.kind == DBCELL]
    for record in part.records:
        if record.kind == INDEX and list(struct.unpack_from(f"<{(len(record.body) - 16) // 4}I", record.body, 16)) != [
            record.place for record in dbcells
        ]:
            return False
    for place, _kind, body in dbcells:
        back, *offsets = struct.unpack_from(f"<I{(len(body) - 4) // 2}H", body)
        if back and kinds.get(place - back) != ROW:
            return False
        position = place - back + 20
        for offset in offsets:
            position += offset
            if offset and kinds.get(position) not in CELLS:
                return False
    return True


def book_of(data: bytes) -> Book:
    """Read a file with xlrd."""
    return xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)


def lenient_book_of(data: bytes) -> Book:
    """Read a file in which xlrd does not bear a record beside the cells: without such records."""
    return xlrd.open_workbook(
        file_contents=without_extras(stream_of(data)), logfile=io.StringIO(), formatting_info=True, ragged_rows=True
    )


def is_read_by_xlrd(data: bytes) -> bool:
    """Whether xlrd reads a file by itself."""
    try:
        book_of(data)
    except (xlrd.XLRDError, FormulaError):
        return False
    return True


def check_reading(old: Book, new: Book, edited: Places) -> None:
    """Assert that xlrd reads every cell but the edited ones as before, and everything around the cells."""
    for number, (before, after) in enumerate(zip(old.sheets(), new.sheets(), strict=True)):
        places = {(r, c) for n, r, c in edited if n == number}
        assert around_cells(after, places) == around_cells(before, places)
        one, other = cells_of(before), cells_of(after)
        assert {p: c for p, c in other.items() if p not in places} == {p: c for p, c in one.items() if p not in places}
        for place in places & one.keys() & other.keys():
            assert other[place].style == one[place].style or other[place].kind == xlrd.XL_CELL_DATE


class Cell(NamedTuple):
    """A cell as xlrd reads it."""

    kind: int
    value: str
    style: int


def cells_of(sheet: xlrd.sheet.Sheet) -> dict[tuple[int, int], Cell]:
    """Return the cells by row and column."""
    return {
        (r, c): Cell(sheet.cell_type(r, c), repr(sheet.cell_value(r, c)), sheet.cell_xf_index(r, c))
        for r in range(sheet.nrows)
        for c in range(sheet.row_len(r))
        if sheet.cell_type(r, c)
    }


def around_cells(sheet: xlrd.sheet.Sheet, edited: set[tuple[int, int]]) -> list[object]:
    """Return what a worksheet has besides cells and rows, and parts of texts in other cells that have another font."""
    columns = {number: vars(info) for number, info in sheet.colinfo_map.items()}
    notes = {place: note.text for place, note in sheet.cell_note_map.items()}
    links = {place: link.url_or_path for place, link in sheet.hyperlink_map.items()}
    fonts = {place: runs for place, runs in sheet.rich_text_runlist_map.items() if place not in edited}
    return [sheet.name, sheet.visibility, sheet.merged_cells, columns, notes, links, fonts]
