"""The shared strings of a saved file against those of the original."""

from __future__ import annotations

import struct

from sgo_tui.i18n import N_
from sgo_tui.xls.compare_cells import MismatchError
from sgo_tui.xls.records import HEADER_SIZE, MAX_BODY
from sgo_tui.xls.scrub import string_count, used_strings
from sgo_tui.xls.strings import EMPTY, stored_strings, string_starts
from sgo_tui.xls.verdict import WorkbookStream


def compare_extended(old: WorkbookStream, new: WorkbookStream) -> None:
    """Raise `MismatchError` unless the strings are equal, byte for byte, up to where new ones begin."""
    before, after = _string_bytes(old), _string_bytes(new)
    if before == after:
        return
    rest = len(before) - _common_beginning(before, after)
    if len(after) < len(before) or not after.endswith(before[len(before) - rest :]):
        raise MismatchError(N_("shared strings"))
    _check_records(new)


def compare_scrubbed(old: WorkbookStream, new: WorkbookStream) -> None:
    """Raise `MismatchError` unless the strings in use say what they said, and the others are empty."""
    if not new.contents.strings:
        return
    before = list(stored_strings(old.stream, old.contents.strings, string_count(old))) if old.contents.strings else []
    after = list(stored_strings(new.stream, new.contents.strings, string_count(new)))
    used = used_strings(new)
    if len(after) < len(before):
        raise MismatchError(N_("shared strings"))
    for index, string in enumerate(after):
        kept = index >= len(before) or string.content == before[index].content
        if not (kept if index in used else string == EMPTY):
            raise MismatchError(N_("shared strings"))
    _starts, end = string_starts(new.stream, new.contents.strings, len(after))
    if end != new.contents.strings[-1].end:
        raise MismatchError(N_("shared strings"))
    if _string_bytes(old) != _string_bytes(new):
        _check_records(new)


def _string_bytes(source: WorkbookStream) -> bytes:
    """Return the bodies of the string records without their counts, joined."""
    bodies = (source.stream[span.start + HEADER_SIZE : span.end] for span in source.contents.strings)
    return b"".join(bodies)[8:]


def _common_beginning(one: bytes, other: bytes) -> int:
    """Return how many bytes at the beginning are the same."""
    if other.startswith(one):
        return len(one)
    same, different = 0, min(len(one), len(other)) + 1
    while different - same > 1:
        middle = (same + different) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            different = middle
    return same


def _check_records(source: WorkbookStream) -> None:
    """No record is too long, and each entry of EXTSST leads to the string it should."""
    stream, contents = source.stream, source.contents
    spans = [*contents.strings, *filter(None, [contents.string_index])]
    if any(span.end - span.start - HEADER_SIZE > MAX_BODY for span in spans):
        raise MismatchError(N_("size of records"))
    starts, _end = string_starts(stream, contents.strings, string_count(source))
    if contents.string_index:
        body = stream[contents.string_index.start + HEADER_SIZE : contents.string_index.end]
        bucket = struct.unpack_from("<H", body)[0]
        if [place for place, _offset, _unused in struct.iter_unpack("<IHH", body[2:])] != list(starts[::bucket]):
            raise MismatchError(N_("index of strings"))
