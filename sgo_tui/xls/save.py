"""Save edits: patch the original's bytes, write them beside it, read them back, then replace it."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sgo_tui.errors import CannotWrite, CellRefused, FileChanged, ReadOnlyWorkbook
from sgo_tui.i18n import _
from sgo_tui.xls.contents import read_contents
from sgo_tui.xls.patch import patched
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.replacing import backup_path, keep_backup, replace, telling_failures
from sgo_tui.xls.scrub import scrubbed
from sgo_tui.xls.temporaries import temporary_beside
from sgo_tui.xls.values import CellValue
from sgo_tui.xls.verdict import find_stream, irregular
from sgo_tui.xls.verify import read_back
from sgo_tui.xls.workbook import Progress, Workbook
from sgo_tui.xls.worksheet import Content

Edits = Mapping[tuple[int, int, int], CellValue]
"""New values by worksheet, row and column, all counted from 0."""

_SheetEdits = dict[int, dict[tuple[int, int], CellValue]]


@dataclass(frozen=True)
class Saved:
    """What a save has done."""

    workbook: Workbook
    """The saved workbook, opened again."""
    backup: Path | None
    """Where the file is kept as it was before its first save; None when nothing was replaced."""
    changed_cells: int
    """How many cells differ from the original."""
    scrubbed: bool = False
    """Whether the texts that no cell shows were taken out."""
    recalculates: bool = False
    """Whether edited worksheets have formulas: until Excel opens the file, they show what they showed."""


def save(
    workbook: Workbook,
    edits: Edits,
    path: str | os.PathLike[str] | None = None,
    *,
    backup: bool | Path = True,
    scrub: bool = False,
    progress: Progress | None = None,
) -> Saved:
    """Save `edits` to the workbook's own file or to `path`; an edit to what a cell holds already is none.

    Saving nothing in place writes nothing; saving nothing to another path copies the bytes. With `scrub`, texts
    that no cell shows any more, such as the old values of edited cells, are taken out of the file. `backup` is
    whether the file is kept as it was before, as NAME.xls.bak, or where; a backup that is there already stays. Raises
    `CellRefused`, `ReadOnlyWorkbook`, `FileChanged`, `CannotWrite` or `VerificationFailed`; whatever was
    raised, the file is as it was and no other is left behind.
    """
    report = progress or (lambda _fraction: None)
    changes, wanted = _effective(workbook, edits)
    source = Path(os.path.realpath(workbook.path))
    target = source if path is None else Path(os.path.realpath(path))
    if (changes or scrub) and workbook.read_only:
        raise ReadOnlyWorkbook(workbook.read_only)
    if target == source and not changes and not (scrub and _has_remains(workbook)):
        report(1.0)
        return Saved(workbook, None, 0, scrub)
    with telling_failures(target):
        _refuse_unwritable(target)
        if target == source:
            _refuse_changed(workbook, target)
        # Passed on without a name here: it is not to stay in memory while the copy is read back.
        with temporary_beside(target, _new_data(workbook, changes, scrub=scrub)) as temporary:
            report(0.3)
            shown = Path(os.path.abspath(path or workbook.path))  # noqa: PTH100 - resolves no links
            result = read_back(
                workbook, temporary, shown, wanted, scrub=scrub, progress=lambda done: report(0.3 + 0.6 * done)
            )
            kept = None
            if target == source:
                _refuse_changed(workbook, target)
                if backup:
                    kept = backup_path(target) if backup is True else backup
                    keep_backup(kept, workbook.data)
            replace(temporary, target)
    report(1.0)
    recalculates = any(result.sheets[number].require_layout().formulas for number in changes)
    return Saved(result, kept, sum(len(sheet) for sheet in changes.values()), scrub, recalculates)


def _effective(workbook: Workbook, edits: Edits) -> tuple[dict[int, dict[tuple[int, int], Content]], _SheetEdits]:
    """Return the edits that change something, by worksheet: as they are stored and as they were given.

    Raises `CellRefused`.
    """
    changes: dict[int, dict[tuple[int, int], Content]] = {}
    wanted: _SheetEdits = {}
    for (number, row, column), value in edits.items():
        if not 0 <= number < len(workbook.sheets):
            raise CellRefused(_("The workbook has no such worksheet. Choose another."))
        sheet = workbook.sheets[number]
        content = sheet.content_for(row, column, value)
        if sheet.holds(row, column, content):
            continue
        refusal = sheet.refusal(row, column)
        if refusal:
            raise CellRefused(refusal)
        changes.setdefault(number, {})[row, column] = content
        wanted.setdefault(number, {})[row, column] = value
    return changes, wanted


def _has_remains(workbook: Workbook) -> bool:
    """Whether the file holds texts that no cell shows."""
    with _telling_irregular():
        source = find_stream(workbook.data)
        return scrubbed(source) is not source.stream


def _new_data(workbook: Workbook, changes: Mapping[int, Mapping[tuple[int, int], Content]], *, scrub: bool) -> bytes:
    """Return the bytes of the file with `changes`."""
    if not changes and not scrub:
        return workbook.data
    with _telling_irregular():
        source = find_stream(workbook.data)
        layouts = {number: workbook.sheets[number].require_layout() for number in changes}
        stream = patched(source, layouts, changes) if changes else source.stream
        if scrub:
            stream = scrubbed(source._replace(stream=stream, contents=read_contents(stream)))
        return source.container.replaced(source.entry, stream)


@contextmanager
def _telling_irregular() -> Iterator[None]:
    """Turn what does not fit together in a file into the sentence about that."""
    try:
        yield
    except StreamError as error:
        raise ReadOnlyWorkbook(irregular()) from error


def _refuse_unwritable(target: Path) -> None:
    """Raise for what a file cannot replace, and for a file that its owner has protected from writing."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        raise CannotWrite(_("«{name}» is not an ordinary file. Save under another name.").format(name=target.name))
    if target.exists() and not os.access(target, os.W_OK):
        raise CannotWrite(_("«{name}» is protected from writing. Save under another name.").format(name=target.name))


def _refuse_changed(workbook: Workbook, target: Path) -> None:
    """Raise `FileChanged` unless the file is as it was when it was opened."""
    try:
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
    except FileNotFoundError:
        digest = ""
    if digest != workbook.digest:
        raise FileChanged(
            _(
                "«{name}» was changed or removed by another program since you opened it. "
                "Save your edits under another name."
            ).format(name=target.name)
        )
