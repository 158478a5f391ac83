"""The lines of a journal, one entry each, with a check sum by which a torn or mangled end is known.

    1a2b3c4d ["do",[[5,7,"11223344595","112-233-445 95"]]]

An entry is a JSON list that begins with its kind. Text is UTF-8; half characters, which cells may hold, stay halves.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from sgo_tui.xls import CellValue

Entry = Sequence[Any]

_SUM = 8
"""Hexadecimal digits of a check sum."""


def line_of(entry: Entry) -> bytes:
    """Return an entry as the line that is appended."""
    body = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"%0*x %s\n" % (_SUM, crc32(body), body)


def entries_of(data: bytes) -> tuple[list[Entry], int]:
    """Return the entries of a journal down to the first line that is not whole, and how many bytes those are.

    What follows such a line cannot be trusted.
    """
    bodies: list[bytes] = []
    length = 0
    for line in data.split(b"\n")[:-1]:
        body = line[_SUM + 1 :]
        if line[: _SUM + 1] != b"%0*x " % (_SUM, crc32(body)):
            break
        bodies.append(body)
        length += len(line) + 1
    # All at once: a call for each of a hundred thousand lines takes three times as long.
    entries: list[Entry] = json.loads((b"[%s]" % b",".join(bodies)).decode("utf-8", "surrogatepass"))
    return entries, length


def packed(value: CellValue) -> Any:
    """Return a cell's value as JSON has it: dates and times as a mapping from their kind to their ISO form."""
    if isinstance(value, dt.date | dt.time):
        return {type(value).__name__: value.isoformat()}
    return value


def unpacked(value: Any) -> CellValue:
    """Return the value that `packed` was given."""
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    ((kind, text),) = value.items()
    return _DATES[kind].fromisoformat(text)


_DATES: dict[str, type[dt.date | dt.time]] = {kind.__name__: kind for kind in (dt.date, dt.datetime, dt.time)}
