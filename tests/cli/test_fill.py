"""`sgo-tui fill`: what goes into the file, what is told, and what is refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import python_calamine

from sgo_tui.cli import main
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROW = 4
"""Of the pupil who has answered; the first one in the file."""
SNILS = "160-722-398 51"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export in the classic layout, one СНИЛС taken out."""
    path = Path(shutil.copy(FIXTURES / "classic.xls", tmp_path / "export.xls"))
    table = open_table(path)
    table.change(ROW, columns(table, Owner.PUPIL)["snils"], "")
    table.save(tmp_path / "empty.xls")
    return tmp_path / "empty.xls"


def columns(table: Table, owner: Owner) -> dict[str, int]:
    """Return the columns of a person's fields."""
    assert table.export is not None
    return table.export.persons[owner]


def answers(export: Path, *rows: Sequence[str], questions: str = "СНИЛС ребёнка") -> Path:
    """Write the answers of a form; each row begins with its pupil's name and birth date."""
    path = export.with_name("answers.csv")
    lines = [
        f"Отметка времени,ФИО ребёнка,Дата рождения,{questions}",
        *(",".join(["17.11.2026", *row]) for row in rows),
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


def pupil(export: Path) -> list[str]:
    """Return the name and the birth date of the pupil."""
    table = open_table(export)
    known = columns(table, Owner.PUPIL)
    name = " ".join(table.text(ROW, known[part]) for part in ("last_name", "first_name", "middle_name"))
    return [name.upper(), table.text(ROW, known["birth_date"])]


def run(*arguments: object) -> int:
    """Run the command line in English and return its exit code."""
    return main(["--lang", "en", "fill", *map(str, arguments)])


def test_a_cell_is_filled(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program reads the value and finds all others as they were; no value is printed."""
    given = answers(export, [*pupil(export), SNILS.replace("-", "")])
    assert run(export, given, "-o", tmp_path / "filled.xls") == 0
    out, err = capsys.readouterr()
    assert "CF5: СНИЛС: answer 1 (row 2)" in out
    assert SNILS not in out + err
    assert pupil(export)[0] not in out + err
    assert "«Отметка времени» (not understood)" in out
    assert "filled.xls: 1 cell changed" in err
    column = columns(open_table(export), Owner.PUPIL)["snils"]
    before, after = (
        python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()
        for path in (export, tmp_path / "filled.xls")
    )
    before[ROW][column] = SNILS
    assert before == after
    assert (tmp_path / "filled.xls").stat().st_mode & 0o777 == 0o600
    assert run(tmp_path / "filled.xls", given, "--dry-run") == 0
    assert "0 cells to be changed, 1 value is there already" in capsys.readouterr().out


def test_values_when_asked(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old and new ones; without an output nothing is written."""
    assert run(export, answers(export, [*pupil(export), SNILS]), "--dry-run", "--values") == 0
    assert f"[] → [{SNILS}]" in capsys.readouterr().out
    assert len(list(export.parent.iterdir())) == 3


def test_what_is_left(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told by the number of the answer and its row in the file, with exit code 1."""
    name, born = pupil(export)
    given = answers(export, ["Чужаков Роман", born, SNILS], [name, "", SNILS], [name, born, "123"])
    assert run(export, given, "--dry-run") == 1
    out = capsys.readouterr().out
    assert "answer 1 (row 2): nobody in the export has this name and birth date\n" in out
    assert "answer 2 (row 3): somebody is like that, but not without a doubt (row 5)\n" in out
    assert "answer 3 (row 4): CF5, СНИЛС: the value is wrong: A СНИЛС has 11 digits, this one 3." in out


def test_replacing_and_guarded(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cells that hold something else, and birth dates of parents, are changed only when that is asked for."""
    questions = "Имя ребёнка на экране,Дата рождения матери,E-mail ребёнка"
    given = answers(export, [*pupil(export), "", "1.2.1985", "other@mail.ru"], questions=questions)
    assert run(export, given, "--dry-run") == 1
    out = capsys.readouterr().out
    assert "0 cells to be changed" in out
    assert "to put it in add --yes" in out
    assert "to replace it add --replace" in out
    assert run(export, given, "--replace", "--yes", "-o", tmp_path / "filled.xls") == 0
    table = open_table(tmp_path / "filled.xls")
    assert table.text(ROW, columns(table, Owner.PUPIL)["email"]) == "other@mail.ru"
    assert table.text(ROW, columns(table, Owner.MOTHER)["birth_date"]) == "01.02.1985"


def test_json(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything for programs, counted from 0, and no value unless asked for."""
    name, born = pupil(export)
    given = answers(export, [name, born, SNILS], ["Чужаков Роман", born, SNILS])
    assert run(export, given, "--dry-run", "--json") == 1
    text = capsys.readouterr().out
    assert SNILS not in text
    report = json.loads(text)
    assert report["summary"] == {"answers": 2, "matched": 1, "changes": 1, "elsewhere": 0, "same": 0, "left": 1}
    assert report["answers"][0] == {"answer": 1, "answer_row": 1, "row": ROW}
    assert report["questions"][0]["unused"] == "unknown"
    assert report["questions"][1]["owner"] == "pupil"
    assert report["questions"][1]["field"] == "full_name"
    (change,) = report["changes"]
    assert (change["cell"], change["row"], change["owner"], change["field"]) == ("CF5", ROW, "pupil", "snils")
    assert [left["reason"] for left in report["left"]] == ["stranger"]
    run(export, given, "--dry-run", "--json", "--values")
    assert json.loads(capsys.readouterr().out)["changes"][0]["new"] == SNILS


def test_columns_told(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What questions ask for, where their words do not tell it; what cannot be is refused with its line."""
    given = answers(export, [*pupil(export), SNILS], questions="Тот самый номер")
    assert run(export, given, "--dry-run") == 0
    assert "0 cells to be changed" in capsys.readouterr().out
    told = tmp_path / "map.toml"
    told.write_text('"Тот самый номер" = "pupil.snils"\n', "utf-8")
    assert run(export, given, "--columns", told, "--dry-run") == 0
    assert "1 cell to be changed" in capsys.readouterr().out
    told.write_text('"Тот самый номер" = "pupil.snisl"\n', "utf-8")
    assert run(export, given, "--columns", told, "--dry-run") == 2
    assert "Perhaps «pupil.snils»" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{export}", "{answers}"], "-o OUT.xls"),
        (["{export}", "{answers}", "-o", "{export}"], "is read by this command"),
        (["{export}", "{answers}", "-o", "{answers}", "--force"], "is read by this command"),
        (["{export}", "{answers}", "-o", "{other}"], "exists already"),
        (["{export}", "{none}", "--dry-run"], "no file"),
        (["{none}", "{answers}", "--dry-run"], "no file"),
        (["{export}", "{folder}", "--dry-run"], "is a folder"),
        (["{answers}", "{answers}", "--dry-run"], "CSV"),
        (["{export}", "{empty}", "--dry-run"], "is empty"),
        (["{export}", "{other}", "--dry-run"], "plain text"),
        (["{export}", "{answers}", "--columns", "{none}", "--dry-run"], "no file"),
        (["{export}", "{answers}", "--sheet", "Лист9", "--dry-run"], "no sheet"),
        (["{sheet}", "{answers}", "--dry-run"], "No header"),
    ],
)
def test_refused(
    export: Path, tmp_path: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to do, and nothing is written."""
    names = {"export": export, "answers": answers(export, [*pupil(export), SNILS]), "folder": tmp_path}
    names |= {name: tmp_path / name for name in ("none", "empty", "other", "sheet.xls")}
    names["empty"].touch()
    names["other"].write_text("nothing")
    import xlwt

    (book := xlwt.Workbook()).add_sheet("Лист1").write(0, 0, "1")
    book.save(str(tmp_path / "sheet.xls"))
    names["sheet"] = tmp_path / "sheet.xls"
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert run(*(argument.format(**names) for argument in arguments)) == 2
    assert message in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_an_output_may_go(export: Path, tmp_path: Path) -> None:
    """With --force another file is overwritten."""
    (tmp_path / "filled.xls").write_bytes(b"older")
    assert run(export, answers(export, [*pupil(export), SNILS]), "-o", tmp_path / "filled.xls", "--force") == 0
    assert open_table(tmp_path / "filled.xls").export is not None
