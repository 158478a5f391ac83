"""What every command does alike: its outcome for programs, and nothing overwritten unasked."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from sgo_tui.cli import main
from sgo_tui.settings import Settings
from sgo_tui.tui.commands import COMMANDS

FIXTURES = Path(__file__).parents[1] / "fixtures"
SNILS = "112-233-445 95"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A demo export."""
    return Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "demo.xls"))


def outcome(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> Any:
    """Run a command with --json and return its outcome."""
    assert main(["--lang", "en", *map(str, arguments), "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_set(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it was saved and which cells are others; one that held the value already is not."""
    out = tmp_path / "out.xls"
    assert outcome(capsys, "set", file, f"CF6={SNILS}", "H7=Казахстан", "-o", out) == {
        "file": str(out), "changed": ["CF6", "H7"], "scrubbed": False,
    }  # fmt: skip
    assert outcome(capsys, "set", out, "H7=Казахстан", "-o", tmp_path / "same.xls")["changed"] == []


def test_convert(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sheets of the new file, and what could not be kept."""
    out = tmp_path / "out.xls"
    made = outcome(capsys, "convert", FIXTURES / "classic.xlsx", "-o", out)
    assert made["file"] == str(out)
    assert made["losses"] == []
    assert [sheet["sheet"] for sheet in made["sheets"]] == ["Ученики", "Справочники"]
    assert (made["sheets"][0]["rows"], made["sheets"][0]["columns"]) == (16, 99)


def test_repair(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was put on the original, and what somebody must look at: then the exit code says so."""
    edited, guarded = tmp_path / "edited.xls", tmp_path / "guarded.xls"
    main(["set", str(file), f"CF6={SNILS}", "-o", str(edited)])
    main(["set", str(edited), "AE6=Новая", "--yes", "-o", str(guarded)])
    put = ("--original", file, "--dry-run")
    assert outcome(capsys, "repair", edited, *put) == {"changed": ["CF6"], "left_out": []}
    told = outcome(capsys, "repair", guarded, *put, code=1)
    assert told["changed"] == ["CF6"]
    assert [left["cell"] for left in told["left_out"]] == ["AE6"]
    assert "--yes" in told["left_out"][0]["reason"]
    assert outcome(capsys, "repair", guarded, *put, "--yes")["changed"] == ["AE6", "CF6"]


def test_backups(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each copy and the file that it is of; an empty list is one, too."""
    assert outcome(capsys, "backups") == []
    before = file.stat().st_size
    main(["set", str(file), "H7=Казахстан", "-o", str(file), "--force"])
    (backup,) = outcome(capsys, "backups", file)
    assert (backup["file"], backup["backup"], backup["bytes"]) == (str(file), f"{file}.bak", before)
    outcome(capsys, "backups", "--delete", "--yes")
    assert not Path(f"{file}.bak").exists()


def test_keys(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys of each command."""
    told = outcome(capsys, "keys")
    assert [command["title"] for command in told] == [command.title for command in COMMANDS]
    assert next(command["keys"] for command in told if command["title"] == "Save") == ["Ctrl+S"]


def test_demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it was written and what is wrong in it."""
    path = tmp_path / "demo.xls"
    made = outcome(capsys, "demo", "--rows", 20, "--write", path)
    assert (made["file"], made["rows"]) == (str(path), 20)
    assert {"sheet", "row", "column", "rule", "note"} == set(made["planted"][0])


def test_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them, with the defaults, and where they lie."""
    path = tmp_path / "settings.toml"
    path.write_text('as_of = "01.09.2026"\n[severities]\nF4 = "off"\n[values]\ncitizenship = ["Туркменистан"]\n')
    monkeypatch.setenv("SGO_TUI_SETTINGS", str(path))
    monkeypatch.setattr("sgo_tui.settings.in_force._in_force", None)
    told = outcome(capsys, "settings")
    assert list(told) == ["path", *(each.name for each in fields(Settings) if each.repr)]
    assert told["path"] == str(path)
    assert told["as_of"] == "2026-09-01"
    assert told["severities"] == {"F4": "off"}
    assert told["values"] == {"citizenship": ["Туркменистан"]}
    assert told["blank_after"] == Settings().blank_after


@pytest.mark.parametrize(
    "arguments",
    [
        ["set", "FILE", "H7=Казахстан", "-o", "OUT"],
        ["fix", "FILE", "-o", "OUT", "--rules", "T6"],
        ["convert", "XLSX", "-o", "OUT"],
        ["repair", "FILE", "--original", "ORIGINAL", "-o", "OUT"],
        ["demo", "--rows", "1", "--write", "OUT"],
        ["check", "FILE", "-o", "OUT", "--fail-on", "never"],
    ],
)
def test_nothing_is_overwritten_without_force(file: Path, tmp_path: Path, arguments: list[str]) -> None:
    """Another file of the name stays; with --force it goes."""
    out = tmp_path / "out.xls"
    out.write_bytes(b"another")
    places = {"FILE": file, "OUT": out, "XLSX": FIXTURES / "classic.xlsx", "ORIGINAL": FIXTURES / "classic.xls"}
    words = [str(places.get(word, word)) for word in arguments]
    assert main(words) == 2
    assert out.read_bytes() == b"another"
    assert main([*words, "--force"]) == 0
    assert out.read_bytes() != b"another"
