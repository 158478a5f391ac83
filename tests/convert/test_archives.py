"""Workbooks that are archives: .xlsx and .ods as office programs write them, and as nobody should."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sgo_tui.convert.model import Book
from sgo_tui.convert.ods import read_ods
from sgo_tui.convert.xlsx import read_xlsx
from sgo_tui.errors import CannotConvert
from sgo_tui.xls import open_workbook, text_of

FIXTURES = Path(__file__).parents[1] / "fixtures"
READERS = {"xlsx": read_xlsx, "ods": read_ods}


@pytest.mark.parametrize("kind", READERS)
def test_an_export_saved_in_the_wrong_format(kind: str) -> None:
    """What LibreOffice made of an export is the export: values, merged cells, names of sheets, widths, dates."""
    book = READERS[kind]((FIXTURES / f"classic.{kind}").read_bytes())
    original = open_workbook(FIXTURES / "classic.xls")
    assert [(sheet.name, sheet.visible) for sheet in book.sheets] == [(s.name, s.visible) for s in original.sheets]
    for found, sheet in zip(book.sheets, original.sheets, strict=True):
        wanted = {
            (row, column): sheet.text(row, column)
            for row in range(sheet.row_count)
            for column in range(sheet.column_count)
            if sheet.text(row, column)
        }
        assert {place: text_of(cell.value) for place, cell in found.cells.items()} == wanted
        assert set(found.merges) == set(sheet.merges)
        if sheet.index == 0:  # the other has the usual widths, which every program takes for others
            assert [round(found.widths[c]) for c in range(99)] == [sheet.column_width(c) for c in range(99)]
        dates = {place for place, cell in found.cells.items() if isinstance(cell.value, dt.date)}
        assert dates == {place for place in wanted if sheet.is_date_styled(*place) and sheet.text(*place)[:1].isdigit()}
        formats = {found.cells[place].number_format.replace("\\", "").upper() for place in dates}
        assert formats <= {"DD.MM.YYYY"}


def xlsx(book: openpyxl.Workbook) -> Book:
    """Read what openpyxl writes."""
    file = io.BytesIO()
    book.save(file)
    return read_xlsx(file.getvalue())


def test_values_of_xlsx() -> None:
    """Each kind of value, with its number format; formulas without a result are nothing."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    values = ["007", 7, 2.5, True, dt.date(2012, 2, 1), dt.datetime.fromisoformat("2012-02-01 09:30"), dt.time(9, 30)]
    for column, value in enumerate([*values, "=1+1", "#N/A", "=text", " ", ""], 1):
        sheet.cell(1, column).value = value
    sheet.cell(1, 10).data_type = "s"
    sheet.cell(1, 2).number_format = "0.00"
    found = xlsx(book)
    cells = {column: cell for (_row, column), cell in found.sheets[0].cells.items()}
    assert [cells[c].value for c in range(7)] == ["007", 7.0, 2.5, True, *values[4:]]
    assert (cells[8].value, cells[9].value, cells[10].value) == ("#N/A", "=text", " ")
    assert cells.keys() == {*range(7), 8, 9, 10}
    assert cells[1].number_format == "0.00"
    assert found.losses


def test_shape_of_xlsx() -> None:
    """Hidden sheets, rows and columns, widths and merged cells; a lone cell far away is told with its place."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ученики"
    sheet["A1"], sheet["D5"] = "a", "d"
    sheet.merge_cells("A1:B2")
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["C"].width = 30
    sheet.row_dimensions[3].hidden = True
    hidden = book.create_sheet("Списки")
    hidden.sheet_state, hidden["A1"] = "hidden", 1
    found = xlsx(book)
    first, second = found.sheets
    assert (first.name, first.visible, second.visible) == ("Ученики", True, False)
    assert [tuple(merge) for merge in first.merges] == [(0, 1, 0, 1)]
    assert (first.hidden_columns, first.hidden_rows, first.widths[2]) == ({1}, {2}, 30.0)

    sheet["XFD1048576"] = "far"
    with pytest.raises(CannotConvert, match="1048576 rows and 16384 columns"):
        xlsx(book)


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">
 <office:automatic-styles>
  <number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-integer-digits="1"/>
  </number:number-style>
  <number:date-style style:name="N3"><number:day number:style="long"/><number:text>.</number:text>
   <number:month number:style="long"/><number:text> г </number:text><number:year/></number:date-style>
  <number:text-style style:name="N4"><number:text-content/></number:text-style>
  <style:style style:name="ce2" style:data-style-name="N2"/><style:style style:name="ce3" style:data-style-name="N3"/>
  <style:style style:name="ce4" style:data-style-name="N4"/>
  <style:style style:name="co1"><style:table-column-properties style:column-width="38mm"/></style:style>
  <style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>
 </office:automatic-styles>
 <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"""


def archive(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return file.getvalue()


def ods(*tables: str) -> Book:
    """Read a spreadsheet of these tables."""
    return read_ods(archive({"content.xml": ODS.replace("{tables}", "".join(tables)).encode()}))


def test_values_of_ods() -> None:
    """Each kind of value, with its number format."""
    book = ods(
        """<table:table table:name="Ученики"><table:table-column table:style-name="co1"/>
        <table:table-column table:default-cell-style-name="ce4" table:visibility="collapse"/>
        <table:table-row>
         <table:table-cell office:value-type="string"><text:p>007</text:p></table:table-cell>
         <table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:tab/>c</text:p>
          <text:p>d</text:p></table:table-cell>
         <table:table-cell table:style-name="ce2" office:value-type="float" office:value="2.5"><text:p>2,50</text:p>
         </table:table-cell>
         <table:table-cell table:style-name="ce3" office:value-type="date" office:date-value="2012-02-01"/>
         <table:table-cell office:value-type="date" office:date-value="2012-02-01T09:30:00"/>
         <table:table-cell office:value-type="time" office:time-value="PT12H00M00S"/>
         <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
         <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>
         <table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>
          <text:p>x</text:p></table:table-cell>
         <table:table-cell office:value-type="float" office:value="nonsense"><text:p>shown</text:p></table:table-cell>
        </table:table-row></table:table>"""
    )
    (sheet,) = book.sheets
    row = [sheet.cells[0, column] for column in range(10)]
    assert [cell.value for cell in row] == [
        "007",
        "a  b\tc\nd",
        2.5,
        dt.date(2012, 2, 1),
        dt.datetime.fromisoformat("2012-02-01 09:30"),
        0.5,
        True,
        2.0,
        "x",
        "shown",
    ]
    assert [cell.number_format for cell in row[:4]] == ["General", "@", "0.00", "DD.MM \\г YY"]
    assert (round(sheet.widths[0]), sheet.hidden_columns) == (19, {1})
    assert book.losses


def test_repeated_cells_of_ods() -> None:
    """Cells and rows written once for many; the empty ones at the end, which are a billion, take no room."""
    cell = '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    (sheet,) = ods(
        f"""<table:table table:name="A" table:style-name="ta1"><table:table-header-rows>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/>{cell}{empty}</table:table-row>
        </table:table-header-rows><table:table-row table:visibility="filter"><table:covered-table-cell/>{cell}
        </table:table-row><table:table-row table:number-rows-repeated="1048573">{empty}</table:table-row>
        </table:table>"""
    ).sheets
    assert sheet.cells.keys() == {(row, column) for row in range(3) for column in (1, 2)}
    assert (sheet.visible, sheet.hidden_rows) == (False, {2})

    full = f'<table:table-row table:number-rows-repeated="65537">{cell}</table:table-row>'
    with pytest.raises(CannotConvert, match="65536"):
        ods(f'<table:table table:name="A">{full}{full}</table:table>')


def test_merged_cells_of_ods() -> None:
    """Spans become merged cells, as far as there is anything in the rows and columns."""
    (sheet,) = ods(
        """<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"
        table:number-columns-spanned="16384"><text:p>title</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"
        table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell>
        <table:covered-table-cell/></table:table-row><table:table-row><table:covered-table-cell/>
        <table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
        </table:table>"""
    ).sheets
    assert [tuple(merge) for merge in sheet.merges] == [(0, 0, 0, 2), (1, 2, 0, 1)]


def bomb() -> bytes:
    """Return an archive of 100 kB that unpacks to 200 MB."""
    return archive({"content.xml": b" " * (200 << 20), "xl/workbook.xml": b""})


BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>"""


def encrypted() -> bytes:
    """Return an archive whose parts are said to have a password."""
    data = bytearray(archive({"content.xml": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bomb", "unpacks to more"),
        ("entities", "damaged"),
        ("entities in UTF-16", "damaged"),
        ("password", "password"),
        ("no archive", "damaged"),
        ("cut off", "damaged"),
        ("broken part", "damaged"),
        ("broken XML", "damaged"),
        ("no parts", "damaged"),
        ("thousands of parts", "unpacks to more"),
    ],
)
def test_archives_that_nobody_should_open(kind: str, name: str, words: str) -> None:
    """Bombs are not unpacked, entities not resolved; all of it ends with a sentence."""
    good = (FIXTURES / f"classic.{kind}").read_bytes()
    part = {"ods": "content.xml", "xlsx": "xl/workbook.xml"}[kind]
    with zipfile.ZipFile(io.BytesIO(good)) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    broken = bytearray(good)
    broken[broken.index(b"PK\x03\x04") + 60 : broken.index(b"PK\x03\x04") + 200] = b"x" * 140
    data = {
        "bomb": bomb,
        "entities": lambda: archive({**parts, part: BILLION_LAUGHS}),
        "entities in UTF-16": lambda: archive({**parts, part: BILLION_LAUGHS.decode().encode("utf-16")}),
        "password": encrypted,
        "no archive": lambda: b"PK\x03\x04" + b"x" * 500,
        "cut off": lambda: good[: len(good) // 2],
        "broken part": lambda: archive({**parts, part: b"\0\1\2"}),
        "broken XML": lambda: archive({**parts, part: parts[part][:-20]}),
        "no parts": lambda: archive({"a.txt": b""}),
        "thousands of parts": lambda: archive({f"{n}.xml": b"" for n in range(2001)}, zipfile.ZIP_STORED),
    }[name]()
    with pytest.raises(CannotConvert, match=words):
        READERS[kind](data)
