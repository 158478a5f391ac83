from __future__ import annotations

from pathlib import Path

import pytest
import xlwt

from sgo_tui import errors
from sgo_tui.xls import open_workbook, preview_workbook, save

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
