"""Read back what was written and compare it with the original, before it takes the original's place."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from sgo_tui.errors import CannotRead, VerificationFailed
from sgo_tui.i18n import N_, _
from sgo_tui.xls.compare_bytes import compare_files
from sgo_tui.xls.compare_cells import MismatchError, Wanted, compare_sheets
from sgo_tui.xls.container import ContainerError
from sgo_tui.xls.reader import UnreadableError, workbook_stream
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.verdict import find_stream
from sgo_tui.xls.workbook import Progress, Workbook, parse_workbook


def read_back(
    original: Workbook, written: Path, target: Path, edits: Mapping[int, Wanted], progress: Progress
) -> Workbook:
    """Return the workbook in the file `written`, which is to become `target`.

    `edits` are by worksheet. Raises `VerificationFailed` unless the edited cells, and nothing else, differ
    from `original`; OSError when the file cannot be read.
    """
    data = written.read_bytes()
    if not edits:
        if data != original.data:
            raise _failed(N_("copy"))
        return Workbook(target, data, original.sheets, original.read_only)
    try:
        workbook = parse_workbook(target, data, "ole", progress)
        compare_sheets(original.sheets, workbook.sheets, edits)
        layouts = {
            number: (original.sheets[number].require_layout(), workbook.sheets[number].require_layout())
            for number in edits
        }
        saved = find_stream(data)
        _check_container(data, saved.stream)
        compare_files(find_stream(original.data), saved, layouts, edits)
    except (MismatchError, CannotRead, ContainerError, StreamError, UnreadableError, struct.error) as error:
        raise _failed(str(error) if isinstance(error, MismatchError) else N_("structure")) from error
    return workbook


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
