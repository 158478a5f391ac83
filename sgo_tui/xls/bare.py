"""A workbook without what stands beside its cells: notes, pictures, properties, who wrote it, what it is printed with.

Only records that are known to hold no text stay as they are; the few with texts that cannot go are given others; the
rest is left out, whatever it is. The texts of cells are not looked at here. Sources: [MS-XLS] 2.3, 2.4.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from sgo_tui.errors import CannotAnonymise
from sgo_tui.i18n import _
from sgo_tui.xls import records as biff
from sgo_tui.xls.bare_names import bare_name, renamed_format, renamed_sheet, renamed_style
from sgo_tui.xls.container_writer import with_streams
from sgo_tui.xls.pointers import point_anew
from sgo_tui.xls.records import HEADER_SIZE, Record
from sgo_tui.xls.spans import Stream
from sgo_tui.xls.splices import Splice, Splicing
from sgo_tui.xls.validation import texts_in
from sgo_tui.xls.workbook_stream import WorkbookStream, find_stream

Rename = Callable[[str], str]
"""Gives a text of the same length in the place of another."""

_OF_WORKBOOK = """
    0809 000A 00E1 00C1 00E2 0042 0161 01C0 013D 009C 0019 0012 0013 01AF 01BC 003D 0040 008D 0022 000E 01B7 00DA 0031
    00E0 0092 0160 008C 0017 01C1 00FC 00FF
"""
"""Its encoding and version, protection, windows, dates, fonts, styles, colours, the shared strings."""
_OF_SHEET = """
    020B 000D 000C 000F 0011 0010 005F 002A 002B 0082 0080 0225 0081 001B 001A 0083 0084 0026 0027 0028 0029 00A1 0055
    0099 007D 0200 0208 00D7 023E 00A0 0041 001D 00E5 00EF 00DD 0063 00AB
"""
"""How it is counted and printed, its rows, columns, panes and merged cells."""
_PLAIN = biff.CELLS - biff.FORMULAS | {int(kind, 16) for kind in (_OF_WORKBOOK + _OF_SHEET).split()}
"""The records without any text but that of cells."""
_WRITEACCESS, _SUPBOOK, _NAME, _STYLE, _FORMAT, _DVAL = 0x005C, 0x01AE, 0x0018, 0x0293, 0x041E, 0x01B2
_OWN_SHEETS = (0x0401, 0x3A01)
"""In a SUPBOOK: references to this workbook, to functions of add-ins; others hold the path of a file; 2.4.271."""
_NOBODY = (struct.pack("<HB", 7, 0) + b"sgo-tui").ljust(112)
"""Who has written the file: a text in a record of one size; 2.4.349."""
_RENAMED = {biff.BOUNDSHEET: renamed_sheet, _NAME: bare_name, _STYLE: renamed_style, _FORMAT: renamed_format}
_LISTS_PLACE = 14
"""Where a DVAL record has how many DV records follow; 2.4.94."""
_PROPERTIES = ("\x05summaryinformation", "\x05documentsummaryinformation")
_EMPTIED = ("\x01compobj", "\x01ole")
"""Streams that say which program made the file."""
_NO_PROPERTIES = struct.pack("<HHI16xI16sI", 0xFFFE, 0, 0x00020105, 1, bytes(16), 48) + struct.pack("<II", 8, 0)
"""A set of properties without any; [MS-OLEPS] 2.21."""


def bared(data: bytes, is_public: Callable[[str], bool], rename: Rename) -> bytes:
    """Return a file with the same cells and looks, and of all other texts only those that no person is known by.

    Lists of allowed values stay where all their values are public. Names of sheets, of areas and of styles are
    renamed. Raises `CannotAnonymise` where something cannot be left out without breaking the file, and `StreamError` or
    `ContainerError` for a file that cannot be saved at all.
    """
    source = find_stream(data)
    streams: dict[int, Stream | bytearray] = {source.entry.number: _bare_stream(source, is_public, rename)}
    for entry, _content in source.container.streams():
        name = entry.name.lower()
        if name in _PROPERTIES:
            streams[entry.number] = _NO_PROPERTIES
        elif name in _EMPTIED:
            streams[entry.number] = b""
        elif entry.number != source.entry.number:
            raise CannotAnonymise(
                _(
                    "The file has macros or objects of other programs inside. Copy its sheets into a new workbook in "
                    "Excel, save that as «Excel 97-2003», and take it."
                )
            )
    return b"".join(with_streams(source.container, streams))


def _bare_stream(source: WorkbookStream, is_public: Callable[[str], bool], rename: Rename) -> bytes:
    if len(source.contents.worksheets) < len(source.contents.sheets):
        raise CannotAnonymise(_("The file has charts or macros on sheets of their own. Delete those sheets in Excel."))
    splices: list[Splice] = []
    position = 0
    for start in (0, *sorted(sheet.position for sheet in source.contents.sheets)):
        splices.append(Splice(position, start, b""))
        splices.extend(_bare_records(source.stream, start, is_public, rename))
        position = max((record.end for record in biff.records(source.stream, start)), default=start)
    splices.append(Splice(position, len(source.stream), b""))
    splicing = Splicing(splice for splice in splices if splice.data or splice.end > splice.start)
    result = splicing.apply(source.stream)
    point_anew(source, splicing, result)
    return bytes(result)


def _bare_records(stream: Stream, start: int, is_public: Callable[[str], bool], rename: Rename) -> Iterator[Splice]:
    """Yield what becomes of the records of one part of the workbook that do not stay."""
    lists: Splice | None = None
    count = 0
    depth, is_kept = 0, True
    for record in biff.records(stream, start):
        depth += (record.kind == biff.BOF) - (record.kind == biff.EOF)
        inside = depth > 1 or (depth == 1 and record.kind == biff.EOF)  # a chart within a sheet
        if record.kind == biff.CONTINUE and is_kept and not inside:
            continue
        body = bytes(stream[record.start + HEADER_SIZE : record.end])
        new = b"" if inside else _bare_record(record, body, is_public, rename)
        is_kept = new is None
        if record.kind == _DVAL and len(body) > _LISTS_PLACE:
            lists = Splice(record.start, record.end, body)
        elif new is not None:
            yield Splice(record.start, record.end, new)
        count += record.kind == biff.DV and bool(new)
    if lists:
        counted = lists.data[:_LISTS_PLACE] + struct.pack("<I", count)
        yield lists._replace(data=biff.record(_DVAL, counted) if count else b"")


def _bare_record(record: Record, body: bytes, is_public: Callable[[str], bool], rename: Rename) -> bytes | None:
    """Return what takes the place of a record; None where it stays."""
    kind = record.kind
    _refuse(kind, body)
    if kind in _PLAIN or kind == _SUPBOOK:
        return None
    if kind in _RENAMED:
        return biff.record(kind, _RENAMED[kind](body, rename))
    if kind == _WRITEACCESS:
        return biff.record(kind, _NOBODY)
    return _bare_list(body, is_public) if kind == biff.DV else b""


def _refuse(kind: int, body: bytes) -> None:
    if kind in biff.FORMULAS:
        raise CannotAnonymise(
            _("The file has formulas. In Excel, copy the sheet and paste it as values, then try again.")
        )
    if kind == _SUPBOOK and not (len(body) == 4 and struct.unpack_from("<H", body, 2)[0] in _OWN_SHEETS):
        raise CannotAnonymise(
            _("The file refers to other files. Break the links in Excel («Data», «Edit Links»), then try again.")
        )


def _bare_list(body: bytes, is_public: Callable[[str], bool]) -> bytes:
    """Return the record of a list of allowed values without its words of help; nothing for another rule."""
    parts = texts_in(body)
    if parts is None or not all(map(is_public, parts.texts)):
        return b""
    # Four empty texts: each is one NUL character, as Excel writes them.
    return biff.record(biff.DV, body[:4] + b"\x01\x00\x00\x00" * 4 + body[parts.formulas :])
