"""The check of all rows beside a person's work."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from sgo_tui.tui import checking
from sgo_tui.tui.checking import Checker
from sgo_tui.work import open_table


def test_progress(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While rows are checked, it is told how far that is."""
    monkeypatch.setattr(checking, "SLICE", 0.0)
    monkeypatch.setattr(checking, "_TELL_EVERY", -1.0)
    table = open_table(demo)
    told: list[float] = []
    asyncio.run(Checker(table, lambda _rows: None, lambda: told.append(table.part_checked)).run())

    assert told == sorted(told)
    assert told[0] < 1.0
    assert told[-1] == 1.0
