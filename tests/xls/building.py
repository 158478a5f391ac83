"""Workbooks built record by record, for what no library would write."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlrd
import xlwt
from xlrd.book import Book
from xlrd.compdoc import CompDoc

ROW_HEIGHT = 300
BLOCK = 32


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record with its header."""
    return struct.pack("<HH", kind, len(body)) + body


def records(stream: bytes) -> list[tuple[int, bytes]]:
    """Return kind and body of all records up to padding or the end."""
    found = []
    position = 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        if not kind:
            break
        found.append((kind, stream[position + 4 : position + 4 + size]))
        position += 4 + size
    return found


def bof(kind: int) -> bytes:
    """Return the record that begins globals (5) or a worksheet (16)."""
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0x41, 6))


def number(row: int, column: int, value: float, style: int = 15) -> bytes:
    """Return a NUMBER record."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def text(row: int, column: int, index: int, style: int = 15) -> bytes:
    """Return a LABELSST record."""
    return record(0x00FD, struct.pack("<HHHI", row, column, style, index))


def blank(row: int, column: int, style: int = 15) -> bytes:
    """Return a BLANK record."""
    return record(0x0201, struct.pack("<HHH", row, column, style))


def mulblank(row: int, first: int, styles: Sequence[int]) -> bytes:
    """Return a MULBLANK record."""
    items = struct.pack(f"<{len(styles)}H", *styles)
    return record(0x00BE, struct.pack("<HH", row, first) + items + struct.pack("<H", first + len(styles) - 1))


def mulrk(row: int, first: int, values: Sequence[int], style: int = 15) -> bytes:
    """Return a MULRK record of whole numbers."""
    items = b"".join(struct.pack("<Hi", style, value << 2 | 2) for value in values)
    return record(0x00BD, struct.pack("<HH", row, first) + items + struct.pack("<H", first + len(values) - 1))


def formula(row: int, column: int, result: float = 1.0, style: int = 15) -> bytes:
    """Return a FORMULA record, the formula being the number 1."""
    return record(0x0006, struct.pack("<HHHdHIH", row, column, style, result, 0, 0, 3) + b"\x1e\x01\x00")


def text_formula(row: int, column: int, result: str, style: int = 15) -> bytes:
    """Return a FORMULA record with a text as its result, and the STRING record with that text."""
    marker = b"\0\0\0\0\0\0\xff\xff"
    body = struct.pack("<HHH", row, column, style) + marker + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    chars = result.encode("utf-16-le")
    return record(0x0006, body) + record(0x0207, struct.pack("<HB", len(result), 1) + chars)


def area(kind: int, rows: tuple[int, int], columns: tuple[int, int]) -> bytes:
    """Return an ARRAY (0x221), TABLE (0x236) or SHRFMLA (0x4BC) record."""
    return record(kind, struct.pack("<HHBB", *rows, *columns) + bytes(10))


def row(index: int, columns: tuple[int, int] = (0, 4)) -> bytes:
    """Return a ROW record."""
    return record(0x0208, struct.pack("<HHHHHHHH", index, *columns, ROW_HEIGHT, 0, 0, 0x0140, 15))


def shared_strings(texts: Sequence[str]) -> bytes:
    """Return an SST record with an EXTSST record, for texts that fit one record."""
    body = struct.pack("<II", len(texts), len(texts))
    for item in texts:
        body += struct.pack("<HB", len(item), 1) + item.encode("utf-16-le")
    return record(0x00FC, body) + record(0x00FF, struct.pack("<HIHH", 8, 0, 12, 0))


def xlwt_stream(*names: str) -> bytes:
    """Return the stream of a workbook of empty worksheets with styles: 17 for dates, 18 for texts."""
    book = xlwt.Workbook()
    for name in names:
        sheet = book.add_sheet(name)
        sheet.write(0, 0, 1, xlwt.easyxf(num_format_str="DD.MM.YYYY"))
        sheet.write(0, 1, 1, xlwt.easyxf(num_format_str="@"))
    file = io.BytesIO()
    book.save(file)
    return stream_of(file.getvalue())


def stream_of(data: bytes) -> bytes:
    """Return the Workbook stream of a file, as xlrd finds it."""
    found = CompDoc(data, logfile=io.StringIO()).get_named_stream("Workbook")
    assert found is not None
    return bytes(found)


def stream(
    sheets: Mapping[str, bytes], strings: bytes | None = None, tail: bytes = b"", date1904: bool = False
) -> bytes:
    """Return the stream of a workbook whose worksheets hold the given records between BOF and EOF."""
    parts = []
    for kind, body in records(xlwt_stream(*sheets)):
        if kind == 0x000A:
            break
        if kind == 0x00FC:
            parts.append(shared_strings(["Ёж", "plain"]) if strings is None else strings)
        elif kind == 0x0022:
            parts.append(record(kind, struct.pack("<H", date1904)))
        elif kind != 0x00FF:
            parts.append(record(kind, body))
    result = bytearray(b"".join(parts) + record(0x000A))
    places = [place for place, kind in _positions(bytes(result)) if kind == 0x0085]
    for place, records_of_sheet in zip(places, sheets.values(), strict=True):
        struct.pack_into("<I", result, place + 4, len(result))
        result += bof(0x0010) + records_of_sheet + record(0x000A)
    return bytes(result) + tail


def _positions(data: bytes) -> list[tuple[int, int]]:
    found = []
    position = 0
    for kind, body in records(data):
        found.append((position, kind))
        position += 4 + len(body)
    return found


def sheet(*cells: bytes, dimensions: tuple[int, int, int, int] = (0, 9, 0, 9)) -> bytes:
    """Return the records of a worksheet without INDEX."""
    return record(0x0200, struct.pack("<IIHHH", *dimensions, 0)) + b"".join(cells) + window2()


def window2() -> bytes:
    """Return the WINDOW2 record, which follows the cell table."""
    return record(0x023E, struct.pack("<HHHIHHI", 0x06B6, 0, 0, 64, 0, 0, 0))


def indexed_sheet(rows: Mapping[int, Sequence[bytes]], start: int) -> bytes:
    """Return a worksheet as Excel writes it, with INDEX, row blocks and DBCELL.

    `start` is the offset of the sheet's BOF record; a row without cells has a ROW record only.
    """
    first, end = min(rows), max(rows) + 1
    count = -(-(end - first) // BLOCK)
    dimensions = record(0x0200, struct.pack("<IIHHH", first, end, 0, 4, 0))
    position = start + len(bof(16)) + 4 + 16 + 4 * count + len(dimensions)
    blocks, pointers = b"", []
    for number_ in range(count):
        numbers = [r for r in sorted(rows) if (r - first) // BLOCK == number_]
        heads = b"".join(row(r) for r in numbers)
        cells, previous, offsets = b"", 20, []
        for r in numbers:
            if rows[r]:
                offsets.append(len(heads) + len(cells) - previous)
                previous = len(heads) + len(cells)
            cells += b"".join(rows[r])
        block = heads + cells
        pointers.append(position + len(blocks) + len(block))
        size = len(block) if numbers else 0
        blocks += block + record(0x00D7, struct.pack(f"<I{len(offsets)}H", size, *offsets))
    index = record(0x020B, struct.pack(f"<IIII{count}I", 0, first, end, 0, *pointers))
    return index + dimensions + blocks + window2()


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams, small ones in the mini stream."""
    fat: list[int] = []
    sectors = b""
    mini_fat: list[int] = []
    mini = b""

    def chain(table: list[int], size: int, unit: int) -> int:
        count = -(-size // unit)
        table += [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE][-count:] if count else []
        return len(table) - count if count else 0xFFFFFFFE

    entries = []
    for name, content in streams.items():
        if len(content) < 4096:
            place = chain(mini_fat, len(content), 64)
            mini += content + bytes(-len(content) % 64)
        else:
            place = chain(fat, len(content), 512)
            sectors += content + bytes(-len(content) % 512)
        entries.append((name, 2, place, len(content)))
    root = ("Root Entry", 5, chain(fat, len(mini), 512), len(mini))
    sectors += mini + bytes(-len(mini) % 512)
    table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_start = chain(fat, len(table), 512)
    sectors += table + b"\xff" * (-len(table) % 512)
    directory = b"".join(_entry(number_, entry, len(entries)) for number_, entry in enumerate([root, *entries]))
    directory += (bytes(68) + b"\xff" * 12 + bytes(48)) * (-(1 + len(entries)) % 4)
    start = chain(fat, len(directory), 512)
    sectors += directory
    count = -(-(len(fat) + 1) // 127)
    places = list(range(len(fat), len(fat) + count))
    fat += [0xFFFFFFFD] * count
    fat += [0xFFFFFFFF] * (count * 128 - len(fat))
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", count, start, 0, 4096, mini_start, -(-len(table) // 512), 0xFFFFFFFE, 0)
    head += struct.pack(f"<{count}I", *places) + b"\xff" * (4 * (109 - count))
    return head + sectors + struct.pack(f"<{len(fat)}I", *fat)


def _entry(number_: int, entry: tuple[str, int, int, int], count: int) -> bytes:
    """Return a line of a directory in which each stream is the right neighbour of the one before."""
    name, kind, start, size = entry
    raw = (name + "\0").encode("utf-16-le")
    right = number_ + 1 if 0 < number_ < count else 0xFFFFFFFF
    child = 1 if number_ == 0 else 0xFFFFFFFF
    head = raw + bytes(64 - len(raw)) + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
    stamp = bytes(range(number_, number_ + 16)) + bytes(20)
    return head + stamp + struct.pack("<III", start, size, 0)


def write(path: Path, data: bytes) -> Path:
    """Write a compound file with `data` as its Workbook stream, padded as Excel does."""
    path.write_bytes(compound({"Workbook": data + bytes(max(0, 4096 - len(data)))}))
    return path


def read(path: Path) -> Book:
    """Read a file with xlrd."""
    return xlrd.open_workbook(
        file_contents=path.read_bytes(), logfile=io.StringIO(), formatting_info=True, ragged_rows=True
    )
