from __future__ import annotations

from pathlib import Path

import pytest
import xlwt

from sgo_tui import errors
from sgo_tui.xls import open_workbook, preview_workbook
from sgo_tui.xls.save import save

SHARED = Path(__file__).parents[3] / "shared"
FILES = sorted(SHARED.glob("corpus/*/*.xls")) + sorted(SHARED.glob("exports/*.xls"))
ROWS = 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_rows_are_those_of_the_whole(path: Path) -> None:
    """A preview shows what the whole file shows in its first rows, or there is none."""
    try:
        whole = open_workbook(path)
    except errors.CannotRead as error:
        pytest.skip(type(error).__name__)
    preview = preview_workbook(path, ROWS)
    if preview is None:
        return
    for shown, full in zip(preview.sheets, whole.sheets, strict=True):
        assert (shown.name, shown.visible) == (full.name, full.visible)
        assert shown.raw_row(0) == full.raw_row(0)
        assert [m for m in shown.merges if m.first_row < ROWS] == [m for m in full.merges if m.first_row < ROWS]
        for row in range(ROWS):
            assert [shown.text(row, c) for c in range(40)] == [full.text(row, c) for c in range(40)]


def test_a_preview_is_not_saved(tmp_path: Path) -> None:
    """A preview lacks most of the file, so that it must never take its place."""
    book = xlwt.Workbook()
    worksheet = book.add_sheet("A")
    for row in range(200):
        worksheet.write(row, 0, f"строка {row}")
    path = tmp_path / "a.xls"
    book.save(str(path))
    preview = preview_workbook(path, ROWS)

    assert preview is not None
    assert preview.sheets[0].row_count == ROWS
    assert preview.sheets[0].text(ROWS - 1, 0) == f"строка {ROWS - 1}"
    assert preview.read_only
    with pytest.raises(errors.ReadOnlyWorkbook):
        save(preview, {(0, 0, 0): "текст"})


def test_merged_header_cells_are_known(tmp_path: Path) -> None:
    """Groups of a header are merged cells, whose record xlwt writes before the window's."""
    book = xlwt.Workbook()
    worksheet = book.add_sheet("A")
    worksheet.write_merge(0, 0, 1, 3, "Мать")
    for row in range(1, 200):
        worksheet.write(row, 1, f"строка {row}")
    path = tmp_path / "a.xls"
    book.save(str(path))
    preview = preview_workbook(path, ROWS)

    assert preview is not None
    assert list(preview.sheets[0].merges) == [(0, 0, 1, 3)]


def test_rows_in_another_order_have_no_preview(tmp_path: Path) -> None:
    """Where the first rows do not come first, an empty picture would be worse than a short wait."""
    book = xlwt.Workbook()
    worksheet = book.add_sheet("A")
    worksheet.write(500, 0, "одна")
    path = tmp_path / "a.xls"
    book.save(str(path))

    assert preview_workbook(path, ROWS) is None
