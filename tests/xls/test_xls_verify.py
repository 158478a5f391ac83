"""Whatever a faulty patch might do to a file, it is noticed before the original is replaced."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlrd
from building import compound, indexed_sheet, number, records, shared_strings, stream, text
from invariants import check_invariants

from sgo_tui import errors
from sgo_tui.xls import open_workbook
from sgo_tui.xls.container_writer import with_stream
from sgo_tui.xls.save import save
from sgo_tui.xls.workbook_stream import find_stream

MODULE = sys.modules[save.__module__]


STRINGS = shared_strings(["Ёж", "plain", "Уж"])
"""The last one is in no cell, like the old values of edited cells."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with row blocks, another stream, and bytes after the last record."""
    start = len(stream({"A": b"", "B": b""}, strings=STRINGS)) - 2 * 24
    rows = {r: [number(r, 0, r), text(r, 1, r % 2)] for r in range(40)}
    first = indexed_sheet(rows, start)
    second = indexed_sheet(rows, start + 24 + len(first))
    data = stream({"A": first, "B": second}, strings=STRINGS, tail=bytes(4096))
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": data, "Other": b"other" * 50}))
    return path


def spoil(kind: int, which: int, offset: int, data: bytes) -> Callable[[bytes], bytes]:
    """Return a change of the body of the `which`-th record of a kind."""

    def change(stream_: bytes) -> bytes:
        position = seen = 0
        for found, body in records(stream_):
            if found == kind:
                if seen == which:
                    place = position + 4 + offset
                    return stream_[:place] + data + stream_[place + len(data) :]
                seen += 1
            position += 4 + len(body)
        raise AssertionError

    return change


def drop(kind: int, which: int) -> Callable[[bytes], bytes]:
    """Return a change that makes the `which`-th record of a kind one that nobody knows."""

    def change(stream_: bytes) -> bytes:
        position = seen = 0
        for found, body in records(stream_):
            if found == kind:
                if seen == which:
                    return stream_[:position] + struct.pack("<H", 0x0FF0) + stream_[position + 2 :]
                seen += 1
            position += 4 + len(body)
        raise AssertionError

    return change


NUMBER, LABELSST, ROW, DBCELL, INDEX, BOUNDSHEET, SST = 0x0203, 0x00FD, 0x0208, 0x00D7, 0x020B, 0x0085, 0x00FC
FAULTS = {
    "value of another cell": spoil(NUMBER, 7, 6, struct.pack("<d", 99)),
    "value of the edited cell": spoil(NUMBER, 3, 6, struct.pack("<d", 99)),
    "text of another cell": spoil(LABELSST, 7, 6, b"\x00"),
    "style of another cell": spoil(NUMBER, 7, 4, b"\x11"),
    "style of the edited cell": spoil(NUMBER, 3, 4, b"\x11"),
    "style of its neighbour": spoil(LABELSST, 3, 4, b"\x11"),
    "another sheet": spoil(NUMBER, 45, 6, struct.pack("<d", 99)),
    "cell of another row": drop(NUMBER, 7),
    "height of a row": spoil(ROW, 7, 6, b"\x05"),
    "height of the edited row": spoil(ROW, 3, 6, b"\x05"),
    "pointer of a block": spoil(DBCELL, 0, 0, b"\x05"),
    "pointer of the index": spoil(INDEX, 0, 16, b"\x05\0\0\0"),
    "pointer of the other index": spoil(INDEX, 1, 16, b"\x05\0\0\0"),
    "pointer of a sheet": spoil(BOUNDSHEET, 1, 0, b"\x05\0\0\0"),
    "name of a sheet": spoil(BOUNDSHEET, 1, 8, b"X"),
    "visibility of a sheet": spoil(BOUNDSHEET, 1, 4, b"\x01"),
    "dimensions": spoil(0x0200, 0, 4, b"\xff"),
    "view": spoil(0x023E, 0, 0, b"\0"),
    "view of the other sheet": spoil(0x023E, 1, 0, b"\0"),
    "font": spoil(0x0031, 0, 0, b"\x01"),
    "format lost": drop(0x041E, 0),
    "first string": spoil(SST, 0, 11, b"\x02"),
    "string of no cell": spoil(SST, 0, 11 + 4 + 3 + 10 + 3, b"\x02"),
    "strings that end elsewhere": spoil(SST, 0, 3 + 4, b"\x01"),
    "index of strings": spoil(0x00FF, 0, 2, b"\x05"),
    "end": lambda stream_: stream_[:-1],
    "padding": lambda stream_: stream_[:-1] + b"x",
    "nothing": lambda _stream: b"",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_the_patch(book: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """A wrong byte in the new stream is found, and the original stays."""
    before = book.read_bytes()
    patched = MODULE.patched
    monkeypatch.setattr(MODULE, "patched", lambda *arguments: FAULTS[fault](patched(*arguments)))
    with pytest.raises(errors.VerificationFailed):
        save(open_workbook(book), {(0, 3, 0): 3.5, (0, 3, 1): "новая"})
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == [book.name]


@pytest.mark.parametrize("number_of_sheet", [0, 1])
def test_without_a_fault(book: Path, number_of_sheet: int) -> None:
    """The same edits without a fault are saved; a sheet without edits, before or behind, only moves."""
    edits = {(number_of_sheet, 3, 0): 3.5, (number_of_sheet, 3, 1): "новая"}
    assert save(open_workbook(book), edits).changed_cells == 2


@pytest.mark.parametrize("fault", sorted(FAULTS.keys() - {"value of the edited cell", "style of the edited cell"}))
def test_the_second_reading_finds_the_faults_too(book: Path, fault: str) -> None:
    """What real files are judged by, which shares no code with the checks of a save, is as strict."""
    before, edits = book.read_bytes(), {(0, 3, 0): 3.5, (0, 3, 1): "новая"}
    saved = find_stream(save(open_workbook(book), edits).workbook.data)
    check_invariants(before, book.read_bytes(), edits)
    spoiled = b"".join(with_stream(saved.container, saved.entry, FAULTS[fault](bytes(saved.stream))))
    with pytest.raises((AssertionError, struct.error, xlrd.XLRDError, IndexError)):
        check_invariants(before, spoiled, edits)


CONTAINER_FAULTS = {
    "other stream": lambda data: data.replace(b"otherother", b"otherOther"),
    "name of a stream": lambda data: data.replace("Other".encode("utf-16-le"), "other".encode("utf-16-le")),
    "cut off": lambda data: data[:-600],
    "empty": lambda _data: b"",
    "a sector elsewhere": lambda data: data[:-512] + data[-508:-500] + data[-504:],
}


@pytest.mark.parametrize("fault", CONTAINER_FAULTS)
def test_faults_of_the_container(book: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """A fault around the stream is found, too."""
    before = book.read_bytes()
    with_stream, spoiled = MODULE.with_stream, CONTAINER_FAULTS[fault]
    monkeypatch.setattr(MODULE, "with_stream", lambda *arguments: [spoiled(b"".join(with_stream(*arguments)))])
    with pytest.raises(errors.VerificationFailed):
        save(open_workbook(book), {(0, 3, 0): 3.5})
    assert book.read_bytes() == before


def test_a_disk_that_forgets(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is what is on the disk: a copy that reads back otherwise is not the file."""
    read_bytes = Path.read_bytes
    before = book.read_bytes()

    def forget(path: Path) -> bytes:
        data = read_bytes(path)
        return data[:-512] if path.name.startswith(".saving-") else data

    workbook = open_workbook(book)
    monkeypatch.setattr(Path, "read_bytes", forget)
    for edits in ({(0, 3, 0): 3.5}, {}):
        with pytest.raises(errors.VerificationFailed):
            save(workbook, edits, None if edits else book.with_name("b.xls"))
    assert read_bytes(book) == before


def test_no_values_in_the_message(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the check, never what is in the cells."""
    patched = MODULE.patched
    fault = FAULTS["text of another cell"]
    monkeypatch.setattr(MODULE, "patched", lambda *arguments: fault(patched(*arguments)))
    with pytest.raises(errors.VerificationFailed) as raised:
        save(open_workbook(book), {(0, 3, 1): "тайна"})

    assert "other records" in str(raised.value)
    assert "тайна" not in str(raised.value)
    assert "Ёж" not in str(raised.value)
