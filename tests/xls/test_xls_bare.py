"""A workbook without what stands beside its cells."""

from __future__ import annotations

import re
from pathlib import Path

import xlrd
import xlwt

from sgo_tui.errors import CannotAnonymise, CannotRead
from sgo_tui.xls import Workbook, open_workbook
from sgo_tui.xls import records as biff
from sgo_tui.xls.bare import bared
from sgo_tui.xls.workbook_stream import find_stream


def without(workbook: Workbook, public: str = "") -> bytes:
    """Return the bare file; only texts in `public` are nobody's, and names become rows of x."""
    return bared(workbook.data, lambda text: text in public, lambda name: "x" * len(name))


def kinds(data: bytes) -> set[int]:
    """Return the kinds of all records of a file."""
    source = find_stream(data)
    starts = [0, *(sheet.position for sheet in source.contents.sheets)]
    return {record.kind for start in starts for record in biff.records(source.stream, start)}


def test_cells_are_as_they_were(exports: Path, tmp_path: Path) -> None:
    """Every cell of every sheet has its value and its style."""
    original = open_workbook(exports / "05_full_full_L5_poi.xls")
    (tmp_path / "bare.xls").write_bytes(without(original))

    bare = open_workbook(tmp_path / "bare.xls")

    for old, new in zip(original.sheets, bare.sheets, strict=True):
        assert new.row_count == old.row_count
        assert all(new.raw_row(row) == old.raw_row(row) for row in range(old.row_count))
        assert new.merges == old.merges
        assert new.name == "x" * len(old.name)


def test_notes_pictures_and_properties_are_left_out(exports: Path) -> None:
    """Neither a note nor who has made the file, nor any object is there any more."""
    original = open_workbook(exports / "01_full_full_L3_poi.xls")
    note, text, drawing, group = 0x001C, 0x01B6, 0x00EC, 0x00EB

    data = without(original)

    assert {note, text, drawing, group} <= kinds(original.data)
    assert not {note, text, drawing, group} & kinds(data)
    properties = [c for e, c in find_stream(data).container.streams() if e.name.startswith("\x05")]
    assert [len(bytes(content)) for content in properties] == [56, 56]


def test_headers_and_footers_of_pages_are_left_out(tmp_path: Path) -> None:
    """What is printed on each page may have a name in it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    sheet.header_str, sheet.footer_str = b"Ivanova", b"Petrova"
    sheet.write(0, 0, 1)
    book.save(str(tmp_path / "a.xls"))
    original = open_workbook(tmp_path / "a.xls")

    data = without(original)

    assert b"Ivanova" in original.data
    assert not re.search(b"Ivanova|Petrova", data)


def test_lists_stay_where_all_their_values_are_public(exports: Path, tmp_path: Path) -> None:
    """A list of allowed values that somebody may be known by goes, the others stay without their words of help."""
    original = open_workbook(exports / "01_full_full_L3_poi.xls")
    sheet = original.sheets[0]
    sex = next(c for c in range(sheet.column_count) if sheet.choices(5, c) == ("М", "Ж"))
    for public, expected in (("МЖ", ("М", "Ж")), ("", ())):
        (tmp_path / "bare.xls").write_bytes(without(original, public))
        assert open_workbook(tmp_path / "bare.xls").sheets[0].choices(5, sex) == expected


def test_names_of_areas_are_renamed(exports: Path, tmp_path: Path) -> None:
    """A name keeps its length and its area."""
    original = xlrd.open_workbook(str(exports / "07_full_full_L3_gnumeric.xls"), on_demand=True)
    (tmp_path / "bare.xls").write_bytes(without(open_workbook(exports / "07_full_full_L3_gnumeric.xls")))

    bare = xlrd.open_workbook(str(tmp_path / "bare.xls"))

    for old, new in zip(original.name_obj_list, bare.name_obj_list, strict=True):
        assert len(new.name) == len(old.name)
        assert new.builtin or set(new.name) == {"x"}
        assert new.raw_formula in (old.raw_formula, b"\x1c\x17")


def test_real_files_can_be_read_afterwards(corpus: Path, tmp_path: Path) -> None:
    """Files of many programs are made bare, or refused with a sentence."""
    made = refused = 0
    for path in sorted(corpus.glob("*/*.xls")):
        if path.stat().st_size > 60_000:
            continue
        try:
            workbook = open_workbook(path)
        except CannotRead:
            continue
        if workbook.read_only:
            continue
        try:
            (tmp_path / "bare.xls").write_bytes(without(workbook))
        except CannotAnonymise:
            refused += 1
            continue
        bare = open_workbook(tmp_path / "bare.xls")
        assert bare.read_only is None
        for old, new in zip(workbook.sheets, bare.sheets, strict=True):
            assert all(repr(new.raw_row(row)) == repr(old.raw_row(row)) for row in range(old.row_count)), path.name
        made += 1
    assert made > 5
    assert refused > 2
