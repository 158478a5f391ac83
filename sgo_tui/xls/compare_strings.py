"""The shared strings of a saved file against those of the original."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice, zip_longest

from sgo_tui.i18n import N_
from sgo_tui.xls.compare_cells import MismatchError
from sgo_tui.xls.records import HEADER_SIZE, MAX_BODY
from sgo_tui.xls.scrub import used_strings
from sgo_tui.xls.string_table import COUNTS
from sgo_tui.xls.strings import EMPTY
from sgo_tui.xls.workbook_stream import WorkbookStream


def compare_extended(old: WorkbookStream, new: WorkbookStream) -> None:
    """Raise `MismatchError` unless the strings are equal, byte for byte, up to where new ones begin."""
    pairs = zip_longest(_bodies(old), _bodies(new))
    different = next((number for number, (before, after) in enumerate(pairs) if before != after), None)
    if different is None:
        return
    before, after = (b"".join(islice(_bodies(source), different, None)) for source in (old, new))
    rest = len(before) - _common_beginning(before, after)
    if len(after) < len(before) or not after.endswith(before[len(before) - rest :]):
        raise MismatchError(N_("shared strings"))
    _check_records(new)


def compare_scrubbed(old: WorkbookStream, new: WorkbookStream) -> None:
    """Raise `MismatchError` unless the strings in use say what they said, and the others are empty."""
    if not new.contents.strings:
        return
    before, after = list(old.strings), list(new.strings)
    used = used_strings(new)
    if len(after) < len(before):
        raise MismatchError(N_("shared strings"))
    for index, string in enumerate(after):
        kept = index >= len(before) or string.content == before[index].content
        if not (kept if index in used else string == EMPTY):
            raise MismatchError(N_("shared strings"))
    if new.strings.end != new.contents.strings[-1].end:
        raise MismatchError(N_("shared strings"))
    if any(body != other for body, other in zip_longest(_bodies(old), _bodies(new))):
        _check_records(new)


def _bodies(source: WorkbookStream) -> Iterator[bytes]:
    """Yield the bodies of the SST record and its CONTINUE records, without the counts."""
    for number, span in enumerate(source.contents.strings):
        start = span.start + HEADER_SIZE + (0 if number else COUNTS.size)
        yield bytes(source.stream[start : span.end])


def _common_beginning(one: bytes, other: bytes) -> int:
    """Return how many bytes at the beginning are the same."""
    differences = (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differences, min(len(one), len(other)))


def _check_records(source: WorkbookStream) -> None:
    """No record is too long, and each entry of EXTSST leads to the string it should."""
    stream, contents = source.stream, source.contents
    spans = [*contents.strings, *filter(None, [contents.string_index])]
    if any(span.end - span.start - HEADER_SIZE > MAX_BODY for span in spans):
        raise MismatchError(N_("size of records"))
    starts = source.strings.starts
    if contents.string_index:
        body = stream[contents.string_index.start + HEADER_SIZE : contents.string_index.end]
        bucket = struct.unpack_from("<H", body)[0]
        if [place for place, _offset, _unused in struct.iter_unpack("<IHH", body[2:])] != list(starts[::bucket]):
            raise MismatchError(N_("index of strings"))
