"""Small exports for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlwt

from sgo_tui.settings import Settings, use
from sgo_tui.work import Table, open_table

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12).astimezone()
PUPIL = ["Класс", "Фамилия", "Имя", "Отчество", "Дата рождения", "СНИЛС", "Заболевания"]
MOTHER = ["Фамилия матери", "Имя матери", "Отчество матери", "Дата рождения матери", "СНИЛС матери"]
STAFF = ["№", "Фамилия", "Имя", "Отчество", "Дата рождения", "Паспорт серия", "Паспорт номер", "Мобильный телефон"]
STAFF += ["E-mail", "Табельный №", "№ страхового пенсионного свидетельства"]
SNILS = "112-233-445 95"
OTHER_SNILS = "087-654-303 00"


def written(path: Path, *rows: Sequence[str]) -> Path:
    """Write rows of texts as a workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Лист1")
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            sheet.write(y, x, text)
    book.save(str(path))
    return path


def opened(path: Path, *rows: Sequence[str]) -> Table:
    """Return rows of texts as a table whose ages count from `TODAY`."""
    use(Settings(as_of=TODAY))
    return open_table(written(path, *rows))


def school(classes: int, *, pupils: int = 2) -> list[list[str]]:
    """Return the rows of a school in which the last pupil of each class has no СНИЛС."""
    names = [f"{1 + number // 6}{'АБВГДЕ'[number % 6]}" for number in range(classes)]
    rows = [PUPIL]
    for class_ in names:
        for number in range(pupils):
            snils = "" if number == pupils - 1 else SNILS
            rows.append([class_, "Петров", "Олег", "Иванович", f"{1 + number:02}.03.2015", snils, ""])
    return rows
