"""What the globals of a Workbook stream say about worksheets and strings; [MS-XLS] 2.1.7.20.3."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sgo_tui.xls import records as biff
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.spans import Span, Stream

_WORKSHEET = 0
_SINGLE = (biff.EXTSST, biff.RECALCID)
_STRINGS_COME_AFTER = frozenset(
    # BOUNDSHEET, COUNTRY, SUPBOOK, EXTERNNAME, EXTERNSHEET, NAME, RECALCID, MSODRAWINGGROUP.
    (0x0085, 0x008C, 0x01AE, 0x0023, 0x0017, 0x0018, 0x01C1, 0x00EB)
)


class SheetEntry(NamedTuple):
    """What a BOUNDSHEET record says of a sheet: worksheet, chart, macro sheet; [MS-XLS] 2.4.28."""

    record: int
    """Offset of the record."""
    position: int
    """Offset of the sheet's BOF record."""
    kind: int


@dataclass
class Contents:
    """Where the parts of a Workbook stream lie."""

    end: int = 0
    """The end of the globals."""
    sheets: list[SheetEntry] = field(default_factory=list)
    strings: list[Span] = field(default_factory=list)
    """The SST record and its CONTINUE records."""
    single: dict[int, Span] = field(default_factory=dict)
    """The records of which there is one, by kind: EXTSST, RECALCID."""
    strings_place: int = 0
    """Where an SST goes when there is none."""

    @property
    def string_index(self) -> Span | None:
        """The EXTSST record."""
        return self.single.get(biff.EXTSST)

    @property
    def recalculation(self) -> Span | None:
        """The RECALCID record: which Excel computed the formulas."""
        return self.single.get(biff.RECALCID)

    @property
    def worksheets(self) -> Sequence[SheetEntry]:
        """The worksheets only, as xlrd counts them."""
        return [sheet for sheet in self.sheets if sheet.kind == _WORKSHEET]


def is_encrypted(stream: Stream) -> bool:
    """Whether the globals carry a password; of any BIFF version, for record headers stay readable."""
    try:
        return any(record.kind == biff.FILEPASS for record in biff.records(stream))
    except StreamError:
        return False


def read_contents(stream: Stream) -> Contents:
    """Read the globals; raise `StreamError` when they are not what BIFF8 prescribes."""
    if biff.bof_type(stream, 0) != biff.GLOBALS_TYPE:
        raise StreamError("the stream does not begin with BIFF8 globals")
    contents = Contents()
    previous = 0
    for record in biff.records(stream):
        kind = record.kind
        if kind == biff.CONTINUE:
            if previous == biff.SST:
                contents.strings.append(record.span)
        else:
            previous = kind
        if kind == biff.BOUNDSHEET:
            contents.sheets.append(_sheet_entry(stream, record.start))
        elif kind == biff.SST:
            if contents.strings:
                raise StreamError("two tables of shared strings")
            contents.strings.append(record.span)
        elif kind in _SINGLE:
            contents.single[kind] = record.span
        if previous in _STRINGS_COME_AFTER:
            contents.strings_place = record.end
        contents.end = record.end
    return contents


def _sheet_entry(stream: Stream, start: int) -> SheetEntry:
    position, _visibility, kind = struct.unpack_from("<IBB", stream, start + biff.HEADER_SIZE)
    substream = biff.bof_type(stream, position)
    if substream is None or (kind == _WORKSHEET and substream != biff.WORKSHEET_TYPE):
        raise StreamError(f"no sheet begins at {position}")
    return SheetEntry(start, position, kind)
