"""The values that a file offers for its cells: DV records of every make."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from building import number, record, shared_strings, sheet, stream, text, write

from sgo_tui.xls import open_workbook

LIST, WHOLE_NUMBER, WITHOUT_ARROW = 3, 1, 0x203
HERE = (2, 9, 1, 1)
"""The cells that the lists are for: B3:B10."""


def string(characters: str) -> bytes:
    """Return a title or a text of a DV record; writers put a NUL where there is none."""
    return struct.pack("<HB", len(characters), 1) + characters.encode("utf-16-le")


def formula(tokens: bytes) -> bytes:
    """Return tokens as a DV record holds them."""
    return struct.pack("<HH", len(tokens), 0xCDCD) + tokens


def validation(
    tokens: bytes, *areas: tuple[int, int, int, int], kind: int = LIST, prompt: str = "Выберите", second: bytes = b""
) -> bytes:
    """Return a DV record."""
    texts = string("\0") + struct.pack("<HB", 1, 0) + b"\0" + string(prompt) + string("")
    cells = struct.pack("<H", len(areas)) + b"".join(struct.pack("<4H", *area) for area in areas)
    return record(0x01BE, struct.pack("<I", kind) + texts + formula(tokens) + formula(second) + cells)


def wide(texts: str) -> bytes:
    """Return the token of a text in UTF-16."""
    return struct.pack("<BBB", 0x17, len(texts), 1) + texts.encode("utf-16-le")


def narrow(texts: str) -> bytes:
    """Return the token of a text in one byte a character."""
    return struct.pack("<BBB", 0x17, len(texts), 0) + texts.encode("latin-1")


def area(token: int, rows: tuple[int, int], columns: tuple[int, int], before: bytes = b"") -> bytes:
    """Return the token of an area."""
    return bytes([token]) + before + struct.pack("<4H", *rows, *columns)


def workbook(tmp_path: Path, *validations: bytes) -> Path:
    """Write a worksheet with texts in D1:D3 and numbers in E1:E2, and the lists."""
    cells = [text(0, 3, 0), number(0, 4, 5), text(1, 3, 1), number(1, 4, 2.5), text(2, 3, 0)]
    return write(tmp_path / "a.xls", stream({"Лист": sheet(*cells) + b"".join(validations)}))


def choices(path: Path, row: int = 2, column: int = 1) -> list[str]:
    """Return what the file offers for a cell."""
    return list(open_workbook(path).sheets[0].choices(row, column))


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (wide("М\0Ж"), ["М", "Ж"]),
        (narrow("yes\0 no"), ["yes", "no"]),
        (wide("А\0\0А\0Б"), ["А", "Б"]),
        (area(0x25, (0, 2), (3, 3)), ["Ёж", "plain"]),
        (area(0x45, (0, 1), (4, 4)), ["5", "2,5"]),
        (area(0x25, (0, 9), (7, 7)), []),
        (bytes([0x44]) + struct.pack("<HH", 1, 3), ["plain"]),
        (area(0x2D, (0xFFFE, 0xFFFF), (0xC002, 0xC002)), ["Ёж", "plain"]),
        (area(0x2D, (0, 1), (3, 3)), ["Ёж", "plain"]),
        (area(0x3B, (0, 1), (3, 3), struct.pack("<H", 77)), []),
        (bytes([0x43]) + struct.pack("<I", 9), []),
        (b"\x1e\x01\x00", []),
        (b"", []),
        (b"\x25\x00", []),
    ],
    ids=[
        "texts", "texts-narrow", "repeated-and-empty", "area", "numbers", "empty-area", "one-cell", "relative-area",
        "absolute-area", "no-such-sheet", "no-such-name", "number", "nothing", "cut-off",
    ],
)  # fmt: skip
def test_what_is_offered(tmp_path: Path, tokens: bytes, expected: list[str]) -> None:
    """Texts and areas are read; what is computed in another way, or leads nowhere, offers nothing."""
    assert choices(workbook(tmp_path, validation(tokens, HERE))) == expected


def test_where_it_is_offered(tmp_path: Path) -> None:
    """Each cell is offered the first list that names it, others none."""
    path = workbook(tmp_path, validation(wide("А"), HERE, (0, 0, 5, 6)), validation(wide("Б"), (0, 99, 1, 1)))

    assert [choices(path, *place) for place in [(2, 1), (9, 1), (0, 6), (1, 1), (10, 1), (2, 2)]] == [
        ["А"], ["А"], ["А"], ["Б"], ["Б"], [],
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "expected"), [(WHOLE_NUMBER, []), (WITHOUT_ARROW, ["А"])])
def test_other_rules(tmp_path: Path, kind: int, expected: list[str]) -> None:
    """A rule that is no list offers nothing; a list without its arrow is one all the same."""
    assert choices(workbook(tmp_path, validation(wide("А"), HERE, kind=kind))) == expected


@pytest.mark.parametrize("keep", range(0, 60, 7))
def test_damaged(tmp_path: Path, keep: int) -> None:
    """A record that is cut off offers nothing and prevents nothing."""
    whole = validation(wide("А"), HERE)
    cut = record(0x01BE, whole[4 : 4 + min(keep, len(whole) - 5)])

    assert choices(workbook(tmp_path, cut)) == []


@pytest.mark.parametrize("tokens", [area(0x3B, (0, 1), (0, 0), bytes(2)), bytes([0x43]) + struct.pack("<I", 1)])
def test_lists_of_another_worksheet(tmp_path: Path, tokens: bytes) -> None:
    """An area of another worksheet, and a name of one."""
    values = area(0x3B, (0, 1), (0, 0), bytes(2))
    name = struct.pack("<HBBHHH4x", 0, 0, 4, len(values), 0, 0) + b"\0list" + values
    this_workbook = record(0x01AE, struct.pack("<HH", 2, 0x0401)) + record(0x0017, struct.pack("<HHHH", 1, 0, 1, 1))
    globals_ = this_workbook + record(0x0018, name) + shared_strings(["Ёж", "plain"])
    sheets = {"Лист": sheet() + validation(tokens, HERE), "Списки": sheet(text(0, 0, 1), text(1, 0, 0))}
    path = write(tmp_path / "a.xls", stream(sheets, strings=globals_))

    assert choices(path) == ["plain", "Ёж"]


def test_lists_of_another_program(exports: Path) -> None:
    """Lists written by Apache POI: texts, and an area of a hidden worksheet."""
    sheets = {sheet.name: sheet for sheet in open_workbook(exports / "05_full_full_L5_poi.xls").sheets}
    pupils = sheets["Ученики"]

    assert list(pupils.choices(4, 8)) == ["М", "Ж"]
    assert pupils.choices(4, 9)[:2] == ("Россия", "Казахстан")
    assert pupils.choices(0, 9) == ()


def test_lists_of_excel(corpus: Path) -> None:
    """A list that is an area, written by Excel."""
    sheets = {sheet.name: sheet for sheet in open_workbook(corpus / "apache+poi" / "39634.xls").sheets}

    assert list(sheets["14. EQUIPMENT Data"].choices(5, 3)) == ["Indoor", "Outdoor"]
