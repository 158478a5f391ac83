"""`sgo-tui progress`: what checks have kept, as a picture, for programs, and how it is deleted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sgo_tui.cli import main
from sgo_tui.settings import Settings, use

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export to be checked, where progress is to be kept."""
    use(Settings(keep_progress=True, deadline=date(2099, 12, 1)))
    return Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "5a.xls"))


def run(*arguments: object) -> int:
    """Run the command line in English and return its exit code."""
    return main(["--lang", "en", *map(str, arguments)])


def test_a_check_is_shown(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file has its chart, how many are ready, the pace and a line for each class."""
    run("check", export)
    capsys.readouterr()

    assert run("progress", export) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "5a.xls: ready for Госуслуги"
    assert lines[1].startswith("100% ")
    assert any(line.startswith("Ready: ") for line in lines)
    assert any("until the deadline" in line for line in lines)
    assert all(len(line) <= 79 for line in lines)
    assert len(lines) < 24


def test_several_files_have_a_line_each(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name all files are listed."""
    other = Path(shutil.copy(export, export.with_name("6b.xls")))
    run("check", export)
    run("check", other)
    capsys.readouterr()

    assert run("progress") == 0

    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[-1] for line in lines} == {str(export), str(other)}


def test_for_programs(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON: by file, day and class how many people there are, how many are ready, what is lacking."""
    run("check", export)
    capsys.readouterr()

    assert run("progress", "--json") == 0

    (kept,) = json.loads(capsys.readouterr().out)
    assert kept["file"] == str(export)
    (day,) = kept["days"]
    assert all(set(counts) == {"people", "ready", "lacks"} for counts in day["classes"].values())


def test_deleting(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was kept goes, and the command says of how many files."""
    run("check", export)

    assert run("progress", "--delete") == 0
    assert "Deleted: 1 file." in capsys.readouterr().err
    assert run("progress") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "No check has kept anything yet" in captured.err


def test_where_it_is_not_wanted(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the setting nothing is kept, and the command says which setting it is."""
    use(Settings())
    run("check", export)
    capsys.readouterr()

    assert run("progress") == 0

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "keep_progress = true" in captured.err


def test_a_file_that_was_never_checked(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a file that nothing is known of, even one that is not there, nothing is shown."""
    assert run("progress", export.with_name("missing.xls")) == 0
    assert capsys.readouterr().out == ""


def test_a_terminal_without_blocks(export: Path, tmp_path: Path) -> None:
    """Where only ASCII can be printed the bars are of «#»."""
    run("check", export)
    settings = tmp_path / "settings.toml"
    settings.write_text("keep_progress = true")
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "SGO_TUI_SETTINGS": str(settings)}

    command = [sys.executable, "-m", "sgo_tui", "--lang", "en", "progress"]
    shown = subprocess.run(command, env=env, capture_output=True, check=True).stdout

    assert b"100% |" in shown
    assert b"#" in shown
