"""Saving into sheets of every make: what xlrd reads afterwards, and what the records look like."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from building import (
    area,
    blank,
    bof,
    formula,
    indexed_sheet,
    mulblank,
    mulrk,
    number,
    read,
    record,
    records,
    row,
    shared_strings,
    sheet,
    stream,
    stream_of,
    text,
    write,
)

from sgo_tui import errors
from sgo_tui.export import Protection
from sgo_tui.work import open_table
from sgo_tui.xls import open_workbook
from sgo_tui.xls.save import Edits, Saved, save

PLAIN, DATE, TEXT = 16, 17, 18
"""The cell styles of xlwt's workbooks; up to 15 theirs are named styles, against the usual."""


def saved(path: Path, edits: Edits) -> Saved:
    """Save edits to a file in place."""
    return save(open_workbook(path), edits)


def cells(path: Path, number_of_sheet: int = 0) -> dict[tuple[int, int], object]:
    """Return what xlrd reads, by row and column."""
    found = read(path).sheet_by_index(number_of_sheet)
    return {
        (r, c): found.cell_value(r, c)
        for r in range(found.nrows)
        for c in range(found.row_len(r))
        if found.cell_type(r, c)
    }


def kinds(path: Path) -> list[int]:
    """Return the kinds of the records of the first worksheet."""
    found = [kind for kind, _body in records(stream_of(path.read_bytes()))]
    return found[found.index(0x000A) + 1 :]


LAYOUTS = {
    "no rows": [number(0, 0, 1), text(0, 1, 0), number(2, 0, 3)],
    "rows first": [row(0), row(2), number(0, 0, 1), text(0, 1, 0), number(2, 0, 3)],
    "rows between": [row(0), number(0, 0, 1), text(0, 1, 0), row(2), number(2, 0, 3)],
    "rows out of order": [row(2), row(0), number(2, 0, 3), number(0, 0, 1), text(0, 1, 0)],
    "row torn apart": [row(0), number(0, 0, 1), number(2, 0, 3), text(0, 1, 0)],
    "a cell without its row": [row(0), number(0, 0, 1), text(0, 1, 0), number(2, 0, 3)],
    "a row twice": [row(0), row(0), row(2), number(0, 0, 1), text(0, 1, 0), number(2, 0, 3)],
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("place", [(0, 0), (0, 1), (0, 2), (1, 0), (1, 3), (2, 0), (2, 1), (5, 4), (900, 0)])
@pytest.mark.parametrize("value", ["текст", 7.5])
def test_any_layout(tmp_path: Path, layout: str, place: tuple[int, int], value: str | float) -> None:
    """Whatever order a writer has chosen, the edited cell reads back and the others are the same."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(*LAYOUTS[layout]), "B": sheet(number(0, 0, 9))}))
    before = cells(path)
    saved(path, {(0, *place): value})

    assert cells(path) == before | {place: value}
    assert cells(path, 1) == {(0, 0): 9.0}


def test_no_row_records_are_added_where_there_are_none(tmp_path: Path) -> None:
    """A writer without ROW records gets none; one with them gets one for a new row."""
    without = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 1))}))
    with_rows = write(tmp_path / "b.xls", stream({"A": sheet(row(0), number(0, 0, 1))}))
    saved(without, {(0, 3, 0): 1.0})
    saved(with_rows, {(0, 3, 0): 1.0})

    assert 0x0208 not in kinds(without)
    assert kinds(with_rows).count(0x0208) == 2


@pytest.mark.parametrize(
    ("default_height", "expected"),
    [(b"", (255, 0)), (record(0x0225, b"\0\0\x2c\1"), (300, 0)), (record(0x0225, b"\1\0\x90\1"), (400, 1))],
    ids=["none", "as the font asks", "set"],
)
def test_a_new_row_is_as_high_as_it_was_shown(tmp_path: Path, default_height: bytes, expected: tuple[int, int]) -> None:
    """Rows without a ROW record have the height of the sheet; a value does not change it."""
    path = write(tmp_path / "a.xls", stream({"A": default_height + sheet(row(0), number(0, 0, 1))}))
    saved(path, {(0, 3, 0): 1.0})
    info = read(path).sheet_by_index(0).rowinfo_map[3]

    assert (info.height, info.height_mismatch, info.hidden, info.outline_level) == (*expected, 0, 0)


@pytest.mark.parametrize("rows", [range(5), range(3, 100), [0, 40, 41, 99]])
@pytest.mark.parametrize("target", [0, 2, 20, 41, 99, 100, 140, 1000])
def test_blocks_and_their_pointers(tmp_path: Path, rows: range | list[int], target: int) -> None:
    """INDEX leads to every DBCELL, and every DBCELL to the rows and cells of its block."""
    numbers = {r: [number(r, 0, r), text(r, 1, 0)] if r % 7 else [] for r in rows}
    length = len(stream({"A": b""})) - len(bof(16)) - 4
    path = write(tmp_path / "a.xls", stream({"A": indexed_sheet(numbers, length)}))
    before = cells(path)
    saved(path, {(0, target, 2): "новая", (0, target, 0): "вместо"})

    assert cells(path) == before | {(target, 2): "новая", (target, 0): "вместо"}
    if target >= min(rows):
        check_blocks(stream_of(path.read_bytes()))


def check_blocks(data: bytes) -> None:
    """Follow the pointers of the first worksheet: INDEX, DBCELL, ROW, first cell of each row."""
    position = starts = 0
    places: list[tuple[int, int, bytes]] = []
    for kind, body in records(data):
        places.append((position, kind, body))
        position += 4 + len(body)
    starts = next(i for i, (_p, kind, _b) in enumerate(places) if kind == 0x000A) + 1
    by_place = {place: (kind, body) for place, kind, body in places[starts:]}
    index = next(body for _p, kind, body in places[starts:] if kind == 0x020B)
    dbcells = [place for place, kind, _b in places[starts:] if kind == 0x00D7]
    first, end = struct.unpack_from("<II", index, 4)
    row_numbers = [struct.unpack_from("<H", body)[0] for kind, body in by_place.values() if kind == 0x0208]

    assert list(struct.unpack(f"<{len(dbcells)}I", index[16:])) == dbcells
    assert (first, end) == (min(row_numbers), max(row_numbers) + 1)
    assert len(dbcells) == -(-(end - first) // 32)
    for place in dbcells:
        check_block(place, by_place)


def check_block(place: int, by_place: dict[int, tuple[int, bytes]]) -> None:
    """Follow the pointers of one DBCELL record."""
    body = by_place[place][1]
    (back,) = struct.unpack_from("<I", body)
    if not back:
        return
    kind, head = by_place[place - back]
    assert kind == 0x0208
    position = place - back + 4 + len(head)
    found = []
    for offset in struct.unpack(f"<{(len(body) - 4) // 2}H", body[4:]):
        position += offset
        kind, cell = by_place[position]
        assert kind in (0x0203, 0x00FD)
        found.append(struct.unpack_from("<H", cell)[0])
    assert found == sorted(set(found))


def test_pointers_of_a_sheet_before_the_edited_one(tmp_path: Path) -> None:
    """Only later sheets are edited, but new strings lie before all sheets: what points into the first goes along."""
    rows = {r: [number(r, 0, r)] for r in range(40)}
    length = len(stream({"A": b"", "B": b"", "C": b""})) - 3 * (len(bof(16)) + 4)
    sheets = {"A": indexed_sheet(rows, length), "B": sheet(number(0, 0, 1)), "C": sheet(number(0, 0, 1))}
    path = write(tmp_path / "a.xls", stream(sheets))
    saved(path, {(1, 0, 1): "новая", (2, 3, 0): "ещё"})

    assert cells(path) == {(r, 0): float(r) for r in range(40)}
    check_blocks(stream_of(path.read_bytes()))


@pytest.mark.parametrize("edit", [(3, 2, "новая"), (30, 2, "новая"), (3, 9, 5.0), (0, 1, 5.0)])
def test_rows_that_are_not_in_order(tmp_path: Path, edit: tuple[int, int, str | float]) -> None:
    """Some writers put the records of rows in another order than their cells: pointers lead to these all the same."""
    rows = {r: [number(r, 0, r), text(r, 1, 0)] for r in range(10)}
    length = len(stream({"A": b""})) - len(bof(16)) - 4
    table = (
        indexed_sheet(rows, length).replace(row(0) + row(1), row(1) + row(0)).replace(row(5) + row(6), row(6) + row(5))
    )
    path = write(tmp_path / "a.xls", stream({"A": table}))
    saved(path, {(0, *edit[:2]): edit[2]})

    assert cells(path)[edit[:2]] == edit[2]
    check_blocks(stream_of(path.read_bytes()))


DIMENSIONS_LATE = {
    "cells first": number(0, 0, 1) + sheet(number(1, 0, 2)),
    "a row first": row(0) + sheet(number(1, 0, 2)),
    "a pointer first": record(0x00D7, bytes(4)) + sheet(number(1, 0, 2)),
    "twice": sheet(number(1, 0, 2)) + sheet(),
    "of an older Excel": sheet(number(1, 0, 2)) + record(0x0000, bytes(12)),
}


@pytest.mark.parametrize("name", DIMENSIONS_LATE)
def test_cells_before_the_dimensions_of_the_sheet(tmp_path: Path, name: str) -> None:
    """Readers forget what came before: the sheet is shown, and locked; other sheets are edited as usual."""
    path = write(tmp_path / "a.xls", stream({"A": DIMENSIONS_LATE[name], "B": sheet(number(0, 0, 1))}))
    with pytest.raises(errors.ReadOnlyWorkbook):
        saved(path, {(0, 3, 0): "новая"})
    assert open_table(path, "A").lock(3, 0).protection is Protection.LOCKED
    saved(path, {(1, 3, 0): "новая"})
    assert cells(path, 1) == {(0, 0): 1.0, (3, 0): "новая"}


def test_four_zeros_behind_the_cells_are_nothing(tmp_path: Path) -> None:
    """Some writer leaves them there."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(1, 0, 2)) + bytes(4)}))
    saved(path, {(0, 3, 0): "новая"})
    assert cells(path) == {(1, 0): 2.0, (3, 0): "новая"}


def test_an_empty_sheet_gets_its_first_cell(tmp_path: Path) -> None:
    """Dimensions, index and blocks come into being with the first cell."""
    empty = record(0x020B, bytes(16)) + record(0x0200, bytes(14)) + sheet()[18:]
    path = write(tmp_path / "a.xls", stream({"A": empty}))
    saved(path, {(0, 40, 3): "первая"})
    bounds = next(body for kind, body in records(stream_of(path.read_bytes()))[5:] if kind == 0x0200)

    assert cells(path) == {(40, 3): "первая"}
    assert struct.unpack("<IIHHH", bounds) == (40, 41, 3, 4, 0)
    check_blocks(stream_of(path.read_bytes()))


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("value", ["текст", 7.5, True, None])
def test_records_of_several_cells(tmp_path: Path, column: int, value: str | float | None) -> None:
    """A cell within MULRK or MULBLANK is replaced; its neighbours keep value and style."""
    data = sheet(row(0), mulrk(0, 0, [1, 2, 3, 4, 5]), row(1), mulblank(1, 0, [15, DATE, TEXT, DATE, 15]))
    path = write(tmp_path / "a.xls", stream({"A": data}))
    styles = [read(path).sheet_by_index(0).cell_xf_index(1, c) for c in range(5)]
    before = cells(path)
    saved(path, {(0, 0, column): value, (0, 1, column): value})
    empty = "" if value is None else value

    assert cells(path) == before | {(0, column): empty, (1, column): empty}
    assert [read(path).sheet_by_index(0).cell_xf_index(1, c) for c in range(5)] == styles


def test_all_of_a_cell_that_is_there_twice(tmp_path: Path) -> None:
    """Some writers store a cell twice; readers may take the first or the last, so both become new."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 1), number(0, 0, 2), number(0, 1, 3))}))
    saved(path, {(0, 0, 0): "текст"})

    assert cells(path) == {(0, 0): "текст", (0, 1): 3.0}
    assert kinds(path).count(0x00FD) == 2


def test_a_chart_within_the_sheet_is_left_alone(tmp_path: Path) -> None:
    """Charts carry cell records of their own, which are not those of the sheet."""
    chart = bof(0x20) + number(0, 0, 99) + record(0x000A)
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 1)) + chart}))
    saved(path, {(0, 0, 0): "текст"})

    assert cells(path) == {(0, 0): "текст"}
    assert chart in stream_of(path.read_bytes())


@pytest.mark.parametrize(("kind", "words"), [(0x0221, "array"), (0x0236, "data table")])
def test_cells_of_an_area_are_refused(tmp_path: Path, kind: int, words: str) -> None:
    """Array formulas and data tables are changed as a whole or not at all."""
    data = sheet(formula(0, 0), area(kind, (0, 1), (0, 1)), number(0, 1, 1), number(0, 2, 1))
    path = write(tmp_path / "a.xls", stream({"A": data}))
    worksheet = open_workbook(path).sheets[0]

    assert words in (worksheet.refusal(1, 1) or "")
    assert worksheet.refusal(0, 2) is None
    with pytest.raises(errors.CellRefused):
        saved(path, {(0, 0, 1): "текст"})


def test_a_shared_formula_keeps_its_anchor(tmp_path: Path) -> None:
    """The cell that holds a formula for others is refused; one that only uses it can be replaced."""
    data = sheet(formula(0, 0), area(0x04BC, (0, 1), (0, 0)), formula(1, 0))
    path = write(tmp_path / "a.xls", stream({"A": data}))

    assert "share" in (open_workbook(path).sheets[0].refusal(0, 0) or "")
    saved(path, {(0, 1, 0): "текст"})
    assert cells(path) == {(0, 0): 1.0, (1, 0): "текст"}
    assert not open_workbook(path).sheets[0].is_formula(1, 0)


@pytest.mark.parametrize("strings", [b"", record(0x00FC, bytes(8))], ids=["none", "empty"])
def test_a_workbook_without_strings(tmp_path: Path, strings: bytes) -> None:
    """A workbook of numbers gets its table of strings with the first text."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 1))}, strings=strings))
    saved(path, {(0, 0, 1): "первая", (0, 1, 1): "вторая"})

    assert cells(path) == {(0, 0): 1.0, (0, 1): "первая", (1, 1): "вторая"}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [({(0, 0, 0): 1.0}, 1), ({(0, 0, 0): None, (0, 1, 0): None}, 0), ({(0, 0, 0): "plain"}, 2), ({(0, 2, 0): "x"}, 3)],
    ids=["number", "cleared", "another text", "new"],
)
def test_the_count_of_references(tmp_path: Path, edits: Edits, expected: int) -> None:
    """The table of strings says how many cells refer to it, whatever texts become and what becomes a text."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(text(0, 0, 0), text(1, 0, 1), number(2, 0, 1))}))
    saved(path, edits)
    table = dict(records(stream_of(path.read_bytes())))[0x00FC]

    assert struct.unpack_from("<I", table) == (expected,)


def test_a_table_of_strings_with_unread_bytes(tmp_path: Path) -> None:
    """Some tables hold more than their count says; the new strings go before what nobody reads."""
    strings = bytearray(shared_strings(["Ёж", "plain", "лишняя"]))
    struct.pack_into("<I", strings, 8, 2)
    path = write(tmp_path / "a.xls", stream({"A": sheet(text(0, 0, 1), text(0, 1, 0))}, strings=bytes(strings)))
    saved(path, {(0, 0, 2): "новая"})

    assert cells(path) == {(0, 0): "plain", (0, 1): "Ёж", (0, 2): "новая"}
    assert "лишняя".encode("utf-16-le") in stream_of(path.read_bytes())


def test_a_sheet_without_dimensions(tmp_path: Path) -> None:
    """DIMENSIONS may be missing; the cell table then goes before the view."""
    path = write(tmp_path / "a.xls", stream({"A": sheet()[18:]}))
    saved(path, {(0, 3, 1): 1.0})

    assert cells(path) == {(3, 1): 1.0}


def test_bytes_after_the_last_record_are_kept(tmp_path: Path) -> None:
    """What follows the last worksheet comes back."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 1))}, tail=b"\0\0\0\0tail" * 600))
    saved(path, {(0, 0, 0): "текст"})

    assert stream_of(path.read_bytes()).endswith(b"\0\0\0\0tail" * 600)


def test_new_cells_take_the_style_of_their_column(tmp_path: Path) -> None:
    """The cell below decides, then the one above, for at the top there is the header."""
    data = sheet(number(0, 0, 1, DATE), number(5, 0, 1, TEXT), number(5, 1, 1, DATE))
    path = write(tmp_path / "a.xls", stream({"A": data}))
    saved(path, {(0, 3, 0): 1.0, (0, 8, 0): 1.0, (0, 2, 1): 1.0, (0, 2, 2): 1.0})
    found = read(path).sheet_by_index(0)

    assert [found.cell_xf_index(r, c) for r, c in ((3, 0), (8, 0), (2, 1), (2, 2))] == [TEXT, TEXT, DATE, PLAIN]


def test_a_named_style_is_no_style_for_a_cell(tmp_path: Path) -> None:
    """A neighbour with the style of a style (xlrd reads it, POI fails) does not pass it on."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 1, 0), blank(1, 1, DATE))}))
    saved(path, {(0, 3, 0): 1.0})

    assert read(path).sheet_by_index(0).cell_xf_index(3, 0) == PLAIN
