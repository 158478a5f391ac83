"""Titles of exports: rows of cells in, filters and a day out."""

from __future__ import annotations

from datetime import date

import pytest

from sgo_tui.export.title import read_title

SCHOOL = "МБОУ «Средняя школа № 0» г. Примерска"


@pytest.mark.parametrize(
    ("rows", "filters"),
    [
        ([["Сведения об учениках"], [SCHOOL, "", "Параллель:", "5", "Класс:", "5А"]], "параллель 5|класс 5А"),
        ([[SCHOOL, "", "Параллель: 5", "Класс: 5А"]], "параллель 5|класс 5А"),
        ([["Параллель: 5, Класс: 5А; Статус: Все зачисленные"]], "параллель 5|класс 5А|статус Все зачисленные"),
        ([["Классы:", "5А, 5Б"]], "классы 5А, 5Б"),
        ([["ПАРАЛЛЕЛЬ :", "все"]], "параллель все"),
        ([["Параллель:", "", "Класс:", "5А"]], "класс 5А"),
        ([["Учебный год:", "2026/2027"]], "учебный год 2026/2027"),
        ([[SCHOOL], ["Выгрузка данных"], ["Ответственный:", "Администратор системы"]], ""),
        ([["Класс учителя без двоеточия", "5А"]], ""),
        ([], ""),
    ],
)
def test_filters(rows: list[list[str]], filters: str) -> None:
    """Known names with what they were set to, wherever the cells end; what is no filter is not taken for one."""
    assert "|".join(f"{name} {value}" for name, value in read_title(rows).filters) == filters


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ([["Дата:", "23.11.2026"]], date(2026, 11, 23)),
        ([["Дата выгрузки: 1.09.2026 10:15"]], date(2026, 9, 1)),
        ([["Список учеников по состоянию на 23.11.2026"]], date(2026, 11, 23)),
        ([["Сформировано 23.11.2026"], ["Дата:", "23.11.2026"]], date(2026, 11, 23)),
        ([["Дата:", "23.11.2026"], ["Дата формирования:", "24.11.2026"]], None),
        ([["Приказ от 01.09.2020"]], None),
        ([["Дата рождения:", "01.09.2012"]], None),
        ([["Дата:", "31.02.2026"]], None),
        ([["Дата:", "23.11.20267"]], None),
        ([], None),
    ],
)
def test_day(rows: list[list[str]], day: date | None) -> None:
    """A day counts when the title says that it is the export's, and says no other."""
    assert read_title(rows).day == day


@pytest.mark.parametrize(
    ("rows", "school"),
    [
        ([["Сведения об учениках"], [SCHOOL, "", "Параллель:", "5"]], SCHOOL),
        ([["Школа:", "СОШ № 3 г. Примерска", "Класс:", "5А"]], "СОШ № 3 г. Примерска"),
        ([["Организация: Лицей № 1; Класс: 5А"]], "Лицей № 1"),
        ([["ГБПОУ «Примерский техникум»"]], "ГБПОУ «Примерский техникум»"),
        ([["Муниципальное учреждение", "Класс:", "5А"]], "Муниципальное учреждение"),
        ([["Сведения об учениках школы"], ["Выгрузка данных"]], ""),
        ([["Объединение: Школа юного химика"]], ""),
        ([["Ответственный:", "Администратор системы"]], ""),
        ([["Ответственный: Петров П. П., школа № 3"]], ""),
        ([["Образовательная организация: Лицей  № 2"]], "Лицей № 2"),
        ([["МКДОУ детский сад «Ромашка»"]], "МКДОУ детский сад «Ромашка»"),
        ([["Список учеников школы"]], ""),
        ([], ""),
    ],
)
def test_the_school(rows: list[list[str]], school: str) -> None:
    """Its name is what has a legal form or says what it is; a title about a school's pupils is none."""
    assert read_title(rows).school == school
