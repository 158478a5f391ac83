"""Who is meant by a name, a birth date and a class as people write them: one person without a doubt, or nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import small_export, write_export
from hypothesis import given, settings
from hypothesis import strategies as st

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.recognising import People, said


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    """Six pupils."""
    return People(small_export(tmp_path_factory.mktemp("people") / "export.xls"))


@pytest.mark.parametrize(
    ("name", "born", "class_", "expected"),
    [
        ("Соловьёв Артём Ильич", "01.03.2015", "5А", "1"),
        ("соловьев артем ильич", "1.3.2015", "", "1"),
        ("АРТЕМ  ИЛЬИЧ СОЛОВЬЕВ", "2015-03-01", "5 «а»", "1"),
        ("Cоловьёв Артём", "1 марта 2015 г.", "5А класс", "1"),  # a Latin C
        ("Соловьёв Артём", "01.03.15", "", "1"),
        ("Соловьёв Артём", "42064", "5", "1"),
        ("Соловьёв Артём Ильич", "01.03.2015", "9Б", "1"),
        ("Белова Анна Мария Петровна", "02.04.2015", "", "2"),
        ("Анна—Мария Белова", "02.04.2015", "", "2"),
        ("Наумова Яна Николаевна", "05.06.2014", "", "3"),
        ("Наумова Яна", "07.08.2014", "", "4"),
        ("Наумова Яна Николаевна", "", "6Б", "4"),
        ("алиев тимур рашид-оглы", "09.10.2014", "", "5"),
        ("Ли Ян", "11.12.2013", "", "6"),
        ("Ли Ян Иванович", "11.12.2013", "", "6"),
        # One slip in one word.
        ("Соловьёв Артём Илич", "01.03.2015", "", "1"),
        ("Солвьёв Артём Ильич", "01.03.2015", "5А", "1"),
        ("Наумова Яна Николаевнна", "05.06.2014", "6А", "3"),
        # In the first name, and more than one slip, only where the class is told, too.
        ("Наумова Йна Николаевна", "05.06.2014", "6А", "3"),
        ("Соловьёв Апртём Ильич", "01.03.2015", "5А", "1"),
        ("Соловьёв Апртём Ильич", "01.03.2015", "", "1?"),
        ("Золовьёв Артём Ильич", "01.03.2015", "5А", "1"),
        ("Солвьёв Артём", "01.03.2015", "5А", "1"),
        ("Ли Янн", "11.12.2013", "7А", "6"),
        ("Золовьёв Артём Ильич", "01.03.2015", "", "1?"),
        ("Ли Янн", "11.12.2013", "", "6?"),
        # Perhaps, but nobody guesses.
        ("Соловьёв Артём Ильич", "", "", "1?"),
        ("Соловьёв Артём Ильич", "02.03.2015", "5А", "1?"),
        ("Соловьёв Артём", "03.01.2015", "5А", "1?"),
        ("Соловьёв Артём", "01.03.2015", "9Б", "1?"),
        ("Солвьёв Артём Ильич", "01.03.2015", "9Б", "1?"),
        ("Солвьёв Артём", "01.03.2015", "", "1?"),
        ("Солвьёв Артоём Ильич", "01.03.2015", "", ""),
        ("Соловьёв Артём Иванович", "01.03.2015", "", "1?"),
        ("Соловьёв Илья Артёмович", "01.03.2015", "", ""),
        ("Наумова Яна Николаевна", "", "", "3? 4?"),
        ("Наумова Яна Николаевна", "", "6", "3? 4?"),
        # Nobody.
        ("Чужаков Роман", "01.03.2015", "5А", ""),
        ("Соловьёв Роман Ильич", "01.03.2015", "5А", ""),
        ("Соловьёв Артём", "17.11.2016", "", ""),
        ("", "01.03.2015", "5А", ""),
    ],
)
def test_who_is_meant(people: People, name: str, born: str, class_: str, expected: str) -> None:
    """The row of the person who is meant, or with «?» those who may be."""
    found = people.find(said(name, born, class_))
    told = f"{found.row}" if found.row is not None else " ".join(f"{row}?" for row in found.doubtful)
    assert told == expected


@pytest.mark.parametrize(("name", "expected"), [("Белова Алина", "1"), ("Белова Арина", "2"), ("Белова Аина", None)])
def test_twins(tmp_path: Path, name: str, expected: str | None) -> None:
    """Twins whose names differ by one letter are two people; a misspelt name may be either."""
    header = "Класс|Фамилия|Имя|Отчество|Дата рождения|СНИЛС"
    rows = [header, *(f"5А|Белова|{first}||01.02.2015|" for first in ("Алина", "Арина"))]
    found = People(write_export(tmp_path / "twins.xls", rows)).find(said(name, "01.02.2015", "5А"))
    assert (None if found.row is None else str(found.row)) == expected


def test_a_name_of_somebody_else_is_no_slip(tmp_path: Path) -> None:
    """«Арина» is a name, and Алина's twin need not be in the file."""
    header = "Класс|Фамилия|Имя|Отчество|Дата рождения|СНИЛС"
    rows = [header, "5А|Белова|Алина||01.02.2015|", "5А|Чернова|Арина||02.03.2015|"]
    found = People(write_export(tmp_path / "sisters.xls", rows)).find(said("Белова Арина", "01.02.2015", "5А"))
    assert found.row is None
    assert list(found.doubtful) == [1]


def test_a_homonym_without_a_birth_date(tmp_path: Path) -> None:
    """The one with the birth date is meant, whatever the class."""
    header = "Класс|Фамилия|Имя|Отчество|Дата рождения|СНИЛС"
    rows = [header, "5А|Белова|Алина|Ильинична|01.02.2015|", "5Б|Белова|Алина|Ильинична||"]
    people = People(write_export(tmp_path / "homonyms.xls", rows))
    assert people.find(said("Белова Алина Ильинична", "01.02.2015", "5Б")).row == 1
    assert people.find(said("Белова Алина Ильинична", "", "5Б")).row == 2


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A demo export with all its mistakes."""
    return open_table(write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=60).path)


@pytest.fixture(scope="module")
def demo_people(demo: Table) -> People:
    """Its pupils."""
    return People(demo)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_nobody_is_taken_for_somebody_else(demo: Table, demo_people: People, data: st.DataObject) -> None:
    """However a name is written, it is that of the person or of nobody."""
    assert demo.export is not None
    row = data.draw(st.sampled_from(demo.data_rows))
    columns = demo.export.persons[Owner.PUPIL]
    parts = [demo.text(row, columns[part]) for part in ("last_name", "first_name", "middle_name")]
    words = data.draw(st.permutations(parts if data.draw(st.booleans()) else parts[:2]))
    name = data.draw(st.sampled_from([" ", "  ", "\xa0"])).join(words)
    name = data.draw(st.sampled_from([str.upper, str.lower, str.title, str]))(name)
    name = data.draw(st.sampled_from([lambda n: n, lambda n: n.replace("ё", "е"), lambda n: n.replace("-", " ")]))(name)
    if data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(name)))
        letter = data.draw(st.sampled_from(["", *"аеиостря"]))
        name = name[:place] + letter + name[place + data.draw(st.integers(0, 1)) :]
    born = demo.text(row, columns["birth_date"]) if data.draw(st.booleans()) else ""
    class_ = demo.text(row, demo.export.persons[Owner.ROW]["class"]) if data.draw(st.booleans()) else ""
    found = demo_people.find(said(name, born, class_))
    assert found.row in (row, None)


def test_everybody_is_known_by_what_the_file_says(demo: Table, demo_people: People) -> None:
    """Each pupil by the whole name, birth date and class, but for one who stands there twice."""
    assert demo.export is not None
    columns, class_ = demo.export.persons[Owner.PUPIL], demo.export.persons[Owner.ROW]["class"]
    for row in demo.data_rows:
        parts = [demo.text(row, columns[part]) for part in ("last_name", "first_name", "middle_name")]
        found = demo_people.find(said(" ".join(parts), demo.text(row, columns["birth_date"]), demo.text(row, class_)))
        assert found.row == row or row in found.doubtful
