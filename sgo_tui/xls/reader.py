"""The border to xlrd, which reads the cells: the one place that knows how it is called and how it fails."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlrd.book import Book


class UnreadableError(ValueError):
    """xlrd could not read the file."""


def read_book(stream: bytes, progress: Callable[[float], None]) -> Book:
    """Read the records of a workbook of any Excel version up to 2003.

    Rows end with their last cell, styles are kept. `progress` is told fractions from 0 to 1. Raises
    `UnreadableError`. The compound file is not left to xlrd, for it never ends on one that runs in a circle.
    """
    import xlrd  # takes 15 ms that a mere --help need not wait for

    try:
        book = xlrd.open_workbook(
            file_contents=stream,
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
        )
        for index in range(book.nsheets):
            progress((index + 1) / (book.nsheets + 1))
            book.sheet_by_index(index)
    except Exception as error:
        # xlrd lets IndexError, struct.error, AssertionError, UnicodeDecodeError and more out of damaged files.
        raise UnreadableError(type(error).__name__) from error
    book.release_resources()
    progress(1.0)
    return book


def workbook_stream(data: bytes) -> bytes:
    """Return the Workbook stream as xlrd finds it in a compound file: a second opinion on what we wrote.

    Raises `UnreadableError`.
    """
    from xlrd.compdoc import CompDoc

    try:
        container = CompDoc(data, logfile=io.StringIO())
        stream = container.get_named_stream("Workbook") or container.get_named_stream("Book")
    except Exception as error:
        raise UnreadableError(type(error).__name__) from error
    return bytes(stream or b"")
