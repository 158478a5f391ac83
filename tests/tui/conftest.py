"""A small export and the editor on a file, for all tests of the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.demo import write_demo
from sgo_tui.tui.app import EditorApp


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A small demo export."""
    return write_demo(tmp_path / "demo.xls", rows=30).path


@pytest.fixture
def start() -> Start:
    """Return a function that runs the editor on a file until the whole table has been checked."""

    @asynccontextmanager
    async def run(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Editor]:
        app = EditorApp(path)
        async with app.run_test(size=size) as pilot:
            await app.opened.wait()
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield Editor(app, pilot)

    return run
