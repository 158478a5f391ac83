"""A row as a card: which columns come where."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.card import Section, order_of, sections_of


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A checked demo export of 30 pupils."""
    table = open_table(write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=30).path)
    table.check_all()
    return table


def made(tmp_path: Path, *rows: list[str]) -> Table:
    """Return the checked table of a sheet with these rows."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            sheet.write(y, x, text)
    book.save(str(tmp_path / "made.xls"))
    table = open_table(tmp_path / "made.xls")
    table.check_all()
    return table


def labels(section: Section, columns: list[int]) -> list[str]:
    """Return what columns are called on the card."""
    return [section.labels[column] for column in columns]


FLAT = ["Класс", "Фамилия", "Имя", "Отчество", "Дата рождения", "СНИЛС", "Секция", "Ф.Отца'", "И.Отца'", "СНИЛС матери"]


def test_the_parts_of_a_card(tmp_path: Path) -> None:
    """First pupil and parents with what Госуслуги looks at and what is wrong, then the rest, then what is empty."""
    row = ["5А", "Белов", "Иван", "", "01.03.2015", "11223344595", "футбол", "Белов", "Пётр", ""]
    pupil, mother, father = sections_of(made(tmp_path, FLAT, row), 1, range(10))

    assert [section.title for section in (pupil, mother, father)] == ["Pupil", "Mother", "Father"]
    assert labels(pupil, pupil.names) == ["Фамилия", "Имя", "Отчество"]  # the patronymic is missed by a rule
    assert labels(pupil, pupil.fields) == ["Класс", "Дата рождения", "СНИЛС"]
    assert labels(pupil, pupil.further) == ["Секция"]
    assert (mother.names, mother.fields, mother.further) == ([], [], [])
    assert labels(mother, mother.empty) == ["СНИЛС матери"]
    assert labels(father, father.names) == ["Ф.Отца'", "И.Отца'"]
    assert order_of([pupil, mother, father]) == [1, 2, 3, 0, 4, 5, 7, 8, 6, 9]


def test_the_words_of_the_file(table: Table) -> None:
    """A group over all columns of a person is its title, and not repeated; other groups stay in the labels."""
    assert table.export is not None
    columns = table.export.persons[Owner.MOTHER]
    sections = {section.title: section for section in sections_of(table, 5, range(table.column_count))}

    assert sections["Мать"].labels[columns["snils"]] == "СНИЛС"
    pupil = table.export.persons[Owner.PUPIL]["passport_series"]
    assert sections["Pupil"].labels[pupil] == "Паспорт · Серия"


def test_every_column_once(table: Table) -> None:
    """All columns that are wanted stand on the card of every row, each once, and no other."""
    wanted = range(0, table.column_count, 2)

    for row in table.data_rows:
        assert sorted(order_of(sections_of(table, row, wanted))) == list(wanted)


def test_no_export(tmp_path: Path) -> None:
    """A sheet that is no export has one part without a title; its columns are called by their letters."""
    (section,) = sections_of(made(tmp_path, ["a", "", "b"]), 0, range(3))

    assert (section.title, section.fields, section.empty) == ("", [0, 2], [1])
    assert section.labels == {0: "A", 1: "B", 2: "C"}
