"""Lists for class teachers."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlrd
from exports import MOTHER, OTHER_SNILS, PUPIL, SNILS, STAFF, TODAY, opened

from sgo_tui.report.file_names import file_names
from sgo_tui.report.list_workbook import workbook
from sgo_tui.report.lists import ClassList, as_text, lists

NOBODY = [""] * 5
ROWS = [
    ["10Б", "Орлова", "Яна", "Ильинична", "02.03.2010", "", "астма", "Орлова", "Ия", "", "", OTHER_SNILS],
    ["5А", "Петров", "Олег", "Иванович", "01.03.2015", "112-233-445 59", "", "Петрова", "Ада", "", "01.03.1985", ""],
    ["5А", "Сидоров", "Олег", "Иванович", "01.04.2015", SNILS, "астма", *NOBODY],
    ["5Б", "Волков", "Ян", "Иванович", "01.05.2015", "101-998-999 00", "", *NOBODY],
    ["", "Зимин", "Ян", "Иванович", "", "", "", *NOBODY],
]


@pytest.fixture
def made(tmp_path: Path) -> list[ClassList]:
    """The lists of a small school."""
    return lists(opened(tmp_path / "a.xls", ["МБОУ «Школа № 0»"], PUPIL + MOTHER, *ROWS), TODAY)


def cells(shown: ClassList) -> list[list[Any]]:
    """Return what another program reads in the workbook of a list."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook(shown)))
    assert book.sheet_names == [shown.name]
    return book.get_sheet_by_index(0).to_python()


def test_a_list_for_each_class(made: list[ClassList]) -> None:
    """In the order of the school; a class that has everything has an empty one."""
    assert {shown.name: [household.name for household in shown.households] for shown in made} == {
        "no class": ["Зимин Ян Иванович"],
        "5А": ["Петров Олег Иванович"],
        "5Б": [],
        "10Б": ["Орлова Яна Ильинична"],
    }
    assert [shown.name for shown in made] == ["no class", "5А", "5Б", "10Б"]


def test_as_text(made: list[ClassList]) -> None:
    """Who lacks what, in words."""
    assert as_text(made[1]).splitlines() == [
        "5А: what is missing for Госуслуги",
        "МБОУ «Школа № 0» · 25.11.2026 · in the list: 1",
        "",
        "1. Петров Олег Иванович",
        "   pupil: a mistake in the СНИЛС",
        "   mother: no СНИЛС",
    ]


def test_as_a_workbook(made: list[ClassList]) -> None:
    """The same as a table, with a column for each kind of people who lack something and one for ticks."""
    rows = cells(made[3])
    assert rows[0][0] == "10Б: what is missing for Госуслуги"
    assert rows[1][0] == "МБОУ «Школа № 0» · 25.11.2026 · in the list: 1"
    assert rows[3:] == [
        ["№", "Name", "Pupil", "Mother", "Done"],
        [1.0, "Орлова Яна Ильинична", "no СНИЛС", "no birth date", ""],
    ]


def test_a_workbook_is_laid_out(made: list[ClassList]) -> None:
    """The header stays in sight, names have room, and a line is as high as what stands in it."""
    book = xlrd.open_workbook(file_contents=workbook(made[0]), formatting_info=True)
    sheet = book.sheet_by_index(0)
    assert (sheet.panes_are_frozen, sheet.horz_split_pos) == (1, 4)
    assert sheet.colinfo_map[1].width > 30 * 256
    assert sheet.cell_value(4, 2) == "no birth date\nno СНИЛС"
    assert sheet.rowinfo_map[4].height >= 2 * 240


def test_no_list_tells_a_value(made: list[ClassList]) -> None:
    """Neither numbers nor dates nor anything on health."""
    for shown in made:
        told = as_text(shown) + str(cells(shown))
        values = ("112-233", OTHER_SNILS, "2015", "2010", "1985", "астма", "Заболевания")
        assert not [value for value in values if value in told]


def test_employees_are_one_list(tmp_path: Path) -> None:
    """They have no classes."""
    rows = [["1", name, "Анна", "Олеговна", "01.03.1985", "", "", "", "", "7", ""] for name in ("Петрова", "Ли")]
    (shown,) = lists(opened(tmp_path / "a.xls", STAFF, *rows), TODAY)
    assert shown.name == "employees"
    assert len(shown.households) == 2


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    """What nobody can tell is not held against anybody."""
    (shown,) = lists(opened(tmp_path / "a.xls", PUPIL[:5], ["5А", "Петров", "Олег", "", ""]), TODAY)
    assert "no column for: СНИЛС" in shown.note
    assert as_text(shown).endswith(f"{shown.note}\n\n1. Петров Олег\n   pupil: no birth date\n")
    assert cells(shown)[2][0] == shown.note


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["5А", "без класса"], ["5А", "без класса"]),
        (["../5А", "/etc", "a\\b", "C:"], ["_5А", "_etc", "a_b", "C_"]),
        (["5а", "5А", "5А"], ["5а", "5А (2)", "5А (3)"]),
        (["", ".", " "], ["_", "_ (2)", "_ (3)"]),
        (["CON", "com1.x", "console"], ["_CON", "_com1.x", "console"]),
        (["к" * 300], ["к" * 60]),
    ],
)
def test_names_of_files(texts: list[str], names: list[str]) -> None:
    """Every system takes them, they stay in their folder, and no two are the same, whatever the case."""
    assert file_names(texts) == names
