"""A file cut down to some rows shows them as the whole file does."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
from building import compound, number, record, sheet, stream, text
from hypothesis import given
from hypothesis import strategies as st
from xlrd.book import Book

from sgo_tui import errors
from sgo_tui.xls import open_workbook, string_table
from sgo_tui.xls.excerpt import excerpt
from sgo_tui.xls.layout import read_layout
from sgo_tui.xls.reader import read_book
from sgo_tui.xls.save import save
from sgo_tui.xls.string_table import COUNTS
from sgo_tui.xls.strings import StoredString, laid_out, stored
from sgo_tui.xls.workbook_stream import WorkbookStream, find_stream

SST, CONTINUE = 0x00FC, 0x003C
ROWS = 64
RICH = StoredString("Ёжик".encode("utf-16-le"), 1, 8, struct.pack("<H", 3), b"\1\0\2\0" * 3)
SPOKEN = StoredString(b"plain", 0, 4, struct.pack("<I", 40), bytes(range(40)))


def table_of(strings: Sequence[StoredString]) -> bytes:
    """Return the SST record and its CONTINUE records."""
    first, *others = laid_out(strings, 8224 - COUNTS.size)
    table = record(SST, COUNTS.pack(len(strings), len(strings)) + bytes(first))
    return table + b"".join(record(CONTINUE, bytes(body)) for body in others)


def workbook_of(strings: Sequence[StoredString], shown: Sequence[int]) -> WorkbookStream:
    """Return a workbook of two worksheets, the second of which has a number and a text in each row."""
    cells = [number(r, 0, r) + text(r, 1, index) for r, index in enumerate(shown)]
    sheets = {"A": sheet(number(0, 0, 9)), "B": sheet(*cells, number(len(shown), 0, 1))}
    return find_stream(compound({"Workbook": stream(sheets, strings=table_of(strings)) + bytes(4096)}))


def read(data: bytes) -> Book:
    """Read a stream with xlrd."""
    return read_book(data, lambda _fraction: None)


@given(
    st.lists(
        st.sampled_from([RICH, SPOKEN]) | st.builds(stored, st.text(max_size=9) | st.sampled_from(["ж" * 5000])),
        min_size=1,
        max_size=20,
    ),
    st.data(),
)
def test_any_rows(strings: list[StoredString], data: st.DataObject) -> None:
    """Whichever rows stay and wherever their strings lie, xlrd reads in them what it reads in the whole file."""
    shown = data.draw(st.lists(st.sampled_from(range(len(strings))), min_size=ROWS, max_size=ROWS))
    rows = data.draw(st.sets(st.integers(0, ROWS), max_size=ROWS // 8))
    edited = data.draw(st.sets(st.sampled_from(sorted(rows)))) if rows else set()
    source = workbook_of(strings, shown)
    layouts = {1: read_layout(source.stream, source.contents.worksheets[1].position)}
    short = excerpt(source, layouts, {1: sorted(rows)}, {1: [(row, 1) for row in edited]})
    whole, found = read(source.stream).sheet_by_index(1), read(short).sheet_by_index(1)

    for row in range(found.nrows):
        assert found.row_values(row) == (whole.row_values(row) if row in rows else [])
    assert len(short) < len(source.stream)


def test_an_excerpt_of_long_tables_is_short() -> None:
    """Of the shared strings no more stays than the rows show, and those behind the last of them."""
    source = workbook_of([stored(f"строка {index:02}") for index in range(ROWS)], list(range(ROWS)))
    layouts = {1: read_layout(source.stream, source.contents.worksheets[1].position)}
    short = excerpt(source, layouts, {1: [3, ROWS - 2]}, {1: [(3, 1)]})

    found = [index for index in range(ROWS) if f"строка {index:02}".encode("utf-16-le") in short]
    assert found == [3, ROWS - 2, ROWS - 1]


@pytest.mark.parametrize("last", [SPOKEN, RICH], ids=["phonetic", "rich"])
def test_a_mistake_of_ours_about_strings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: StoredString) -> None:
    """Where the patch and the checks share a mistake about the end of the strings, xlrd notices all the same."""
    source = workbook_of([*(stored(f"{index}") for index in range(ROWS - 1)), last], list(range(ROWS)))
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": bytes(source.stream)}))
    workbook, edits = open_workbook(path), {(1, 3, 1): "новая", (1, ROWS - 1, 0): 5.0}
    save(workbook, edits, tmp_path / "right.xls")

    monkeypatch.setattr(string_table, "data_size", lambda _stream, position, _flags: (position + len(last.sizes), 0))
    with pytest.raises(errors.VerificationFailed):
        save(workbook, edits, tmp_path / "wrong.xls")
