"""Settings on the command line: `sgo-tui settings`, `--as-of`, and a wrong file told before anything is done."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from terminal import Terminal

from sgo_tui.check import RULES
from sgo_tui.cli import main
from sgo_tui.export.catalogue import catalogue
from sgo_tui.i18n import use_language
from sgo_tui.settings import Settings, read_settings, settings, use
from sgo_tui.settings.writing import example

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A demo export."""
    return Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "demo.xls"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's settings file, not read yet."""
    path = tmp_path / "settings.toml"
    path.write_text('as_of = "01.09.2025"')
    monkeypatch.setenv("SGO_TUI_SETTINGS", str(path))
    monkeypatch.setattr("sgo_tui.settings.in_force._in_force", None)
    return path


def run(*arguments: object) -> int:
    """Run the command line in English and return its exit code."""
    return main(["--lang", "en", *map(str, arguments)])


@pytest.mark.parametrize("day", ["01.09.2026", "2026-09-01"])
def test_the_day_of_the_command_line_goes_before_that_of_the_file(demo: Path, file: Path, day: str) -> None:
    """`--as-of` is in force for this run; without it the file's day is."""
    run("check", demo)
    assert settings().as_of == date(2025, 9, 1)
    run("check", demo, "--as-of", day)
    assert settings().as_of == date(2026, 9, 1)
    assert settings().source is not None


def test_days_that_cannot_be(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no day is told as other wrong options are."""
    with pytest.raises(SystemExit) as caught:
        run("check", demo, "--as-of", "31.09.2026")
    assert caught.value.code == 2
    assert "--as-of: write a day that exists, like 01.09.2026" in capsys.readouterr().err


def test_settings_in_force_are_a_file(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command tells where the file lies and what is in force, in the words of such a file."""
    file.write_text(
        'as_of = 2026-09-01\n[severities]\nF4 = "off"\n[headers]\nsnils = ["Код \\"ПФР\\""]\n', encoding="utf-8"
    )
    assert run("settings") == 0
    out = capsys.readouterr().out
    again = tmp_path / "again.toml"
    again.write_text(out, encoding="utf-8")

    assert out.splitlines()[0] == f"# {file}"
    assert 'as_of = "01.09.2026"' in out.splitlines()
    assert "# phone_form: as in most cells of the column" in out.splitlines()
    assert {"# remember_files = true", "# remember_saves = true"} <= set(out.splitlines())
    assert read_settings(again) == read_settings(file)


def test_settings_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no file the command says where it would lie and how to get one."""
    assert run("settings") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].endswith("/sgo-tui/settings.toml")
    assert "no such file" in out[1]
    assert all(line.startswith("#") for line in out)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_example_is_taken(file: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With all its settings in force, the printed example has only names that there are."""
    assert main(["--lang", language, "settings", "--example"]) == 0
    printed = capsys.readouterr().out
    use_language(language)
    assert printed == example()

    lines = printed.splitlines()
    file.write_text("\n".join(line[1:] if line.startswith("#") and line[1:2].strip() else line for line in lines))
    assert run("settings") == 0
    assert settings().headers


def test_names_are_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All names that may stand in a settings file are listed, the more so when the file is wrong."""
    file.write_text("?")
    assert run("settings", "--names") == 0
    first_words = {line.partition(" ")[0] for line in capsys.readouterr().out.splitlines()}
    assert RULES.keys() | catalogue().entries.keys() <= first_words
    assert run("settings", "--example") == 0


WRONG = {
    "a rule": ('\n[severities]\nname-cas = "off"\n', 3, "There is no rule «name-cas». Perhaps «name-case»,"),
    "a code": ('[severities]\nF40 = "off"\n', 2, "There is no rule «F40»."),
    "a field with values": ('[values]\nsnils = ["1"]\ncitizen = ["2"]\n', 3, "There is no field «citizen»."),
    "a field with headers": ('[headers]\nСнилс = ["1"]\n'.replace("Снилс", '"Снилс"'), 2, "There is no field «Снилс»."),
    "syntax": ("as_of = 1.9.2026", 1, "Write a day that exists"),
}


@pytest.mark.parametrize(("text", "line", "words"), WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("command", ["check", "settings"])
def test_wrong_settings_are_told(
    demo: Path, file: Path, text: str, line: int, words: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is checked by settings with a mistake: its line is told, and the exit code is 2."""
    file.write_text(text, encoding="utf-8")

    assert run(command, *([demo] if command == "check" else [])) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"sgo-tui: Settings. {file}, line {line}: ")
    assert words in error


def test_every_name_may_be_set() -> None:
    """Each rule, each code and each field that the program has may be named."""
    rules = {name for rule in RULES.values() for name in (rule.id, rule.code)}
    labels = {name: (f"Слово для {name}",) for name in catalogue().entries}
    use(Settings(severities=dict.fromkeys(rules, "hint"), values=labels, headers=labels))

    assert run("settings") == 0


def test_the_editor_tells_wrong_settings_before_it_opens(demo: Path, file: Path) -> None:
    """A mistake in the settings is the reason why nothing is opened, in a sentence."""
    file.write_text('[severities]\nF4 = "ошибка"\n', encoding="utf-8")

    command = [sys.executable, "-m", "sgo_tui", str(demo)]
    with Terminal(command, columns=80, rows=24, env={"SGO_TUI_SETTINGS": str(file)}) as terminal:
        assert terminal.exit_status() == 2
        assert "sgo-tui: Настройки." in terminal.text
        assert "строка 2" in terminal.text
        assert "Traceback" not in terminal.text


def test_the_editor_takes_the_day(demo: Path) -> None:
    """`--as-of` may stand before the file as well as after it."""
    command = [sys.executable, "-m", "sgo_tui", "--as-of", "01.09.2026", str(demo)]
    with Terminal(command, columns=80, rows=24) as terminal:
        terminal.wait_for("строка 1 из")
        terminal.press("f10")
        assert terminal.exit_status() == 0
