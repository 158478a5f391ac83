"""The doctor tells what the program stands on, and nothing about people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sgo_tui.cli import main


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, str]]]:
    """Return the exit code and the facts."""
    code = main(["--lang", "en", "doctor", "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user whose name is nobody's business."""
    home = tmp_path / "ivanova"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TERM", "xterm")
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SGO_TUI_SETTINGS", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    return home


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is advised, and the exit code says so."""
    code, facts = doctor(capsys)
    assert code == 0
    assert not [name for name, fact in facts.items() if fact["advice"]]
    assert {"terminal", "encoding", "journals", "textual", "xlrd"} <= facts.keys()


def test_no_name_of_a_user(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are told from the home on, and a connection without its addresses."""
    monkeypatch.setenv("SSH_CONNECTION", "10.1.2.3 50000 10.1.2.4 22")
    main(["doctor"])
    told = capsys.readouterr().out
    assert "ivanova" not in told
    assert "10.1.2" not in told
    assert "ssh" in told
    assert "~/" in told


@pytest.mark.parametrize(
    ("variable", "value", "fact"), [("TERM", "dumb", "terminal"), ("TERM", "", "terminal")], ids=["dumb", "none"]
)
def test_advice(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, variable: str, value: str, fact: str
) -> None:
    """What will not do is told with what to do, and by the exit code."""
    monkeypatch.setenv(variable, value)
    code, facts = doctor(capsys)
    assert code == 1
    assert facts[fact]["advice"]


def test_wrong_settings_do_not_stop_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """They are what it is asked about."""
    settings = home / ".config" / "sgo-tui" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("blank_after = 'soon'\n")
    monkeypatch.setattr("sgo_tui.settings.in_force._in_force", None)
    code, facts = doctor(capsys)
    assert code == 1
    assert "line 1" in facts["settings"]["advice"]
    assert "ivanova" not in facts["settings"]["advice"]
