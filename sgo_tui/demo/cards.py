"""Everything that stands on a pupil's card: the values of one row, owner by owner."""

from __future__ import annotations

from datetime import date
from random import Random

from sgo_tui.demo import words
from sgo_tui.demo.numbers import Numbers
from sgo_tui.demo.people import AS_OF, Person, Pupil
from sgo_tui.export import Owner

Row = dict[Owner, Person]
"""The people of one row of the export; an owner may be missing."""

_PASSPORT_AGE = 14
_PHONE_CLASS = 3
"""Younger pupils have no phone of their own."""
_EXAM_CLASS = 11

_SAME_FOR_ALL: Person = {
    "citizenship": words.COUNTRIES[0],
    "lang1": "английский",
    "oms_issuer": "СМК «Пример-Мед»",
    "quit": "Нет",
    "form": "очная",
    "program": "основная общеобразовательная",
    "limits": "нет ограничений",
    "finance": "бюджет",
    "budget": "муниципальный",
    "adapted": "Нет",
    "long_treat": "Нет",
    "birth_place": "г. Петропавловск-Камчатский",
    "pd_refusal": "Нет",
    "talent": "Нет",
    "bus_need": "Нет",
    "bus_has": "Нет",
}


def make_row(pupil: Pupil, number: int, numbers: Numbers, random: Random) -> Row:
    """Return the row of `pupil`, the `number`-th of the export; each call gives new papers."""
    row: Row = {owner: dict(parent) for owner, parent in pupil.family.parents.items()}
    row[Owner.ROW] = {
        "row_no": number,
        "row_id": str(700_000 + 7 * number),
        "login": numbers.login(),
        "class": f"{pupil.year}{pupil.letter}",
    }
    row[Owner.PUPIL] = (
        pupil.person
        | _SAME_FOR_ALL
        | pupil.family.home
        | _reference_values(pupil, random)
        | _contacts(pupil, numbers, random)
        | _papers(pupil, numbers, random)
    )
    return row


def seat_guardian(row: Row) -> None:
    """Move a guardian to the block of the mother or the father, where SGO puts one without an own block."""
    guardian = row.pop(Owner.REPRESENTATIVE, None)
    if guardian is not None:
        row[Owner.FATHER if guardian["sex"] == "М" else Owner.MOTHER] = guardian


def _reference_values(pupil: Pupil, random: Random) -> Person:
    return {
        "lang2": random.choice(("", "", "немецкий", "китайский")),
        "health_group": random.choice(("I", "II", "II", "III")),
        "pe_group": random.choice(("основная", "основная", "подготовительная")),
        "file_no": f"{str(pupil.person['last_name'])[0]}-{random.randrange(1, 400)}",
        "has_pc": random.choice(("Да", "Да", "Да", "Нет")),
        "family": "полная" if len(pupil.family.parents) > 1 else "неполная",
        "social": random.choice(("", "", "", "", "из малообеспеченной семьи", "из семьи военнослужащего")),
        "food": random.choice(("", "100%")),
        "hot_food": random.choice(("Да", "Да", "Да", "Нет")),
        "mns": random.choice(("",) * 9 + ("коряки",)),
        "ege": "Русский язык|Математика" if pupil.year == _EXAM_CLASS else "",
    }


def _contacts(pupil: Pupil, numbers: Numbers, random: Random) -> Person:
    found: Person = {}
    if pupil.year >= _PHONE_CLASS:
        found["mobile_phone"] = numbers.mobile()
    if random.random() < 0.8:
        found["email"] = numbers.email(str(pupil.person["last_name"]), str(pupil.person["first_name"]))
    return found


def _papers(pupil: Pupil, numbers: Numbers, random: Random) -> Person:
    found: Person = {
        "snils": numbers.snils(),
        "oms_number": numbers.policy(),
        "oms_issue_date": date(AS_OF.year - random.randrange(1, 5), random.randrange(1, 13), random.randrange(1, 29)),
    }
    if random.random() < 0.5:
        found["inn"] = numbers.inn()
    if random.random() < 0.4:
        found["cert_no"] = f"3000{numbers.digits(6)}"
    if pupil.age >= _PASSPORT_AGE:
        return found | numbers.passport(pupil.born, AS_OF)
    return found | numbers.birth_certificate(pupil.born, AS_OF)
