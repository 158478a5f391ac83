"""All ways in which the program writes a file, for tests of what remains when one is killed or refused on its way."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import xlwt

from sgo_tui.convert import convert
from sgo_tui.demo import write_demo
from sgo_tui.work import Table, open_table

CSV = Path(__file__).parent / "fixtures" / "csv.xls"

State = dict[str, tuple[int, bytes]]
"""Rights and bytes of the files below a folder, by name."""


class Job(NamedTuple):
    """What is ready to be written."""

    write: Callable[[], object]
    table: Table | None = None


class Writing(NamedTuple):
    """A way of writing: what lies in the folder before, and what is opened to be written."""

    open: Callable[[Path], Job]
    workbooks: Collection[str] = ("a.xls",)
    target: str = "a.xls"
    others: Collection[str] = ()
    """Files of another kind."""
    was_saved: bool = False


def edited(path: Path, text: str = "правка") -> Table:
    """Open a workbook and change a cell."""
    table = open_table(path)
    table.change(1, 1, text)
    return table


def _in_place(folder: Path, *, scrub: bool = False) -> Job:
    table = edited(folder / "a.xls")
    return Job(lambda: table.save(scrub=scrub), table)


def _without_links(folder: Path) -> Job:
    table = edited(folder / "a.xls")

    def refuse(*_paths: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    def save() -> None:
        with patch("os.link", refuse):
            table.save()

    return Job(save, table)


def _through_link(folder: Path) -> Job:
    link = folder / "links" / "link.xls"
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(Path("..", "a.xls"))
    table = edited(link)
    return Job(table.save, table)


def _elsewhere(folder: Path) -> Job:
    table = edited(folder / "a.xls")
    return Job(lambda: table.save(folder / "b.xls"), table)


def _over(folder: Path) -> Job:
    table = edited(folder / "a.xls")
    table.target = folder / "b.xls"
    return Job(table.save, table)


def _conversion(folder: Path, *, force: bool = False) -> Job:
    return Job(lambda: convert(folder / "a.csv", folder / "b.xls", force=force))


def _demo(folder: Path) -> Job:
    return Job(lambda: write_demo(folder / "a.xls", rows=1, layout="flat"))


WRITINGS = {
    "the first save": Writing(_in_place),
    "a later save": Writing(_in_place, was_saved=True),
    "a scrub": Writing(lambda folder: _in_place(folder, scrub=True)),
    "no links on the disk": Writing(_without_links),
    "through a link": Writing(_through_link),
    "a new name": Writing(_elsewhere, target="b.xls"),
    "over another file": Writing(_elsewhere, ("a.xls", "b.xls"), "b.xls"),
    "a repair": Writing(_over, ("a.xls", "b.xls"), "b.xls"),
    "a conversion": Writing(_conversion, (), "b.xls", ("a.csv",)),
    "a conversion by force": Writing(lambda folder: _conversion(folder, force=True), ("b.xls",), "b.xls", ("a.csv",)),
    "a demo": Writing(_demo, ()),
}


def prepared(writing: Writing, folder: Path) -> State:
    """Put the files of a way of writing into an empty folder, readable by their group, and return what is there."""
    for name in writing.workbooks:
        book = xlwt.Workbook()
        sheet = book.add_sheet("A")
        sheet.write(0, 0, "Ёжиков")
        sheet.write(1, 1, "прежде")
        book.save(str(folder / name))
    for name in writing.others:
        shutil.copy(CSV, folder / name)
    for path in folder.iterdir():
        path.chmod(0o640)
    if writing.was_saved:
        edited(folder / "a.xls", "раньше").save()
    return state(folder)


def state(folder: Path) -> State:
    """Return the files below a folder, without links."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {str(p.relative_to(folder)): (stat.S_IMODE(p.stat().st_mode), p.read_bytes()) for p in paths}


def restore(folder: Path, files: State) -> None:
    """Let a folder hold these files, and no others but links."""
    for name in state(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, (mode, content) in files.items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(mode)


_EVENTS = frozenset(("c_call", "c_return", "c_exception"))
_PURE = frozenset(("fspath", "_path_normpath", "fileno", "getpid", "text_encoding"))


def is_system_call(event: str, function: object) -> bool:
    """Whether an event of `sys.setprofile` is the begin or the end of what asks the system for something.

    Every system call is made by a built-in function or by a method of an open file.
    """
    if event not in _EVENTS:
        return False
    owner = type(getattr(function, "__self__", None))
    if owner.__module__ == "_io":
        return owner.__name__ not in ("BytesIO", "StringIO")
    return getattr(function, "__module__", None) in ("posix", "io", "_io") and function.__name__ not in _PURE  # type: ignore[attr-defined]
