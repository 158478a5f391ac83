"""Tables of web pages become worksheets: each cell where a browser would show it."""

from __future__ import annotations

import html
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.convert.html import read_html
from sgo_tui.convert.model import Sheet
from sgo_tui.errors import CannotConvert


def sheet(table: str, *, encoding: str = "utf-8") -> Sheet:
    """Return the only worksheet of a page with this table in it."""
    (found,) = read_html(f"<html><body><table>{table}</table></body></html>".encode(encoding)).sheets
    return found


def texts(found: Sheet) -> list[list[object]]:
    """Return the values row by row; None where there is nothing."""
    values = {place: cell.value for place, cell in found.cells.items()}
    return [[values.get((row, column)) for column in range(found.column_count)] for row in range(found.row_count)]


TABLES = {
    "plain": ("<tr><td>a<td>b<tr><td>c", [["a", "b"], ["c", None]], []),
    "colspan": ("<tr><th colspan=2>A<th>B<tr><td>a<td>b<td>c", [["A", None, "B"], ["a", "b", "c"]], [(0, 0, 0, 1)]),
    "rowspan": ("<tr><th rowspan=2>A<th>B<tr><td>b<tr><td>c", [["A", "B"], [None, "b"], ["c", None]], [(0, 1, 0, 0)]),
    "both": (
        "<tr><td rowspan=2 colspan=2>A<td>B<tr><td>b<tr><td>1<td>2<td>3",
        [["A", None, "B"], [None, None, "b"], ["1", "2", "3"]],
        [(0, 1, 0, 1)],
    ),
    "a rowspan beyond the end": ("<tr><td rowspan=9>A<td>B<tr><td>b", [["A", "B"], [None, "b"]], [(0, 1, 0, 0)]),
    "a rowspan to the end": ("<tr><td rowspan=0>A<td>B<tr><td>b", [["A", "B"], [None, "b"]], [(0, 1, 0, 0)]),
    "spans that overlap": (
        "<tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d",
        [["a", "b", "c"], ["d", None, None]],
        [(0, 1, 1, 1)],
    ),
    "senseless spans": ("<tr><td colspan=x rowspan=-1>a<td colspan=''>b<td colspan=0>c", [["a", "b", "c"]], []),
    "empty cells": ("<tr><td>&nbsp;<td> \n<td>a<td>&#160;&nbsp;", [[None, None, "a"]], []),
    "spaces": ("<tr><td>  a \n  b&nbsp; c ", [["a b c"]], []),
    "lines": ("<tr><td>a<br>b<p>c</p>", [["a\nb\nc"]], []),
    "zeros": ("<tr><td>007<td>112-233-445 95<td>79991234567", [["007", "112-233-445 95", "79991234567"]], []),
    "a date is text": ("<tr><td>01.02.2012", [["01.02.2012"]], []),
    "a formula is text": ("<tr><td>=1+1<td>+7<td>@a", [["=1+1", "+7", "@a"]], []),
    "Excel's numbers": ('<tr><td x:num>12,5<td x:num="41234.5">дата<td x:num>x', [[12.5, 41234.5, "x"]], []),
    "marks in cells": ("<tr><td><b>a</b><i>b</i><!-- x --><script>y</script>", [["ab"]], []),
    "entities": ("<tr><td>&lt;a&gt; &amp; &quot;b&quot; &#x416;", [['<a> & "b" Ж']], []),
    "sections": ("<thead><tr><th>A</thead><tbody><tr><td>a</tbody><tfoot><tr><td>f</tfoot>", [["A"], ["a"], ["f"]], []),
    "a table in a cell": ("<tr><td>a<table><tr><td>b</table><td>c", [["ab", "c"]], []),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    """Cells and merged cells are those of the page."""
    source, expected, merges = TABLES[name]
    found = sheet(source)
    assert texts(found) == expected
    assert [tuple(merge) for merge in found.merges] == merges


ENCODINGS = {
    "declared": '<meta charset="windows-1251"><table><tr><td>Ёж'.encode("cp1251"),
    "declared at length": (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><table><tr><td>Ёж'.encode("cp1251")
    ),
    "not declared": "<table><tr><td>Ёж".encode("cp1251"),
    "of a name nobody knows": '<meta charset="x-nonsense"><table><tr><td>Ёж'.encode("cp1251"),
    "declared wrongly": '<meta charset="windows-1251"><table><tr><td>Ёж'.encode(),
    "declared as UTF-8": '<meta charset="utf-8"><table><tr><td>Ёж'.encode("cp1251"),
    "KOI8-R": '<meta charset="koi8-r"><table><tr><td>Ёж'.encode("koi8-r"),
    "UTF-16 that is none": '<meta charset="utf-16"><table><tr><td>Ёж'.encode("cp1251"),
    "UTF-7": '<meta charset="utf-7"><table><tr><td>Ёж'.encode("cp1251"),
    "no text at all": '<meta charset="base64"><table><tr><td>Ёж'.encode("cp1251"),
    "of names": '<meta charset="idna"><table><tr><td>Ёж'.encode("cp1251"),
    "of escapes": '<meta charset="unicode_escape"><table><tr><td>Ёж'.encode("cp1251"),
    "UTF-8": "<table><tr><td>Ёж".encode(),
    "UTF-8 with a mark": "<table><tr><td>Ёж".encode("utf-8-sig"),
    "UTF-16": "<table><tr><td>Ёж".encode("utf-16"),
    "XML": '<?xml version="1.0" encoding="utf-8"?><html><table><tr><td>Ёж'.encode(),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings(name: str) -> None:
    """The letters are right, whatever the page says of its encoding."""
    (found,) = read_html(ENCODINGS[name]).sheets
    assert texts(found) == [["Ёж"]]


def test_several_tables() -> None:
    """Each table that holds something is a worksheet, under Excel's names where it gives them."""
    tables = "<table><tr><td>a</table><table><tr><td>&nbsp;</table><table><tr><td>b</table>"
    assert [texts(found) for found in read_html(tables.encode()).sheets] == [[["a"]], [["b"]]]
    named = f"<!--[if gte mso 9]><xml><x:Name>Ученики</x:Name><x:Name>Ещё</x:Name></xml>-->{tables}"
    assert [found.name for found in read_html(named.encode()).sheets] == ["Ученики", "Ещё"]


@pytest.mark.parametrize("page", ["", "<p>no table", "<table></table>", "<table><tr><td>&nbsp;</table>", "\0"])
def test_pages_without_a_table(page: str) -> None:
    """It is told; nothing empty is made of it."""
    with pytest.raises(CannotConvert):
        read_html(page.encode())


def test_tables_that_are_too_large() -> None:
    """The sentence has the numbers; a span of a billion columns takes no memory."""
    with pytest.raises(CannotConvert, match="257"):
        sheet("<tr>" + "<td>a" * 257)
    with pytest.raises(CannotConvert, match="256"):
        sheet("<tr><td colspan=999999999999>a")
    with pytest.raises(CannotConvert, match="65537"):
        sheet("<tr><td>a" * 65_537)
    with pytest.raises(CannotConvert, match="row 1, column 2"):
        sheet("<tr><td>a<td>" + "Ж" * 32_768)


def test_pages_that_nobody_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    """Endless attributes and tags take too long, and too much memory: the page is not read."""
    with pytest.raises(CannotConvert, match="cannot be read"):
        sheet(f"<tr><td {' '.join(f'a{n}=1' for n in range(1001))}>a")
    monkeypatch.setattr("sgo_tui.convert.html._MOST_TAGS", 100)
    with pytest.raises(CannotConvert, match="cannot be read"):
        sheet("<tr><td>a" * 50)
    monkeypatch.setattr("sgo_tui.convert.model._MOST_BYTES", 100)
    with pytest.raises(CannotConvert, match="too large"):
        sheet("<tr><td>" + "a" * 100)


def test_tables_in_tables_without_end() -> None:
    """The parser goes only so deep; what lies deeper is left."""
    assert texts(sheet("<tr><td>a" + "<table><tr><td>b" * 10_000))[0][0] is not None


@given(st.lists(st.lists(st.text("аБ<&\"'=07 ", max_size=5), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_texts(rows: list[list[str]]) -> None:
    """What was written into a page is read from it, but for spaces, which a page does not keep."""
    source = "".join(f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>" for row in rows)
    wanted = [[" ".join(text.split()) or None for text in row] for row in rows]
    if not any(itertools.chain(*wanted)):
        with pytest.raises(CannotConvert):
            sheet(source)
        return
    found = {place: cell.value for place, cell in sheet(source).cells.items()}
    assert found == {(r, c): text for r, row in enumerate(wanted) for c, text in enumerate(row) if text}
