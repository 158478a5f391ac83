"""Workbooks that commands read: from a file, or «-», the standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from sgo_tui.cli.writing import STANDARD_STREAM
from sgo_tui.work import Table, open_table
from sgo_tui.work.opening import table_at


def open_named(path: Path, sheet: str | None) -> Table:
    """Open what was named as `open_table` does; what comes through the standard input lies in no file."""
    if path != STANDARD_STREAM:
        return open_table(path, sheet)
    from sgo_tui.xls.workbook import workbook_of

    return table_at(workbook_of(sys.stdin.buffer.read(), path), sheet)
