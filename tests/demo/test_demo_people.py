"""The invented people: right where nothing was planted, and nobody real."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest
from demo_reading import Read, Reader
from stdnum import luhn
from stdnum.ru import inn

from sgo_tui.demo import AS_OF, LAYOUTS
from sgo_tui.demo.numbers import UNUSED_MOBILE_CODES
from sgo_tui.export import Owner

NAME = re.compile(r"[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?( (оглы|кызы))?")


def snils_is_right(text: str) -> bool:
    """Reckon the check number anew, apart from the program."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    total = sum(digit * (9 - place) for place, digit in enumerate(digits[:9]))
    return total % 101 % 100 == 10 * digits[9] + digits[10]


def age(born: date) -> int:
    """Return full years at the day of the export."""
    return AS_OF.year - born.year - ((AS_OF.month, AS_OF.day) < (born.month, born.day))


def pupils_with_birth_date(found: Read) -> list[int]:
    """Return the rows whose pupil has a right birth date."""
    return [row for row, owner, _value in found.right_values("birth_date") if owner is Owner.PUPIL]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_right_snils_have_right_check_numbers_and_are_not_issued_yet(read: Reader, layout: str) -> None:
    """All begin with 4-9 and have the form of SGO."""
    values = [value for _row, _owner, value in read(layout).right_values("snils")]

    assert len(values) > 120
    assert [value for value in values if not re.fullmatch(r"[4-9]\d\d-\d{3}-\d{3} \d\d", value)] == []
    assert [value for value in values if not snils_is_right(value)] == []


def test_other_numbers_have_right_check_digits(read: Reader) -> None:
    """ИНН of persons, medical policies."""
    found = read("classic")

    assert all(len(v) == 12 and inn.is_valid(v) for _row, _owner, v in found.right_values("inn"))
    assert all(len(v) == 16 and luhn.is_valid(v) for _row, _owner, v in found.right_values("oms_number"))


@pytest.mark.parametrize("field", ["snils", "inn", "mobile_phone", "email", "oms_number", "login"])
def test_no_two_people_share_a_number(read: Reader, field: str) -> None:
    """The same value stands twice only for the same parent of two children."""
    found = read("three-level", rows=600)
    people = defaultdict(set)
    for row, owner, value in found.right_values(field):
        person = Owner.PUPIL if owner is Owner.ROW else owner
        people[value].add((found.value(row, person, "last_name"), found.value(row, person, "birth_date")))

    assert [value for value, holders in people.items() if len(holders) > 1] == []


def test_phones_and_mail_reach_nobody(read: Reader) -> None:
    """Codes that no operator has, «demo» in every address."""
    found = read("three-level")

    assert {v[1:4] for _row, _owner, v in found.right_values("mobile_phone")} <= set(UNUSED_MOBILE_CODES)
    assert all(".demo@" in v for _row, _owner, v in found.right_values("email"))


@pytest.mark.parametrize("field", ["last_name", "first_name", "middle_name"])
def test_right_names_are_written_as_papers_write_them(read: Reader, field: str) -> None:
    """Cyrillic, capital first, hyphens, оглы and кызы; none is longer than old versions of SGO keep."""
    names = {value for _row, _owner, value in read("classic", rows=1000).right_values(field)}

    assert [name for name in names if not NAME.fullmatch(name) or len(name) > 20] == []
    assert any("ё" in name for name in names)


def test_names_are_varied(read: Reader) -> None:
    """Double surnames and patronymics of two words occur in a school of a thousand."""
    found = read("classic", rows=1000)

    assert any("-" in value for _row, _owner, value in found.right_values("last_name"))
    assert any(value.endswith(("оглы", "кызы")) for _row, _owner, value in found.right_values("middle_name"))


def test_pupils_are_of_the_age_of_their_class(read: Reader) -> None:
    """Seven at the beginning of the first class, a year older with each class."""
    found = read("classic", rows=600)
    for row in pupils_with_birth_date(found):
        year = int(found.text(row, Owner.ROW, "class")[:-1])
        born = found.day(row, Owner.PUPIL, "birth_date")

        assert date(2026 - year - 7, 9, 1) <= born < date(2026 - year - 6, 9, 1)


def test_classes_stand_in_order(read: Reader) -> None:
    """1А, 1Б … 11Б, names in the alphabet within each; numbers count from one."""
    found = read("classic", rows=600)
    rows = range(found.first_row, found.sheet.nrows)
    classes = [found.value(row, Owner.ROW, "class") for row in rows]

    assert list(dict.fromkeys(classes)) == [f"{year}{letter}" for year in range(1, 12) for letter in "АБ"]
    assert [found.value(row, Owner.ROW, "row_no") for row in rows] == list(range(1, 601))


def test_papers_fit_the_age(read: Reader) -> None:
    """A certificate of birth before fourteen, a passport from then on."""
    found = read("flat", rows=600)
    for row in pupils_with_birth_date(found):
        is_grown = age(found.day(row, Owner.PUPIL, "birth_date")) >= 14

        assert bool(found.value(row, Owner.PUPIL, "passport_series")) is is_grown
        assert bool(found.value(row, Owner.PUPIL, "birth_cert_series")) is not is_grown


def test_passports_are_as_old_as_their_last_renewal(read: Reader) -> None:
    """Issued within 90 days of the 14th, 20th or 45th birthday; the series holds the year of issue."""
    found = read("classic", rows=600)
    right_series = {(row, owner): value for row, owner, value in found.right_values("passport_series")}
    right_births = {(row, owner) for row, owner, _value in found.right_values("birth_date")}
    for row, owner, _value in found.right_values("passport_issue_date"):
        issued = found.day(row, owner, "passport_issue_date")
        if (row, owner) in right_series:
            assert right_series[row, owner][2:] == f"{issued.year % 100:02d}"
        if (row, owner) in right_births:
            born = found.day(row, owner, "birth_date")
            due = next(years for years in (45, 20, 14) if age(born) >= years)

            assert 0 <= (issued - born).days - due * 365.25 + 1 <= 91


def test_households_differ(read: Reader) -> None:
    """Both parents, one, none and a guardian all occur; a guardian says so."""
    found = read("three-level", rows=600)
    owners = (Owner.MOTHER, Owner.FATHER, Owner.REPRESENTATIVE)
    households = {
        tuple(owner for owner in owners if found.value(row, owner, "last_name"))
        for row in range(found.first_row, found.sheet.nrows)
    }

    assert households == {owners[:2], owners[:1], owners[1:2], owners[2:], ()}
    assert {v for _r, o, v in found.right_values("relation") if o is Owner.REPRESENTATIVE} == {"опекун"}


def test_a_guardian_sits_with_the_parents_where_there_is_no_other_place(read: Reader) -> None:
    """In the block of the same sex."""
    found = read("classic", rows=600)
    guardians = [(row, owner) for row, owner, value in found.right_values("relation") if value == "опекун"]
    endings = {
        Owner.MOTHER: ("вна", "чна", "кызы"),
        Owner.FATHER: ("ич", "оглы"),
    }

    assert {owner for _row, owner in guardians} == {Owner.MOTHER, Owner.FATHER}
    for row, owner in guardians:
        assert str(found.value(row, owner, "middle_name")).lower().rstrip("1_?").endswith(endings[owner])


def test_brothers_and_sisters_have_the_same_parents_and_home(read: Reader) -> None:
    """Every cell of a parent with two children is the same in both rows, so that no rule sees two people."""
    found = read("classic", rows=600)
    mother = range(30, 42)
    by_snils = defaultdict(list)
    for row in range(found.first_row, found.sheet.nrows):
        by_snils[found.value(row, Owner.MOTHER, "snils")].append(row)
    siblings = [rows for snils, rows in by_snils.items() if len(rows) > 1 and str(snils)[:1] in "456789" and snils]

    assert len(siblings) > 20
    for first, *others in siblings:
        for other in others:
            assert [found.sheet.cell_value(first, c) for c in mother] == [
                found.sheet.cell_value(other, c) for c in mother
            ]
            assert found.value(first, Owner.PUPIL, "addr_fact_flat") == found.value(
                other, Owner.PUPIL, "addr_fact_flat"
            )
            assert found.value(first, Owner.PUPIL, "first_name") != found.value(other, Owner.PUPIL, "first_name")
