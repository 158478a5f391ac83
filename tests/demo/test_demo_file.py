"""The file of a demo: whose it is, when it is refused, how many rows it has."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest
import xlrd
from hypothesis import given, settings
from hypothesis import strategies as st

from sgo_tui.demo import LAYOUTS, MOST_ROWS, write_demo
from sgo_tui.demo.writer import Writer
from sgo_tui.errors import CannotWrite, UsageError


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, layout: str) -> None:
    """And another seed gives others."""
    for name, seed in (("first", 7), ("second", 7), ("third", 8)):
        write_demo(tmp_path / name, rows=5, layout=layout, seed=seed)

    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert (tmp_path / "first").read_bytes() != (tmp_path / "third").read_bytes()


@settings(max_examples=25, deadline=None)
@given(rows=st.integers(1, 40), layout=st.sampled_from(LAYOUTS), seed=st.integers(0, 2**32))
def test_every_pupil_has_a_row(tmp_path_factory: pytest.TempPathFactory, rows: int, layout: str, seed: int) -> None:
    """Any number of rows can be asked for, with any seed."""
    path = tmp_path_factory.mktemp("demo") / "demo.xls"
    demo = write_demo(str(path), rows, layout, seed)
    sheet = xlrd.open_workbook(file_contents=path.read_bytes()).sheet_by_name("Ученики")

    assert (demo.path, demo.layout, demo.rows) == (path, layout, rows)
    assert [value for value in sheet.col_values(0) if isinstance(value, float)] == list(range(1, rows + 1))


def test_more_rows_than_are_kept_in_memory_are_written(tmp_path: Path) -> None:
    """Rows that have been put aside while writing are all there, in order."""
    write_demo(tmp_path / "demo.xls", rows=2500, layout="flat")
    sheet = xlrd.open_workbook(file_contents=(tmp_path / "demo.xls").read_bytes()).sheet_by_index(0)

    assert sheet.col_values(0)[1:] == list(range(1, 2501))


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """Whatever the mask of the process is, as if the file held real people."""
    mask = os.umask(0)
    try:
        write_demo(tmp_path / "demo.xls", rows=1)
    finally:
        os.umask(mask)

    assert stat.S_IMODE((tmp_path / "demo.xls").stat().st_mode) == 0o600


@pytest.mark.parametrize("rows", [-1, 0, MOST_ROWS + 1])
def test_a_number_of_rows_that_cannot_be_is_refused(tmp_path: Path, rows: int) -> None:
    """The sentence names the limits, and no file appears."""
    with pytest.raises(UsageError, match="65000"):
        write_demo(tmp_path / "demo.xls", rows=rows)

    assert list(tmp_path.iterdir()) == []


def test_an_unknown_layout_is_refused(tmp_path: Path) -> None:
    """The sentence names those that there are."""
    with pytest.raises(UsageError, match="three-level"):
        write_demo(tmp_path / "demo.xls", layout="modern")


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    """It may be a real export."""
    target = tmp_path / "export.xls"
    target.write_bytes(b"precious")
    with pytest.raises(CannotWrite, match=r"export\.xls"):
        write_demo(target, rows=1)

    assert target.read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With the file's name and what to check."""
    with pytest.raises(CannotWrite, match=r"demo\.xls"):
        write_demo(tmp_path / "nowhere" / "demo.xls", rows=1)


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves no half of a file."""

    def fail(_writer: Writer, stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Writer, "save", fail)
    with pytest.raises(CannotWrite):
        write_demo(tmp_path / "demo.xls", rows=1)

    assert list(tmp_path.iterdir()) == []


def test_the_writer_of_workbooks_is_not_loaded_before_it_is_needed() -> None:
    """Importing the demo costs nothing to the commands that do not write one."""
    code = "import sys, sgo_tui.demo; sys.exit('xlwt' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
