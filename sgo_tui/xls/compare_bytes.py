"""The bytes of a saved file against those of the original, worked out anew from both.

It knows which records may differ, not which splices were made: the two files are taken apart, each by
itself, and everything that is no edited cell and no pointer must be equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from sgo_tui.i18n import N_
from sgo_tui.xls import records as biff
from sgo_tui.xls.compare_cells import MismatchError
from sgo_tui.xls.compare_strings import compare_extended, compare_scrubbed
from sgo_tui.xls.compare_table import Places, TableComparison
from sgo_tui.xls.container import CompoundFile
from sgo_tui.xls.layout import SheetLayout
from sgo_tui.xls.recalculation import BUILD_SIZE
from sgo_tui.xls.records import HEADER_SIZE
from sgo_tui.xls.sheet_index import find_index, read_index
from sgo_tui.xls.spans import Span, same
from sgo_tui.xls.workbook_stream import WorkbookStream


def compare_files(
    old: WorkbookStream,
    new: WorkbookStream,
    layouts: Mapping[int, tuple[SheetLayout, SheetLayout]],
    edited: Mapping[int, Places],
    *,
    scrub: bool,
) -> None:
    """Raise `MismatchError` when more differs than the edited cells; `layouts` are those of edited sheets.

    With `scrub`, the shared strings that no cell uses are to be empty.
    """
    _compare_containers(old, new)
    _compare_globals(old, new)
    compare_strings = compare_scrubbed if scrub else compare_extended
    compare_strings(old, new)
    old_sheets, new_sheets = _sheets(old), _sheets(new)
    if [sheet.number for sheet in old_sheets] != [sheet.number for sheet in new_sheets]:
        raise MismatchError(N_("order of sheets"))
    _must_equal(N_("gaps"), old, _behind_globals(old, old_sheets), new, _behind_globals(new, new_sheets))
    for before, after in zip(old_sheets, new_sheets, strict=True):
        if before.number in layouts:
            pair = layouts[before.number]
            TableComparison(old.stream, new.stream, *pair).compare(edited[before.number])
            _must_equal(N_("gaps"), old, Span(pair[0].whole.end, before.end), new, Span(pair[1].whole.end, after.end))
        else:
            _compare_untouched(old, before, new, after)


def _compare_containers(old: WorkbookStream, new: WorkbookStream) -> None:
    """The other streams are equal, and the directory but for starts and sizes of streams."""
    if _directory(old.container) != _directory(new.container):
        raise MismatchError(N_("directory"))
    for (entry, before), (_entry, after) in zip(old.container.streams(), new.container.streams(), strict=True):
        if entry.number != old.entry.number and before != after:
            raise MismatchError(N_("other streams"))


def _directory(container: CompoundFile) -> list[bytes]:
    raw = container.raw_directory
    lines = [raw[start : start + 128] for start in range(0, len(raw), 128)]
    placed = {entry.number for entry, _content in container.streams()} | {0}
    return [line[:116] + line[124:] if n in placed else line for n, line in enumerate(lines)]


def _compare_globals(old: WorkbookStream, new: WorkbookStream) -> None:
    """All records of the globals are equal but those of the strings.

    BOUNDSHEET may differ in its pointer, and RECALCID in that Excel is to compute all formulas anew.
    """
    if list(_global_records(old)) != list(_global_records(new)):
        raise MismatchError(N_("globals"))
    if _build(new) not in (_build(old), bytes(BUILD_SIZE)):
        raise MismatchError(N_("globals"))


def _build(source: WorkbookStream) -> bytes:
    span = source.contents.recalculation
    return bytes(source.stream[span.end - BUILD_SIZE : span.end]) if span else b""


def _global_records(source: WorkbookStream) -> Iterator[bytes]:
    strings = {span.start for span in source.contents.strings}
    for record in biff.records(source.stream):
        data = bytes(source.stream[record.start : record.end])
        if record.kind == biff.BOUNDSHEET:
            data = data[:HEADER_SIZE] + data[HEADER_SIZE + 4 :]
        elif record.kind == biff.RECALCID:
            data = data[:-BUILD_SIZE]
        if record.start not in strings and record.kind != biff.EXTSST:
            yield data


class _Sheet(NamedTuple):
    """A stretch of the stream: a sheet with all up to the next one."""

    start: int
    end: int
    number: int
    """The number of the worksheet; -1 for charts and macros."""


def _sheets(source: WorkbookStream) -> list[_Sheet]:
    """Return the sheets in the order of the stream."""
    numbers = {entry.position: number for number, entry in enumerate(source.contents.worksheets)}
    starts = sorted({entry.position for entry in source.contents.sheets})
    return [_Sheet(start, end, numbers.get(start, -1)) for start, end in pairwise([*starts, len(source.stream)])]


def _behind_globals(source: WorkbookStream, sheets: Sequence[_Sheet]) -> Span:
    return Span(source.contents.end, sheets[0].start if sheets else len(source.stream))


def _compare_untouched(old: WorkbookStream, before: _Sheet, new: WorkbookStream, after: _Sheet) -> None:
    """A sheet without edits is equal, but that the pointers of its INDEX went along with it."""
    place = find_index(old.stream, before.start)
    index = read_index(old.stream, place)
    if place is None or index is None:
        _must_equal(N_("other sheets"), old, Span(before.start, before.end), new, Span(after.start, after.end))
        return
    shift = after.start - before.start
    moved = Span(place.start + shift, place.end + shift)
    _must_equal(N_("other sheets"), old, Span(before.start, place.start), new, Span(after.start, moved.start))
    _must_equal(N_("other sheets"), old, Span(place.end, before.end), new, Span(moved.end, after.end))
    found = read_index(new.stream, moved)
    pointers = {pointer + shift for pointer in index.pointers} | set(index.pointers)
    if found is None or not set(found.pointers) <= pointers:
        raise MismatchError(N_("pointers"))


def _must_equal(what: str, old: WorkbookStream, before: Span, new: WorkbookStream, after: Span) -> None:
    if not same(old.stream, before, new.stream, after):
        raise MismatchError(what)
