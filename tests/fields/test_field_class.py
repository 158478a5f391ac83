"""School classes: the year of school and what makes two spellings one class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.fields import school_class

ONE_CLASS = [
    "5А",
    "5а",
    "5 А",
    "5-А",
    "5 – А",
    "5A",
    "5 «А»",
    '5"А"',
    '5 "а"',
    "5а класс",
    "5А кл.",
    "5 класс А",
    "5 класс «А»",
    "класс 5А",
    "V А",
    "V-а",
    " 5  А ",
]


@pytest.mark.parametrize("text", ONE_CLASS)
def test_spellings_of_one_class(text: str) -> None:
    """Signs, case, look-alike and Roman letters and the word «класс» do not matter."""
    assert school_class.grade(text) == 5
    assert school_class.key(text) == "5А"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("1", 1),
        ("5 класс", 5),
        ("10 Б", 10),
        ("11-А", 11),
        ("12А", 12),
        ("XI Б", 11),
        ("ХI Б", 11),
        ("X Б", 10),
        ("IV", 4),
        ("1 А (коррекц.)", 1),
        ("7 В класс (ЗПР)", 7),
        ("10 ФМ", 10),
        ("10СЭ", 10),
        ("9Г-1", 9),
        ("5А1", 5),
        ("5-1", 5),
        ("5/2", 5),
        ("10.3", 10),
    ],
)
def test_year_of_school(text: str, grade: int) -> None:
    """Notes, several letters and numbered classes do not hide the year."""
    assert school_class.grade(text) == grade


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "нет",
        "0",
        "13А",
        "2012",
        "5-6",
        "1-4 классы",
        "10-11",
        "111",
        "5 1",
        "II-КА",
        "5А, 5Б",
        "5 группа",
        "Группа 5",
        "2 младшая",
        "младшая 2",
        "2 мл.",
        "2 МЛ",
        "2мл",
        "5 лет",
        "Подготовительная",
        "Шахматы",
        "Шахматы 5",
        "3D",
        "3D-моделирование",
        "IT",
        "Х",
        "Клуб 5",
        "Иванов",
    ],
)
def test_groups_and_clubs_are_no_classes(text: str) -> None:
    """Groups of a kindergarten, clubs, several classes at once and other numbers have no year of school."""
    assert school_class.grade(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("5А", "5Б"), ("5А", "6А"), ("1А", "1 А (коррекц.)"), ("5-1", "5-2"), ("5-1", "5"), ("2 младшая", "1 младшая")],
)
def test_different_classes_have_different_keys(one: str, other: str) -> None:
    """What is another class or group is not put together with the first."""
    assert school_class.key(one) != school_class.key(other)


@given(st.text() | st.text("0123456789 АБIVX-«».()клас", max_size=12))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text has a key, and only the years of school are years."""
    assert school_class.grade(text) in {None, *range(1, school_class.LAST_GRADE + 1)}
    assert school_class.key(text) == school_class.key(f" {text} ")


@given(st.integers(1, 12), st.sampled_from("АБВГДЕЖКЛМ"))
def test_key_is_the_spelling_of_itself(year: int, letter: str) -> None:
    """The key of a class is a right spelling of the same class."""
    key = school_class.key(f"{year} «{letter}»")

    assert (school_class.grade(key), school_class.key(key)) == (year, key)
