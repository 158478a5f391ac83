"""Another value for each value: as long, of the same kind, with the same mistakes."""

from __future__ import annotations

import datetime as dt
import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.disguise.dates import Days
from sgo_tui.disguise.public import PUBLIC_WORDS
from sgo_tui.disguise.values import Values, kept_values
from sgo_tui.export.catalogue import catalogue
from sgo_tui.fields import inn, names, oms, passport, patronymic, snils, yo

TODAY = dt.date(2026, 11, 23)


def values(*texts: str, seed: int = 1) -> Values:
    """Return what invents values for a file with these texts."""
    return Values(Random(seed), Days(3, {}, TODAY), texts, PUBLIC_WORDS)


def replaced(field: str, text: str, *others: str, is_number: bool = False) -> str:
    """Return what takes the place of a text in a cell of a field."""
    return values(text, *others).replaced(catalogue().entries[field].field, text, lambda _name: "", is_number=is_number)


@pytest.mark.parametrize("seed", range(20))
def test_a_number_is_as_right_as_it_was(seed: int) -> None:
    """Control digits fit where they did, and do not where they did not; a lost zero stays lost."""
    invented = values(seed=seed)

    def new(field: str, text: str) -> str:
        return invented.replaced(catalogue().entries[field].field, text, lambda _name: "", is_number=True)

    assert re.fullmatch(r"[4-9]\d\d-\d{3}-\d{3} \d\d", new("snils", "112-233-445 95"))
    assert snils.is_valid(new("snils", "112-233-445 95"))
    assert not snils.is_valid(new("snils", "112-233-445 96"))
    nine = "087654303"
    assert snils.is_valid("0" + new("snils", nine[1:] + snils.calc_check_digits(nine)))
    assert inn.is_valid(new("inn", "500100732259"))
    assert not inn.is_valid(new("inn", "500100732258"))
    assert oms.is_valid(new("oms_number", "1234567890123452"))
    assert passport.is_known_region(new("passport_series", "3008"))
    assert new("passport_series", "3008")[2:] == "08"
    assert not passport.is_known_region(new("passport_series", "0208"))


def test_a_number_in_two_forms_is_one_number() -> None:
    """However a СНИЛС, a telephone or a passport is written, it gets the same other digits."""
    invented = values()

    def digits(field: str, text: str) -> str:
        new = invented.replaced(catalogue().entries[field].field, text, lambda _name: "", is_number=False)
        return re.sub(r"\D", "", new)

    assert digits("snils", "112-233-445 95") == digits("snils", "11223344595")
    assert digits("mobile_phone", "79021234567")[1:] == digits("mobile_phone", "8 (902) 123-45-67")[1:]
    together = digits("passport_series_number", "3008 123456")
    assert together == digits("passport_series", "3008") + digits("passport_number", "123456")


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Иванова", r"[А-Я][а-я]{3}ова"),
        ("Вишневская", r"[А-Я][а-я]{5}ская"),
        ("Сергеевич", r"[А-Я][а-я]{4}евич"),
        ("Сергеевна", r"[А-Я][а-я]{4}евна"),
        ("Рашид оглы", r"[А-Я][а-я]{4} оглы"),
        ("САЛТЫКОВ-ЩЕДРИН", r"[А-Я]{6}ОВ-[А-Я]{4}ИН"),
        ("Ивaнов", r"[А-Я][а-я][aceopxy][а-я]ов"),
        ("Иванов1", r"[А-Я][а-я]{3}ов1"),
        ("Ьиванов", r"Ь[а-я]{4}ов"),
        ("O'Neil", r"[A-Z]'[A-Z][a-z]{3}"),
    ],
)
def test_a_name_keeps_its_form(text: str, looks: str) -> None:
    """Length, case, ending, sex and mistakes of a name stay; the name does not."""
    new = replaced("last_name", text)

    assert re.fullmatch(looks, new)
    assert new != text
    assert patronymic.sex_of(new) == patronymic.sex_of(text)
    assert bool(names.mixed_words(new)) == bool(names.mixed_words(text))


@pytest.mark.parametrize(("man", "woman"), [("Иванов", "Иванова"), ("Вишневский", "Вишневская"), ("Ильин", "Ильина")])
def test_a_family_stays_one(man: str, woman: str) -> None:
    """Son and daughter get the same surname, each in the own form."""
    invented = values(man, woman)
    field = catalogue().entries["last_name"].field

    sons, daughters = (invented.replaced(field, name, lambda _name: "", is_number=False) for name in (man, woman))

    assert (sons + "а", sons[:-2] + "ая")[man.endswith("ий")] == daughters


def test_a_name_with_yo_and_with_e() -> None:
    """A name that is usually written with ё becomes another such name, and stays written as it was."""
    invented = values("Артём", "Артем")
    field = catalogue().entries["first_name"].field

    with_yo, with_e = (invented.replaced(field, name, lambda _name: "", is_number=False) for name in ("Артём", "Артем"))

    assert yo.folded(with_yo) == with_e != with_yo
    assert yo.with_yo(with_e) == with_yo
    assert with_e != "Артем"


def test_a_misprint_stays_one() -> None:
    """Names that differ by a letter still do."""
    invented = values("Родионова", "Роионова", "Родиноова")
    field = catalogue().entries["last_name"].field

    right, shorter, swapped = (
        invented.replaced(field, name, lambda _name: "", is_number=False)
        for name in ("Родионова", "Роионова", "Родиноова")
    )

    assert shorter == right[:2] + right[3:]
    assert sorted(swapped) == sorted(right)
    assert swapped != right


@pytest.mark.parametrize(
    ("field", "text", "looks"),
    [
        ("class", "1 А (Иванова М.П.)", r"1 А \([А-Я][а-я]{6} [А-Я]\.[А-Я]\.\)"),
        ("extra_contact", "бабушка Иванова, 8-902-123-45-67", r"бабушка [А-Я][а-я]{6}, 8-9\d\d-\d{3}-\d\d-\d\d"),
        ("snils", "не у Ивановой", r"не у [А-Я][а-я]{7}"),
        ("home_phone", "не знает иванова", r"не [а-я]{5} [а-я]{7}"),
        ("email", "Ivanova.M2012@mail.ru", r"[A-Z][a-z]{6}\.[A-Z]\d{4}@mail\.ru"),
        ("email", "school5@kam-edu.ru", r"[a-z]{6}\d@[a-z]{3}-[a-z]{3}\.ru"),
        ("birth_cert_series", "II-КА", r"II-[А-Я]{2}"),
        ("birth_date", "1 февраля 2012 г.", r"4 февраля 2012 г\."),
        ("birth_date", "2012-02-28", r"2012-03-02"),
        ("birth_date", "23.11.2026", r"20\.11\.2026"),
        ("mobile_phone", "79000000000", r"79(\d)\1{8}"),
    ],
)
def test_nothing_personal_stays_in(field: str, text: str, looks: str) -> None:
    """Names and numbers go wherever they stand; what tells of nobody stays."""
    assert re.fullmatch(looks, replaced(field, text))


@pytest.mark.parametrize(
    ("field", "texts", "kept"),
    [
        ("citizenship", ["Россия", "Росия", "Иванов"], {"Россия", "Росия"}),
        ("relation", ["мать", "мати", "мать Иванова"], {"мать", "мати"}),
        ("sex", ["М", "муж", "Иванов"], {"М", "муж"}),
        ("class", ["5А", "1 А (Иванова)"], {"5А"}),
        ("doc_type", ["Паспорт гражданина РФ", "справка Иванова"], {"Паспорт гражданина РФ"}),
        ("lang1", ["английский"] * 3 + ["у Ивановой", "нет"], {"английский", "нет"}),
        ("position", ["директор"] * 9, set()),
        ("row_no", ["1", "Иванов"], {"1"}),
    ],
)
def test_values_of_lists_stay(field: str, texts: list[str], kept: set[str]) -> None:
    """What many have, or is one of few words, is nobody's own."""
    assert kept_values(catalogue().entries[field].field, texts) == kept


@given(st.text(max_size=60), st.sampled_from(sorted(catalogue().entries)), st.booleans())
def test_any_text_can_be_replaced(text: str, field: str, is_number: bool) -> None:
    """Whatever stands in a cell, something can take its place, and twice the same."""
    invented = values(text)
    entry = catalogue().entries[field].field

    once = invented.replaced(entry, text, lambda _name: "", is_number=is_number)

    assert once == invented.replaced(entry, text, lambda _name: "", is_number=is_number)
