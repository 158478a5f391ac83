"""Spreadsheets that Excel opens and strict readers do not, and those that were made to do harm."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from sgo_tui.convert import model
from sgo_tui.convert.model import Book, Cell
from sgo_tui.convert.ods import read_ods
from sgo_tui.convert.verify import read_back
from sgo_tui.convert.write import written
from sgo_tui.convert.xlsx import read_xlsx
from sgo_tui.errors import CannotConvert
from sgo_tui.xls.values import CellValue
from sgo_tui.xls.worksheet import Merge

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def archive(parts: dict[str, str]) -> bytes:
    """Return an archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return file.getvalue()


def xlsx(rows: str = "", *, after: str = "", before: str = "", book: str = "", **parts: str) -> Book:
    """Read a workbook of one sheet with these rows; `strings` and `styles` are the content of those parts."""
    sheet = parts.get("target", "worksheets/a.xml")
    links = {"s1": ("worksheet", sheet), "s2": ("sharedStrings", "s.xml"), "s3": ("styles", "/xl/y.xml")}
    relations = "".join(f'<Relationship Id="{i}" Type="{LINKS}/{k}" Target="{t}"/>' for i, (k, t) in links.items())
    return read_xlsx(
        archive(
            {
                "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{book}'
                '<sheets><sheet name="A" sheetId="1" r:id="s1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
                "xl/worksheets/a.xml": f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}'
                "</worksheet>",
                "xl/s.xml": f'<sst xmlns="{MAIN}">{parts.get("strings", "")}</sst>',
                "xl/y.xml": f'<styleSheet xmlns="{MAIN}">{parts.get("styles", "")}</styleSheet>',
            }
        )
    )


def values(book: Book) -> dict[tuple[int, int], CellValue]:
    """Return the values of the only sheet, once the book has been written and read back."""
    (sheet,) = book.sheets
    read_back(book, Path("a.xls"), written(book))
    return {place: cell.value for place, cell in sheet.cells.items()}


CELL = '<c r="A1" t="inlineStr"><is><t>a</t></is></c>'
DATES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'

ODDITIES = {
    "no places": (
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        {},
        {(0, 0): 1, (0, 1): 2, (1, 0): 3},
    ),
    "rows that nobody has": (f'<row r="0"><c><v>1</v></c></row><row r="-5">{CELL}</row>', {}, {(0, 0): "a"}),
    "an empty fill": (f"<row>{CELL}</row>", {"styles": "<fills><fill/></fills>" + DATES}, {(0, 0): "a"}),
    "no such style": ('<row><c r="A1" s="7"><v>1</v></c></row>', {}, {(0, 0): 1}),
    "no such string": (f'<row>{CELL}<c r="B1" t="s"><v>9</v></c><c r="C1" t="s"><v>x</v></c></row>', {}, {(0, 0): "a"}),
    "no number": ('<row><c r="A1"><v>x</v></c><c r="B1"><v>nan</v></c></row>', {}, {(0, 0): "x", (0, 1): "nan"}),
    "no day": ('<row><c r="A1" t="d"><v>2012-02-30</v></c></row>', {}, {(0, 0): "2012-02-30"}),
    "a day": ('<row><c r="A1" t="d"><v>2012-02-01T00:00:00Z</v></c></row>', {}, {(0, 0): dt.date(2012, 2, 1)}),
    "days that are none": (
        '<row><c r="A1" s="1"><v>1e15</v></c><c r="B1" s="1"><v>-5</v></c><c r="C1" s="1"><v>5</v></c></row>',
        {"styles": DATES},
        {(0, 0): 1e15, (0, 1): -5, (0, 2): "05.01.1900"},
    ),
    "days from 1904": (
        '<row><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>39478</v></c></row>',
        {"styles": DATES, "book": '<workbookPr date1904="1"/>'},
        {(0, 0): dt.date(1904, 1, 2), (0, 1): dt.date(2012, 2, 1)},
    ),
    "texts in pieces": (
        '<row><c r="A1" t="s"><v>0</v></c></row>',
        {"strings": "<si><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></si>"},
        {(0, 0): "ab"},
    ),
    "escapes": (
        '<row><c r="A1" t="s"><v>0</v></c></row>',
        {"strings": "<si><t>a_x000D_\nb_x001B__xD83D__xDE00__xD800_</t></si>"},
        {(0, 0): "a\r\nb\x1b😀�"},
    ),
    "an unknown element": (f'<row>{CELL}<x xmlns="urn:x"><c r="B1"><v>1</v></c></x></row>', {}, {(0, 0): "a"}),
}


@pytest.mark.parametrize("name", ODDITIES)
def test_what_excel_opens(name: str) -> None:
    """Nothing that is missing or odd beside the cells is a reason to refuse the file."""
    rows, parts, expected = ODDITIES[name]

    assert values(xlsx(rows, **parts)) == expected


def test_the_strict_kind() -> None:
    """Excel offers it as «Strict Open XML»; its names are others."""
    book = read_xlsx(
        archive(
            {
                "_rels/.rels": '<x><Relationship Type="x/officeDocument" Target="b/book.xml"/></x>',
                "b/book.xml": f'<workbook xmlns="{STRICT}"><sheets><sheet name="Я" id="r"/></sheets></workbook>',
                "b/_rels/book.xml.rels": '<x><Relationship Id="r" Type="x/worksheet" Target="../s.xml"/></x>',
                "s.xml": f'<worksheet xmlns="{STRICT}"><sheetData><row>{CELL}</row></sheetData></worksheet>',
            }
        )
    )

    assert (book.sheets[0].name, values(book)) == ("Я", {(0, 0): "a"})


def test_shapes_that_are_none() -> None:
    """Merged cells over whole rows, widths without a number, rows hidden beyond the last, and endless columns."""
    book = xlsx(
        f'<row r="1">{CELL}<c r="C1"><v>1</v></c></row><row r="70000" hidden="1"/><row r="2" hidden="1"/>',
        before='<cols><col min="1" max="2" width="NaN" customWidth="1"/><col min="250" max="99999" width="1e300" '
        'customWidth="1"/><col min="3" max="9" width="-1" customWidth="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:B9"/><mergeCell ref="x"/></mergeCells>',
    )
    (sheet,) = book.sheets

    assert (sheet.merges, sheet.hidden_rows) == ([Merge(0, 0, 0, 2)], {1})
    assert values(book) == {(0, 0): "a", (0, 2): 1}


def test_formats_without_end() -> None:
    """Excel 97-2003 takes a few hundred number formats of 255 characters; rare ones become the general one."""
    numbers = range(1, 300)
    rows = "".join(f'<row><c s="{n}"><v>{n}</v></c></row>' * (2 if n < 9 else 1) for n in numbers)
    forms = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="0.{n}{"#" * 300 * (n == 8)}"/>' for n in numbers)
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n in numbers)
    book = xlsx(rows, styles=f"<numFmts>{forms}</numFmts><cellXfs><xf/>{cells}</cellXfs>")

    assert len(values(book)) == 307
    found = {cell.number_format for cell in book.sheets[0].cells.values()}
    assert "0.7" in found
    assert "0.299" not in found
    assert max(map(len, found)) < 255
    assert book.losses


@pytest.mark.parametrize("year", ["0012", "1012", "1899"])
def test_days_before_excel_counts(year: str) -> None:
    """A birth date with a slip in its year is no reason to refuse the file: the day becomes a text."""
    found = values(ods(cell("", office__value_type="date", office__date_value=f"{year}-02-01")))

    assert found == {(0, 0): f"01.02.{year}"}


ODS = """<x xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">{styles}
 <table:table table:name="A">{rows}</table:table></x>"""


def ods(cells: str, styles: str = "", rows: str = "") -> Book:
    """Read a spreadsheet of one table, with these cells in its first row."""
    content = ODS.format(styles=styles, rows=f"<table:table-row>{cells}</table:table-row>{rows}")
    return read_ods(archive({"content.xml": content}))


def cell(content: str = "<text:p>a</text:p>", **attributes: str) -> str:
    """Return a cell; what is odd about it may be told in attributes."""
    told = "".join(f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{told}>{content}</table:table-cell>"


def number_style(decimals: str) -> str:
    """Return a number format for the style «c»."""
    number = f'<number:number number:decimal-places="{decimals}"/>'
    return f'<number:number-style style:name="n">{number}</number:number-style>{STYLE}'


STYLE = '<style:style style:name="c" style:data-style-name="n" style:parent-style-name="c"/>'
WIDTH = '<style:style><style:table-column-properties style:column-width="1.2.3mm"/></style:style>'
ODD_CELLS = {
    "spaces": (cell('<text:p>a<text:s text:c="x"/>b<text:s text:c="-1"/></text:p>'), "", "a b "),
    "no number": (cell(office__value_type="float", office__value="inf"), "", "a"),
    "endless time": (cell(office__value_type="time", office__time_value=f"PT{'9' * 4000}H00M00S"), "", "a"),
    "a table in a cell": (
        cell(f"<text:p>a</text:p><table:table><table:table-row>{cell()}</table:table-row></table:table>"),
        "",
        "a",
    ),
    "a length of dots": (cell(), WIDTH, "a"),
    "decimals": (cell(table__style_name="c"), number_style("x"), "a"),
    "styles in a circle": (cell(table__style_name="c"), STYLE, "a"),
}


@pytest.mark.parametrize("name", ODD_CELLS)
def test_what_libreoffice_opens(name: str) -> None:
    """Numbers that are none, tables within cells, styles that lead nowhere."""
    cells, styles, expected = ODD_CELLS[name]

    assert values(ods(cells, styles)) == {(0, 0): expected}


def row(cells: str, repeated: int = 1) -> str:
    """Return a row, or many of them."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


BINARY = '<x><Relationship Type="x/officeDocument" Target="/xl/workbook.bin"/></x>'
BOMBS = {
    "repeated cells": (lambda: ods("", rows=row(cell(table__number_columns_repeated="256"), 9999)), "too many cells"),
    "sheets that are one": (
        lambda: xlsx(f"<row>{'<c><v>1</v></c>' * 200}</row>" * 30, book='<sheet id="s1"/>'),
        "too many cells",
    ),
    "repeated spaces": (
        lambda: ods(cell("<text:p>" + '<text:s text:c="99999"/>' * 9 + "</text:p>")),
        "more than 32767",
    ),
    "rows beyond the last": (lambda: ods("", rows=row("", 65_536) * 3 + row(cell())), "65536 rows"),
    "tags": (lambda: xlsx("<row/>" * 1_000_001), "unpacks to more"),
    "sheets": (lambda: xlsx(CELL, book='<sheet id="s1"/>' * 256), "255 tables"),
    "the binary kind": (lambda: read_xlsx(archive({"_rels/.rels": BINARY})), "xlsb"),
    "no links": (lambda: read_xlsx(archive({"xl/workbook.xml": "<x/>"})), "damaged"),
    "links out of it": (lambda: xlsx(CELL, target="../../../etc/passwd"), "damaged"),
    "no such encoding": (
        lambda: read_xlsx(archive({"xl/workbook.xml": "<?xml version='1.0' encoding='y'?><x/>"})),
        "damag",
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A few bytes that stand for billions of cells end with a sentence before they have taken any room."""
    monkeypatch.setattr(model, "_MOST_CELLS", 10_000)
    monkeypatch.setattr("sgo_tui.convert.archive._MOST_TAGS", 1_000_000)
    read, words = BOMBS[name]
    with pytest.raises(CannotConvert, match=words):
        read()


def test_merges_without_end() -> None:
    """Only so many are kept as anybody could have made."""
    sheet = model.Sheet("A", {(200_000, 1): Cell("a")})
    for row in range(150_000):
        sheet.add_merge(Merge(row, row, 0, 1))
    sheet.settle_merges()

    assert len(sheet.merges) == 100_000
