from __future__ import annotations

import contextlib
import os
import random
import struct
import zipfile
from pathlib import Path

import pytest
from building import bof, compound, number, record, sheet, stream, text, write

from sgo_tui import errors
from sgo_tui.xls import open_workbook
from sgo_tui.xls.save import save
from sgo_tui.xls.sniff import sniff

HTML = "<html><body><table><tr><td>Фамилия</td></tr></table></body></html>"

FOREIGN = {
    "html": [
        HTML.encode("cp1251"),
        HTML.encode(),
        b"\xef\xbb\xbf\r\n <!DOCTYPE html>" + HTML.encode(),
        b"\xff\xfe" + HTML.encode("utf-16-le"),
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><table/></html>',
        b"<table border=1><tr><td>1</td></tr></table>",
    ],
    "xlsx": [b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml"],
    "ods": [b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"],
    "csv": [
        "Фамилия;Имя\nЁжиков;Иван\n".encode("cp1251"),
        b"a\tb\r\nc\td\r\n",
        "а,б,в\n1,2,3\n".encode(),
        b'"a, b,\nc",d\n1,2\n',
    ],
    "text": ["Просто текст, без таблицы.\nЕщё строка.".encode(), b"x"],
    "xml": [b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
    "pdf": [b"%PDF-1.7\n"],
    "unknown": [b"PK\x03\x04" + bytes(40), b"\x89PNG\r\n\x1a\n\0\0\0", compound({"WordDocument": b"x" * 5000})],
}


@pytest.mark.parametrize(("kind", "data"), [(kind, data) for kind, all_ in FOREIGN.items() for data in all_])
def test_other_files_are_called_by_name(tmp_path: Path, kind: str, data: bytes) -> None:
    """The name of the file says .xls; the message says what it is and what to do."""
    path = tmp_path / "ученики.xls"
    path.write_bytes(data)
    with pytest.raises(errors.WrongContainer) as raised:
        open_workbook(path)

    assert raised.value.container == kind
    assert "ученики.xls" in str(raised.value)
    assert "Excel 97-2003" in str(raised.value)


def test_a_real_xlsx(tmp_path: Path) -> None:
    """A zip archive is known by the names in it."""
    with zipfile.ZipFile(tmp_path / "a.xls", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(errors.WrongContainer) as raised:
        open_workbook(tmp_path / "a.xls")
    assert raised.value.container == "xlsx"


@pytest.mark.parametrize("data", [b"", bytes(5000)])
def test_empty_files(tmp_path: Path, data: bytes) -> None:
    """A file of no bytes, or of zeros, is told to be empty."""
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(errors.Damaged, match="empty"):
        open_workbook(tmp_path / "a.xls")


def test_files_out_of_reach(tmp_path: Path, small: Path) -> None:
    """No file, a folder, a file for a folder, a pipe."""
    os.mkfifo(tmp_path / "pipe.xls")
    for path in (tmp_path / "no.xls", tmp_path, small / "a.xls", tmp_path / "pipe.xls", tmp_path / "a\0.xls"):
        with pytest.raises(errors.FileUnreachable):
            open_workbook(path)


def test_no_permission(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of someone else is told to be so."""

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(errors.FileUnreachable, match="no right"):
        open_workbook(small)


def test_password(tmp_path: Path) -> None:
    """A password is found in the globals, and in the container of newer encryption."""
    data = bof(5) + record(0x002F, bytes(6)) + record(0x000A)
    write(tmp_path / "old.xls", data)
    (tmp_path / "new.xls").write_bytes(compound({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"x"}))
    for name in ("old.xls", "new.xls"):
        with pytest.raises(errors.Encrypted, match="password"):
            open_workbook(tmp_path / name)


@pytest.mark.parametrize("seed", range(40))
def test_truncated_anywhere(small: Path, seed: int) -> None:
    """A file cut off at any place is refused in words, unless nothing was lost but unused bytes."""
    whole, data = open_workbook(small), small.read_bytes()
    small.write_bytes(data[: random.Random(seed).randrange(1, len(data))])
    with contextlib.suppress(errors.CannotRead):
        workbook = open_workbook(small)
        assert [s.raw_row(r) for s in whole.sheets for r in range(9)] == [
            s.raw_row(r) for s in workbook.sheets for r in range(9)
        ]


@pytest.mark.parametrize("seed", range(60))
def test_damaged_anywhere(small: Path, seed: int) -> None:
    """Wrong bytes lead to a clear error, or to a workbook that can be looked at; to nothing else."""
    data, chance = bytearray(small.read_bytes()), random.Random(seed)
    for _ in range(chance.randrange(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    small.write_bytes(data)
    with contextlib.suppress(errors.CannotRead):
        for worksheet in open_workbook(small).sheets:
            for row in range(min(worksheet.row_count, 20)):
                assert all(isinstance(worksheet.text(row, column), str) for column in range(9))
                worksheet.refusal(row, 0)
                worksheet.is_date_styled(row, 0)


def test_circle_in_the_mini_stream_ends(tmp_path: Path) -> None:
    """A small stream that runs in a circle is damaged; xlrd by itself would eat all memory."""
    data = bytearray(compound({"Workbook": stream({"A": sheet(number(0, 0, 1))})[:3000]}))
    start = struct.unpack_from("<I", data, 60)[0]
    struct.pack_into("<I", data, 512 * (start + 1) + 4, 0)
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(errors.Damaged):
        open_workbook(tmp_path / "a.xls")


READ_ONLY = {
    "Excel 95": {"Book": b"\x09\x08\x08\x00\x00\x05\x05\x00" + bytes(4) + record(0x000A) + bytes(4096)},
    "twice": {"Workbook": stream({"A": sheet(number(0, 0, 1))}) + bytes(4096), "Book": b"x" * 4096},
    "signature": {"Workbook": stream({"A": sheet(number(0, 0, 1))}) + bytes(4096), "_signatures": b"x"},
    "unusual": {"Workbook": stream({"A": sheet(number(0, 0, 1))}, strings=record(0x00FC, bytes(8)) * 2) + bytes(4096)},
}


@pytest.mark.parametrize("word", READ_ONLY)
def test_files_that_can_only_be_read(tmp_path: Path, word: str) -> None:
    """What cannot be saved without loss is opened, and says why it cannot be edited."""
    path = tmp_path / "a.xls"
    path.write_bytes(compound(READ_ONLY[word]))
    workbook = open_workbook(path)

    assert word in (workbook.read_only or "")
    copy = save(workbook, {}, tmp_path / "copy.xls")
    assert copy.workbook.path.read_bytes() == path.read_bytes()
    if workbook.sheets:
        with pytest.raises(errors.ReadOnlyWorkbook):
            save(workbook, {(0, 0, 0): "текст"})


EXTRAS = {
    "a link": record(0x01B8, bytes(8)),
    "a note": record(0x001C, bytes(7)),
    "a note's text": record(0x01B6, bytes(3)),
    "a condition": record(0x01B0, bytes(5)),
    "page breaks": record(0x001B, b"\5\0"),
    "split panes": record(0x0041, b"\0"),
}


@pytest.mark.parametrize("name", EXTRAS)
def test_what_a_table_can_do_without(tmp_path: Path, name: str) -> None:
    """A record beside the cells that xlrd does not bear is no reason to call a file damaged; it comes back as it is."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(number(0, 0, 7)) + EXTRAS[name]}))
    saved = save(open_workbook(path), {(0, 1, 1): "текст"}, tmp_path / "b.xls").workbook

    assert (saved.sheets[0].text(0, 0), saved.sheets[0].text(1, 1)) == ("7", "текст")
    assert EXTRAS[name] in (tmp_path / "b.xls").read_bytes()


@pytest.mark.parametrize("index", [2, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF])
def test_a_string_that_is_not_there(tmp_path: Path, index: int) -> None:
    """A cell must not show another text than its own: such a file is damaged."""
    path = write(tmp_path / "a.xls", stream({"A": sheet(text(0, 0, 1), text(0, 1, index))}))
    with pytest.raises(errors.Damaged):
        open_workbook(path)


def test_a_name_that_xlrd_does_not_bear(corpus: Path) -> None:
    """Nor is a defined name with an unusual formula."""
    assert open_workbook(corpus / "apache+poi" / "41139.xls").read_only is None


def test_bare_records(tmp_path: Path) -> None:
    """The oldest files have no container around their records."""
    body = struct.pack("<HH3sd", 0, 0, bytes(3), 2.5)
    data = b"\x09\x00\x04\x00\x02\x00\x10\x00" + record(0x0003, body) + record(0x000A)
    (tmp_path / "a.xls").write_bytes(data)
    workbook = open_workbook(tmp_path / "a.xls")

    assert workbook.read_only
    assert workbook.sheets[0].text(0, 0) == "2,5"


def test_bare_records_that_make_no_sense(tmp_path: Path) -> None:
    """Damaged or not: a very old file is best saved anew by Excel."""
    (tmp_path / "a.xls").write_bytes(b"\x09\x08\x06\x00\x00\x00\x10\x00\x00\x00")
    with pytest.raises(errors.WrongContainer) as raised:
        open_workbook(tmp_path / "a.xls")
    assert raised.value.container == "biff"


def test_progress(small: Path) -> None:
    """Fractions grow from 0 to 1."""
    told: list[float] = []
    open_workbook(small, told.append)

    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)


def test_long_texts_are_known_by_a_sample() -> None:
    """The sample may end within a character."""
    text = ("строка;ещё\n" * 9000).encode()
    assert {sniff(text[:end]) for end in range(65_536, 65_540)} == {"csv"}


EXPORTS = {
    "20_html_cp1251.xls": "html",
    "21_html_utf8.xls": "html",
    "22_xlsx_inside.xls": "xlsx",
    "23_csv_cp1251.xls": "csv",
    "27_plain_text.xls": "text",
}


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_other_kinds(exports: Path, name: str) -> None:
    """The exports that are no workbooks are recognised."""
    with pytest.raises(errors.WrongContainer) as raised:
        open_workbook(exports / name)
    assert raised.value.container == EXPORTS[name]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("24_empty.xls", errors.Damaged),
        ("25_truncated.xls", errors.Damaged),
        ("26_password_demo.xls", errors.Encrypted),
    ],
)
def test_exports_that_cannot_be_read(exports: Path, name: str, error: type[errors.CannotRead]) -> None:
    """An empty, a truncated and an encrypted export are told apart."""
    with pytest.raises(error):
        open_workbook(exports / name)


def test_export_of_excel_95(exports: Path) -> None:
    """An export of Excel 95 is shown, and its texts are Russian."""
    workbook = open_workbook(exports / "08_short_full_L4_biff5.xls")

    assert workbook.read_only
    assert "Фамилия" in {workbook.sheets[0].text(r, c) for r in range(8) for c in range(40)}
