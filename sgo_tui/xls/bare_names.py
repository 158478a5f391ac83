"""The names that a workbook needs, of its sheets, areas and styles, with other letters: records of the same size."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

_IS_BUILT_IN = 0x20
_IS_BUILT_IN_STYLE = 0x8000
_NAME_HEAD = 14
_NOTHING = b"\x1c\x17"
"""The formula of a name that leads nowhere: #REF!."""
_REFERENCES = {0x24: 5, 0x25: 9, 0x3A: 7, 0x3B: 11, 0x29: 3}
"""Sizes of the tokens that stand for cells, without their class (PtgRef, PtgArea, PtgRef3d, PtgArea3d, PtgMemFunc)."""
_OPERATORS = (0x0F, 0x10, 0x11)
"""Tokens of one byte that join areas."""

_QUOTED = re.compile(r'"[^"]*"')

Rename = Callable[[str], str]


def renamed_sheet(body: bytes, rename: Rename) -> bytes:
    """Return a BOUNDSHEET record's body with the sheet's name changed; [MS-XLS] 2.4.28."""
    return body[:7] + _renamed(body[7:], body[6], rename)


def renamed_style(body: bytes, rename: Rename) -> bytes:
    """Return a STYLE record's body with the name changed that a user has given the style; 2.4.269."""
    if struct.unpack_from("<H", body)[0] & _IS_BUILT_IN_STYLE:
        return body
    return body[:4] + _renamed(body[4:], struct.unpack_from("<H", body, 2)[0], rename)


def renamed_format(body: bytes, rename: Rename) -> bytes:
    """Return a FORMAT record's body with the words changed that a number format shows beside a number; 2.4.126."""
    length = struct.unpack_from("<H", body, 2)[0]
    return body[:4] + _renamed(body[4:], length, lambda text: _QUOTED.sub(lambda found: rename(found[0]), text))


def bare_name(body: bytes, rename: Rename) -> bytes:
    """Return a NAME record's body with the name changed, no words of help, and no formula but of areas; 2.4.150."""
    flags, key, length, size, unused, sheet = struct.unpack_from("<HBBHHH", body)
    wide = body[_NAME_HEAD] & 1
    end = _NAME_HEAD + 1 + (length << wide)
    name = body[_NAME_HEAD:end]
    formula = body[end : end + size]
    if not flags & _IS_BUILT_IN:
        name = _renamed(name, length, rename)
    if not _is_of_areas(formula):
        formula = _NOTHING
    return struct.pack("<HBBHHH", flags, key, length, len(formula), unused, sheet) + bytes(4) + name + formula


def _renamed(text: bytes, length: int, rename: Rename) -> bytes:
    """Return a text with its byte of flags, and what follows it left out."""
    encoding = "utf-16-le" if text[0] & 1 else "latin-1"
    old = text[1 : 1 + (length << (text[0] & 1))].decode(encoding, "replace")
    new = rename(old).encode(encoding, "replace")
    return text[:1] + new


def _is_of_areas(formula: bytes) -> bool:
    position = 0
    while position < len(formula):
        token = formula[position]
        size = 1 if token in _OPERATORS else _REFERENCES.get(token & 0x1F | 0x20, 0)
        if not size:
            return False
        position += size
    return position == len(formula)
