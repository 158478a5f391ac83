"""What people of different rows have in common: rows in, [row, column, rule] out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import Sheet, Values, found

A, B, C = "112-233-445 95", "112-855-899 74", "087-654-303 00"


def pupil(name: str, born: str, snils: str = "", **more: str) -> dict[str, str]:
    """Return a pupil's cells."""
    last, first, middle = name.split()
    cells = {"last_name": last, "first_name": first, "middle_name": middle, "birth_date": born, "snils": snils, **more}
    return {f"pupil {field}": text for field, text in cells.items()}


def mother(name: str, born: str, snils: str = "", **more: str) -> dict[str, str]:
    """Return a mother's cells."""
    return {key.replace("pupil", "mother"): text for key, text in pupil(name, born, snils, **more).items()}


ANNA = mother("Белова Анна Ильинична", "05.06.1985")
IVAN, OLEG = pupil("Белов Иван Петрович", "01.03.2015", A), pupil("Белов Олег Петрович", "02.04.2017", B)


def with_number(person: dict[str, str], number: str) -> dict[str, str]:
    """Return a person's cells with another СНИЛС."""
    return {key: number if key.endswith("snils") else text for key, text in person.items()}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{**IVAN, **with_number(ANNA, C)}, {**OLEG, **with_number(ANNA, C)}], []),
        (
            [IVAN, with_number(OLEG, A)],
            [(0, "pupil snils", "snils-of-other"), (1, "pupil snils", "snils-of-other")],
        ),
        (
            [{**IVAN, **with_number(ANNA, A)}],
            [(0, "pupil snils", "snils-of-other"), (0, "mother snils", "snils-of-other")],
        ),
        (
            [{**IVAN, **with_number(ANNA, C)}, {**OLEG, **with_number(ANNA, "116-973-385 89")}],
            [(0, "mother snils", "snils-of-parent-differs"), (1, "mother snils", "snils-of-parent-differs")],
        ),
        (
            [IVAN, with_number(IVAN, B)],
            [(0, "pupil last_name", "person-twice"), (1, "pupil last_name", "person-twice")],
        ),
        ([IVAN, {**pupil("Белов Иван Петрович", "02.03.2015", B)}], []),
        ([IVAN, {**pupil("Белов Илан Петрович", "01.03.2015", B)}], []),
        (
            [
                {**IVAN, **with_number(ANNA, C)},
                {**OLEG, **mother("Белова Анна Илинична", "05.06.1985", C)},
            ],
            [(0, "mother last_name", "parent-twice"), (1, "mother last_name", "parent-twice")],
        ),
        (
            [
                {**IVAN, **with_number(ANNA, C)},
                {**OLEG, **mother("Белава Анна Ильинична", "05.06.1985", "116-973-385 89")},
            ],
            [],
        ),
    ],
    ids=[
        "one-mother-of-two", "two-pupils-one-number", "mothers-number-for-the-child", "two-numbers-of-one-mother",
        "pupil-twice", "homonyms", "twins", "mother-in-two-spellings", "two-mothers-with-numbers-of-their-own",
    ],
)  # fmt: skip
def test_same_numbers_and_names(rows: list[Values], expected: list[tuple[int, str, str]]) -> None:
    """One number belongs to one person, and one person has one number; twins, homonyms and families are right."""
    assert [entry for entry in found(*rows) if entry[2] != "snils-missing"] == expected


def test_the_usual_number_is_suggested() -> None:
    """Of a mother of three the number that two rows have is suggested for the third."""
    rows = [
        {**pupil(f"Белов {name} Петрович", f"0{n}.04.201{n}", number), **with_number(ANNA, hers)}
        for n, (name, number, hers) in enumerate([("Иван", A, C), ("Олег", B, C), ("Пётр", "", "116-973-385 89")], 3)
    ]
    sheet = Sheet(*rows)

    assert [(p.row, p.suggestion) for p in sheet.problems[2] if p.rule.code == "S9"] == [(2, C)]
    assert all(p.rule.code != "S9" for row in (0, 1) for p in sheet.problems[row])


def test_one_passport_of_two() -> None:
    """A passport belongs to one person."""
    paper = {"passport_series": "3008", "passport_number": "123456"}
    rows = [
        {**IVAN, **mother("Белова Анна Ильинична", "05.06.1985", **paper)},
        {**OLEG, **mother("Серова Инна Павловна", "07.08.1986", **{**paper, "passport_number": "123456"})},
    ]

    assert [entry for entry in found(*rows) if entry[2] == "passport-of-other"] == [
        (0, "mother passport_number", "passport-of-other"),
        (1, "mother passport_number", "passport-of-other"),
    ]


def test_who_the_others_are() -> None:
    """A message names the other rows as people count them, and no names."""
    problem = next(p for p in Sheet(IVAN, with_number(OLEG, A)).problems[0] if p.rule.code == "S8")

    assert "2" in problem.message
    assert "Белов" not in problem.message


NAMES = ("Белов", "Белав", "Серов", "")
EDITS = {
    "pupil last_name": NAMES,
    "pupil snils": (A, B, C, ""),
    "mother last_name": ("Белова", "Белава", "Серова", ""),
    "mother first_name": ("Анна", "Инна"),
    "mother snils": (A, B, C, ""),
    "mother birth_date": ("05.06.1985", "06.06.1985"),
    "mother passport_number": ("123456", "123457", ""),
    "mother citizenship": ("Россия", "россия", "Росия", "РФ"),
    "mother mobile_phone": ("79021234567", "8-902-1234567", ""),
}
cells = st.sampled_from([(key, text) for key, texts in EDITS.items() for text in texts])
families = st.fixed_dictionaries({key: st.sampled_from(texts) for key, texts in EDITS.items()}).map(
    lambda row: {
        "pupil first_name": "Иван",
        "pupil birth_date": "01.03.2015",
        "mother middle_name": "Ильинична",
        "mother passport_series": "3008",
        **row,
    }
)


edits = st.lists(st.tuples(st.integers(0, 5), cells), max_size=12)


@given(st.lists(families, min_size=1, max_size=6), edits, edits)
@settings(max_examples=150, deadline=None)
def test_after_any_edits_all_is_said_that_a_check_of_everything_would_say(
    rows: list[Values], meanwhile: list[tuple[int, tuple[str, str]]], later: list[tuple[int, tuple[str, str]]]
) -> None:
    """However a table was edited, while it was checked or later, its problems are those of a check anew."""
    sheet = Sheet(*rows, meanwhile=[(row % len(rows), key, text) for row, (key, text) in meanwhile])
    for row, (key, text) in later:
        sheet.edit(row % len(rows), key, text)

    assert sheet.problems == sheet.checked_anew()
