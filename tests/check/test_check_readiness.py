"""Who is ready for Госуслуги: people in, what they lack out."""

from __future__ import annotations

import pytest
from sheets import Sheet

from sgo_tui.check.readiness import Lack, Readiness, lacks
from sgo_tui.export import Owner

READY = {
    "pupil last_name": "Белов",
    "pupil first_name": "Иван",
    "pupil birth_date": "01.03.2015",
    "pupil snils": "112-233-445 95",
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"pupil snils": "11223344595"}, ()),
        ({"pupil snils": ""}, (Lack.SNILS,)),
        ({"pupil snils": "нет"}, (Lack.SNILS,)),
        ({"pupil snils": "112-233-445 96"}, (Lack.SNILS,)),
        ({"pupil first_name": ""}, (Lack.NAME,)),
        ({"pupil last_name": "Бел1ов"}, (Lack.NAME,)),
        ({"pupil birth_date": "01.03.2030", "pupil snils": ""}, (Lack.BIRTH_DATE, Lack.SNILS)),
        ({"pupil last_name": "", "pupil first_name": ""}, None),
    ],
)
def test_a_pupil(changes: dict[str, str], expected: tuple[Lack, ...] | None) -> None:
    """A pupil needs a right name, a birth date that can be, and a right СНИЛС, in whatever form."""
    sheet = Sheet({**READY, **changes})

    assert lacks(sheet.export, Owner.PUPIL, sheet.texts(0).__getitem__, sheet.problems[0]) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"employee mobile_phone": ""}, ()),
        ({"employee mobile_phone": "", "employee email": ""}, (Lack.CONTACT,)),
        ({"employee mobile_phone": "", "employee email": "a@"}, (Lack.CONTACT,)),
        ({"employee passport_number": ""}, (Lack.PASSPORT,)),
    ],
)
def test_an_employee(changes: dict[str, str], expected: tuple[Lack, ...]) -> None:
    """An employee needs a passport as well, and a telephone or an e-mail."""
    row = {key.replace("pupil", "employee"): text for key, text in READY.items()} | {
        "employee passport_series": "3005",
        "employee passport_number": "123456",
        "employee mobile_phone": "79021234567",
        "employee email": "a@mail.ru",
    }
    sheet = Sheet({**row, **changes})

    assert lacks(sheet.export, Owner.EMPLOYEE, sheet.texts(0).__getitem__, sheet.problems[0]) == expected


def counted(sheet: Sheet) -> Readiness:
    """Return who is ready in a sheet."""
    readiness = Readiness(sheet.export)
    for row in sheet.rows:
        readiness.add_row(row, sheet.texts(row).__getitem__, sheet.problems[row])
    return readiness


def test_counts_by_class() -> None:
    """People are counted by class and for the file; a parent who is not there is not counted."""
    mother = {"mother last_name": "Белова", "mother first_name": "Анна", "mother birth_date": "05.06.1985"}
    rows = [
        {**READY, "class": "5А", **mother, "mother snils": "112-855-899 74"},
        {**READY, "class": "5Б", "pupil first_name": "Олег", "pupil snils": "", **mother, "mother snils": ""},
        {**READY, "class": "5Б", "pupil first_name": "Пётр", "pupil snils": "087-654-303 00"},
    ]
    sheet = Sheet(*rows)
    found = counted(sheet)

    assert {c: {o: (t.people, t.ready) for o, t in by.items()} for c, by in found.by_class.items()} == {
        "5А": {Owner.PUPIL: (1, 1), Owner.MOTHER: (1, 1)},
        "5Б": {Owner.PUPIL: (2, 1), Owner.MOTHER: (1, 0)},
    }
    assert found.total[Owner.MOTHER].lacks == {Lack.SNILS: 1}
    assert (found.total[Owner.PUPIL].unready, found.total[Owner.PUPIL].lacking) == ([1], {Lack.SNILS: [1]})
    assert found.missing_columns == ()


def test_a_file_without_the_column() -> None:
    """Where the file has no column for СНИЛС, that is told: the full list of fields has one."""
    sheet = Sheet({key: text for key, text in READY.items() if key != "pupil snils"})

    assert counted(sheet).missing_columns == (Lack.SNILS,)
