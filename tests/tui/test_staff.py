"""A file of employees: what to do with it in SGO."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt
from running import Start

from sgo_tui.i18n import use_language

LINES = ("№ | Фамилия | Имя | Отчество | Пол | Табельный № | СНИЛС", "1 | Ли | Ян | Янович | М | 7 | ")


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    """An export of one employee."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Сотрудники")
    for row, line in enumerate(LINES):
        for column, text in enumerate(line.split("|")):
            sheet.write(row, column, text.strip())
    path = tmp_path / "сотрудники.xls"
    book.save(str(path))
    return path


async def test_what_to_do_after_a_save(start: Start, staff: Path) -> None:
    """The way is that of the employees, who have no «Пакетное обновление»."""
    use_language("ru")
    async with start(staff) as editor:
        await editor.go(1, 6)
        await editor.press(*"11223344595", "enter", "ctrl+s")
        await editor.saved()
        assert "Управление → Сотрудники → Импорт/Экспорт" in editor.dialog
        assert "Пакетное обновление" not in editor.dialog
