"""From a file of any kind that holds a table to a verified workbook."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sgo_tui.convert.model import Book
from sgo_tui.errors import CannotConvert, CannotWrite, WrongContainer
from sgo_tui.i18n import _
from sgo_tui.xls.files import not_a_workbook, read_file
from sgo_tui.xls.workbook import Progress, Workbook, open_workbook

_MOST_BYTES = 200 << 20
_ENDING = "-97"


@dataclass(frozen=True)
class Converted:
    """A workbook that was made of another file."""

    data: bytes
    workbook: Workbook
    losses: list[str]
    """What could not be taken over, as sentences."""


def converted(path: Path, target: Path | None = None) -> Converted:
    """Make a workbook of the file at `path` without writing one; `target` is where it is to go.

    Raises `CannotRead` (`CannotConvert` among it) with what is wrong with the file.
    """
    from sgo_tui.convert.verify import read_back
    from sgo_tui.convert.write import written

    book = read_book(path)
    if not any(sheet.cells for sheet in book.sheets):
        raise CannotConvert(_("«{name}» has no cells with anything in them.").format(name=path.name))
    result = written(book)
    return Converted(result, read_back(book, target or path, result), book.losses)


def read_book(path: Path) -> Book:
    """Return the tables of a file of any kind; raises `CannotRead` with what is wrong with the file."""
    data, kind = read_file(path)
    read = _READERS.get(kind)
    if read is None:
        raise not_a_workbook(path, kind)
    if len(data) > _MOST_BYTES:
        raise CannotConvert(_("«{name}» is too large to be converted.").format(name=path.name))
    return read(path, data)


def convert(source: Path, target: Path, *, force: bool = False) -> Converted:
    """Make the workbook `target` of the file `source`.

    Raises `CannotRead`, or `CannotWrite` when there is such a file and no `force`, or when the system refuses.
    """
    from sgo_tui.xls.replacing import check_replaceable, put_new, real_path, replace, telling_failures
    from sgo_tui.xls.temporaries import temporary_beside

    result = converted(source, target)
    if target.suffix.lower() != ".xls":
        raise CannotWrite(_("The name must end in .xls, or SGO will not take the file."))
    if os.path.lexists(target):
        if real_path(target) == real_path(source):
            raise CannotWrite(_("The converted file needs a name of its own: the source is kept."))
        if not force:
            raise CannotWrite(_("«{name}» exists already. To overwrite it add --force.").format(name=target.name))
    place = real_path(target)
    with telling_failures(target):
        check_replaceable(place)
        with temporary_beside(place, [result.data]) as temporary:
            if temporary.read_bytes() != result.data:
                raise CannotWrite(_("The disk has not kept what was written. Save in another place."))
            if force:
                replace(temporary, place)
            else:
                put_new(temporary, place)
    return result


def free_path(source: Path) -> Path:
    """Return where the converted copy of a file goes: NAME-97.xls beside it, numbered when that exists."""
    from sgo_tui.xls.replacing import name_with

    endings = (f"{_ENDING}-{number}.xls" if number > 1 else f"{_ENDING}.xls" for number in count(1))
    names = (name_with(source.stem, ending) for ending in endings)
    return next(path for path in map(source.with_name, names) if not os.path.lexists(path))


def open_any(path: Path, progress: Progress | None = None) -> Workbook:
    """Open a workbook, or what can be converted to one in memory; raises `CannotRead`."""
    try:
        return open_workbook(path, progress)
    except WrongContainer as error:
        if not error.convertible:
            raise
    return converted(path).workbook


def _html(_path: Path, data: bytes) -> Book:
    from sgo_tui.convert.html import read_html

    return read_html(data)


def _xlsx(_path: Path, data: bytes) -> Book:
    from sgo_tui.convert.xlsx import read_xlsx

    return read_xlsx(data)


def _ods(_path: Path, data: bytes) -> Book:
    from sgo_tui.convert.ods import read_ods

    return read_ods(data)


def _delimited(_path: Path, data: bytes) -> Book:
    from sgo_tui.convert.delimited import read_delimited

    return read_delimited(data)


def _biff(path: Path, data: bytes) -> Book:
    from sgo_tui.convert.biff import read_biff

    return read_biff(path, data)


_READERS: dict[str, Callable[[Path, bytes], Book]] = {
    "html": _html,
    "xlsx": _xlsx,
    "ods": _ods,
    "csv": _delimited,
    "biff": _biff,
    "ole": _biff,
}
"""By what `sgo_tui.xls.sniff` calls a file. Each imports its libraries, which take up to 0.2 s, when it is needed."""
