"""`sgo-tui fix`: what is beyond doubt is put right, listed, and saved as every save is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import python_calamine

from sgo_tui.cli import main
from sgo_tui.work import open_table

FIXTURES = Path(__file__).parents[1] / "fixtures"
SHEET = "Ученики"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A demo export."""
    return Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "demo.xls"))


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """An export with needless spaces in a cell of each kind: open, guarded, locked."""
    import xlwt

    path = tmp_path / "spoilt.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet(SHEET)
    header = ("Фамилия", "Имя", "Отчество", "Дата рождения", "СНИЛС", "Мать-Фамилия", "Мать-Имя")
    row = ("Иванов ", "Иван", "Иванович", "01.02.2012", "11223344595", "Иванова ", "Анна")
    for column, (label, value) in enumerate(zip(header, row, strict=True)):
        sheet.write(0, column, label)
        sheet.write(1, column, value)
    book.save(str(path))
    return path


def run(*arguments: object) -> int:
    """Run the command in English and return its exit code."""
    return main(["--lang", "en", "fix", *map(str, arguments)])


def cells(path: Path) -> list[list[object]]:
    """Return what another program reads."""
    return [list(row) for row in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).to_python()]


def test_only_what_is_listed_is_changed(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program reads the new values in the listed cells, the old ones elsewhere; the file itself stays."""
    before, out = file.read_bytes(), tmp_path / "out.xls"
    assert run(file, "-o", out, "--json", "--values") in (0, 1)
    report = json.loads(capsys.readouterr().out)
    old, new = cells(file), cells(out)
    changed = {(r, c): new[r][c] for r in range(len(old)) for c in range(len(old[r])) if old[r][c] != new[r][c]}

    assert changed == {(fix["row"], fix["col"]): fix["new"] for fix in report["fixed"]}
    assert report["summary"]["fixed"] == len(changed) > 0
    assert report["file"] == str(out)
    assert file.read_bytes() == before
    assert out.stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_to_fix(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second time there is nothing to do; then the copy is the same to the byte."""
    run(file, "-o", tmp_path / "once.xls", "--yes")
    capsys.readouterr()
    run(tmp_path / "once.xls", "-o", tmp_path / "twice.xls", "--yes")
    assert "nothing that can be put right" in capsys.readouterr().err
    assert (tmp_path / "twice.xls").read_bytes() == (tmp_path / "once.xls").read_bytes()


def test_nothing_to_fix_at_all(file: Path, tmp_path: Path) -> None:
    """That is good news: exit code 0."""
    assert run(file, "-o", tmp_path / "out.xls", "--rules", "T6") == 0
    assert (tmp_path / "out.xls").read_bytes() == file.read_bytes()


def test_a_dry_run_writes_nothing(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It lists what would be done, and needs no name to save under."""
    run(file, "--dry-run")
    told = capsys.readouterr()
    assert [path.name for path in tmp_path.iterdir()] == ["demo.xls"]
    assert "Would be done: " in told.err
    run(file, "-o", tmp_path / "out.xls")
    assert capsys.readouterr().out == told.out


def test_locked_and_guarded_cells_are_named_and_left(
    spoilt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody must look at them; --yes opens the guarded ones and no lock."""
    assert run(spoilt, "-o", tmp_path / "out.xls", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert [fix["cell"] for fix in report["fixed"]] == ["E2"]
    assert [(fix["cell"], fix["protection"]) for fix in report["left"]] == [("A2", "locked"), ("F2", "guarded")]

    assert run(spoilt, "-o", tmp_path / "all.xls", "--yes") == 1
    assert cells(tmp_path / "all.xls")[1][:6] == [
        "Иванов ", "Иван", "Иванович", "01.02.2012", "112-233-445 95", "Иванова",
    ]  # fmt: skip
    out = capsys.readouterr().out
    assert "on the cards in SGO:\nV1 · Extra spaces: 1 cell\n  A2" in out
    assert "--yes" not in out


def test_only_by_some_rules(spoilt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their codes or names; another rule's cells stay and are not spoken of."""
    assert run(spoilt, "-o", tmp_path / "out.xls", "--rules", "S1,snils-form") == 0
    assert capsys.readouterr().out == "S1 · СНИЛС: how it is written: 1 cell\n  E2\n"
    assert run(spoilt, "-o", tmp_path / "none.xls", "--rules", "V1") == 1
    assert cells(tmp_path / "none.xls") == cells(spoilt)


def test_values_only_when_asked_for(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are personal data."""
    run(spoilt, "--dry-run")
    run(spoilt, "--dry-run", "--json")
    told = capsys.readouterr().out
    assert "Иванов" not in told
    assert "445" not in told
    run(spoilt, "--dry-run", "--values")
    assert "E2  [11223344595] → [112-233-445 95]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["FILE"], "-o OUT.xls"),
        (["FILE", "-o", "FILE"], "--force"),
        (["FILE", "-o", "OTHER"], "--force"),
        (["FILE", "--dry-run", "--rules", "S99"], "no rule"),
        (["FILE", "--dry-run", "--sheet", "Справочники"], "nothing to check by"),
        (["MISSING", "-o", "NEW"], "no file"),
        (["FOLDER", "--dry-run"], "is a folder"),
        (["EMPTY", "-o", "NEW"], "is empty"),
        (["FILE", "-o", "MISSING/new.xls"], ""),
    ],
)
def test_what_cannot_be(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """It is told in a sentence, nothing is written; exit code 2."""
    before, other = file.read_bytes(), tmp_path / "other.xls"
    other.write_bytes(b"other")
    places = {
        "FILE": file, "OTHER": other, "NEW": tmp_path / "new.xls", "MISSING": tmp_path / "none.xls",
        "FOLDER": tmp_path, "EMPTY": FIXTURES / "empty.xls", "MISSING/new.xls": tmp_path / "none" / "new.xls",
    }  # fmt: skip
    assert run(*(places.get(argument, argument) for argument in arguments)) == 2
    assert words in capsys.readouterr().err
    assert (file.read_bytes(), other.read_bytes()) == (before, b"other")
    assert not (tmp_path / "new.xls").exists()


def test_a_file_that_cannot_be_saved(exports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Excel 5.0 is read only: nothing is promised that cannot be kept."""
    assert run(exports / "08_short_full_L4_biff5.xls", "-o", tmp_path / "out.xls") == 2
    assert "only" in capsys.readouterr().err


def test_in_place_with_a_backup(file: Path) -> None:
    """By force the file itself takes the fixes, and is kept as it was."""
    before = file.read_bytes()
    run(file, "-o", file, "--force")
    assert file.read_bytes() != before
    assert file.with_name("demo.xls.bak").read_bytes() == before
    assert open_table(file).workbook.read_only is None
