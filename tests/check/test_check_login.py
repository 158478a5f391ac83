"""Why somebody cannot log in: a person in, what the file tells of it out."""

from __future__ import annotations

import pytest
from sheets import TODAY, Sheet

from sgo_tui.check.login import Kind, Reason, reasons
from sgo_tui.export import Owner

PUPIL = {
    "pupil last_name": "Белов",
    "pupil first_name": "Иван",
    "pupil middle_name": "Петрович",
    "pupil birth_date": "01.03.2010",
    "pupil snils": "112-233-445 95",
    "pupil mobile_phone": "79021234567",
    "pupil email": "belov@mail.ru",
    "pupil doc_type": "",
}
MOTHER = {
    "mother last_name": "Белова",
    "mother first_name": "Анна",
    "mother middle_name": "Олеговна",
    "mother birth_date": "05.06.1985",
    "mother snils": "112-855-899 74",
    "mother mobile_phone": "79027654321",
    "mother email": "anna@mail.ru",
}
EMPLOYEE = {
    "employee last_name": "Белов",
    "employee first_name": "Иван",
    "employee middle_name": "Петрович",
    "employee birth_date": "01.03.1980",
    "employee snils": "112-233-445 95",
    "employee passport_number": "123456",
    "employee mobile_phone": "79021234567",
    "employee email": "belov@mail.ru",
}


def told(sheet: Sheet, owner: Owner, row: int = 0) -> list[Reason]:
    """Return the reasons for a person of a row."""
    return reasons(sheet.export, owner, sheet.texts(row), sheet.problems[row], TODAY)


def cells(sheet: Sheet, owner: Owner, kind: Kind) -> list[str]:
    """Return the columns of the reasons of one kind."""
    return [sheet.keys[r.column] for r in told(sheet, owner) if r.kind is kind and r.column is not None]


@pytest.mark.parametrize(
    ("changes", "likely", "possible"),
    [
        ({}, [], []),
        ({"pupil snils": "11223344595"}, [], []),
        ({"pupil snils": ""}, ["pupil snils"], []),
        ({"pupil snils": "нет"}, ["pupil snils"], []),
        ({"pupil snils": "112-233-445 96"}, ["pupil snils"], []),
        ({"pupil snils": MOTHER["mother snils"]}, ["pupil snils"], []),
        ({"pupil first_name": ""}, ["pupil first_name"], []),
        ({"pupil last_name": "Бел1ов"}, ["pupil last_name"], []),
        ({"pupil birth_date": ""}, ["pupil birth_date"], []),
        ({"pupil birth_date": "31.02.2012"}, ["pupil birth_date"], []),
        ({"pupil birth_date": "01.03.2015"}, [], ["pupil birth_date"]),
        ({"pupil middle_name": ""}, [], ["pupil middle_name"]),
        ({"pupil middle_name": "Семенович"}, [], ["pupil middle_name"]),
        ({"pupil mobile_phone": MOTHER["mother mobile_phone"]}, [], ["pupil mobile_phone"]),
        ({"pupil email": MOTHER["mother email"]}, [], ["pupil email"]),
        ({"pupil email": "belov@mail,ru"}, [], ["pupil email"]),
        (
            {"pupil birth_date": "01.03.2015", "pupil doc_type": "Свидетельство о рождении иностранного государства"},
            [],
            ["pupil birth_date", "pupil doc_type"],
        ),
        ({"mother snils": "1"}, [], []),
    ],
)
def test_a_pupil(changes: dict[str, str], likely: list[str], possible: list[str]) -> None:
    """What Госуслуги needs is the likeliest reason; age, spelling, shared contacts and papers are possible ones."""
    sheet = Sheet({**PUPIL, **MOTHER, **changes})

    assert cells(sheet, Owner.PUPIL, Kind.LIKELY) == likely
    assert cells(sheet, Owner.PUPIL, Kind.POSSIBLE) == possible


@pytest.mark.parametrize(
    ("changes", "likely", "possible"),
    [
        ({}, [], []),
        ({"employee passport_number": ""}, ["employee passport_number"], []),
        ({"employee mobile_phone": ""}, [], []),
        ({"employee mobile_phone": "", "employee email": ""}, ["employee mobile_phone"], []),
        ({"employee mobile_phone": "", "employee email": "a@"}, ["employee email"], []),
        ({"employee email": "a@"}, [], ["employee email"]),
    ],
)
def test_an_employee(changes: dict[str, str], likely: list[str], possible: list[str]) -> None:
    """An employee needs a passport too, and one good telephone or e-mail."""
    sheet = Sheet({**EMPLOYEE, **changes})

    assert cells(sheet, Owner.EMPLOYEE, Kind.LIKELY) == likely
    assert cells(sheet, Owner.EMPLOYEE, Kind.POSSIBLE) == possible


def test_one_parent_in_two_spellings() -> None:
    """A mother who stands in another row with another letter may be two people in SGO."""
    other = {**PUPIL, "pupil first_name": "Олег", "pupil snils": "", **MOTHER, "mother last_name": "Билова"}
    sheet = Sheet({**PUPIL, **MOTHER, "mother snils": ""}, {**other, "mother snils": ""})

    assert "mother last_name" in cells(sheet, Owner.MOTHER, Kind.POSSIBLE)


@pytest.mark.parametrize(
    ("born", "unseen", "advice"),
    [("01.03.2015", False, "child's account"), ("01.03.2010", True, "must bind"), ("01.03.2007", False, "confirmed")],
)
def test_age_decides_what_is_told(born: str, *, unseen: bool, advice: str) -> None:
    """A parent makes a child's account, must bind that of a youth, and has nothing to do with a grown pupil's."""
    found = told(Sheet({**PUPIL, "pupil birth_date": born}), Owner.PUPIL)
    words = {kind: " ".join(reason.text for reason in found if reason.kind is kind) for kind in Kind}

    assert ("From 14 to 18" in words[Kind.UNSEEN]) == unseen
    assert advice in words[Kind.ADVICE]
    assert ("must bind" in words[Kind.ADVICE]) == unseen


def test_how_an_account_is_confirmed() -> None:
    """All three ways are told."""
    advice = [reason.text for reason in told(Sheet(EMPLOYEE), Owner.EMPLOYEE) if reason.kind is Kind.ADVICE]

    assert all(any(way in text for text in advice) for way in ("bank", "service centre", "electronic signature"))


def test_a_column_that_is_not_there() -> None:
    """What the file has no column for cannot be seen; it is not said to be missing."""
    sheet = Sheet({key: text for key, text in PUPIL.items() if key != "pupil snils"})
    found = told(sheet, Owner.PUPIL)

    assert not [reason for reason in found if reason.kind is Kind.LIKELY]
    assert any("no column" in reason.text for reason in found if reason.kind is Kind.UNSEEN)


def test_each_reason_once_and_the_likeliest_first() -> None:
    """The kinds come in their order; no sentence is said twice of one cell."""
    found = told(Sheet({**PUPIL, **MOTHER, "pupil snils": "", "pupil last_name": "1"}), Owner.PUPIL)

    assert [reason.kind for reason in found] == sorted((r.kind for r in found), key=list(Kind).index)
    assert len({(reason.text, reason.column) for reason in found}) == len(found)
