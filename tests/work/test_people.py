"""Finding people by a part of the name, the СНИЛС or a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt

from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.gradual import at_once
from sgo_tui.work.people import Somebody, find_people

HEADER = ["Класс", "Фамилия", "Имя", "Отчество", "Дата рождения", "СНИЛС", "Мобильный телефон"]
HEADER += ["Ф.Матери'", "И.Матери'", "О.Матери'", "СНИЛС матери", "Мобильный телефон матери"]
ROWS = [
    ["5А", "Соловьёв", "Артём", "Ильич", "01.03.2015", "112-233-445 95", ""],
    ["5Б", "Соловьёва", "Анна-Мария", "Ильинична", "02.03.2015", "", "+7 (902) 123-45-67"],
    ["6А", "Cоловей", "Ян", "", "02.03.2014", "", ""],  # a Latin C
]
MOTHER = ["Салтыкова-Щедрина", "Ольга", "Ивановна", "098-711-432 10", "89027654321"]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """Two children of one mother, and a third one."""
    sheet = (book := xlwt.Workbook()).add_sheet("Лист1")
    for y, row in enumerate([HEADER, ROWS[0] + MOTHER, ROWS[1] + MOTHER, ROWS[2]]):
        for x, text in enumerate(row):
            sheet.write(y, x, text)
    path = tmp_path_factory.mktemp("people") / "people.xls"
    book.save(str(path))
    return open_table(path)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("соловьев", "1p 2p"),
        ("СОЛОВЬЁВ", "1p 2p"),
        ("артем соловьев", "1p"),
        ("сол арт", "1p"),
        ("солов", "1p 2p 3p"),
        ("анна мария", "2p"),
        ("Аннамария", "2p"),
        ("салтыкова щедрина", "1m 2m"),
        ("Соловьёва 5Б", "2p"),
        ("соловьёв 5б", "2p"),
        ("соловьева", "2p"),  # not Соловьёв and an А… after it
        ("5А", ""),
        ("112-233-445 95", "1p"),
        ("11223344595", "1p"),
        ("233 445", "1p"),
        ("89021234567", "2p"),
        ("+7 902 123-45-67", "2p"),
        ("9021234567", "2p"),
        ("45-67", "2p"),
        ("7 902 765", "1m 2m"),
        ("098-711", "1m 2m"),
        ("00987", "1m 2m"),
        ("11", ""),
        ("", ""),
        ("  -  ", ""),
        ("Кузнецов", ""),
    ],
)
def test_who_is_meant(table: Table, wanted: str, expected: str) -> None:
    """Every word must be in the name; digits may be of the СНИЛС or a telephone, with or without the country."""
    found = {f"{somebody.row}{somebody.owner.value[0]}" for somebody in at_once(find_people(table, wanted))}

    assert found == set(expected.split())


def test_what_is_told_of_somebody(table: Table) -> None:
    """Name and class; of a parent whose, once for each child."""
    assert at_once(find_people(table, "щедрина"))[1] == Somebody(
        2, Owner.MOTHER, "Салтыкова-Щедрина Ольга Ивановна", "5Б", "Соловьёва Анна-Мария Ильинична"
    )


def test_no_export(tmp_path: Path) -> None:
    """Where the columns mean nothing, nobody is found."""
    (book := xlwt.Workbook()).add_sheet("Лист1").write(0, 0, "Белов")
    book.save(str(tmp_path / "none.xls"))

    assert at_once(find_people(open_table(tmp_path / "none.xls"), "Белов")) == []
