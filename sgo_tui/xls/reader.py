"""The border to xlrd, which reads the cells: the one place that knows how it is called and how it fails."""

from __future__ import annotations

import copy
import gc
import io
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING

from sgo_tui.xls.extras import without_extras
from sgo_tui.xls.spans import Span, Stream

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet


_ROWS: dict[str, Sequence[int | str | float]] = {
    "_cell_types": array("B"),
    "_cell_values": [],
    "_cell_xf_indexes": array("h"),
}
"""Where xlrd keeps the rows of a sheet, and what an empty one is; it has no other way to take rows from elsewhere."""


class UnreadableError(ValueError):
    """xlrd could not read the file."""


def read_book(stream: Stream, progress: Callable[[float], None]) -> Book:
    """Read the records of a workbook of any Excel version up to 2003.

    Rows end with their last cell, styles are kept. `progress` is told fractions from 0 to 1. Raises
    `UnreadableError`. The compound file is not left to xlrd, for it never ends on one that runs in a circle.
    """
    try:
        return _read(bytes(stream), progress)
    except UnreadableError:
        return _read(without_extras(stream), progress)


def _read(stream: bytes, progress: Callable[[float], None]) -> Book:
    import xlrd  # takes 15 ms that a mere --help need not wait for

    from sgo_tui.xls.quick_sheet import read_sheets

    _accept_halves_of_characters()
    try:
        with _no_search_for_garbage():
            book = xlrd.open_workbook(
                file_contents=stream,
                logfile=io.StringIO(),
                formatting_info=True,
                ragged_rows=True,
                on_demand=True,
            )
            # In a list the index 0xFFFFFFFF, which xlrd takes for -1, would be that of the last string.
            vars(book)["_sharedstrings"] = dict(enumerate(vars(book)["_sharedstrings"] or ()))
            read_sheets(book, lambda number: progress((number + 1) / (book.nsheets + 1)))
    except Exception as error:
        # xlrd lets IndexError, struct.error, AssertionError, UnicodeDecodeError and more out of damaged files.
        raise UnreadableError(type(error).__name__) from error
    book.release_resources()
    progress(1.0)
    return book


def _accept_halves_of_characters() -> None:
    """Let xlrd read texts that are cut off within a character, with � in place of the half.

    Other programs write such: they cut a text in an emoji, or a string of the table at the end of a record. xlrd gives
    up on the whole file. It decodes everything by a function that each of its modules knows under this name.
    """
    import xlrd.biffh
    import xlrd.book
    import xlrd.compdoc
    import xlrd.sheet

    for module in (xlrd.biffh, xlrd.book, xlrd.compdoc, xlrd.sheet):
        vars(module)["unicode"] = _decoded


def _decoded(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Let Python not look for garbage while xlrd makes a million objects and none: it takes a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def with_rows(sheet: Sheet, other: Sheet, rows: Iterable[int]) -> Sheet:
    """Return `sheet` with some rows of `other` in it; all other rows are shared, and none is changed."""
    wanted = [row for row in rows if row < other.nrows]
    result = copy.copy(sheet)
    result.nrows = max([sheet.nrows, *(row + 1 for row in wanted)])
    result.ncols = max([sheet.ncols, *(other.row_len(row) for row in wanted)])
    for name, empty_row in _ROWS.items():
        lines = [*getattr(sheet, name), *repeat(empty_row, result.nrows - sheet.nrows)]
        for row in wanted:
            lines[row] = getattr(other, name)[row]
        setattr(result, name, lines)
    heights = {row: other.rowinfo_map[row] for row in wanted if row in other.rowinfo_map}
    result.rowinfo_map = {**sheet.rowinfo_map, **heights}
    return result


def locate_stream(data: bytes) -> tuple[bytes, Span]:
    """Return where xlrd finds the Workbook stream of a compound file: a second opinion on what we wrote.

    That is in `data` itself when the stream lies there in one piece. Raises `UnreadableError`.
    """
    from xlrd.compdoc import CompDoc

    _accept_halves_of_characters()
    try:
        container = CompDoc(data, logfile=io.StringIO())
        places = map(container.locate_named_stream, ("Workbook", "Book"))
        found, start, size = next((place for place in places if place[0]), (b"", 0, 0))
    except Exception as error:
        raise UnreadableError(type(error).__name__) from error
    return found or b"", Span(start, start + size)
