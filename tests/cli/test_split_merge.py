"""`split` and `merge`: teachers work on their own class, and the export stays what SGO has given."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import python_calamine
import xlrd

from sgo_tui.cli import main
from sgo_tui.demo import write_demo

SNILS = "CF"
"""The column of a pupil's СНИЛС in the classic layout; people begin in row 5."""


def run(*arguments: object) -> int:
    """Run the command line in English and return its exit code."""
    return main(["--lang", "en", *map(str, arguments)])


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A demo export of several classes."""
    return write_demo(tmp_path / "export.xls", rows=24, layout="classic").path


def cells(path: Path) -> dict[tuple[int, int], object]:
    """Return the filled cells of the pupils' sheet as another program reads them."""
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("Ученики").to_python()
    return {
        (row, column): value for row, values in enumerate(rows) for column, value in enumerate(values) if value != ""
    }


def changed(old: Path, new: Path) -> dict[tuple[int, int], object]:
    """Return the cells that differ, as they are now."""
    before, after = cells(old), cells(new)
    return {place: after.get(place) for place in before.keys() | after.keys() if before.get(place) != after.get(place)}


def records_but_cells(path: Path) -> list[object]:
    """Return what xlrd tells of a workbook besides the values: sheets, styles, merged cells, widths."""
    book = xlrd.open_workbook(path, formatting_info=True)
    return [
        (
            sheet.name,
            sheet.nrows,
            sheet.ncols,
            sheet.merged_cells,
            {n: info.width for n, info in sheet.colinfo_map.items()},
        )
        for sheet in book.sheets()
    ]


def test_split_and_merge_come_round(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A part for each class, two of them edited: of the export only the edited cells differ."""
    parts = tmp_path / "parts"
    assert run("split", export, "--by", "class", "-o", parts) == 0
    made = sorted(parts.iterdir())
    assert len(made) > 2
    assert parts.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in made)
    assert sum(len({row for row, _column in cells(path)}) - 4 for path in made) == 24
    for path in made[:2]:
        assert run("set", path, f"{SNILS}5=112-233-445 95", "-o", tmp_path / "edited.xls") == 0
        (tmp_path / "edited.xls").replace(path)
    before = export.read_bytes()
    out = tmp_path / "out.xls"
    capsys.readouterr()
    assert run("merge", *made, "--onto", export, "-o", out) == 0
    assert capsys.readouterr().out == ""
    difference = changed(export, out)
    assert list(difference.values()) == ["112-233-445 95"] * 2
    assert {column for _row, column in difference} == {83}
    assert records_but_cells(out) == records_but_cells(export)
    assert (export.read_bytes(), out.stat().st_mode & 0o777) == (before, 0o600)


def test_parts_without_a_change_give_the_very_export(export: Path, tmp_path: Path) -> None:
    """Byte for byte."""
    assert run("split", export, "-o", tmp_path / "parts") == 0
    assert run("merge", *(tmp_path / "parts").iterdir(), "--onto", export, "-o", tmp_path / "out.xls") == 0
    assert (tmp_path / "out.xls").read_bytes() == export.read_bytes()


def test_merge_and_split_come_round(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exports of classes put together, one cell edited: one export has it changed, the others stay."""
    assert run("split", export, "-o", tmp_path / "classes") == 0
    exports = sorted((tmp_path / "classes").iterdir())
    work, edited, back = tmp_path / "work.xls", tmp_path / "edited.xls", tmp_path / "back"
    capsys.readouterr()
    assert run("merge", *exports, "-o", work, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(work), "rows": 24, "columns": []}
    assert work.stat().st_mode & 0o777 == 0o600
    assert run("set", work, f"{SNILS}5=112-233-445 95", "-o", edited) == 0
    assert run("split", edited, "--onto", *exports, "-o", back) == 0
    assert changed(exports[0], back / exports[0].name) == {(4, 83): "112-233-445 95"}
    assert all((back / path.name).read_bytes() == path.read_bytes() for path in exports[1:])


def test_a_conflict_is_listed(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the cells of all files, without values; the export keeps what it had, and the exit code says so."""
    for name, value in (("a.xls", "112-233-445 95"), ("b.xls", "112-855-899 74")):
        assert run("set", export, f"{SNILS}6={value}", "-o", tmp_path / name) == 0
    copies = [tmp_path / "a.xls", tmp_path / "b.xls"]
    capsys.readouterr()
    assert run("merge", *copies, "--onto", export, "-o", tmp_path / "out.xls") == 1
    told = capsys.readouterr().out
    assert "export.xls: CF6: СНИЛС" in told
    assert "a.xls CF6, b.xls CF6" in told
    assert "112-" not in told
    assert (tmp_path / "out.xls").read_bytes() == export.read_bytes()
    assert run("merge", *copies, "--onto", export, "-o", tmp_path / "out.xls", "--force", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["saved"] == [str(tmp_path / "out.xls")]
    assert [conflict["cell"] for conflict in report["conflicts"]] == ["CF6"]
    assert [copy["cell"] for copy in report["conflicts"][0]["copies"]] == ["CF6", "CF6"]


def test_an_export_that_was_edited_meanwhile(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Keeps its own changes: the parts were made before, and the kept copy tells so."""
    assert run("split", export, "-o", tmp_path / "parts") == 0
    assert run("set", export, f"{SNILS}6=112-233-445 95", "-o", export, "--force") == 0
    capsys.readouterr()
    assert run("merge", *(tmp_path / "parts").iterdir(), "--onto", export, "-o", tmp_path / "out.xls") == 0
    assert "1 cell was changed here and in none of the files: kept" in capsys.readouterr().err
    assert (tmp_path / "out.xls").read_bytes() == export.read_bytes()


def test_what_is_left_out_is_listed(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the option that takes it over."""
    assert run("set", export, "AE6=Другова", "-o", tmp_path / "a.xls", "--yes") == 0
    capsys.readouterr()
    assert run("merge", tmp_path / "a.xls", "--onto", export, "-o", tmp_path / "out.xls") == 1
    assert "--yes" in capsys.readouterr().out
    assert run("merge", tmp_path / "a.xls", "--onto", export, "-o", tmp_path / "out.xls", "--yes", "--force") == 0
    assert changed(export, tmp_path / "out.xls") == {(5, 30): "Другова"}


def test_names_of_parts(export: Path, tmp_path: Path) -> None:
    """What no disk allows in a name is replaced; two classes never share a file."""
    from sgo_tui.cli.split import _file_names

    assert list(_file_names("5", ["5/А", "5_а", "", "5Б"])) == [
        "5-5_А.xls",
        "5-5_а-2.xls",
        "5-no class.xls",
        "5-5Б.xls",
    ]


BAD = [
    (["merge", "none.xls", "-o", "out.xls"], "none.xls"),
    (["merge", "export.xls", "-o", "export.xls"], "exists already"),
    (["merge", "export.xls", "-o", "export.xls", "--force"], "another name"),
    (["merge", "empty.xls", "-o", "out.xls"], "empty.xls"),
    (["merge", "folder", "-o", "out.xls"], "folder"),
    (["merge", "export.xls", "copy.xls", "-o", "out.xls"], "in common"),
    (["merge", "text.xls", "--onto", "export.xls", "-o", "out.xls"], "text.xls"),
    (["merge", "export.xls", "--onto", "none.xls", "-o", "out.xls"], "none.xls"),
    (["merge", "export.xls", "--onto", "copy.xls", "-o", "copy.xls", "--force"], "another name"),
    (["split", "none.xls", "-o", "parts"], "none.xls"),
    (["split", "export.xls", "-o", "text.xls"], "text.xls"),
    (["split", "export.xls", "--onto", "copy.xls", "folder/copy.xls", "-o", "parts"], "one name"),
    (["split", "export.xls", "--onto", "copy.xls", "-o", ".", "--force"], "another name"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD, ids=[" ".join(arguments) for arguments, _words in BAD])
def test_what_cannot_be(
    export: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is told in a sentence, and no file is made or changed."""
    monkeypatch.chdir(export.parent)
    shutil.copy(export, "copy.xls")
    Path("empty.xls").touch()
    Path("text.xls").write_text("слово")
    Path("folder").mkdir()
    before = {path: path.read_bytes() for path in Path().rglob("*.xls")}
    assert run(*arguments) == 2
    assert words in capsys.readouterr().err
    assert {path: path.read_bytes() for path in Path().rglob("*.xls")} == before
