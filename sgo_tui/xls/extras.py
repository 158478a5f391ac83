"""Records that a table can do without: names, links, notes, pictures, looks of the window and of the printed page.

xlrd reads them as well, and gives up on the whole file where one of them is not as it expects. Excel does not.
"""

from __future__ import annotations

import struct

from sgo_tui.xls.records import HEADER, HEADER_SIZE
from sgo_tui.xls.spans import Stream

_NAMES = (0x0017, 0x0018, 0x0023, 0x01AE)
"""EXTERNSHEET, NAME, EXTERNNAME, SUPBOOK."""
_OBJECTS = (0x001C, 0x005D, 0x00EC, 0x01B6, 0x01B8, 0x0800)
"""NOTE, OBJ, MSODRAWING, TXO, HLINK, HLINKTOOLTIP."""
_LOOKS = (0x01B0, 0x01B1, 0x0872, 0x0041, 0x00A0, 0x00AB, 0x0225, 0x0092, 0x0293)
"""CONDFMT, CF, FEATURE11, PANE, SCL, GCW, DEFAULTROWHEIGHT, PALETTE, STYLE."""
_OTHERS = (0x001A, 0x001B, 0x005C, 0x008C, 0x015F)
"""VERTICALPAGEBREAKS, HORIZONTALPAGEBREAKS, WRITEACCESS, COUNTRY, LABELRANGES."""
_EXTRAS = frozenset((*_NAMES, *_OBJECTS, *_LOOKS, *_OTHERS))
_NOTHING = struct.pack("<H", 0xFFFF)
"""A kind that no record has."""


def without_extras(stream: Stream) -> bytes:
    """Return a Workbook stream in which these records are of no kind; all others stay where they are."""
    result = bytearray(stream)
    position = 0
    while position + HEADER_SIZE <= len(stream):
        kind, size = HEADER.unpack_from(stream, position)
        if kind in _EXTRAS:
            result[position : position + len(_NOTHING)] = _NOTHING
        position += HEADER_SIZE + size
    return bytes(result)
