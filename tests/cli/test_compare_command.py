"""`compare`: what a fresh export shows of an import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sgo_tui.cli import main
from sgo_tui.demo import write_demo

SNILS = "CF"
"""The column of a pupil's СНИЛС in the classic layout; people begin in row 5."""


def run(*arguments: object) -> int:
    """Run the command line in English and return its exit code."""
    return main(["--lang", "en", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An edited file with its kept original, and the export made again before and after SGO took the edit."""
    export = write_demo(tmp_path / "edited.xls", rows=6, layout="classic").path
    (tmp_path / "untaken.xls").write_bytes(export.read_bytes())
    assert run("set", export, f"{SNILS}6=112-233-445 95", "-o", export, "--force") == 0
    (tmp_path / "taken.xls").write_bytes(export.read_bytes())
    return tmp_path


def test_all_was_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The kept copy tells what was edited; nobody has to look at anything."""
    assert run("compare", folder / "edited.xls", folder / "taken.xls") == 0
    told = capsys.readouterr()
    assert told.out == "taken: 1\n"
    assert "«edited.xls.bak»" in told.err


def test_something_was_not_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By row and cell, the values only when asked for; the exit code says that somebody must look."""
    assert run("compare", folder / "edited.xls", folder / "untaken.xls") == 1
    told = capsys.readouterr().out
    assert told.startswith("Row 6:\n  CF6: СНИЛС: not taken.")
    assert told.endswith("not taken: 1\n")
    assert "112-233" not in told
    assert run("compare", folder / "edited.xls", folder / "untaken.xls", "--values") == 1
    assert "→ [112-233-445 95], in SGO [" in capsys.readouterr().out


def test_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON document, counted from 0."""
    assert run("compare", folder / "edited.xls", folder / "untaken.xls", "--json") == 1
    (edit,) = json.loads(capsys.readouterr().out)["edits"]
    assert edit == {
        "row": 5,
        "outcome": "not_taken",
        "cell": "CF6",
        "column": 83,
        "key": "pupil_snils",
        "fresh_cell": "CF6",
        "reason": "row_refused",
        "problem": None,
    }


def test_without_the_original(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What differs is told, with what is missing to tell more; an original that is named is taken."""
    (folder / "edited.xls.bak").unlink()
    assert run("compare", folder / "edited.xls", folder / "untaken.xls") == 1
    told = capsys.readouterr()
    assert "SGO has another value: 1" in told.out
    assert "--original" in told.err
    original = folder / "untaken.xls"
    assert run("compare", folder / "edited.xls", folder / "untaken.xls", "--original", original) == 1
    assert "not taken: 1" in capsys.readouterr().out


BAD = [
    (["edited.xls", "none.xls"], "none.xls"),
    (["none.xls", "taken.xls"], "none.xls"),
    (["edited.xls", "empty.xls"], "empty.xls"),
    (["edited.xls", "."], "folder"),
    (["edited.xls", "taken.xls", "--original", "none.xls"], "none.xls"),
    (["edited.xls", "taken.xls", "--sheet", "Лист7"], "Лист7"),
    (["edited.xls", "text.xls"], "text.xls"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD, ids=[" ".join(arguments) for arguments, _words in BAD])
def test_what_cannot_be(
    folder: Path,
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Is told in a sentence."""
    monkeypatch.chdir(folder)
    Path("empty.xls").touch()
    Path("text.xls").write_text("слово")
    capsys.readouterr()
    assert run("compare", *arguments) == 2
    assert words in capsys.readouterr().err
