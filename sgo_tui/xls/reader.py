"""The border to xlrd, which reads the cells: the one place that knows how it is called and how it fails."""

from __future__ import annotations

import copy
import gc
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sgo_tui.xls.contents import Contents, read_contents
from sgo_tui.xls.extras import without_extras
from sgo_tui.xls.spans import Span, Stream
from sgo_tui.xls.string_table import StringTable

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet


class UnreadableError(ValueError):
    """xlrd could not read the file."""


def read_book(stream: Stream, progress: Callable[[float], None]) -> Book:
    """Read the records of a workbook of any Excel version up to 2003; its worksheets have their cells in `cells_of`.

    Rows end with their last cell, styles are kept. `progress` is told fractions from 0 to 1. Raises
    `UnreadableError`. The compound file is not left to xlrd, for it never ends on one that runs in a circle.
    """
    with suppress(UnreadableError):
        return _read_quickly(stream, progress)
    return read_alone(stream, progress)


def _read_quickly(stream: Stream, progress: Callable[[float], None]) -> Book:
    """Leave to xlrd what is no plain cell and no shared string: of a large file, a hundredth."""
    with _telling_unreadable():
        from sgo_tui.xls.cell_values import CellValues
        from sgo_tui.xls.quick_sheet import read_sheets

        contents = read_contents(stream)
        book = _open(_without_strings(stream, contents))
        values = CellValues(StringTable(stream, contents.strings), bool(book.datemode))
        read_sheets(book, stream, contents, values, progress)
    book.release_resources()
    progress(1.0)
    return book


def read_alone(stream: Stream, progress: Callable[[float], None]) -> Book:
    """Let xlrd read a workbook without help, as `read_book` does: a file of any age, or as a second opinion."""
    with suppress(UnreadableError):
        return _read_alone(bytes(stream), progress)
    return _read_alone(without_extras(stream), progress)


def _read_alone(stream: bytes, progress: Callable[[float], None]) -> Book:
    with _telling_unreadable():
        book = _open(stream)
        # In a list the index 0xFFFFFFFF, which xlrd takes for -1, would be that of the last string.
        vars(book)["_sharedstrings"] = dict(enumerate(vars(book)["_sharedstrings"] or ()))
        for number in range(book.nsheets):
            progress((number + 1) / (book.nsheets + 1))
            book.sheet_by_index(number)
    book.release_resources()
    vars(book)["_sharedstrings"] = {}
    progress(1.0)
    return book


def _open(stream: bytes) -> Book:
    import xlrd  # takes 15 ms that a mere --help need not wait for

    _accept_halves_of_characters()
    return xlrd.open_workbook(
        file_contents=stream, logfile=io.StringIO(), formatting_info=True, ragged_rows=True, on_demand=True
    )


def _without_strings(stream: Stream, contents: Contents) -> bytes:
    """Return the globals without the shared strings."""
    if not contents.strings:
        return bytes(stream[: contents.end])
    return b"".join((stream[: contents.strings[0].start], stream[contents.strings[-1].end : contents.end]))


@contextmanager
def _telling_unreadable() -> Iterator[None]:
    """Turn all that damaged files lead to into `UnreadableError`."""
    try:
        with _no_search_for_garbage():
            yield
    except Exception as error:
        # xlrd lets IndexError, struct.error, AssertionError, UnicodeDecodeError and more out of damaged files.
        raise UnreadableError(type(error).__name__) from error


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


def with_heights(sheet: Sheet, other: Sheet, rows: Iterable[int]) -> Sheet:
    """Return `sheet` with what `other` says of the looks of some rows; neither is changed."""
    result = copy.copy(sheet)
    heights = {row: other.rowinfo_map[row] for row in rows if row in other.rowinfo_map}
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
