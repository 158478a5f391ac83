"""`protocol`: the saves of other commands are found again, and the page is private."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sgo_tui.cli import main
from sgo_tui.demo import write_demo
from sgo_tui.work.saves import all_saves

SNILS = "CF"
"""The column of a pupil's СНИЛС in the classic layout; people begin in row 5."""


def run(*arguments: object) -> int:
    """Run the command line in English and return its exit code."""
    return main(["--lang", "en", *map(str, arguments)])


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """An export with a cell changed in place."""
    path = write_demo(tmp_path / "export.xls", rows=6, layout="classic").path
    assert run("set", path, f"{SNILS}6=112-233-445 95", "-o", path, "--force") == 0
    return path


def test_the_copy_that_was_kept_is_the_original(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing needs to be named; values are printed only when asked for."""
    assert run("protocol", edited) == 0
    told = capsys.readouterr().out
    assert "Original: export.xls.bak" in told
    assert "CF6    СНИЛС" in told
    assert "112-233-445 95" not in told
    assert run("protocol", edited, "--values") == 0
    assert "→ [112-233-445 95]" in capsys.readouterr().out


def test_a_file_saved_under_another_name(edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Has the history of both, each change with its save."""
    assert run("set", edited, f"{SNILS}7=112-855-899 74", "-o", tmp_path / "other.xls") == 0
    capsys.readouterr()
    assert run("protocol", tmp_path / "other.xls", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert [(change["cell"], change["save"]) for change in report["changes"]] == [("CF6", 0), ("CF7", 1)]


def test_a_file_for_its_owner_only(edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written whole, and never over another one unasked."""
    output = tmp_path / "protocol.txt"
    assert run("protocol", edited, "-o", output) == 0
    assert output.stat().st_mode & 0o777 == 0o600
    assert output.read_text("utf-8").startswith("PROTOCOL OF CHANGES\n")
    assert run("protocol", edited, "-o", output) == 2
    assert "--force" in capsys.readouterr().err
    assert run("protocol", edited, "-o", output, "--force") == 0


def test_the_list_is_deleted(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a question, which somebody must answer; what was changed is told all the same, but not by whom."""
    assert run("protocol", "--delete") == 2
    assert len(all_saves()) == 1
    assert run("protocol", "--delete", "--yes") == 0
    assert all_saves() == []
    capsys.readouterr()
    assert run("protocol", edited) == 0
    assert "Who saved the file and when is not known." in capsys.readouterr().out


BAD = [
    ([], "Say of which file"),
    (["none.xls"], "none.xls"),
    (["other.xls"], "--original"),
    (["empty.xls"], "empty.xls"),
    (["."], "folder"),
    (["export.xls", "--original", "none.xls"], "none.xls"),
    (["export.xls", "--original", "empty.xls"], "empty.xls"),
    (["export.xls", "-o", "export.xls"], "exists already"),
    (["export.xls", "-o", "export.xls", "--force"], "another name"),
    (["export.xls", "-o", "export.xls.bak", "--force"], "another name"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD, ids=[" ".join(arguments) for arguments, _words in BAD])
def test_what_cannot_be(
    edited: Path,
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Is told in a sentence, and no file is changed."""
    monkeypatch.chdir(edited.parent)
    write_demo(Path("other.xls"), rows=5, layout="flat")
    Path("empty.xls").touch()
    before = {path: path.read_bytes() for path in Path().iterdir()}
    capsys.readouterr()
    assert run("protocol", *arguments) == 2
    assert words in capsys.readouterr().err
    assert {path: path.read_bytes() for path in Path().iterdir()} == before
