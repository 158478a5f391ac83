"""Open a workbook."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sgo_tui.errors import Damaged
from sgo_tui.i18n import _
from sgo_tui.xls.files import absolute, not_a_workbook, read_workbook_file
from sgo_tui.xls.reader import UnreadableError, read_book
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.sectors import ContainerError, TruncatedContainerError
from sgo_tui.xls.sniff import SAMPLE, sniff
from sgo_tui.xls.styles import BookStyles
from sgo_tui.xls.verdict import Verdict, judge
from sgo_tui.xls.workbook_stream import find_stream
from sgo_tui.xls.worksheet import LayoutReader, Worksheet

if TYPE_CHECKING:
    from xlrd.book import Book

    from sgo_tui.xls.layout import SheetLayout

Progress = Callable[[float], None]
"""Is told fractions from 0 to 1."""


class Workbook:
    """An open workbook; it never changes, saving gives another one."""

    def __init__(self, path: Path, data: bytes, sheets: Sequence[Worksheet], read_only: str | None) -> None:
        self.path = path
        self.data = data
        """The bytes of the file as it was opened: a save starts from them, even if the file is gone."""
        self.digest = hashlib.sha256(data).hexdigest()
        self.sheets = sheets
        """The worksheets in the order of the file, hidden ones too; charts and macro sheets are left out."""
        self.read_only = read_only
        """Why the file can only be read, as a sentence; None when it can be saved."""


def open_workbook(path: str | os.PathLike[str], progress: Progress | None = None) -> Workbook:
    """Open the workbook at `path`; `progress` is told fractions from 0 to 1.

    Raises `FileUnreachable`, `WrongContainer`, `Encrypted` or `Damaged`. A file that can be read but not be
    saved without loss opens with `read_only` set.
    """
    place = absolute(path)
    data, kind = read_workbook_file(place)
    return parse_workbook(place, data, kind, progress or (lambda _fraction: None))


def workbook_of(data: bytes, path: Path) -> Workbook:
    """Make a workbook of bytes that lie in no file, to be called `path`; raise as `open_workbook` does."""
    kind = sniff(data[:SAMPLE])
    if kind not in ("ole", "biff"):
        raise not_a_workbook(path, kind)
    return parse_workbook(path, data, kind, lambda _fraction: None)


def parse_workbook(path: Path, data: bytes, kind: str, progress: Progress) -> Workbook:
    """Make a workbook of the bytes of a file; raise as `open_workbook` does. `kind` is "ole" or "biff"."""
    verdict, book = read_cells(path, data, kind, progress)
    layout_of: LayoutReader = layout_reader(data, {}) if verdict.read_only is None else lambda _index: None
    return Workbook(path, data, worksheets(book, layout_of), verdict.read_only)


def read_cells(path: Path, data: bytes, kind: str, progress: Progress) -> tuple[Verdict, Book]:
    """Return what is known of a file without its cells, and what xlrd reads; raise as `open_workbook` does."""
    progress(0.0)
    try:
        verdict = judge(path, data, kind)
        return verdict, read_book(verdict.stream, lambda fraction: progress(0.1 + 0.9 * fraction))
    except TruncatedContainerError as error:
        sentence = _("«{name}» is incomplete: its end is missing. Export or download it again.")
        raise Damaged(sentence.format(name=path.name)) from error
    except (ContainerError, UnreadableError) as error:
        if kind == "biff":
            raise not_a_workbook(path, kind) from error
        sentence = _("«{name}» is damaged. Export it again, or open it in Excel and save it as a new file.")
        raise Damaged(sentence.format(name=path.name)) from error


def worksheets(book: Book, layout_of: LayoutReader) -> list[Worksheet]:
    """Return the worksheets of what xlrd has read."""
    from sgo_tui.xls.quick_sheet import cells_of

    styles, date1904 = BookStyles(book), bool(book.datemode)
    return [
        Worksheet(sheet, cells_of(sheet, date1904), index, styles, date1904, layout_of)
        for index, sheet in enumerate(book.sheets())
    ]


def layout_reader(data: bytes, known: Mapping[int, SheetLayout]) -> LayoutReader:
    """Return what gives the layouts of worksheets: those `known`, else those read from the bytes of the file."""

    def layout_of(index: int) -> SheetLayout | None:
        """Return where a worksheet's records lie; None where xlrd understands it and we do not."""
        if index in known:
            return known[index]
        from sgo_tui.xls.layout import read_layout  # takes 3 ms that the first screen need not wait for

        found = find_stream(data)
        try:
            return read_layout(found.stream, found.contents.worksheets[index].position)
        except StreamError:
            return None

    return layout_of
