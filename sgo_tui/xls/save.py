"""Save edits: patch the original's bytes, write them beside it, read them back, then replace it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sgo_tui.errors import CellRefused, FileChanged, ReadOnlyWorkbook
from sgo_tui.i18n import _
from sgo_tui.xls.container_writer import Pieces, with_stream
from sgo_tui.xls.patch import patched
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.replacing import backup_path, check_replaceable, kept_as, real_path, replace, telling_failures
from sgo_tui.xls.scrub import scrubbed
from sgo_tui.xls.temporaries import temporary_beside
from sgo_tui.xls.values import CellValue
from sgo_tui.xls.verdict import irregular
from sgo_tui.xls.verify import read_back
from sgo_tui.xls.workbook import Progress, Workbook
from sgo_tui.xls.workbook_stream import find_stream
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
    """Where the file that was replaced is kept as it was; None when it is not."""
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
    whether the workbook's own file is kept as it was before, as NAME.xls.bak, or where any file that is replaced is
    kept; a backup that is there already stays. Raises `CellRefused`, `ReadOnlyWorkbook`, `FileChanged`, `CannotWrite`
    or `VerificationFailed`; whatever was raised, the file is as it was and no other is left behind.
    """
    report = progress or (lambda _fraction: None)
    changes, wanted = _effective(workbook, edits)
    source = real_path(workbook.path)
    target = source if path is None else real_path(path)
    in_place = target == source
    if (changes or scrub) and workbook.read_only:
        raise ReadOnlyWorkbook(workbook.read_only)
    if in_place and not changes and not (scrub and _has_remains(workbook)):
        report(1.0)
        return Saved(workbook, None, 0, scrub)
    with telling_failures(target):
        replaces = check_replaceable(target) or in_place
        if in_place:
            _refuse_changed(workbook, target)
        # Passed on without a name here: it is not to stay in memory while the copy is read back.
        with temporary_beside(target, _new_file(workbook, changes, scrub=scrub)) as temporary:
            report(0.3)
            shown = Path(os.path.abspath(path or workbook.path))  # noqa: PTH100 - resolves no links
            result = read_back(
                workbook, temporary, shown, wanted, scrub=scrub, progress=lambda done: report(0.3 + 0.6 * done)
            )
            report(1.0)
            if backup is True:
                backup = in_place and backup_path(target)
            # A file may have appeared meanwhile.
            kept = backup if backup and (replaces or check_replaceable(target)) else None
            _put_in_place(workbook, temporary, target, kept, in_place=in_place)
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


def _new_file(workbook: Workbook, changes: Mapping[int, Mapping[tuple[int, int], Content]], *, scrub: bool) -> Pieces:
    """Return the bytes of the file with `changes`."""
    if not changes and not scrub:
        return [workbook.data]
    with _telling_irregular():
        source = find_stream(workbook.data)
        layouts = {number: workbook.sheets[number].require_layout() for number in changes}
        stream = patched(source, layouts, changes) if changes else source.stream
        if scrub:
            stream = scrubbed(source.with_stream(bytes(stream)))
        return with_stream(source.container, source.entry, stream)


def _put_in_place(workbook: Workbook, temporary: Path, target: Path, kept: Path | None, *, in_place: bool) -> None:
    """Let the file that was checked take its place, unless what is there has changed, which is `kept` if it is to be.

    Nothing fails once the file is there: its edits would stay pending.
    """
    old = workbook.data if in_place or not kept else target.read_bytes()
    with kept_as(kept, old, temporary) if kept else nullcontext():
        if in_place:
            _refuse_changed(workbook, target)
        replace(temporary, target)


@contextmanager
def _telling_irregular() -> Iterator[None]:
    """Turn what does not fit together in a file into the sentence about that."""
    try:
        yield
    except StreamError as error:
        raise ReadOnlyWorkbook(irregular()) from error


def _refuse_changed(workbook: Workbook, target: Path) -> None:
    """Raise `FileChanged` unless the file is as it was when it was opened."""
    # What is no file any more, such as a pipe, might be read for ever.
    if not target.is_file() or hashlib.sha256(target.read_bytes()).hexdigest() != workbook.digest:
        raise FileChanged(
            _(
                "«{name}» was changed or removed by another program since you opened it. "
                "Save your edits under another name."
            ).format(name=target.name)
        )
