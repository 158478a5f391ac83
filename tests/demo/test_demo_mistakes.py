"""The planted mistakes: enough of them, of every kind, and each really one."""

from __future__ import annotations

import re

import pytest
from demo_reading import Read, Reader
from stdnum.ru import inn

from sgo_tui.demo import LAYOUTS
from sgo_tui.demo.mistakes import CHECKED_FIELDS, MISTAKES, NAMES
from sgo_tui.export import Owner

LOCKED = (*NAMES, "birth_date")
EVERYWHERE = {
    *("S1", "S2", "S3", "S4", "S5", "S7", "S10", "P1", "P2", "P3"),
    *("T1", "T2", "T3", "T5", "M1", "A1", "G1", "F1", "F2", "F3", "F4", "V2"),
}


@pytest.mark.parametrize(
    ("layout", "more"),
    [
        ("classic", {"P8", "N1", "N2", "V1"}),
        ("flat", {"B1", "B2"}),
        ("titled", {"P8", "B1", "B2", "V1"}),
        ("unmerged", {"P8", "B1", "B2", "N1", "N2", "V1"}),
        ("three-level", {"P8", "B1", "B2", "N1", "N2", "V1"}),
        ("owner-in-name", {"B1", "B2"}),
    ],
)
def test_a_school_of_120_has_every_kind_that_its_columns_allow(read: Reader, layout: str, more: set[str]) -> None:
    """So that the first look at a demo shows what the program can find."""
    assert {planted.rule for planted in read(layout).demo.planted} == EVERYWHERE | more


def test_the_list_has_all_kinds() -> None:
    """Nothing is planted that is not listed."""
    assert {mistake.rule for mistake in MISTAKES} == EVERYWHERE | {"P8", "N1", "N2", "V1", "B1", "B2"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_about_a_tenth_of_the_checked_values_is_wrong(read: Reader, layout: str) -> None:
    """What SGO finds pupils by aside: it is locked and rarely wrong."""
    found = read(layout, rows=600)
    spoiled = sum(not is_locked(found, planted.column) for planted in found.demo.planted)
    right = sum(
        not (owner is Owner.PUPIL and field in LOCKED)
        for field in CHECKED_FIELDS
        for _row, owner, _value in found.right_values(field)
    )

    assert 0.08 < spoiled / (spoiled + right) < 0.11


def is_locked(found: Read, column: int) -> bool:
    """Whether SGO finds the pupil by the column."""
    return column in {found.column(Owner.PUPIL, name) for name in LOCKED}


def test_a_few_locked_values_are_wrong(read: Reader) -> None:
    """They can only be reported, so there are few."""
    found = read("classic", rows=600)
    wrong = [planted for planted in found.demo.planted if is_locked(found, planted.column)]

    assert 15 < len(wrong) < 60
    assert {planted.rule for planted in wrong} == {"F1", "F2", "F3", "F4", "A1"}


def test_places_are_in_the_order_of_the_file_and_named_once(read: Reader) -> None:
    """Each place is a cell below the header; no cell has two mistakes."""
    found = read("three-level")
    places = [(planted.row, planted.column) for planted in found.demo.planted]

    assert places == sorted(set(places))
    assert all(found.first_row <= row < found.sheet.nrows for row, _column in places)
    assert {planted.sheet for planted in found.demo.planted} == {"Ученики"}


@pytest.mark.parametrize(
    ("rule", "looks_wrong"),
    [
        ("S1", r"\d{11}|\d{3} \d{3} \d{3} \d\d"),
        ("S3", r"\d{3}-\d{3}-\d{3} \d{3}"),
        ("S4", r"[\dОЗl]{3}-[\dОЗl]{3}-[\dОЗl]{3} [\dОЗl]{2}"),
        ("S5", r"\d{3}-\d{3}-\d{3} \d\d"),
        ("S7", r"([01])\1\1-\1\1\1-\1\1\1 \1\1"),
        ("S10", r""),
        ("P1", r"\d\d[ -]\d\d"),
        ("P2", r"\d{5}"),
        ("P3", r"\d{4} \d{6}"),
        ("P8", r"\d{3} ?\d{3}"),
        ("B1", r"[IV]+ [А-Я]{2}|[IV]+-[а-я]{2}|\d-[А-Я]{2}"),
        ("B2", r"\d{5}"),
        ("T1", r"\+7 \(\d{3}\) \d{3}-\d\d-\d\d|8-\d{3}-\d{3}-\d\d-\d\d|9\d{9}"),
        ("T2", r"7415\d{7}"),
        ("T3", r"79\d{9}; 79\d{9}"),
        ("T5", r"70{10}|79{10}"),
        ("M1", r".*(@ |,|[аеоср]|^[^@]*$|@[a-z]+$).*"),
        ("N1", r"\d{12}"),
        ("N2", r"\d{10}"),
        ("A1", r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}|\d\d\.\d\d\.\d\d"),
        ("G1", r"муж\.?|жен\.?|женский|M"),
        ("F1", r".+[1_?]"),
        ("F2", r".*[A-Za-z].*"),
        ("F3", r"-.+"),
        ("F4", r"[^а-яё]+|[^А-ЯЁ]+"),
        ("V1", r" .+|.+[ \xa0]|.+  .+"),
        ("V2", r"-|нет|н/д"),
    ],
)
def test_a_planted_value_is_wrong_in_the_way_that_was_said(read: Reader, rule: str, looks_wrong: str) -> None:
    """The text of each spoiled cell has the shape of its mistake."""
    values = [value for layout in ("unmerged", "three-level") for value in read(layout).spoiled_values(rule)]

    assert len(values) > 3
    assert [value for value in values if not re.fullmatch(looks_wrong, str(value))] == []


def test_letters_for_digits_are_there(read: Reader) -> None:
    """A СНИЛС with a letter has exactly one."""
    for value in read("classic").spoiled_values("S4"):
        assert len(re.findall("[ОЗl]", value)) == 1


def test_a_snils_that_lost_its_zero_is_a_number_with_ten_digits(read: Reader) -> None:
    """With the zero back in front its check number is right."""
    for value in read("classic").spoiled_values("S2"):
        digits = f"{value:011.0f}"
        total = sum(int(digit) * (9 - place) for place, digit in enumerate(digits[:9]))

        assert digits[0] == "0"
        assert digits[1] != "0"
        assert total % 101 % 100 == int(digits[9:])


def test_wrong_check_digits_are_wrong(read: Reader) -> None:
    """No planted ИНН of twelve digits or СНИЛС happens to be right."""
    found = read("unmerged", rows=600)

    assert not any(inn.is_valid(value) for value in found.spoiled_values("N1"))
    assert all(inn.is_valid(value) for value in found.spoiled_values("N2"))
    for value in found.spoiled_values("S5"):
        digits = [int(sign) for sign in value if sign.isdigit()]
        total = sum(digit * (9 - place) for place, digit in enumerate(digits[:9]))

        assert total % 101 % 100 != 10 * digits[9] + digits[10]


def test_a_series_that_took_its_number_leaves_the_number_empty(read: Reader) -> None:
    """Both parts stand in the cell of the series."""
    found = read("classic", rows=600)
    joined = [planted for planted in found.demo.planted if planted.rule == "P3"]

    assert joined
    assert all(found.sheet.cell_value(planted.row, planted.column + 1) == "" for planted in joined)
