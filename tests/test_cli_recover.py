"""`sgo-tui recover`: what was never saved, without a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rewriting import rewritten

from sgo_tui.cli import main
from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.keeping import Session, claim, find_unsaved
from sgo_tui.work import open_table
from sgo_tui.work.address import cell_name

SNILS = "112-233-445 95"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A demo export whose session was killed with one unsaved change, while another value was typed."""
    path = write_demo(tmp_path / "demo.xls", rows=20).path
    session = Session(open_table(path))
    assert session.table.export is not None
    column = session.table.export.persons[Owner.PUPIL]["snils"]
    session.table.change(5, column, SNILS)
    session.typing(6, column, "160-722")
    session.leave()
    return path


def name(file: Path, row: int = 5) -> str:
    """Return Excel's name of a pupil's СНИЛС."""
    table = open_table(file)
    assert table.export is not None
    return cell_name(row, table.export.persons[Owner.PUPIL]["snils"])


def run(*arguments: object) -> int:
    """Run the command in English and return its exit code."""
    return main(["--lang", "en", "recover", *map(str, arguments)])


def test_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That is said."""
    assert run() == 0
    assert "no changes" in capsys.readouterr().err


def test_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each file, with when and how many."""
    assert run() == 0
    out = capsys.readouterr().out
    assert "1 change" in out
    assert str(file) in out
    assert name(file) not in out


@pytest.mark.parametrize("with_values", [False, True])
def test_shown(file: Path, capsys: pytest.CaptureFixture[str], with_values: bool) -> None:
    """Cells and their columns; values only when asked for."""
    assert run(file, *(["--values"] if with_values else [])) == 0
    out = capsys.readouterr().out
    assert f"{name(file)}  " in out
    assert "was being typed" in out
    assert (SNILS in out) is with_values
    assert ("160-722" in out) is with_values


@pytest.mark.parametrize("with_values", [False, True])
def test_for_programs(file: Path, capsys: pytest.CaptureFixture[str], with_values: bool) -> None:
    """The same as JSON."""
    assert run("--json", *(["--values"] if with_values else [])) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["file"] == str(file)
    assert [change["cell"] for change in told["changes"]] == [name(file)]
    assert told["changes"][0].get("new") == (SNILS if with_values else None)
    assert told["typing"]["cell"] == name(file, 6)


def test_saved_under_another_name(file: Path, tmp_path: Path) -> None:
    """The file there has the change; the opened one is as it was, and there is nothing to be recovered any more."""
    before = file.read_bytes()
    assert run(file, "-o", tmp_path / "out.xls") == 0
    table = open_table(tmp_path / "out.xls")
    assert table.export is not None
    assert table.text(5, table.export.persons[Owner.PUPIL]["snils"]) == SNILS
    assert file.read_bytes() == before
    assert find_unsaved(file) == []


def test_saved_in_place(file: Path) -> None:
    """With a backup, as the editor does."""
    assert run(file, "-o", file) == 2
    assert run(file, "-o", file, "--force") == 0
    assert file.with_name("demo.xls.bak").exists()


def test_what_has_no_place(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told and kept; with --over it goes over what the cell holds now."""
    table = open_table(file)
    assert table.export is not None
    rewritten(table, file, values={(5, table.export.persons[Owner.PUPIL]["snils"]): "160-722-398 00"})
    assert run(file, "-o", tmp_path / "out.xls") == 1
    assert f"{name(file)}: the cell holds something else now" in capsys.readouterr().err
    assert len(find_unsaved(file)) == 1
    assert run(file, "-o", tmp_path / "out.xls", "--force", "--over") == 0
    assert find_unsaved(file) == []


def test_a_file_that_is_gone(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The changes are kept."""
    file.unlink()
    assert run(file, "-o", tmp_path / "out.xls") == 2
    assert run() == 0
    assert "1 change" in capsys.readouterr().out


def test_a_file_that_is_open(file: Path) -> None:
    """It is not written over."""
    held = claim(file)
    assert run(file, "-o", file, "--force") == 2
    held.release()
    assert len(find_unsaved(file)) == 1


def test_usage(file: Path, tmp_path: Path) -> None:
    """Saving needs a file, and one with changes."""
    assert run("-o", tmp_path / "out.xls") == 2
    assert run(tmp_path / "other.xls", "-o", tmp_path / "out.xls") == 2


def test_deleted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a question, for which there must be somebody."""
    assert run("--delete") == 2
    assert len(find_unsaved(file)) == 1
    assert run("--delete", "--yes") == 0
    assert find_unsaved(file) == []
