"""Checking many exports: which files of a folder are meant, and what one of them comes to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path

from sgo_tui.crash import failure_told
from sgo_tui.errors import FileUnreachable, SgoError
from sgo_tui.export.catalogue import catalogue
from sgo_tui.i18n import _
from sgo_tui.work.comparing import natural
from sgo_tui.work.cores import on_cores
from sgo_tui.work.findings import NoExport, Only, find_problems
from sgo_tui.work.folder import WORKBOOK
from sgo_tui.work.listing import Failure, Listing
from sgo_tui.work.listing.summary import Summary, summary_of
from sgo_tui.work.opening import open_table
from sgo_tui.work.table import Table

_NEEDED = (
    "xlrd",
    "sgo_tui.xls.layout",
    "sgo_tui.xls.quick_sheet",
    "sgo_tui.check.explanations",
    "sgo_tui.check.inspector",
    "sgo_tui.check.readiness",
    "sgo_tui.fields.school_class",
)
"""What is imported only where it is used: the editor starts without it."""


@dataclass(frozen=True)
class Asked:
    """What is asked of each file."""

    only: Only = field(default_factory=Only)
    sheet: str | None = None
    listing: Listing | None = None
    """The form of the list of problems; None where the numbers are enough."""
    with_values: bool = False
    is_alone: bool = False
    """Whether there is one file only."""
    opening: Callable[[Path, str | None], Table] = open_table
    on_checked: Callable[[Table], object] = id
    """Hears of each table when all of it is checked."""


@dataclass(frozen=True)
class Checked:
    """What a file comes to: small enough to be handed from process to process."""

    summary: Summary | None = None
    part: str = ""
    """What it adds to the list of problems."""
    failure: Failure | None = None
    """Why it was not checked."""
    is_export: bool = True
    """False where a workbook was opened, and is none."""


def check_one(path: Path, asked: Asked) -> Checked:
    """Check one file; raises what opening raises, and `NoExport`."""
    findings = find_problems(asked.opening(path, asked.sheet), asked.only, str(path))
    asked.on_checked(findings.table)
    part = ""
    if asked.listing is not None:
        part = asked.listing.part(findings, with_values=asked.with_values, is_alone=asked.is_alone)
    return Checked(summary_of(findings), part)


def check_of_many(path: Path, asked: Asked) -> Checked:
    """Check one of many files: what is wrong with it is told, and nothing raised."""
    try:
        return check_one(path, asked)
    except SgoError as error:
        return Checked(failure=Failure(str(path), str(error)), is_export=not isinstance(error, NoExport))
    except Exception as error:  # noqa: BLE001 - one bad file must not stop the rest
        return Checked(failure=Failure(str(path), failure_told(error)))


def check_files(paths: Sequence[Path], asked: Asked, jobs: int) -> Iterator[Checked]:
    """Check many files, `jobs` of them at once; yields what they come to in their order."""
    check = partial(check_of_many, asked=asked)
    if jobs == 1:
        yield from map(check, paths)
        return
    _get_ready()
    for path, checked in zip(paths, on_cores(check, paths, jobs), strict=True):
        died = _("The check has ended before its time; perhaps there was not enough memory. Check this file alone.")
        yield checked or Checked(failure=Failure(str(path), died))


def _get_ready() -> None:
    """Import what every check needs, before there are several processes: each would do so anew, 60 ms for a file."""
    for module in _NEEDED:
        import_module(module)
    catalogue()


@dataclass(frozen=True)
class Files:
    """The files that were named, or lie in folders that were."""

    paths: list[Path] = field(default_factory=list)
    from_folders: frozenset[Path] = frozenset()
    """Those that nobody has named: one of them may be no export."""


def files_of(places: Iterable[Path]) -> Files:
    """Return the files that are named, in that order, and in place of folders the .xls files below them, by name.

    Each is taken once. Hidden files and folders are left out, and with them the lock files of other programs; backups
    have another ending. Raises `FileUnreachable` for a folder without such files.
    """
    found: dict[str, Path] = {}
    from_folders = set()
    for place in places:
        if os.path.isdir(place):  # noqa: PTH112 - Path.is_dir fails where a folder is closed
            below = list(_below(place))
            if not below:
                raise FileUnreachable(_("There is no .xls file in «{name}».").format(name=place))
            from_folders.update(below)
        else:
            below = [place]
        for path in below:
            found.setdefault(os.path.realpath(path), path)
    return Files(list(found.values()), frozenset(from_folders))


def _below(folder: Path) -> Iterator[Path]:
    """Yield the workbooks of a folder, then those of its folders."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted((name for name in folders if not _is_hidden(name)), key=natural)
        for name in sorted(names, key=natural):
            if not _is_hidden(name) and name.lower().endswith(WORKBOOK):
                yield Path(parent, name)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
