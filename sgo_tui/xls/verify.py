"""Read back what was written and compare it with the original, before it takes the original's place."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from sgo_tui.errors import CannotRead, VerificationFailed
from sgo_tui.i18n import N_, _
from sgo_tui.xls.compare_bytes import compare_files
from sgo_tui.xls.compare_cells import MismatchError, Wanted, compare_sheets
from sgo_tui.xls.excerpt import excerpt
from sgo_tui.xls.layout import SheetLayout, read_layout
from sgo_tui.xls.reader import UnreadableError, locate_stream, read_alone, read_book
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.sectors import ContainerError
from sgo_tui.xls.spans import Span, Stream, same
from sgo_tui.xls.workbook import Progress, Workbook, layout_reader, worksheets
from sgo_tui.xls.workbook_stream import WorkbookStream, find_stream
from sgo_tui.xls.worksheet import Worksheet


def read_back(
    original: Workbook,
    written: Path,
    target: Path,
    edits: Mapping[int, Wanted],
    *,
    scrub: bool,
    progress: Progress,
) -> Workbook:
    """Return the workbook in the file `written`, which is to become `target`.

    `edits` are by worksheet. Raises `VerificationFailed` unless the edited cells, and nothing else, differ
    from `original`, and with `scrub` the texts that no cell shows are gone; OSError when the file cannot be read.
    """
    data = written.read_bytes()
    if not edits and not scrub:
        if data != original.data:
            raise _failed(N_("copy"))
        return Workbook(target, data, original.sheets, original.read_only)
    try:
        saved = find_stream(data)
        _check_container(data, saved.stream)
        progress(0.2)
        layouts = _layouts(saved, range(len(original.sheets)) if scrub else edits)
        progress(0.5)
        pairs = {number: (original.sheets[number].require_layout(), layouts[number]) for number in edits}
        compare_files(find_stream(original.data), saved, pairs, edits, scrub=scrub)
        progress(0.8)
        rows = _rows_to_read(original.sheets, edits, scrub=scrub)
        book = read_alone(saved.stream if scrub else excerpt(saved, layouts, rows, edits), lambda _fraction: None)
        found = worksheets(book, lambda _index: None)
        compare_sheets(original.sheets, found, edits, rows)
        if scrub:
            found = worksheets(read_book(saved.stream, lambda _fraction: None), layout_reader(data, layouts))
    except (MismatchError, CannotRead, ContainerError, StreamError, UnreadableError, struct.error) as error:
        raise _failed(str(error) if isinstance(error, MismatchError) else N_("structure")) from error
    if scrub:
        return Workbook(target, data, found, None)
    layout_of = layout_reader(data, layouts)
    pairs_of_sheets = zip(original.sheets, found, strict=True)
    sheets = [old.with_rows(new, rows.get(old.index, ()), saved.strings, layout_of) for old, new in pairs_of_sheets]
    return Workbook(target, data, sheets, None)


def _layouts(source: WorkbookStream, numbers: Iterable[int]) -> dict[int, SheetLayout]:
    places = source.contents.worksheets
    return {number: read_layout(source.stream, places[number].position) for number in numbers}


def _rows_to_read(
    sheets: Sequence[Worksheet], edits: Mapping[int, Wanted], *, scrub: bool
) -> Mapping[int, Collection[int]]:
    """Return which rows xlrd is to read as a second witness, by worksheet: those with edits and the last one.

    All others have the very bytes they had, strings included, so that to read them, which is most of the time of a
    save, tells nothing. The last row is there for its texts, which come late among the shared strings: see
    `StringExcerpt`. After a scrub the strings are not those they were, and all rows are read.
    """
    rows = {number: sorted({row for row, _column in wanted}) for number, wanted in edits.items()}
    if scrub:
        return {s.index: range(max([s.row_count, *(row + 1 for row in rows.get(s.index, ()))])) for s in sheets}
    return {
        number: sorted({*wanted, max(sheets[number].require_layout().numbers, default=0)})
        for number, wanted in rows.items()
    }


def _failed(check: str) -> VerificationFailed:
    return VerificationFailed(
        _(
            "The saved copy did not read back right ({check}) and was thrown away; your file is unchanged. "
            "Try to save again, and report this if it stays."
        ).format(check=_(check))
    )


def _check_container(data: bytes, stream: Stream) -> None:
    """Let xlrd find the Workbook stream, too: our own reader might share a mistake with our writer."""
    if not same(stream, Span(0, len(stream)), *locate_stream(data)):
        raise MismatchError(N_("container"))
