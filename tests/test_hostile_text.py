"""Text that commands terminals, and text that looks like formulas: shown harmlessly, kept exactly, never computed."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
import python_calamine
import xlrd
import xlwt
from hostile import COLUMN, FIRST_ROW, FIXTURES, FORMULAS, SIGN, TEXTS, hostile_copy, obeyed, write_hostile_export
from terminal import Terminal

from sgo_tui.cli import main
from sgo_tui.work import open_table
from sgo_tui.xls import open_workbook
from sgo_tui.xls.save import save
from sgo_tui.xls.string_table import StringTable
from sgo_tui.xls.workbook_stream import find_stream

FREE_COLUMN = 61
"""«№ личного дела», a column of any text."""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export full of hostile text."""
    return write_hostile_export(tmp_path / "export.xls")


def start(path: Path, *arguments: str) -> Terminal:
    """Start the editor in Russian, as most people do."""
    return Terminal([sys.executable, "-m", "sgo_tui", str(path), *arguments], columns=100, rows=30)


def characters(path: Path) -> list[tuple[bytes, int, bytes, bytes]]:
    """Return all strings of a file as they are stored."""
    source = find_stream(path.read_bytes())
    return [string.content for string in StringTable(source.stream, source.contents.strings)]


@pytest.mark.parametrize("scrub", [False, True])
def test_hostile_text_is_kept_exactly(export: Path, scrub: bool) -> None:
    """Another cell is edited: each text has the very characters it had, the half of one included."""
    before, old = characters(export), open_workbook(export).sheets[0]
    found = save(open_workbook(export), {(0, 15, 10): "правка"}, scrub=scrub).workbook.sheets[0]
    after = characters(export)

    assert [found.text(FIRST_ROW + n, COLUMN) for n in range(len(TEXTS))] == [
        text.replace("\ud83d", "�") for text in TEXTS.values()
    ]
    assert old.raw_row(FIRST_ROW)[1][:15] == found.raw_row(FIRST_ROW)[1][:15]
    if not scrub:
        assert after[: len(before)] == before
    wanted = {text.encode("utf-16-le", "surrogatepass") for text in TEXTS.values()}
    assert wanted <= {text for text, _flags, _sizes, _data in after}


def test_nothing_in_a_cell_reaches_the_terminal(export: Path) -> None:
    """The editor shows each cell, opens it for editing, searches, saves: no byte of a command is sent."""
    with start(export) as terminal:
        terminal.wait_for("F8 Дальше")
        terminal.wait_for(lambda t: "проверка" not in t.text and "строка 1 из" in t.text)
        terminal.press("right")
        for place, name in enumerate(TEXTS):
            terminal.wait_for(f"строка {place + 1} из")
            terminal.press("f2")
            terminal.wait_for("▶")
            terminal.press("end", "left", "home", "right", "escape")
            terminal.wait_for(lambda t: "▶" not in t.text)
            if name == "sequences":
                terminal.wait_for(f"a¤[{SIGN};1H¤]0;{SIGN}¤")
            terminal.press("down")
        terminal.press("ctrl+f")
        terminal.wait_for("Найти:")
        terminal.type(SIGN)
        terminal.press("enter", "escape")
        terminal.wait_for(lambda t: "Найти:" not in t.text)
        terminal.press("f8", "f8", "delete")
        terminal.wait_for("не сохранена 1")
        terminal.press("ctrl+s")
        terminal.wait_for("2. Обновление данных")
        terminal.press("enter", "f10")
        assert terminal.exit_status() == 0

        assert obeyed(bytes(terminal.raw)) == []


def test_typing_into_hostile_text_keeps_the_rest(tmp_path: Path) -> None:
    """A letter typed behind it is added to the very characters of the cell, where no field tells their form."""
    path, book = tmp_path / "list.xls", xlwt.Workbook()
    book.add_sheet("A").write(0, 0, TEXTS["sequences"])
    book.save(str(path))
    with start(path) as terminal:
        terminal.wait_for("Enter — закрыть")
        terminal.press("enter")
        terminal.wait_for(lambda t: "Enter — закрыть" not in t.text)
        terminal.press("f2")
        terminal.wait_for("▶")
        terminal.press("end", "!", "enter")
        terminal.wait_for("не сохранена 1")
        terminal.press("ctrl+s")
        terminal.wait_for("2. Обновление данных")
        terminal.press("enter", "f10")
        assert terminal.exit_status() == 0

    assert open_table(path).text(0, 0) == TEXTS["sequences"] + "!"


@pytest.mark.parametrize("kind", ["csv.xls", "classic.xls", "truncated.xls"])
def test_nothing_in_a_name_reaches_the_terminal(tmp_path: Path, kind: str) -> None:
    """The name of a file is in dialogs, in the status line and in errors; bytes that are no text are in it, too."""
    path = hostile_copy(Path(shutil.copy(FIXTURES / kind, tmp_path)))
    path = path.rename(path.with_name(path.name[:-4] + "\udcff.xls"))
    with start(path) as terminal:
        if kind == "classic.xls":
            terminal.wait_for("строка 1 из")
            terminal.press("x")
            terminal.wait_for("▶ x")
            terminal.press("enter")
            terminal.wait_for("не сохранена 1")
            terminal.press("ctrl+p")
            terminal.wait_for("Помощь (F1)")
            terminal.type("под другим")
            terminal.wait_for("Сохранить под другим именем")
            terminal.press("enter")
            terminal.wait_for(".xls, иначе")
            terminal.press("escape")
            terminal.wait_for(lambda t: ".xls, иначе" not in t.text)
            terminal.press("ctrl+s")
            terminal.wait_for("2. Обновление данных")
            terminal.press("enter")
        if kind == "csv.xls":
            terminal.wait_for("CSV")
            terminal.press("enter")
            terminal.wait_for("строка 1 из")
        terminal.press("f10")
        assert terminal.exit_status() == (2 if kind == "truncated.xls" else 0)

        assert SIGN in bytes(terminal.raw).decode()
        assert obeyed(bytes(terminal.raw)) == []


COMMANDS = {
    "problems": ("check", "{export}", "--values"),
    "problems for Excel": ("check", "{export}", "{original}", "--values", "--format", "csv", "--jobs", "1"),
    "problems as SARIF": ("check", "{export}", "--values", "--format", "sarif"),
    "problems of many": ("check", "{export}", "{original}", "{out}", "--jobs", "1"),
    "fixes": ("fix", "{export}", "-o", "{out}", "--values", "--yes"),
    "no such sheet": ("check", "{export}", "--sheet", "x"),
    "no export": ("check", "{plain}"),
    "changes": ("diff", "{original}", "{export}", "--values"),
    "repair": ("repair", "{export}", "--original", "{original}", "-o", "{out}", "--yes", "--with-erasing"),
    "set": ("set", "{export}", "H6=x", "-o", "{out}"),
    "fill": ("fill", "{original}", "{export}", "--dry-run", "--replace", "--yes", "--values"),
    "convert": ("convert", "{csv}", "-o", "{out}"),
    "no file": ("check", "{out}"),
    "a wrong word": ("check", "{export}", f"\x1b[{SIGN}m"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_printed_that_a_terminal_obeys(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Cells, labels, names of sheets and of files are printed with marks."""
    plain = tmp_path / "plain.xls"
    save(open_workbook(FIXTURES / "classic.xls"), {(0, 2, c): None for c in range(8)}, plain)
    files = {
        "export": hostile_copy(export),
        "original": FIXTURES / "classic.xls",
        "plain": plain,
        "csv": FIXTURES / "csv.xls",
        "out": tmp_path / f"out\x1b[{SIGN}m\x9b.xls",
    }
    try:
        main(["--lang", "en", *(word.format_map(files) for word in COMMANDS[name])])
    except SystemExit:
        assert name == "a wrong word"
    told = capsys.readouterr()

    assert obeyed((told.out.removeprefix("\ufeff") + told.err).encode()) == []
    assert SIGN in told.out + told.err or name == "no export"


def test_json_is_exact(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For programs the characters are escaped, not replaced."""
    main(["diff", str(FIXTURES / "classic.xls"), str(export), "--json", "--values"])
    out = capsys.readouterr().out
    values = {change.get("new") for change in json.loads(out)["changes"]}

    assert obeyed(out.encode()) == []
    assert set(TEXTS.values()) - values == {TEXTS["half a character"]}


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    """By `set`: what is stored is the text itself, for other programs, too."""
    out = tmp_path / "out.xls"
    assert main(["set", str(FIXTURES / "classic.xls"), f"BJ6={text}", "-o", str(out)]) == 0

    _must_be_text(out, text)


def test_typed_formulas_stay_text(tmp_path: Path) -> None:
    """In the editor, cell by cell."""
    path = Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "export.xls"))
    with start(path) as terminal:
        terminal.wait_for("строка 1 из")
        terminal.press("ctrl+g", *"BJ5", "enter")
        terminal.wait_for("BJ5  ")
        for place, text in enumerate(FORMULAS, 1):
            terminal.type(text)
            terminal.wait_for(f"▶ {text}")
            terminal.press("down")
            terminal.wait_for(f"строка {place + 1} из")
        terminal.press("ctrl+s")
        terminal.wait_for("2. Обновление данных")
        terminal.press("enter", "f10")
        assert terminal.exit_status() == 0

    for place, text in enumerate(FORMULAS):
        _must_be_text(path, text, FIRST_ROW + place)


@pytest.mark.parametrize("kind", ["csv", "html"])
def test_converted_formulas_stay_text(tmp_path: Path, kind: str) -> None:
    """But ="007", which is how some programs keep the zeros of a text in a CSV, is the text 007."""
    texts = [text for text in FORMULAS if not (kind == "csv" and text.startswith('="'))]
    rows = [f"Иванов;{text}" for text in texts]
    if kind == "html":
        rows = ["<table>", *(f"<tr><td>{row.replace(';', '<td>')}" for row in rows)]
    source, out = tmp_path / "source", tmp_path / "out.xls"
    source.write_text("\n".join(rows), "utf-8")
    assert main(["convert", str(source), "-o", str(out)]) == 0

    for row, text in enumerate(texts):
        _must_be_text(out, text, row, 1)


def _must_be_text(path: Path, text: str, row: int = 5, column: int = FREE_COLUMN) -> None:
    """The cell is a text for xlrd and calamine."""
    cell = xlrd.open_workbook(str(path)).sheet_by_index(0).cell(row, column)
    assert (cell.ctype, cell.value) == (xlrd.XL_CELL_TEXT, text)
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    assert sheet.to_python(skip_empty_area=False)[row][column] == text
