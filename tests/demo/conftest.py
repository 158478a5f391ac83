"""Demo exports for the tests of this room."""

from __future__ import annotations

import pytest
import xlrd
from demo_reading import Read, Reader

from sgo_tui.demo import write_demo


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Return a function that writes a demo and reads it; the same arguments are written once."""
    known: dict[tuple[str, int, int], Read] = {}

    def write_and_read(layout: str = "classic", rows: int = 120, seed: int = 2026) -> Read:
        key = layout, rows, seed
        if key not in known:
            path = tmp_path_factory.mktemp("demo") / "demo.xls"
            demo = write_demo(path, rows, layout, seed)
            book = xlrd.open_workbook(file_contents=path.read_bytes(), formatting_info=True)
            known[key] = Read(demo, book)
        return known[key]

    return write_and_read
