"""What the cells of one row say together: rows in, [row, column, rule] out. The day is 23.11.2026."""

from __future__ import annotations

import pytest
from sheets import Sheet, found

NUMBER, OTHER_NUMBER = "112-233-445 95", "112-855-899 74"
PUPIL = {"pupil last_name": "Белов", "pupil first_name": "Иван", "pupil birth_date": "01.03.2015"}
MOTHER = {"mother last_name": "Белова", "mother first_name": "Анна", "mother birth_date": "05.06.1985"}
FATHER = {"father last_name": "Белов", "father first_name": "Олег", "father birth_date": "05.06.1984"}

Found = list[tuple[int, str, str]]


def of(**cells: str) -> list[tuple[str, str]]:
    """Return column and rule of what is wrong with people who have these cells, by «owner__field»."""
    row = {key.replace("__", " "): text for key, text in cells.items()}
    whole = {**PUPIL, **(MOTHER if "mother" in str(row) else {}), **(FATHER if "father" in str(row) else {}), **row}
    return [(key, rule) for _row, key, rule in found(whole)]


def test_right_row_has_no_problems() -> None:
    """A pupil with both parents and right papers."""
    row = {
        **PUPIL,
        **MOTHER,
        **FATHER,
        "class": "6А",
        "pupil sex": "М",
        "pupil snils": NUMBER,
        "pupil middle_name": "Олегович",
        "pupil birth_cert_series": "II-КА",
        "pupil birth_cert_number": "123456",
        "mother snils": OTHER_NUMBER,
        "mother middle_name": "Ильинична",
        "mother passport_series": "3005",
        "mother passport_number": "123456",
        "mother passport_issue_date": "10.07.2005",
        "mother relation": "мать",
        "father middle_name": "Петрович",
        "father snils": "087-654-303 00",
    }

    assert found(row) == []


def test_problems_stand_at_their_cells_from_left_to_right() -> None:
    """Each problem names its row and column, the worst of a cell first."""
    row = {"pupil last_name": "БЕЛОВ", "pupil snils": "112-233-445 96", "mother last_name": "", "pupil sex": "муж"}

    assert found({}, row) == [
        (1, "pupil last_name", "name-case"),
        (1, "pupil snils", "snils-checksum"),
        (1, "pupil sex", "sex-form"),
    ]


def test_absent_parents_miss_nothing() -> None:
    """The empty block of a parent who is not in the card is right; a parent who is there needs a СНИЛС."""
    row = {**PUPIL, "pupil snils": "", "mother last_name": "Белова", "mother snils": "", "father last_name": ""}

    assert found({**row, "father snils": ""}) == [
        (0, "pupil snils", "snils-missing"),
        (0, "mother snils", "snils-missing"),
    ]


def test_empty_rows_have_no_problems() -> None:
    """Rows that formatting alone has left are not people."""
    assert found({"pupil last_name": "", "pupil snils": ""}) == []


@pytest.mark.parametrize(
    ("series", "citizenship", "rules"),
    [
        ("EG", "Китай", []),
        ("EG", "", ["document-foreign"]),
        ("<308>", "", ["passport-series-lost-zero"]),
        ("308", "", ["passport-series-doubtful"]),
        ("30 05", "Россия", ["passport-series-form"]),
    ],
)
def test_each_person_is_judged_by_his_own_citizenship(series: str, citizenship: str, rules: list[str]) -> None:
    """The mother's citizenship excuses her passport, not the father's; only number cells have lost zeros."""
    row = {"mother citizenship": citizenship, "mother passport_series": series, "father passport_series": "EG"}

    assert [rule for _r, key, rule in found({**MOTHER, **FATHER, **row}) if key == "mother passport_series"] == rules
    assert (0, "father passport_series", "document-foreign") in found({**MOTHER, **FATHER, **row})


@pytest.mark.parametrize(
    ("born", "class_", "rules"),
    [
        ("23.11.2026", "", ["pupil-age"]),
        ("24.11.2026", "1А", ["born-in-future"]),
        ("01.03.1925", "", ["born-long-ago"]),
        ("02.09.2021", "1А", ["pupil-age"]),
        ("01.09.2021", "1А", ["class-age"]),
        ("31.08.2020", "1А", []),
        ("31.08.2015", "1А", ["class-age"]),
        ("01.09.2015", "1А", ["class-age"]),
        ("02.09.2015", "1А", []),
        ("01.03.2010", "11 «А»", []),
        ("01.09.2005", "11А", ["pupil-age"]),
        ("01.03.2023", "Солнышко", []),
        ("01.03.2000", "Солнышко", ["pupil-age"]),
        ("", "5А", []),
        ("когда-то", "5А", ["date-unreadable"]),
    ],
)
def test_ages(born: str, class_: str, rules: list[str]) -> None:
    """A pupil is 5 to 20 years old on 1 September, and about as old as the class; groups of small children are not."""
    row = {"class": class_, "pupil last_name": "Белов", "pupil first_name": "Иван", "pupil birth_date": born}

    assert [rule for _row, key, rule in found(row) if key == "pupil birth_date"] == rules


@pytest.mark.parametrize(
    ("owner", "born", "relation", "rules"),
    [
        ("mother", "28.02.2001", "", []),
        ("mother", "02.03.2001", "", ["parent-young"]),
        ("mother", "01.03.2003", "", ["parent-young"]),
        ("father", "02.03.2003", "", ["parent-impossible"]),
        ("father", "02.03.2015", "", ["parent-younger"]),
        ("father", "01.03.2015", "", ["parent-born-with-child"]),
        ("father", "28.02.1944", "", ["parent-old"]),
        ("father", "01.03.1945", "", []),
        ("mother", "01.01.2005", "сестра", []),
        ("representative", "01.01.2005", "", []),
        ("representative", "01.01.2005", "брат", []),
        ("representative", "01.01.2005", "мать", ["parent-impossible"]),
        ("representative", "02.03.2015", "", ["parent-younger"]),
        ("mother", "01.01.2030", "", ["born-in-future"]),
    ],
)
def test_generations(owner: str, born: str, relation: str, rules: list[str]) -> None:
    """A parent is 14 to 70 years older than the child; a guardian may be a sister."""
    row = {f"{owner} last_name": "Белова", f"{owner} birth_date": born, f"{owner} relation": relation}

    assert [rule for _r, key, rule in found({**PUPIL, **row}) if key == f"{owner} birth_date"] == rules


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"pupil__middle_name": "Олегович", "pupil__sex": "Ж"}, [("pupil sex", "sex-patronymic")]),
        ({"pupil__middle_name": "Олеговна", "pupil__sex": "Ж"}, []),
        ({"pupil__middle_name": "Мамед оглы", "pupil__sex": "М"}, []),
        ({"pupil__middle_name": "Ким", "pupil__sex": "Ж"}, []),
        ({"pupil__middle_name": "Олегович", "pupil__sex": "?"}, [("pupil sex", "stand-in")]),
        ({"pupil__middle_name": ""}, [("pupil middle_name", "patronymic-missing")]),
        ({"pupil__middle_name": "", "pupil__citizenship": "Вьетнам"}, []),
        ({"mother__middle_name": "Олегович"}, [("mother middle_name", "mother-patronymic")]),
        ({"father__middle_name": "Олеговна"}, [("father middle_name", "father-patronymic")]),
        ({"father__relation": "мать"}, [("father relation", "father-relation")]),
        ({"mother__relation": "опекун"}, []),
        ({"pupil__first_name": "Федор"}, [("pupil first_name", "yo-usual")]),
        ({"pupil__first_name": "Фёдор"}, []),
        (
            {"pupil__last_name": "Зайцёв", "father__last_name": "Зайцев"},
            [("father last_name", "yo-differs")],
        ),
        ({"pupil__last_name": "Зайцев", "mother__last_name": "Зайцева"}, []),
    ],
)
def test_names_and_kin(cells: dict[str, str], expected: list[tuple[str, str]]) -> None:
    """Sex, patronymic and kinship fit each other; ё is as in the document; foreigners need no patronymic."""
    assert of(**cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"mobile_phone": "79021234567"}, [("pupil mobile_phone", "phone-of-parent")]),
        ({"mobile_phone": "79021234568"}, []),
        ({"email": "A@mail.ru"}, [("pupil email", "email-of-parent")]),
    ],
)
def test_what_child_and_parent_share(cells: dict[str, str], expected: list[tuple[str, str]]) -> None:
    """A child's account on Госуслуги needs a telephone and an e-mail of its own, however the number is written."""
    parents = {"mother mobile_phone": "+7 902 123-45-67", "mother email": "a@mail.ru"}
    row = {**PUPIL, **MOTHER, **parents, **{f"pupil {name}": text for name, text in cells.items()}}

    assert [(key, rule) for _row, key, rule in found(row) if key.startswith("pupil")] == expected


@pytest.mark.parametrize(
    ("born", "issued", "series", "rules"),
    [
        ("05.06.1985", "10.07.2005", "3005", []),
        ("05.06.1985", "10.07.2005", "3002", []),
        ("05.06.1985", "10.07.2005", "3006", []),
        ("05.06.1985", "10.07.2005", "3001", ["passport-series-year"]),
        ("05.06.1985", "10.07.2005", "3007", ["passport-series-year"]),
        ("05.06.1985", "10.07.1999", "3099", ["passport-expired"]),
        ("05.06.1984", "30.09.1997", "3097", ["passport-too-early"]),
        ("05.06.1985", "24.11.2026", "3026", ["passport-in-future"]),
        ("05.06.1985", "05.06.1999", "3099", ["passport-expired"]),
        ("05.06.1985", "04.06.1999", "3099", ["passport-before-age"]),
        ("25.08.1981", "26.08.2001", "3001", []),
        ("24.08.1981", "25.08.2001", "3001", ["passport-expired"]),
        ("29.02.2008", "01.03.2022", "3022", []),
        ("", "10.07.2005", "3005", []),
        ("05.06.1985", "", "3001", []),
        ("05.06.1985", "10.07.2005", "0205", ["passport-region"]),
    ],
)
def test_dates_of_passports(born: str, issued: str, series: str, rules: list[str]) -> None:
    """A passport is issued from 14 years and 1997 on, exchanged at 20 and 45 within 90 days, and has its year."""
    row = {"mother birth_date": born, "mother passport_issue_date": issued, "mother passport_series": series}

    assert [rule for _r, key, rule in found({"mother last_name": "Белова", **row}) if "passport" in key] == rules


@pytest.mark.parametrize(
    ("born", "cells", "rules"),
    [
        ("24.11.2012", {"passport_series": "3026", "passport_number": "123456"}, ["passport-under-age"]),
        ("23.11.2012", {"passport_series": "3026", "passport_number": "123456"}, []),
        ("23.11.2012", {"passport_series": ""}, ["passport-due"]),
        ("24.08.2012", {"passport_series": ""}, ["passport-missing"]),
        ("24.11.2012", {"passport_series": ""}, []),
        ("24.08.2012", {"passport_series": "", "citizenship": "Китай"}, []),
        ("24.08.2012", {"birth_cert_series": "II-КА"}, []),
        ("24.11.2012", {"passport_series": "EG", "citizenship": "Китай"}, []),
        (
            "24.11.2012",
            {"passport_series": "3026", "passport_issue_date": "01.02.2020"},
            ["passport-under-age"],
        ),
    ],
)
def test_passports_of_pupils(born: str, cells: dict[str, str], rules: list[str]) -> None:
    """Pupils of Russia have a passport from 14 on, and none before; within 90 days it is not late."""
    row = {**PUPIL, "pupil birth_date": born, **{f"pupil {name}": text for name, text in cells.items()}}

    assert [rule for _row, key, rule in found(row) if key != "pupil citizenship"] == rules


@pytest.mark.parametrize(
    ("issued", "rules"),
    [("01.03.2015", []), ("28.02.2015", ["issued-before-birth"]), ("24.11.2026", ["certificate-in-future"]), ("", [])],
)
def test_certificates(issued: str, rules: list[str]) -> None:
    """A certificate of birth is not issued before it, nor tomorrow."""
    assert [rule for _key, rule in of(pupil__birth_cert_issue_date=issued)] == rules


@pytest.mark.parametrize(
    ("kind", "series", "number", "expected"),
    [
        ("Загранпаспорт гражданина РФ", "75", "1234567", []),
        ("Загранпаспорт гражданина РФ", "75", "123456", [("mother passport_number", "passport-abroad")]),
        ("Военный билет", "АБ", "1234567", []),
        ("Военный билет", "3005", "123456", [("mother passport_number", "document-form")]),
        ("Паспорт гражданина СССР", "II-КА", "123456", [("mother passport_number", "passport-soviet")]),
        ("Паспорт гражданина РФ", "3005", "123456", []),
        ("Паспорт гражданина РФ", "300", "123456", [("mother passport_series", "passport-series-lost-zero")]),
        ("", "3005", "123456", []),
    ],
)
def test_other_documents(kind: str, series: str, number: str, expected: list[tuple[str, str]]) -> None:
    """Each type of document has its own form."""
    cells = {"mother__doc_type": kind, "mother__passport_series": series, "mother__passport_number": number}

    assert of(**cells) == expected


@pytest.mark.parametrize(
    ("kind", "citizenship", "expected"),
    [
        ("Паспорт гражданина РФ", "Россия", []),
        ("Паспорт гражданина РФ", "Узбекистан", [("mother citizenship", "document-of-citizen")]),
        ("Вид на жительство", "Россия", [("mother doc_type", "document-of-foreigner")]),
        ("Вид на жительство", "Узбекистан", []),
        ("Паспорт гражданина РФ", "Россия, Израиль", []),
        ("Паспорт гражданина РФ", "", []),
    ],
)
def test_documents_and_citizenship(kind: str, citizenship: str, expected: list[tuple[str, str]]) -> None:
    """A document is one that citizens of that country have."""
    assert of(mother__doc_type=kind, mother__citizenship=citizenship) == expected


@pytest.mark.parametrize(
    ("filled", "missing"),
    [
        ({"city": "Елизово", "street": "Мира", "house": "5"}, []),
        ({"city": "Елизово", "street": "Мира"}, ["house"]),
        ({"flat": "7"}, ["city", "street", "house"]),
        ({}, []),
    ],
)
def test_addresses(filled: dict[str, str], missing: list[str]) -> None:
    """An address needs town, street and house as soon as any part of it is there."""
    parts = {f"pupil__addr_fact_{part}": filled.get(part, "") for part in ("city", "street", "house", "flat")}

    assert of(**parts) == [(f"pupil addr_fact_{part}", "address-incomplete") for part in missing]


def solved(**cells: str) -> dict[str, str]:
    """Return the pupil's cells after the first suggestion has been taken, with all that belongs to it."""
    sheet = Sheet({**PUPIL, **{f"pupil {name}": text for name, text in cells.items()}})
    problem = next(p for p in sheet.problems[0] if p.suggestion is not None)
    changes = {problem.column: str(problem.suggestion), **dict(problem.others)}
    return {key.removeprefix("pupil "): text for index, text in changes.items() if (key := sheet.keys[index])}


@pytest.mark.parametrize(
    ("cells", "changes"),
    [
        (
            {"passport_series": "123456", "passport_number": "3005"},
            {"passport_series": "3005", "passport_number": "123456"},
        ),
        (
            {"passport_series": "3005 123456", "passport_number": ""},
            {"passport_series": "3005", "passport_number": "123456"},
        ),
        ({"email": "79021234567", "mobile_phone": ""}, {"email": "", "mobile_phone": "79021234567"}),
        (
            {"email": "79021234567", "mobile_phone": "a@mail.ru"},
            {"email": "a@mail.ru", "mobile_phone": "79021234567"},
        ),
        ({"snils": "79021234567", "mobile_phone": "79021234568"}, {}),
        (
            {
                "passport_series": "II-КА", "passport_number": "123456",
                "birth_cert_series": "", "birth_cert_number": "",
            },
            {
                "passport_series": "", "passport_number": "",
                "birth_cert_series": "II-КА", "birth_cert_number": "123456",
            },
        ),
    ],
    ids=["crosswise", "together", "to-an-empty-cell", "both-crosswise", "nowhere-to-go", "certificate-for-passport"],
)  # fmt: skip
def test_values_that_stand_elsewhere(cells: dict[str, str], changes: dict[str, str]) -> None:
    """What belongs into another cell is moved there, with all that has to change its place; never over other data."""
    if changes:
        assert solved(**cells) == changes
    else:
        assert all(p.suggestion is None for p in Sheet({f"pupil {k}": v for k, v in cells.items()}).problems[0])


@pytest.mark.parametrize(
    ("key", "text", "rules"),
    [
        ("pupil mobile_phone", "", ["cleared-erases"]),
        ("pupil addr_fact_flat", "", ["cleared-untouched"]),
        ("pupil addr_fact_city", "Вилючинск", ["town-changed"]),
        ("pupil addr_fact_city", "Елизово", []),
        ("mother last_name", "Серова", ["identity-changed"]),
        ("pupil mobile_phone", "79021234568", []),
    ],
)
def test_edits_against_the_file(key: str, text: str, rules: list[str]) -> None:
    """What an import makes of a change is told as long as the file still has the old value."""
    home = {"pupil addr_fact_street": "Мира", "pupil addr_fact_house": "5", "pupil addr_fact_flat": "7"}
    rows = [{**PUPIL, "pupil birth_date": f"0{n}.03.2015", "pupil addr_fact_city": "Елизово"} for n in (2, 3)]
    row = {**PUPIL, **home, **MOTHER, "pupil addr_fact_city": "Коряки", "pupil mobile_phone": "79021234567"}
    sheet = Sheet(row, *rows)
    sheet.edit(0, key, text)

    assert [rule for row_, place, rule in sheet.found if (row_, place) == (0, key)] == rules
