"""Real files and synthetic exports, saved by us and read by others: python-calamine, gnumeric, LibreOffice.

xlrd reads every save already, inside `save`; it is forgiving, though, and a reader of its own.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from building import records, stream_of
from editing import some_edits
from invariants import check_invariants
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from sgo_tui import errors
from sgo_tui.xls import Workbook, Worksheet, open_workbook
from sgo_tui.xls.container_writer import with_stream
from sgo_tui.xls.save import Edits, save
from sgo_tui.xls.workbook_stream import find_stream

SHARED = Path(__file__).parents[3] / "shared"
FILES = sorted(SHARED.glob("corpus/*/*.xls")) + sorted(SHARED.glob("exports/*.xls"))
SHRFMLA, RECALCID = 0x04BC, 0x01C1
Grid = list[list[object]]


def name_of(path: Path) -> str:
    """Return what a test is called after its file."""
    return path.stem


@pytest.fixture(params=FILES, ids=name_of)
def editable(request: pytest.FixtureRequest, tmp_path: Path) -> Workbook:
    """A copy of a real file that can be edited; others are skipped, for `test_xls_open` is about them."""
    path = tmp_path / "a.xls"
    shutil.copyfile(request.param, path)
    try:
        workbook = open_workbook(path)
    except errors.CannotRead as error:
        pytest.skip(type(error).__name__)
    if workbook.read_only:
        pytest.skip("can only be read")
    return workbook


def calamine_grids(path: Path) -> list[Grid]:
    """Return the worksheets as python-calamine reads them."""
    workbook = CalamineWorkbook.from_path(path)
    names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    return [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names]


def at(grid: Grid, row: int, column: int) -> object:
    """Return a cell; grids end with their last cell."""
    return grid[row][column] if row < len(grid) and column < len(grid[row]) else ""


def reads_as(found: object, sheet: Worksheet, row: int, column: int) -> bool:
    """Whether another reader's value is the one in the cell."""
    value = sheet.value(row, column)
    if isinstance(value, dt.date):
        return isinstance(found, dt.date | dt.timedelta)
    return found == ("" if value is None else value)


def test_no_edit(editable: Workbook) -> None:
    """Written anew without an edit, every stream is the same; written anew once more, the whole file is."""
    source = find_stream(editable.data)
    data = b"".join(with_stream(source.container, source.entry, source.stream))
    again = find_stream(data)

    assert [content for _e, content in again.container.streams()] == [c for _e, c in source.container.streams()]
    assert b"".join(with_stream(again.container, again.entry, again.stream)) == data


def test_saves_one_after_another(editable: Workbook) -> None:
    """Edits in all worksheets, then in the last one only: all else is as it was, record by record."""
    edits, more = some_edits(editable), some_edits(editable, seed=1)
    last = {place: value for place, value in more.items() if place[0] == len(editable.sheets) - 1}
    first_saved = save(editable, edits, backup=False).workbook
    saved = save(first_saved, last, backup=False).workbook

    check_invariants(editable.data, saved.data, edits | last)
    assert saved.path.read_bytes() == saved.data
    assert save(open_workbook(saved.path), {}, saved.path.with_suffix(".copy")).workbook.data == saved.data


def test_formulas(editable: Workbook) -> None:
    """A plain formula can be replaced; one of an array, a table or a shared one says why not. Excel is to recompute."""
    layouts = [sheet.require_layout() for sheet in editable.sheets]
    if not any(layout.formulas for layout in layouts):
        pytest.skip("has no formulas")
    for sheet, layout in zip(editable.sheets, layouts, strict=True):
        for area in layout.areas:
            corners = {area.anchor} if area.kind == SHRFMLA else {(area.first_row, area.first_column), area.anchor}
            assert all(sheet.refusal(*place) for place in corners)
    places = [(n, *place) for n, layout in enumerate(layouts) for place in sorted(layout.formulas)[:9]]
    edits = {(n, r, c): 7.25 for n, r, c in places if editable.sheets[n].refusal(r, c) is None}
    saved = save(editable, edits, backup=False).workbook

    check_invariants(editable.data, saved.data, edits)
    assert not any(saved.sheets[n].is_formula(r, c) for n, r, c in edits)
    computed_by = dict(records(stream_of(saved.data))).get(RECALCID, bytes(8))[4:8]
    assert computed_by == bytes(4) or not edits


def test_edits_as_calamine_reads_them(editable: Workbook) -> None:
    """python-calamine reads the edits, and everything else as before.

    Before 0.9, the first version not for Python 3.10, it takes the cells of an embedded chart for the worksheet's.
    """
    if version("python-calamine") < "0.9":
        pytest.skip("python-calamine is too old")
    try:
        before = calamine_grids(editable.path)
    except CalamineError:
        pytest.skip("python-calamine cannot read the original")
    edits = some_edits(editable)
    saved = save(editable, edits).workbook
    after = calamine_grids(editable.path)
    mangled = any("\0" in str(value) for grid in before for line in grid for value in line)

    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        for row in range(max(len(old), len(new))):
            for column in range(max(map(len, (*old[:1], *new[:1])), default=0)):
                found = at(new, row, column)
                if (number, row, column) not in edits:
                    assert found == at(old, row, column)
                elif not (mangled and isinstance(found, str)):
                    assert reads_as(found, saved.sheets[number], row, column)


@pytest.fixture
def saved_exports(exports: Path, tmp_path: Path) -> dict[Path, Edits]:
    """Three exports of different writers, edited."""
    found: dict[Path, Edits] = {}
    for name in ("01_full_full_L3_poi", "03_short_full_L2_xlwt", "04_full_short_L4_lo"):
        path = tmp_path / f"{name[:2]}.xls"
        shutil.copyfile(exports / f"{name}.xls", path)
        edits = {(0, 20, column): f"правка {column}" for column in (2, 5, 20)} | {
            (0, 300, 2): "внизу",
            (0, 21, 2): None,
        }
        save(open_workbook(path), edits)
        found[path] = edits
    return found


def converted(command: list[str], saved_exports: dict[Path, Edits], folder: Path) -> None:
    """Compare what another program makes of the saved files with what we read in them."""
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for path, edits in saved_exports.items():
        with (folder / f"{path.stem}.csv").open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        sheet = open_workbook(path).sheets[0]
        for (_number, row, column), value in edits.items():
            assert lines[row][column] == (value or "")
        texts = [(r, c) for r in range(30) for c in range(30) if isinstance(sheet.value(r, c), str)]
        assert len(texts) > 200
        for row, column in texts:
            assert lines[row][column].split() == sheet.text(row, column).split()


@pytest.mark.skipif(not shutil.which("ssconvert"), reason="gnumeric is not installed")
def test_edits_as_gnumeric_reads_them(saved_exports: dict[Path, Edits], tmp_path: Path) -> None:
    """Gnumeric reads the edits and the texts around them."""
    for path, edits in saved_exports.items():
        command = ["ssconvert", str(path), str(tmp_path / f"{path.stem}.csv")]
        converted(command, {path: edits}, tmp_path)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_edits_as_libreoffice_reads_them(saved_exports: dict[Path, Edits], tmp_path: Path) -> None:
    """LibreOffice reads the edits and the texts around them."""
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    to_csv = "csv:Text - txt - csv (StarCalc):44,34,76"
    command = ["soffice", profile, "--headless", "--convert-to", to_csv, "--outdir", str(tmp_path)]
    converted([*command, *map(str, saved_exports)], saved_exports, tmp_path)
