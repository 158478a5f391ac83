"""Settings files: what they say, and what is told about one that says something wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.errors import WrongSettings
from sgo_tui.i18n import use_language
from sgo_tui.settings import Settings, read_settings, settings, settings_path, use
from sgo_tui.settings.model import THEMES
from sgo_tui.settings.source import parse
from sgo_tui.settings.writing import as_lines, example

EVERYTHING = """\
# Наша школа
as_of = "1.09.2026"
phone_form = "+7 (XXX) XXX-XX-XX"
remember_files = false
mouse = true
remember_screen = false
theme = "colour-blind"
portal = " sgo.example.ru "
deadline = "1.12.2026"
remember_saves = false
keep_progress = true

[severities]
name-case = "off"
F4 = "warning"

[values]
citizenship = ["Россия", "Абхазия"]

[headers]
snils = [
    "Код ПФР",  # так было до 2019 года
]

[keys]
save = "F12"
undo = ["Ctrl+Z", "Ctrl+E"]
redo = ""
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a settings file may be put."""
    return tmp_path / "settings.toml"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The state of the program before settings are asked for."""
    monkeypatch.setattr("sgo_tui.settings.in_force._in_force", None)


def told(file: Path, text: str | bytes) -> str:
    """Return what is told about a wrong settings file."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(WrongSettings) as caught:
        read_settings(file)
    return str(caught.value)


def test_every_setting_is_read(file: Path) -> None:
    """All settings of a file arrive, whatever its line ends and its byte order mark."""
    wanted = Settings(
        as_of=date(2026, 9, 1),
        severities={"name-case": "off", "F4": "warning"},
        phone_form="+7 (XXX) XXX-XX-XX",
        remember_files=False,
        mouse=True,
        portal="sgo.example.ru",
        deadline=date(2026, 12, 1),
        remember_saves=False,
        keep_progress=True,
        values={"citizenship": ("Россия", "Абхазия")},
        headers={"snils": ("Код ПФР",)},
        remember_screen=False,
        theme="colour-blind",
        keys={"save": ("F12",), "undo": ("Ctrl+Z", "Ctrl+E"), "redo": ()},
    )

    for text in (EVERYTHING, EVERYTHING.replace("\n", "\r\n"), "\ufeff" + EVERYTHING):
        file.write_bytes(text.encode())
        assert read_settings(file) == wanted


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"01.09.2026"', date(2026, 9, 1)),
        ('"1.9.2026"', date(2026, 9, 1)),
        ('" 2026-09-01 "', date(2026, 9, 1)),
        ("2026-09-01", date(2026, 9, 1)),
        ('"29.02.2028"', date(2028, 2, 29)),
    ],
)
def test_days(file: Path, text: str, day: date) -> None:
    """A day is written as people here write it, or as TOML and ISO do."""
    file.write_text(f"as_of = {text}")

    assert read_settings(file).today() == day


@pytest.mark.parametrize(
    "form",
    ["7XXXXXXXXXX", "+7-XXX-XXXXXXX", "8 (XXX) XXX-XX-XX", "+7(XXX)XXXXXXX", "8.XXX.XXX.XX.XX"],
)
def test_phone_forms(file: Path, form: str) -> None:
    """Any usual form of eleven digits is taken; its X may be the Russian letter or small."""
    for typed in (form, form.replace("X", "Х"), form.lower()):
        file.write_text(f'phone_form = "{typed}"', "utf-8")
        assert read_settings(file).phone_form == form


DAY, FORM, LINE = "Write a day that exists", "ten X", 'Write name = "text"'

WRONG = {
    "a day without quotes": ("\nas_of = 01.09.2026", "2", DAY),
    "a day that is not in the calendar": ('as_of = "30.02.2026"', "1", DAY),
    "such a day in ISO": ('as_of = "2026-02-30"', "1", DAY),
    "such a day of TOML": ("as_of = 2026-02-30", "1", DAY),
    "a day of another century": ('as_of = "01.09.0206"', "1", DAY),
    "such a day of TOML, too": ("as_of = 0206-09-01", "1", DAY),
    "a moment": ("as_of = 2026-09-01T08:00:00", "1", DAY),
    "a day of two digits": ('as_of = "01.09.26"', "1", DAY),
    "a number for a day": ("as_of = 2026", "1", DAY),
    "nine digits": ('phone_form = "7-XXX-XXXXXX"', "1", FORM),
    "eleven X": ('phone_form = "+7XXXXXXXXXXX"', "1", FORM),
    "another country": ('phone_form = "+3XXXXXXXXXX"', "1", FORM),
    "a code given": ('phone_form = "+7-902-XXXXXXX"', "1", FORM),
    "a form of words": ('phone_form = "тел. 7XXXXXXXXXX"', "1", FORM),
    "a form that is a number": ("phone_form = 79021234567", "1", FORM),
    "a deadline that is not in the calendar": ('deadline = "31.11.2026"', "1", 'deadline = "01.12.2026"'),
    "progress neither kept nor not": ('keep_progress = "да"', "1", "keep_progress = true"),
    "neither yes nor no": ('remember_files = "нет"', "1", "remember_files = false"),
    "neither yes nor no of saves": ("remember_saves = 1", "1", "remember_saves = false"),
    "no in Russian": ("remember_files = нет", "1", "remember_files = false"),
    "an unknown theme": ('theme = "black"', "1", '"terminal", "dark", "light", "colour-blind", "mono"'),
    "a key that is a number": ("[keys]\nsave = 2", "2", 'save = "F2"'),
    "an address of nothing": ('portal = " "', "1", "portal = "),
    "an address of two lines": ('portal = "sgo\\nru"', "1", "portal = "),
    "an address as long as a letter": (f'portal = "{"x" * 101}"', "1", "portal = "),
    "a deadline in words": ('deadline = "до Нового года"', "1", "deadline = "),
    "a form without quotes": ("# о телефонах\n\nphone_form = +7-XXX-XXXXXXX", "3", FORM),
    "an unknown setting": ('\nas_off = "01.09.2026"', "2", "Perhaps «as_of»?"),
    "an unknown section": ('[colours]\nred = "off"', "1", "There are: as_of, deadline, blank_after, phone_form"),
    "an unknown severity": ('[severities]\nF4 = "off"\nname-case = "of"', "3", '"off", "hint", "warning", "error"'),
    "a severity in Russian": ('[severities]\nF4 = "ошибка"', "2", '"off", "hint", "warning", "error"'),
    "a severity that is a number": ("[severities]\nF4 = 0", "2", '"off", "hint", "warning", "error"'),
    "a text for a section": ('severities = "off"', "1", "[severities]"),
    "sections with a number": ('[[values]]\ncitizenship = ["РФ"]', "1", "[values]"),
    "a text for a list": ('[values]\ncitizenship = "РФ"', "2", 'citizenship = ["text", "text"]'),
    "a section for a list": ('[values]\n[values.citizenship]\nx = "РФ"', "2", 'citizenship = ["text", "text"]'),
    "a number in a list": ('[values]\ncitizenship = [\n    "РФ",\n    643,\n]', "4", "takes texts in quotes"),
    "a list in a list": ('[values]\ncitizenship = [["РФ"]]', "2", "takes texts in quotes"),
    "an empty text": ('[headers]\nsnils = ["СНИЛС ребёнка", " "]', "2", "takes texts in quotes"),
    "a header of marks": ('[headers]\n\nsnils = ["—"]', "3", "takes texts in quotes"),
    "a setting below a section": ('[values]\nas_of = "01.09.2026"', "2", "above the first line in square brackets"),
    "a Russian name": ('[headers]\nСНИЛС = ["Код ПФР"]', "2", "in Latin letters"),
    "a name given twice": ('[severities]\nF4 = "off"\nF4 = "hint"', "3", "each of them once"),
    "typographic quotes": ("[severities]\nF4 = «off»", "2", LINE),
    "a text that does not end": ('[severities]\nF4 = "off\n', "2", LINE),
    "a long text that does not end": ('[severities]\nF4 = """off\n\n', "2-4", LINE),
    "a list that does not end": ('[values]\ncitizenship = ["РФ"\n\n[headers]', "2-4", LINE),
    "a list without a comma": ('[values]\ncitizenship = [\n"РФ"\n"Россия"\n]\n', "2-4", LINE),
    "a number of 5000 digits": ("\nas = " + "9" * 5000, "2", LINE),
    "5000 brackets": ("\nas = " + "[" * 5000, "2", LINE),
    "a lone carriage return": ("\r", "1", LINE),
    "another encoding": ("# Наша\n".encode() + "# школа".encode("cp1251"), "2", "UTF-8"),
    "UTF-16": ("# Наша".encode("utf-16"), "1", "UTF-8"),
}


@pytest.mark.parametrize(("text", "line", "words"), WRONG.values(), ids=WRONG.keys())
def test_wrong_files(file: Path, text: str | bytes, line: str, words: str) -> None:
    """What is wrong is told with the file, the line and what to write instead, in Russian as well."""
    sentence = told(file, text)

    assert sentence.startswith(f"{file}, line {line}: ")
    assert words in sentence
    use_language("ru")
    assert told(file, text).startswith(f"{file}, строка {line}: ")


def test_unreadable_files(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why a file cannot be read is told with its name."""
    with pytest.raises(WrongSettings, match=r"no settings file .*settings\.toml"):
        read_settings(file)
    with pytest.raises(WrongSettings, match="is a folder"):
        read_settings(file.parent)
    file.touch()

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(WrongSettings, match=r"no right to read .*settings\.toml"):
        read_settings(file)


def test_the_file_lies_in_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings lie where programs keep them, unless the environment names another file."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path() == tmp_path / "sgo-tui" / "settings.toml"
    monkeypatch.setenv("SGO_TUI_SETTINGS", str(tmp_path / "наши.toml"))
    assert settings_path() == tmp_path / "наши.toml"
    monkeypatch.setenv("SGO_TUI_SETTINGS", "")
    assert settings_path() == tmp_path / "sgo-tui" / "settings.toml"


@pytest.mark.usefixtures("unread")
def test_the_file_is_read_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings in force are those of the file when they were first asked for, until others are put in force."""
    monkeypatch.setenv("SGO_TUI_SETTINGS", str(file))
    file.write_text('as_of = "01.09.2026"')
    assert settings().as_of == date(2026, 9, 1)
    file.write_text('as_of = "02.09.2026"')
    assert settings().as_of == date(2026, 9, 1)
    use(Settings(as_of=date(2026, 9, 3)))
    assert settings().as_of == date(2026, 9, 3)


@pytest.mark.usefixtures("unread")
def test_without_a_file_nothing_is_set() -> None:
    """There need not be a file, nor a folder for it; ages then count from the day on which they are asked for."""
    before = datetime.now().astimezone().date()

    assert settings() == Settings()
    assert before <= settings().today() <= datetime.now().astimezone().date()
    assert not settings_path().parent.exists()


@pytest.mark.usefixtures("unread")
def test_a_file_that_is_named_must_be_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names a settings file wants it used; so does who has a link to one."""
    monkeypatch.setenv("SGO_TUI_SETTINGS", str(file))
    with pytest.raises(WrongSettings, match="no settings file"):
        settings()
    monkeypatch.delenv("SGO_TUI_SETTINGS")
    settings_path().parent.mkdir()
    settings_path().symlink_to(file)
    with pytest.raises(WrongSettings, match="no settings file"):
        settings()


@pytest.mark.usefixtures("unread")
def test_the_file_is_only_read() -> None:
    """The file may be everybody's to read, as one for all who work at a school is: it stays as it was."""
    folder = settings_path().parent
    folder.mkdir(mode=0o755)
    settings_path().write_text(EVERYTHING, "utf-8")
    settings_path().chmod(0o444)
    folder.chmod(0o555)
    before = _marks(folder), _marks(settings_path())

    assert settings().headers == {"snils": ("Код ПФР",)}
    assert (_marks(folder), _marks(settings_path())) == before
    folder.chmod(0o755)


def _marks(path: Path) -> tuple[int, int]:
    """Return what would tell that a file or folder was touched."""
    return path.stat().st_mode, path.stat().st_mtime_ns


def test_without_a_file_no_parser_is_loaded() -> None:
    """Most people have no settings: their program starts without the parser of TOML."""
    program = (
        "import sys; from sgo_tui.settings import settings\n"
        "settings(); print([m for m in ('tomllib', 'tomli') if m in sys.modules])"
    )

    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "[]\n"


@pytest.mark.parametrize(
    ("name", "meant"),
    [("name-cas", "Perhaps «name-case»?"), ("f4", "Perhaps «F4»?"), ("zzz", "There is no rule «zzz». All names:")],
)
def test_unknown_names(file: Path, name: str, meant: str) -> None:
    """A room that knows the names has the file's line told of one that is none, and what may be meant."""
    file.write_text(f'[severities]\nname-case = "off"\nF4 = "off"\n{name} = "hint"')

    with pytest.raises(WrongSettings) as caught:
        read_settings(file).refuse_unknown("severities", {"name-case", "F4"})
    assert str(caught.value).startswith(f"{file}, line 4: There is no rule «{name}».")
    assert meant in str(caught.value)
    assert "sgo-tui settings --names" in str(caught.value)


def test_unknown_names_without_a_file() -> None:
    """Settings that come from no file are refused without a line."""
    with pytest.raises(WrongSettings, match=r"^There is no field «snlis»\. Perhaps «snils»\?"):
        Settings(values={"snlis": ("1",)}).refuse_unknown("values", ["snils", "inn"])
    Settings(headers={"snils": ("1",)}).refuse_unknown("headers", ["snils", "inn"])


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda t: any(map(str.isalnum, t)))
NAME = (st.text("abcxyz_-019", min_size=1) | TEXT).filter(lambda name: name not in vars(Settings()))
"""Those of the settings themselves are refused in a section."""
SETTINGS = st.builds(
    Settings,
    as_of=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    severities=st.dictionaries(NAME, st.sampled_from(["off", "hint", "warning", "error"])),
    phone_form=st.sampled_from([None, "7XXXXXXXXXX", "+7 (XXX) XXX-XX-XX"]),
    remember_files=st.booleans(),
    mouse=st.booleans(),
    portal=st.sampled_from([None, "sgo.example.ru", 'https://"sgo".рф/?a=\\']),
    deadline=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    remember_saves=st.booleans(),
    keep_progress=st.booleans(),
    values=st.dictionaries(NAME, st.lists(TEXT).map(tuple)),
    headers=st.dictionaries(NAME, st.lists(TEXT).map(tuple)),
    remember_screen=st.booleans(),
    theme=st.sampled_from(THEMES),
    keys=st.dictionaries(NAME, st.lists(TEXT).map(tuple)),
)


@hypothesis.settings(deadline=None)
@given(SETTINGS)
def test_settings_are_written_as_they_are_read(tmp_path_factory: pytest.TempPathFactory, given: Settings) -> None:
    """What `sgo-tui settings` prints of any settings is a file with the same settings."""
    file = tmp_path_factory.getbasetemp() / "written.toml"
    file.write_text("\n".join(as_lines(given)), "utf-8", newline="\n")

    assert read_settings(file) == given


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_example_says_everything(file: Path, language: str) -> None:
    """As it is, the example sets nothing; with the «#» taken away it sets everything there is."""
    use_language(language)
    file.write_text(example(), "utf-8")
    assert read_settings(file) == Settings()

    file.write_text(uncommented(example()), "utf-8")
    read_settings(file)
    assert parse(file.read_text("utf-8")).keys() == vars(Settings()).keys() - {"source"}


def test_both_examples_are_the_same() -> None:
    """The example sets the same in both languages."""
    lines = []
    for language in ("ru", "en"):
        use_language(language)
        lines.append([line for line in uncommented(example()).splitlines() if not line.startswith("#")])

    assert lines[0] == lines[1]


def uncommented(text: str) -> str:
    """Return an example with its settings in force: a space after the «#» tells an explanation from them."""
    return "".join(
        line[1:] if line.startswith("#") and not line.startswith("# ") else line for line in text.splitlines(True)
    )
