"""Keys of one's own: what the settings may say, what is refused, and that messages name the keys there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from sgo_tui.cli import main
from sgo_tui.errors import WrongSettings
from sgo_tui.settings import Settings, read_settings, use
from sgo_tui.tui.commands import COMMANDS
from sgo_tui.tui.key_map import command, commands, in_own_keys


def stated(file: Path, text: str) -> None:
    """Put a section of keys in force, and have it looked at."""
    file.write_text(f"[keys]\n{text}\n", "utf-8")
    use(read_settings(file))
    commands()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a settings file may be put."""
    return tmp_path / "settings.toml"


@pytest.mark.parametrize(
    ("text", "name", "keys"),
    [
        ('save = "F12"', "save", ("f12",)),
        ('save = ["ctrl + s", "Ctrl+W"]', "save", ("ctrl+s", "ctrl+w")),
        ('copy_out = "Ins"\nmark = ""', "copy_out", ("insert",)),
        ("fix_all = []", "fix_all", ()),
        ('previous_problem = ["Shift+F8", "F11"]', "previous_problem", ("shift+f8", "f20", "f18", "f11")),
        ('edit = ["F12", "Enter"]', "edit", ("f12", "enter")),
        ('next_problem = "F9"\nfix_all = "F8"', "next_problem", ("f9",)),
        ('redraw = ["Ctrl+L", "F12"]', "redraw", ("ctrl+l", "f12")),
    ],
)
def test_keys_in_place_of_the_usual(file: Path, text: str, name: str, keys: tuple[str, ...]) -> None:
    """What the settings state is all a command has; two may change places; the others keep theirs."""
    stated(file, text)

    assert command(name).keys == keys
    assert [each.name for each in commands()] == [each.name for each in COMMANDS]


WRONG = {
    "no such command": ('sav = "F12"', 2, "There is no command «sav». Perhaps «save»"),
    "no such key": ('save = "F13"', 2, "«F13» cannot be given to a command. Write F1 to F12"),
    "a letter alone": ('save = "s"', 2, "cannot be given"),
    "a Russian letter": ('save = "Ctrl+Ы"', 2, "a Latin letter"),
    "a key that moves": ('save = "Tab"', 2, "cannot be given"),
    "a key that is Backspace": ('undo = ""\nsave = "Ctrl+H"', 3, "Ctrl+H arrives as Backspace"),
    "a key that is Esc": ('save = "Ctrl+["', 2, "arrives as Esc"),
    "the list of commands": ('save = "Ctrl+P"', 2, "opens the list of all commands"),
    "Enter": ('save = "Enter"', 2, "Enter takes what is typed"),
    "a usual key of another": ('save = "F8"', 2, "F8 is the key of «Next problem», too."),
    "a stated key of another": ('find = "F12"\nsave = "F12"', 3, 'or none: find = ""'),
    "no help": ('help = ""', 2, "«Help» needs a key"),
    "no way out": ("quit = []", 2, "«Quit» needs a key"),
    "a number": ("save = 2", 2, 'save = "F2"'),
}


@pytest.mark.parametrize(("text", "line", "words"), WRONG.values(), ids=WRONG.keys())
def test_wrong_keys(file: Path, text: str, line: int, words: str) -> None:
    """What cannot be is told with its line and what to do."""
    with pytest.raises(WrongSettings) as caught:
        stated(file, text)

    assert str(caught.value).startswith(f"{file}, line {line}: ")
    assert words in str(caught.value)


def test_messages_name_the_keys_there_are() -> None:
    """A key that another one has replaced is not told; of a command without one the list of all is."""
    use(Settings(keys={"save": ("Ctrl+W",), "undo": ()}))

    assert in_own_keys("Ctrl+S saves, Ctrl+Z undoes, F8 goes on.") == "Ctrl+W saves, Ctrl+P undoes, F8 goes on."
    assert in_own_keys("H6, AF8 and F80 are cells.") == "H6, AF8 and F80 are cells."


def test_the_printed_key_map(file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the map of the user's keys; a mistake in them is told instead."""
    monkeypatch.setenv("SGO_TUI_SETTINGS", str(file))
    monkeypatch.setattr("sgo_tui.settings.in_force._in_force", None)
    file.write_text('[keys]\nsave = "F12"\n')

    assert main(["--lang", "en", "keys"]) == 0
    assert "F12        Save\n" in capsys.readouterr().out
    use(Settings(keys={"save": ("F8",)}))
    assert main(["--lang", "en", "keys"]) == 2
    assert "F8 is the key of" in capsys.readouterr().err
