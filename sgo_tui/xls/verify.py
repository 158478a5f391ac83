"""Read back what was written and compare it with the original, before it takes the original's place."""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from sgo_tui.errors import CannotRead, VerificationFailed
from sgo_tui.i18n import N_, _
from sgo_tui.xls.compare_bytes import compare_files
from sgo_tui.xls.compare_cells import MismatchError, Wanted, compare_sheets
from sgo_tui.xls.container import ContainerError
from sgo_tui.xls.excerpt import excerpt
from sgo_tui.xls.layout import read_layout
from sgo_tui.xls.reader import UnreadableError, read_book, workbook_stream
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.verdict import find_stream
from sgo_tui.xls.workbook import Progress, Workbook, layout_reader, worksheets
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
        progress(0.3)
        places = saved.contents.worksheets
        rows = _rows_to_read(original.sheets, edits, scrub=scrub)
        layouts = {number: read_layout(saved.stream, places[number].position) for number in rows}
        progress(0.6)
        pairs = {number: (original.sheets[number].require_layout(), layouts[number]) for number in edits}
        compare_files(find_stream(original.data), saved, pairs, edits, scrub=scrub)
        progress(0.8)
        book = read_book(excerpt(saved, layouts, rows), lambda _fraction: None)
        found = worksheets(book, lambda _index: None)
        compare_sheets(original.sheets, found, edits, rows)
    except (MismatchError, CannotRead, ContainerError, StreamError, UnreadableError, struct.error) as error:
        raise _failed(str(error) if isinstance(error, MismatchError) else N_("structure")) from error
    layout_of = layout_reader(data, layouts)
    pairs_of_sheets = zip(original.sheets, found, strict=True)
    sheets = [old.with_rows(new, rows.get(old.index, ()), layout_of) for old, new in pairs_of_sheets]
    return Workbook(target, data, sheets, None)


def _rows_to_read(
    sheets: Sequence[Worksheet], edits: Mapping[int, Wanted], *, scrub: bool
) -> Mapping[int, Collection[int]]:
    """Return which rows xlrd is to read as a second witness, by worksheet: those with edits.

    All others have the very bytes they had, strings included, so that to read them, which is most of the time of a
    save, tells nothing. After a scrub the strings are not those they were, and all rows are read.
    """
    rows = {number: sorted({row for row, _column in wanted}) for number, wanted in edits.items()}
    if scrub:
        return {s.index: range(max([s.row_count, *(row + 1 for row in rows.get(s.index, ()))])) for s in sheets}
    return rows


def _failed(check: str) -> VerificationFailed:
    return VerificationFailed(
        _(
            "The saved copy did not read back right ({check}) and was thrown away; your file is unchanged. "
            "Try to save again, and report this if it stays."
        ).format(check=_(check))
    )


def _check_container(data: bytes, stream: bytes) -> None:
    """Let xlrd find the Workbook stream, too: our own reader might share a mistake with our writer."""
    if workbook_stream(data) != stream:
        raise MismatchError(N_("container"))
