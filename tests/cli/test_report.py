"""`sgo-tui report`: files on paper, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sgo_tui.cli import main
from sgo_tui.report.exports import export_of
from sgo_tui.work import open_table
from sgo_tui.work.readiness import readiness, readiness_as_json

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export of twelve pupils."""
    return Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "school.xls"))


def run(*arguments: object) -> int:
    """Run the command in English and return its exit code."""
    return main(["--lang", "en", "report", *map(str, arguments)])


def test_all_papers_at_once(export: Path, tmp_path: Path) -> None:
    """Each file is there, for its owner only, and the export is as it was."""
    before = export.read_bytes()
    page, folder, sheets = tmp_path / "report.html", tmp_path / "new" / "lists", tmp_path / "notices.html"
    assert run(export, "-o", page, "--lists", folder, "--notices", sheets) == 0
    made = [page, sheets, *folder.iterdir()]
    assert {path.suffix for path in folder.iterdir()} == {".xls", ".txt"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in made)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert export.read_bytes() == before


def test_json(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The numbers of the page for programs."""
    assert run(export, "--json") == 0
    table = open_table(export)
    table.check_all()
    assert json.loads(capsys.readouterr().out)["readiness"] == readiness_as_json(readiness(table, export_of(table)))


def test_standard_output(export: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A dash sends the page there, and nothing else."""
    assert run(export, "-o", "-") == 0
    out = capfdbinary.readouterr().out
    assert out.startswith(b"<!DOCTYPE html>")
    assert out.endswith(b"</html>\n")


def test_nothing_is_overwritten_unasked(export: Path, tmp_path: Path) -> None:
    """One file that is there already stops all of them, until --force."""
    folder = tmp_path / "lists"
    assert run(export, "--lists", folder) == 0
    first = min(folder.iterdir())
    for path in folder.iterdir():
        if path != first:
            path.unlink()
    first.write_text("mine")
    assert run(export, "--lists", folder, "-o", tmp_path / "page.html") == 2
    assert (first.read_text(), list(folder.iterdir())) == ("mine", [first])
    assert not (tmp_path / "page.html").exists()
    assert run(export, "--lists", folder, "--force") == 0
    assert first.read_bytes() != b"mine"


def test_a_list_never_takes_the_place_of_the_export(export: Path, tmp_path: Path) -> None:
    """Not even with --force, where the file of a class is called like its list."""
    folder = tmp_path / "lists"
    run(export, "--lists", folder)
    name = next(folder.glob("*.xls")).name
    own = export.rename(tmp_path / name)
    before = own.read_bytes()
    assert run(own, "--lists", tmp_path, "--force") == 2
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Say what to make"),
        (["--all-families", "-o", "a.html"], "--all-families goes with --notices"),
        (["-o", "a.html", "--notices", "a.html"], "one file"),
        (["-o", "-", "--json"], "one file"),
        (["-o", "school.xls", "--force"], "is read by this command"),
        (["-o", "none/a.html"], "no such folder"),
        (["--lists", "school.xls"], "exists already"),
        (["--sheet", "none", "--json"], "no sheet"),
    ],
)
def test_what_cannot_be(
    export: Path,
    arguments: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is told in a sentence, and no file is made."""
    monkeypatch.chdir(export.parent)
    assert run("school.xls", *arguments) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in export.parent.iterdir()] == ["school.xls"]


@pytest.mark.parametrize("name", ["html.xls", "empty.xls", "truncated.xls", "none.xls", ""])
def test_files_that_are_no_export(name: str, tmp_path: Path) -> None:
    """Of another kind, empty, damaged, missing, a folder."""
    assert run(FIXTURES / name, "-o", tmp_path / "page.html") == 2
    assert not list(tmp_path.iterdir())


def test_where_nothing_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No empty lists and no empty notices are made, and that is told."""
    import xlwt

    sheet = (book := xlwt.Workbook()).add_sheet("Лист1")
    rows = [["Класс", "Фамилия", "Имя", "Дата рождения", "СНИЛС"], ["5А", "Ли", "Ян", "01.03.2015", "112-233-445 95"]]
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            sheet.write(y, x, text)
    book.save(str(tmp_path / "a.xls"))
    assert run(tmp_path / "a.xls", "--lists", tmp_path / "lists", "--notices", tmp_path / "notices.html") == 0
    err = capsys.readouterr().err
    assert "5А: nothing is missing" in err
    assert "no notices are made" in err
    assert not list(tmp_path.glob("**/*.txt"))
    assert run(tmp_path / "a.xls", "--notices", tmp_path / "notices.html", "--all-families") == 0
    assert (tmp_path / "notices.html").exists()
