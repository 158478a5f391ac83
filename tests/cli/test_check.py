"""`sgo-tui check` of one file, of many, and of folders."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sgo_tui.check import Severity
from sgo_tui.cli import main
from sgo_tui.work import open_table
from sgo_tui.work.findings import find_problems

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    """A folder with the exports of three schools."""
    folder = tmp_path / "schools"
    folder.mkdir()
    for number, name in enumerate(("classic.xls", "flat.xls", "three-level.xls"), 1):
        shutil.copy(FIXTURES / name, folder / f"{number}.xls")
    return folder


def run(*arguments: object) -> int:
    """Run the command in English, in this process, and return its exit code."""
    return main(["--lang", "en", "check", "--jobs", "1", *map(str, arguments)])


def counts(*names: str) -> list[int]:
    """Return how many errors, warnings and hints there are in files."""
    found = [find_problems(open_table(FIXTURES / name)).counts for name in names]
    return [sum(each[severity] for each in found) for severity in reversed(Severity)]


def test_a_folder_ends_with_a_table(schools: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file with its problems, then a line each, and one for all."""
    assert run(schools) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith(str(schools))] == [str(schools / f"{n}.xls") for n in (1, 2, 3)]
    assert list(map(int, lines[-1].split()[:3])) == counts("classic.xls", "flat.xls", "three-level.xls")
    assert lines[-1].endswith("3 files")
    assert lines[-4].endswith(f"{schools / '1.xls'} · МБОУ «Средняя школа № 0» г. Примерска")


def test_several_processes_say_the_same(schools: Path) -> None:
    """To the byte, in the same order."""

    def told(jobs: int) -> bytes:
        command = [sys.executable, "-m", "sgo_tui", "check", str(schools), "--jobs", str(jobs)]
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
        assert (done.returncode, done.stderr) == (1, b"")
        return done.stdout

    assert told(1) == told(3)


def test_only_the_table(schools: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the problems themselves."""
    assert run(schools, "--summary") == 1
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_one_bad_file_does_not_stop_the_rest(schools: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, and the exit code says that not all was done."""
    shutil.copy(FIXTURES / "empty.xls", schools / "0.xls")
    assert run(schools, "--summary", "--fail-on", "never") == 2
    out, err = capsys.readouterr()
    assert out.splitlines()[-1].endswith("3 files")
    assert out.splitlines()[-2].endswith("0.xls: not checked")
    assert err.count("sgo-tui:") == 1
    assert "is empty" in err


def test_another_workbook_in_a_folder_is_left_out(schools: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only where it was named, something is missing."""
    assert run(schools, schools / "1.xls", "--sheet", "Справочники", "--summary") == 2
    assert "nothing to check by" not in capsys.readouterr().out
    import xlwt

    book = xlwt.Workbook()
    book.add_sheet("Меню").write(0, 0, "каша")
    book.save(str(schools / "menu.xls"))
    assert run(schools, "--summary", "--fail-on", "never") == 0
    assert f"{schools / 'menu.xls'}: no export of SGO, left out" in capsys.readouterr().err
    assert run(schools / "menu.xls", schools / "1.xls", "--summary", "--fail-on", "never") == 2


@pytest.mark.parametrize(
    ("fail_on", "only", "code"),
    [
        ("error", "snils-letter", 1), ("error", "F4", 0), ("warning", "F4", 0), ("hint", "F4", 1), ("never", "S4", 0),
        ("warning", "snils-letter", 1), ("error", "S4,F4", 1), ("hint", "S9", 0),
    ],
)  # fmt: skip
def test_what_makes_the_exit_code(fail_on: str, only: str, code: int) -> None:
    """Problems of this severity or worse, of those that are asked for."""
    assert run(FIXTURES / "classic.xls", "--fail-on", fail_on, "--only", only) == code


@pytest.mark.parametrize(
    ("options", "key", "values"),
    [
        (["--only", "S4,sex-form"], "rule", {"snils-letter", "sex-form"}),
        (["--only", "S4", "--only", "sex-form"], "rule", {"snils-letter", "sex-form"}),
        (["--owner", "mother"], "owner", {"mother"}),
        (["--owner", "Мать,отец"], "owner", {"mother", "father"}),
    ],
)
def test_narrowed(options: list[str], key: str, values: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    """By rule or by person, in the words of either language."""
    run(FIXTURES / "classic.xls", "--format", "jsonl", *options)
    assert {json.loads(line)[key] for line in capsys.readouterr().out.splitlines()} == values


def test_narrowed_to_a_class(capsys: pytest.CaptureFixture[str]) -> None:
    """However it is written."""
    run(FIXTURES / "classic.xls", "--json")
    name, *others = json.loads(capsys.readouterr().out)["readiness"]["classes"]
    assert others
    run(FIXTURES / "classic.xls", "--json", "--class", f"{name[:-1]} «{name[-1].lower()}»")
    report = json.loads(capsys.readouterr().out)
    assert list(report["readiness"]["classes"]) == [name]
    assert 0 < report["rows"] < 12


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "sarif"])
def test_into_a_file(schools: Path, tmp_path: Path, form: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What else is printed, for its owner only, and never in the place of another unasked."""
    output = tmp_path / "problems"
    assert run(schools, "--format", form) == 1
    printed = capsysbinary.readouterr().out
    assert run(schools, "--format", form, "-o", output) == 1
    assert capsysbinary.readouterr().out == b""
    assert output.read_bytes() == printed
    assert output.stat().st_mode & 0o777 == 0o600
    assert run(schools, "--format", form, "-o", output) == 2
    assert run(schools, "--format", form, "-o", output, "--force") == 1
    assert run(schools, "--format", form, "-o", "-") == 1
    assert capsysbinary.readouterr().out == printed


def test_the_output_is_not_what_is_read(schools: Path) -> None:
    """Not even by force."""
    assert run(schools, "-o", schools / "1.xls", "--force") == 2
    assert (schools / "1.xls").read_bytes() == (FIXTURES / "classic.xls").read_bytes()


def test_the_table_for_excel(schools: Path, tmp_path: Path) -> None:
    """What a municipality sorts and sums up."""
    run(schools, "--summary", "--format", "csv", "-o", tmp_path / "schools.csv")
    text = (tmp_path / "schools.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [Path(row["file"]).name for row in rows] == ["1.xls", "2.xls", "3.xls"]
    assert [sum(int(row[name]) for row in rows) for name in ("errors", "warnings", "hints")] == counts(
        "classic.xls", "flat.xls", "three-level.xls"
    )


def test_the_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A dash in place of a name; what comes through it lies in no file."""
    data = (FIXTURES / "classic.xls").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run("-", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["file"], report["rows"]) == ("-", 12)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<table></table>")))
    assert run("-") == 2
    assert "web page" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-", "FILE"], "standard input"),
        (["FILE", "--summary", "--format", "sarif"], "no summary"),
        (["FILE", "--only", "S99"], "no rule"),
        (["FILE", "--owner", "дядя"], "дядя"),
        (["FILE", "--jobs", "0"], "--jobs 1"),
        (["EMPTY"], "no .xls"),
        (["MISSING", "FILE"], "no file"),
        (["FILE", "-o", "MISSING/out"], ""),
    ],
)
def test_what_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    """It is told in a sentence; exit code 2."""
    (tmp_path / "empty").mkdir()
    places = {"FILE": FIXTURES / "classic.xls", "EMPTY": tmp_path / "empty", "MISSING": tmp_path / "none"}
    places["MISSING/out"] = tmp_path / "none" / "out"
    assert run(*(places.get(argument, argument) for argument in arguments)) == 2
    error = capsys.readouterr().err
    assert error.startswith("sgo-tui: ")
    assert words in error
