"""The commands without a screen."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import python_calamine

from sgo_tui.cli import main
from sgo_tui.demo import write_demo
from sgo_tui.keeping import claim
from sgo_tui.work import open_table

FIXTURES = Path(__file__).parent / "fixtures"
SNILS = "CF6"
"""A pupil's СНИЛС in the classic layout."""


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A demo export to be changed."""
    return Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "demo.xls"))


def run(*arguments: object) -> int:
    """Run the command line in English and return its exit code."""
    return main(["--lang", "en", *map(str, arguments)])


def test_check_lists_columns_and_problems(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON of `check` has what programs need, counted from 0, and no value of a cell."""
    code = run("check", demo, "--json")
    report = json.loads(capsys.readouterr().out)

    assert code == 1
    assert report["file"] == str(demo)
    assert report["sheet"] == "Ученики"
    assert report["rows"] == 12
    assert report["columns"][2] == {
        "column": 2,
        "letter": "C",
        "label": "Фамилия",
        "group": "",
        "owner": "pupil",
        "field": "last_name",
        "locked": True,
        "guarded": False,
    }
    assert {"mother", "father"} <= {column["owner"] for column in report["columns"]}
    problem = next(p for p in report["problems"] if p["severity"] == "error")
    assert set(problem) == {
        "sheet", "cell", "row", "col", "column", "rule", "code", "field", "owner", "severity", "by_hand", "message",
        "suggestion",
    }  # fmt: skip
    assert report["summary"] == {
        word: sum(p["severity"] == word for p in report["problems"]) for word in ("error", "warning", "hint")
    }
    assert all(p["suggestion"] is None for p in report["problems"])


def test_check_tells_values_only_when_asked(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither lines nor JSON hold what is in a wrong cell, until `--values` is given."""
    table = open_table(demo)
    table.check_all()
    values = {table.text(p.row, p.column) for p in table.problems}
    long_values = {value for value in values if len(value) > 5}
    run("check", demo)
    run("check", demo, "--json")
    told = capsys.readouterr().out

    assert long_values
    assert not [value for value in long_values if value in told]
    run("check", demo, "--values")
    assert all(value in capsys.readouterr().out for value in [next(iter(long_values))])


def test_check_without_errors_is_zero(tmp_path: Path) -> None:
    """A file with hints and warnings only has exit code 0."""
    path = write_demo(tmp_path / "demo.xls", rows=5).path
    table = open_table(path)
    table.check_all()
    fixes = [p for p in table.problems if p.severity.word == "error"]
    for problem in fixes:
        if not table.lock(problem.row, problem.column).reason:
            table.change(problem.row, problem.column, "")
    table.save(tmp_path / "out.xls")
    left = [p for p in table.problems if p.severity.word == "error"]

    assert run("check", tmp_path / "out.xls") == (1 if left else 0)


def test_set_changes_only_the_named_cells(demo: Path, tmp_path: Path) -> None:
    """Several cells are changed at once; another program reads them, and the original is as it was."""
    before = demo.read_bytes()
    out = tmp_path / "out.xls"

    assert run("set", demo, f"{SNILS}=112-233-445 95", "H7=Казахстан", "-o", out) == 0
    old = python_calamine.CalamineWorkbook.from_path(demo).get_sheet_by_name("Ученики").to_python()
    new = python_calamine.CalamineWorkbook.from_path(out).get_sheet_by_name("Ученики").to_python()
    changed = {(r, c): new[r][c] for r in range(len(old)) for c in range(len(old[r])) if old[r][c] != new[r][c]}
    assert changed == {(5, 83): "112-233-445 95", (6, 7): "Казахстан"}
    assert demo.read_bytes() == before
    assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("C6=Иванов", "SGO finds the pupil"),
        ("F6=01.01.2015", "SGO finds the pupil"),
        ("C4=Фамилия ", "never changed"),
        ("A1=Список", "never changed"),
        ("AE6=Иванова", "--yes"),
        ("Ж6=1", "not a cell"),
        ("H6", "no «=»"),
        ("IW1=1", "not a cell"),
        ("H6=" + "ы" * 40_000, "characters"),
    ],
)
def test_set_refuses_and_writes_nothing(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], assignment: str, words: str
) -> None:
    """One refused cell means that no cell is written; the reason is told, the exit code is 2."""
    out = tmp_path / "out.xls"

    assert run("set", demo, f"{SNILS}=112-233-445 95", assignment, "-o", out) == 2
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_set_changes_guarded_cells_when_told_yes(demo: Path, tmp_path: Path) -> None:
    """`--yes` answers the question, but opens no lock."""
    out = tmp_path / "out.xls"

    assert run("set", demo, "AE6=Новая", "--yes", "-o", out) == 0
    assert open_table(out).text(5, 30) == "Новая"
    assert run("set", demo, "C6=Новая", "--yes", "-o", tmp_path / "locked.xls") == 2


def test_set_works_on_any_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a sheet that is no export `set` warns, and keeps numbers numbers."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    sheet.write(0, 0, 5)
    book.add_sheet("Другой").write(0, 0, "мел")
    path, out = tmp_path / "any.xls", tmp_path / "out.xls"
    book.save(str(path))

    assert run("set", path, "A1=7,5", "-o", out) == 0
    assert "nothing is locked" in capsys.readouterr().err
    assert open_table(out).sheet.value(0, 0) == 7.5
    assert run("set", path, "A1=сыр", "--sheet", "другой", "-o", out, "--force") == 0
    assert open_table(out, "Другой").text(0, 0) == "сыр"


@pytest.mark.parametrize("name", ["html.xls", "csv.xls", "empty.xls", "truncated.xls", "missing.xls", "."])
def test_unreadable_files(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no workbook is named on stderr, without a traceback; exit code 2."""
    assert run("check", FIXTURES / name) == 2
    error = capsys.readouterr().err
    assert error.startswith("sgo-tui: ")
    assert "Traceback" not in error


def test_unrecognised_sheet_cannot_be_checked(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` has nothing to check by where there is no header."""
    assert run("check", demo, "--sheet", "Справочники") == 2
    assert "nothing to check by" in capsys.readouterr().err


@pytest.mark.parametrize("layout", ["classic", "flat", "titled", "unmerged", "three-level", "owner-in-name"])
def test_demo_writes_a_file_that_can_be_checked(tmp_path: Path, layout: str) -> None:
    """`demo --write` makes an export in every layout, for its owner only."""
    path = tmp_path / "demo.xls"

    assert run("demo", "--rows", 20, "--layout", layout, "--write", path) == 0
    assert path.stat().st_mode & 0o077 == 0
    assert run("check", path) == 1


@pytest.mark.parametrize("arguments", [["--rows", "0"], ["--rows", "70000"], ["--layout", "none"]])
def test_demo_refuses_what_cannot_be(tmp_path: Path, arguments: list[str]) -> None:
    """A wrong number of rows or layout is told, and no file is left."""
    assert run("demo", *arguments, "--write", tmp_path / "demo.xls") == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", "FILE", "--json"],
        ["check", "FILE", "FILE", "--format", "sarif"],
        ["fix", "FILE", "-o", "OUT"],
        ["set", "FILE", f"{SNILS}=112-233-445 95", "-o", "OUT"],
        ["fill", "FILE", "FILE", "--dry-run"],
        ["demo", "--write", "NEW"],
    ],
)
def test_headless_commands_never_import_what_is_heavy(demo: Path, tmp_path: Path, arguments: list[str]) -> None:
    """Textual and lxml take longer to import than these commands to run; a look at sys.modules proves them absent."""
    places = {"FILE": str(demo), "OUT": str(tmp_path / "out.xls"), "NEW": str(tmp_path / "new.xls")}
    program = (
        "import sys; from sgo_tui.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('textual', 'rich', 'lxml') if m in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *(places.get(a, a) for a in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})

    assert done.stderr.splitlines()[-1] == "[]"


def test_speaks_russian_unless_told(demo: Path) -> None:
    """Messages are Russian by default; SGO_TUI_LANG and --lang choose."""

    def told(*arguments: str, **env: str) -> str:
        clean = {k: v for k, v in os.environ.items() if k != "SGO_TUI_LANG"}
        command = [sys.executable, "-m", "sgo_tui", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**clean, **env})
        return done.stdout + done.stderr

    missing = str(demo.with_name("no.xls"))
    assert "не открывается" in told("check", missing)
    assert "cannot be opened" in told("check", missing, SGO_TUI_LANG="en")
    assert "cannot be opened" in told("--lang", "en", "check", missing)
    assert "использование:" in told("--help")
    assert "не хватает" in told("set", str(demo))


def test_editor_needs_a_terminal(demo: Path) -> None:
    """Without a terminal the editor says so instead of drawing into a pipe."""
    command = [sys.executable, "-m", "sgo_tui", "--lang", "en", str(demo)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["FILE"],
        ["--lang", "en", "FILE"],
        ["--lang=en", "FILE"],
        ["edit", "FILE", "--sheet", "Ученики"],
        ["FILE", "--sheet", "Ученики"],
        ["--sheet", "Ученики", "FILE"],
        ["--lang", "en", "--scrub", "FILE"],
    ],
)
def test_the_editor_needs_no_name(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """Without a command the editor is meant, wherever its options stand."""
    opened: list[Path] = []
    monkeypatch.setattr("sgo_tui.cli.edit.edit", lambda path, *_, **__: opened.append(path))

    main(arguments)
    assert opened == [Path("FILE")]


@pytest.mark.parametrize("arguments", [[], ["--lang", "en"], ["edit"], ["edit", "--sheet", "Ученики"]])
def test_the_editor_needs_no_file(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """Without a file one is chosen on the screen."""
    opened: list[Path | None] = []
    monkeypatch.setattr("sgo_tui.cli.edit.edit", lambda path, *_, **__: opened.append(path))

    main(arguments)
    assert opened == [None]


def test_an_original_needs_its_edited_file(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be put on the original must be named."""
    assert run("edit", "--original", demo) == 2
    assert "EDITED" in capsys.readouterr().err


def holds(path: Path, text: str) -> bool:
    """Whether the bytes of a file hold a text."""
    return text.encode("utf-16-le") in path.read_bytes() or text.encode() in path.read_bytes()


def test_set_with_scrub(demo: Path, tmp_path: Path) -> None:
    """The old value of a changed cell is nowhere in the file; without the option it lingers."""
    old = open_table(demo).text(6, 7)
    assert run("set", demo, "H7=Казахстан", "-o", tmp_path / "a.xls") == 0
    text = "такого нет нигде"
    assert run("set", tmp_path / "a.xls", f"H7={text}", "-o", tmp_path / "b.xls") == 0
    assert run("set", tmp_path / "b.xls", f"H7={old}", "-o", tmp_path / "kept.xls") == 0
    assert run("set", tmp_path / "b.xls", f"H7={old}", "-o", tmp_path / "gone.xls", "--scrub") == 0
    assert holds(tmp_path / "kept.xls", text)
    assert not holds(tmp_path / "gone.xls", text)

    assert run("set", tmp_path / "kept.xls", "-o", tmp_path / "later.xls", "--scrub") == 0
    assert not holds(tmp_path / "later.xls", text)


def test_set_with_nothing_to_do(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without cells and without --scrub there is nothing to save."""
    assert run("set", demo, "-o", tmp_path / "a.xls") == 2
    assert "CELL=VALUE" in capsys.readouterr().err


@pytest.fixture
def backup(demo: Path) -> Path:
    """The copy that a save in place has kept."""
    assert run("set", demo, "H7=Казахстан", "-o", demo, "--force") == 0
    return demo.with_name(demo.name + ".bak")


def test_backups_are_listed(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each copy has a line with its date, size and place."""
    assert run("backups") == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert str(backup) in out
    assert "1 copy" in err
    assert backup.exists()


@pytest.mark.parametrize("place", ["file", "backup", "folder", "above"])
def test_backups_of_a_place(backup: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file, a copy or a folder may be named."""
    name = backup.with_suffix("")
    named = {"file": name, "backup": backup, "folder": name.parent, "above": name.parent.parent}[place]
    assert run("backups", named) == 0
    assert str(backup) in capsys.readouterr().out


def test_backups_of_another_place(backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Copies elsewhere are neither listed nor deleted; a place that is not there is told."""
    (tmp_path / "empty").mkdir()
    assert run("backups", tmp_path / "empty", "--delete", "--yes") == 0
    assert run("backups", tmp_path / "missing") == 2
    assert "missing" in capsys.readouterr().err
    assert backup.exists()


def test_backups_are_deleted(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --delete --yes they go; without a terminal to ask in, --yes is needed."""
    assert run("backups", "--delete") == 2
    assert backup.exists()
    assert run("backups", "--delete", "--yes") == 0
    assert not backup.exists()
    assert "1 copy was deleted" in capsys.readouterr().err
    assert run("backups") == 0
    assert "no copies" in capsys.readouterr().err


@pytest.mark.parametrize(("answer", "deleted"), [("y", True), ("да", True), ("", False), ("н", False), ("n", False)])
def test_backups_ask_first(backup: Path, monkeypatch: pytest.MonkeyPatch, answer: str, deleted: bool) -> None:
    """Only a clear yes deletes: «н» may be the key Y or the word «нет»."""
    terminal = io.StringIO(answer + "\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert run("backups", "--delete") == 0
    assert backup.exists() is not deleted


def test_a_file_that_is_open_in_an_editor(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not written over behind the editor's back; another is."""
    held = claim(demo)
    assert run("set", demo, "H7=Казахстан", "-o", demo, "--force") == 2
    assert "is open" in capsys.readouterr().err
    assert run("set", demo, "H7=Казахстан", "-o", tmp_path / "other.xls") == 0
    held.release()
    assert run("set", demo, "H7=Казахстан", "-o", demo, "--force") == 0


def test_the_key_map_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command once, on lines that fit a sheet of paper."""
    assert run("keys") == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert len([line for line in lines if line.startswith("Ctrl+S ")]) == 1


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
@pytest.mark.parametrize(
    ("line", "expected"), [("che", ["check"]), ("--la", ["--lang"]), ("recover dem", ["demo.xls"])]
)
def test_bash_completes(demo: Path, capsys: pytest.CaptureFixture[str], line: str, expected: list[str]) -> None:
    """Commands, options, and files where a file is asked for."""
    assert run("completion", "bash") == 0
    script = capsys.readouterr().out
    words = " ".join(["sgo-tui", *line.split()])
    program = f"{script}\nCOMP_WORDS=({words}); COMP_CWORD={len(line.split())}; _shtab_sgo_tui; echo ${{COMPREPLY[@]}}"
    shell = subprocess.run(["bash", "-c", program], cwd=demo.parent, capture_output=True, text=True, check=True)
    assert shell.stdout.split() == expected
