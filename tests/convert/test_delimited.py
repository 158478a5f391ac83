"""Text tables become worksheets of texts."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.convert.delimited import read_delimited
from sgo_tui.errors import CannotConvert


def texts(data: bytes) -> list[list[object]]:
    """Return the values row by row; None where there is nothing."""
    (sheet,) = read_delimited(data).sheets
    values = {place: cell.value for place, cell in sheet.cells.items()}
    return [[values.get((row, column)) for column in range(sheet.column_count)] for row in range(sheet.row_count)]


TABLES = {
    "semicolons": ("a;b\nc;d\n", [["a", "b"], ["c", "d"]]),
    "commas": ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    "tabs": ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
    "semicolons with commas inside": ("a;1,5;x\nb;2,5;y\n", [["a", "1,5", "x"], ["b", "2,5", "y"]]),
    "commas with semicolons inside": ('a,"1;5"\nb,"2;5"\n', [["a", "1;5"], ["b", "2;5"]]),
    "told": ('sep=,\na,"b;c;d"\n', [["a", "b;c;d"]]),
    "told in quotes": ('"sep=;"\na;b\n', [["a", "b"]]),
    "CRLF": ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
    "no end of line": ("a;b\nc;d", [["a", "b"], ["c", "d"]]),
    "quotes": ('a;"b ""c"" d"\ne;f\n', [["a", 'b "c" d'], ["e", "f"]]),
    "a line within a cell": ('a;"b\nc"\nd;e\n', [["a", "b\nc"], ["d", "e"]]),
    "short rows": ("a;b;c\nd\ne;f\n", [["a", "b", "c"], ["d", None, None], ["e", "f", None]]),
    "empty cells": ("a;;b\n; ;\n;c;\n", [["a", None, "b"], [None, None, None], [None, "c", None]]),
    "a title": ("Список\n\na;b\nc;d\ne;f\n", [["Список", None], [None, None], ["a", "b"], ["c", "d"], ["e", "f"]]),
    "zeros": ("007;112-233-445 95\n012;x\n", [["007", "112-233-445 95"], ["012", "x"]]),
    "zeros kept by a formula": ('="007";="a"\n=1;="\n', [["007", "a"], ["=1", '="']]),
    "one column": ("a\nb\n", [["a"], ["b"]]),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_tables(name: str, encoding: str) -> None:
    """Every cell is a text, whatever the delimiter and the encoding."""
    text, expected = TABLES[name]
    assert texts(text.encode(encoding)) == expected


@pytest.mark.parametrize("data", [b"", b"\n\n", b" ; ;\n", b"\xef\xbb\xbf"])
def test_nothing_in_it(data: bytes) -> None:
    """It is told; nothing empty is made of it."""
    with pytest.raises(CannotConvert):
        read_delimited(data)


def test_tables_that_are_too_large() -> None:
    """The sentence has the numbers."""
    with pytest.raises(CannotConvert, match="257"):
        read_delimited(b";".join([b"a"] * 257) + b"\n" + b"a;b\n")
    with pytest.raises(CannotConvert, match="65537"):
        read_delimited(b"a;b\n" * 65_537)
    with pytest.raises(CannotConvert, match="row 2, column 1"):
        read_delimited(b"a;b\n" + b"x" * 32_768 + b";c\n")


@pytest.mark.parametrize("place", [0, 1, 200])
def test_a_quote_that_nobody_closes(place: int) -> None:
    """All that follows is one value, for Excel as well; the sentence tells where it begins."""
    rows = ["a;b"] * 20_000
    rows[place] = '"a;b'
    with pytest.raises(CannotConvert, match=f"row {place + 1}, column 1"):
        read_delimited("\n".join(rows).encode())


def test_a_table_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told before it is read."""
    monkeypatch.setattr("sgo_tui.convert.model._MOST_BYTES", 100)
    with pytest.raises(CannotConvert, match="too large"):
        read_delimited(b"a;b\n" * 26)


@given(
    rows=st.lists(st.lists(st.text("аБ;,\t\"'=07 \n", max_size=6), min_size=2, max_size=4), min_size=1, max_size=5),
    delimiter=st.sampled_from(";,\t"),
)
def test_any_texts(rows: list[list[str]], delimiter: str) -> None:
    """What Python's csv has written is read again, but for spaces around and texts hidden in formulas."""
    file = io.StringIO(newline="")
    file.write(f"sep={delimiter}\n")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    stripped = [[text.strip() for text in row] for row in rows]
    if any(text.startswith('="') for row in stripped for text in row) or not any(map(any, stripped)):
        return
    (sheet,) = read_delimited(file.getvalue().encode()).sheets
    assert {place: cell.value for place, cell in sheet.cells.items()} == {
        (r, c): text for r, row in enumerate(stripped) for c, text in enumerate(row) if text
    }
