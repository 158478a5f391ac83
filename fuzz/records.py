"""Records gone wrong in a workbook whose container is as it should be; [MS-XLS] 2.3."""

from __future__ import annotations

import struct
from collections import defaultdict
from random import Random

from fuzz import blocks
from fuzz.mutation import number, put
from sgo_tui.xls import records as biff
from sgo_tui.xls.container import CompoundFile, Entry
from sgo_tui.xls.container_writer import with_stream
from sgo_tui.xls.records import HEADER, HEADER_SIZE, MAX_BODY, Record
from sgo_tui.xls.sectors import ContainerError
from sgo_tui.xls.splices import Splice, Splicing

_KEPT_POINTERS = 0.85
"""How often the pointers to sheets are put right again, so that what lies in the sheets is read at all."""
_MOST_COPIES = 300
_MERGES, _CODEPAGE, _FORMAT, _XF, _COLUMNS, _DATEMODE, _NAME, _NOTE, _LINK = (
    0x00E5, 0x0042, 0x041E, 0x00E0, 0x007D, 0x0022, 0x0018, 0x001C, 0x01B8,
)  # fmt: skip
_WANTED = (*sorted(biff.CELLS | biff.FOLLOWERS), biff.BOUNDSHEET, biff.SST, biff.EXTSST, biff.ROW, biff.DIMENSIONS)
_KINDS = (*_WANTED, biff.INDEX, biff.DBCELL, biff.BOF, biff.EOF, biff.FILEPASS, biff.RECALCID, biff.WINDOW2,
          _MERGES, _CODEPAGE, _FORMAT, _XF, _COLUMNS, _DATEMODE, _NAME, _NOTE, _LINK)  # fmt: skip
"""The kinds that the program, or xlrd, takes apart."""
_STRANGE_TEXTS = (
    b"\x00\xd8", b"\x00\xdc", b"=\0", b"\x1b\0[\x002\0J\0", b"\x2e\x20", b"\0\0", b"\x0b\x20", b"\x01\x03", b"\x22\x6f",
)  # fmt: skip
"""UTF-16: halves of characters, a formula, a command to the terminal, marks of direction, NUL, marks, wide ones."""


def mutated(data: bytes, chance: Random) -> tuple[bytes, str]:
    """Return the workbook with one record wrong, and what was done."""
    try:
        container = CompoundFile(data)
        entry = container.find("Workbook") or container.find("Book")
        if entry is None:
            return blocks.mutated(data, chance)
        stream = bytes(container.read(entry))
        found = _records(stream)
        how = chance.choice((_drop, _double, _swap, _resize, _lie, _rename, _renumber, _renumber, _flip, _graft, _text))
        kinds = defaultdict(list)
        for record in found:
            kinds[record.kind].append(record)
        record = chance.choice(kinds[chance.choice(sorted(kinds))])
        splices = how(stream, record, found, chance)
        return _put(container, entry, stream, splices, chance), f"records: {how.__name__.strip('_')} {record.kind:04X}"
    except (ContainerError, IndexError):
        return blocks.mutated(data, chance)


def _records(stream: bytes) -> list[Record]:
    """Return all records one after the other, as far as they go."""
    found = []
    position = 0
    while position + HEADER_SIZE <= len(stream):
        kind, size = HEADER.unpack_from(stream, position)
        if position + HEADER_SIZE + size > len(stream) or not kind:
            break
        found.append(Record(kind, position, position + HEADER_SIZE + size))
        position += HEADER_SIZE + size
    return found


def _put(container: CompoundFile, entry: Entry, stream: bytes, splices: list[Splice], chance: Random) -> bytes:
    splicing = Splicing(splices)
    result = splicing.apply(stream)
    if chance.random() < _KEPT_POINTERS:
        for record in _records(stream):
            place = splicing.moved(record.start) + HEADER_SIZE
            if record.kind == biff.BOUNDSHEET and place + 4 <= len(result):
                old = struct.unpack_from("<I", stream, record.start + HEADER_SIZE)[0]
                struct.pack_into("<I", result, place, splicing.moved(old) & 0xFFFFFFFF)
    return b"".join(with_stream(container, entry, bytes(result)))


def _body(stream: bytes, record: Record) -> bytes:
    return stream[record.start + HEADER_SIZE : record.end]


def _drop(_stream: bytes, record: Record, _found: list[Record], _chance: Random) -> list[Splice]:
    return [Splice(record.start, record.end, b"")]


def _double(stream: bytes, record: Record, _found: list[Record], chance: Random) -> list[Splice]:
    copies = chance.choice((1, 1, 2, _MOST_COPIES))
    return [Splice(record.end, record.end, stream[record.start : record.end] * copies)]


def _swap(stream: bytes, record: Record, found: list[Record], chance: Random) -> list[Splice]:
    """Let a record and another one, the next one mostly, change places."""
    place = found.index(record)
    other = found[(place + 1) % len(found)] if chance.random() < 0.7 else chance.choice(found)
    if other == record:
        return []
    first, second = sorted((record, other), key=lambda r: r.start)
    return [
        Splice(first.start, first.end, stream[second.start : second.end]),
        Splice(second.start, second.end, stream[first.start : first.end]),
    ]


def _resize(stream: bytes, record: Record, _found: list[Record], chance: Random) -> list[Splice]:
    """Let the body be shorter or longer, as the header then says."""
    body = _body(stream, record)
    change = chance.choice((-1, -2, -4, 1, 2, 4, 8, -len(body), -chance.randrange(len(body) + 1), MAX_BODY))
    new = body + chance.randbytes(change) if change > 0 else body[: max(0, len(body) + change)]
    return [Splice(record.start, record.end, biff.record(record.kind, new[:0xFFFF]))]


def _lie(_stream: bytes, record: Record, _found: list[Record], chance: Random) -> list[Splice]:
    """Let the header tell another size than the body has."""
    return [Splice(record.start + 2, record.start + 4, number(chance, 2))]


def _rename(_stream: bytes, record: Record, _found: list[Record], chance: Random) -> list[Splice]:
    return [Splice(record.start, record.start + 2, struct.pack("<H", chance.choice(_KINDS)))]


def _renumber(stream: bytes, record: Record, _found: list[Record], chance: Random) -> list[Splice]:
    """Put another number into a field."""
    body = _body(stream, record)
    width = chance.choice((1, 2, 2, 4))
    if len(body) < width:
        return []
    place = min(chance.randrange(min(len(body), 64)) // width * width, len(body) - width)
    return [Splice(record.start + HEADER_SIZE, record.end, put(body, place, number(chance, width)))]


def _flip(stream: bytes, record: Record, _found: list[Record], chance: Random) -> list[Splice]:
    return [Splice(record.start + HEADER_SIZE, record.end, blocks.flipped(_body(stream, record), chance, 4))]


def _graft(_stream: bytes, record: Record, _found: list[Record], chance: Random) -> list[Splice]:
    """Put a record of any kind where none belongs."""
    kind = chance.choice(_KINDS)
    fields = b"".join(number(chance, 2) for _ in range(chance.choice((0, 1, 2, 3, 4, 5, 7, 10, 40))))
    return [Splice(record.end, record.end, biff.record(kind, fields) * chance.choice((1, 1, _MOST_COPIES)))]


def _text(stream: bytes, _record: Record, found: list[Record], chance: Random) -> list[Splice]:
    """Put what no person types over characters of the shared strings."""
    tables = [r for r in found if r.kind in (biff.SST, biff.CONTINUE, biff.LABEL, biff.STRING, biff.BOUNDSHEET)]
    record = chance.choice(tables)
    body = _body(stream, record)
    if not body:
        return []
    text = chance.choice(_STRANGE_TEXTS)
    places = [place for place in range(1, len(body) - 1) if body[place] == 0x04]
    place = chance.choice(places) - 1 if places else chance.randrange(len(body))
    return [Splice(record.start + HEADER_SIZE, record.end, put(body, place, text)[: len(body)])]
