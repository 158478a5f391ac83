"""`sgo-tui anonymise`: what it prints, and what it refuses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sgo_tui.cli import main

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export to be anonymised."""
    return Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "5a.xls"))


def run(*arguments: object) -> int:
    """Run the command in English and return its exit code."""
    return main(["--lang", "en", "anonymise", *map(str, arguments)])


def test_it_says_what_was_made(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The number of cells goes beside the outcome; the outcome is that the same problems are found."""
    output = export.with_name("sample.xls")

    code = run(export, "-o", output)

    printed = capsys.readouterr()
    assert code == 0
    assert printed.out.startswith("The same is found in it as in the original: ")
    assert str(output) in printed.err
    assert "cells replaced" in printed.err
    assert output.stat().st_mode & 0o777 == 0o600


def test_programs_get_the_differences(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON: how many problems there are, which are gone, which are new."""
    assert run(export, "-o", export.with_name("sample.xls"), "--json") == 0

    assert json.loads(capsys.readouterr().out) | {"problems": 0} == {"problems": 0, "gone": [], "new": []}


def test_nothing_is_overwritten_unasked(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there stays without --force, and the original in any case."""
    output = export.with_name("sample.xls")
    output.write_bytes(b"mine")
    original = export.read_bytes()

    assert run(export, "-o", output) == 2
    assert output.read_bytes() == b"mine"
    assert run(export, "-o", export, "--force") == 2
    assert export.read_bytes() == original
    assert run(export, "-o", output, "--force") == 0
    assert output.read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("html.xls", "sgo-tui convert"),
        ("csv.xls", "sgo-tui convert"),
        ("empty.xls", "empty"),
        ("truncated.xls", "incomplete"),
        ("missing.xls", "no file «missing.xls»"),
        ("", "folder"),
    ],
)
def test_what_is_no_workbook_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, says: str
) -> None:
    """Another kind of file is to be converted first; of a broken one nothing is made."""
    assert run(FIXTURES / name, "-o", tmp_path / "out.xls") == 2

    assert says in capsys.readouterr().err
    assert not (tmp_path / "out.xls").exists()
