"""A small workbook for the tests of the file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlwt

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A workbook of two worksheets written by xlwt: a header, texts, numbers, dates, blanks, a merge."""
    book = xlwt.Workbook()
    date, text = xlwt.easyxf(num_format_str="DD.MM.YYYY"), xlwt.easyxf(num_format_str="@")
    sheet = book.add_sheet("Ученики")
    for column, label in enumerate(("№", "Фамилия", "Дата рождения", "Пол", "Баллы")):
        sheet.write(0, column, label, xlwt.easyxf("font: bold on"))
    for row in range(1, 6):
        sheet.write(row, 0, row)
        sheet.write(row, 1, f"Ёжиков {row}", text)
        sheet.write(row, 2, dt.date(2012, 2, row), date)
        if row != 3:
            sheet.write(row, 3, "Ж", text)
        sheet.write(row, 4, None, text)
    sheet.write_merge(7, 8, 0, 2, "Итого", text)
    other = book.add_sheet("Лист2")
    other.write(0, 0, True)
    other.write(1, 1, 2.5)
    path = tmp_path / "ученики.xls"
    book.save(str(path))
    return path
