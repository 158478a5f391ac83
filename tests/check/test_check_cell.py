"""One cell after another: a kind of field and a text in, rules and suggestions out."""

from __future__ import annotations

import pytest
from sheets import typed as typed_into

from sgo_tui.check.cell import check_cell
from sgo_tui.export import Field

CITIZEN = {"citizenship": "Россия"}
FOREIGNER = {"citizenship": "Узбекистан"}


def found(kind: str, text: str, *, number: bool = False, erased: bool = False, **person: str) -> list[tuple[str, ...]]:
    """Return rule and suggestion of each finding; the rule alone where nothing is suggested."""
    field = Field(kind, kind, kind, erased)
    findings = check_cell(field, text, number, lambda name: person.get(name, ""))
    return [(f.rule,) if f.suggestion is None else (f.rule, f.suggestion) for f in findings]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("112-233-445 95", []),
        ("11223344595", [("snils-form", "112-233-445 95")]),
        ("112–233–445–95", [("snils-form", "112-233-445 95")]),
        ("№ 112.233.445/95", [("snils-form", "112-233-445 95")]),
        (" 112-233-445 95", [("extra-spaces", "112-233-445 95")]),
        ("87-654-303 00", [("snils-lost-zero", "087-654-303 00")]),
        ("112-233-445", [("snils-length",)]),
        ("112-233-445 955", [("snils-length",)]),
        ("l12-233-445 95", [("snils-letter", "112-233-445 95")]),
        ("112-233-445 9S", [("snils-letter", "112-233-445 95")]),
        ("112-233-44О 95", [("snils-letter",)]),
        ("112-233-445 95 (мама)", [("snils-letter", "112-233-445 95")]),
        ("1,12233E+10", [("number-shortened",)]),
        ("112-233-445 96", [("snils-checksum",)]),
        ("001-001-998 00", [("snils-old",)]),
        ("00100199800", [("snils-old",), ("snils-form", "001-001-998 00")]),
        ("000-000-000 00", [("snils-placeholder",)]),
        ("нет", [("stand-in", "")]),
    ],
)
def test_snils(text: str, findings: list[tuple[str, ...]]) -> None:
    """What is said of a СНИЛС."""
    assert found("snils", text) == findings


@pytest.mark.parametrize(
    ("kind", "text", "findings"),
    [
        ("snils", "8765430300", [("snils-lost-zero", "087-654-303 00")]),
        ("snils", "1122334459", [("snils-length",)]),
        ("inn", "10101010178", [("inn-lost-zero", "010101010178")]),
        ("inn", "7707083893", [("inn-organisation",)]),
        ("passport_series", "308", [("passport-series-lost-zero", "0308")]),
        ("passport_series", "3008", [("passport-series-form", "3008")]),
        ("passport_number", "12345", [("passport-number-lost-zero", "012345")]),
        ("passport_number", "12", [("passport-number-doubtful",)]),
        ("passport_number", "123456", []),
        ("passport_combined", "308123456", [("passport-series-lost-zero", "0308 123456")]),
        ("division_code", "30001", [("division-lost-zero", "030-001")]),
        ("birth_cert_number", "12345", [("birth-certificate-number-lost-zero", "012345")]),
        ("birth_date", "40940", [("date-serial", "01.02.2012")]),
        ("birth_date", "1022012", [("date-unreadable", "01.02.2012")]),
        ("phone_mobile", "79021234567", []),
    ],
)
def test_number_cells(kind: str, text: str, findings: list[tuple[str, ...]]) -> None:
    """A cell with a number may have lost zeros in front; they are put back only where the result is right."""
    assert found(kind, text, number=True) == findings


@pytest.mark.parametrize(
    ("text", "person", "findings"),
    [
        ("3008", {}, []),
        ("30 08", {}, [("passport-series-form", "3008")]),
        ("3О08", {}, [("passport-letter", "3008")]),
        ("0000", {}, [("passport-series",)]),
        ("308", CITIZEN, [("passport-series-lost-zero", "0308")]),
        ("308", {}, [("passport-series-doubtful",)]),
        ("30083", CITIZEN, [("passport-series",)]),
        ("AB", {}, [("document-foreign",)]),
        ("II-КА", {}, [("document-foreign",)]),
        ("AB", FOREIGNER, []),
        ("12345", FOREIGNER, []),
        ("75", {"doc_type": "Загранпаспорт РФ"}, []),
        ("75", {"doc_type": "Паспорт гражданина РФ, удостоверяющий личность за пределами РФ"}, []),
        ("75", {"doc_type": "Свидетельство о рождении"}, []),
        ("75", {"doc_type": "Паспорт гражданина РФ", **FOREIGNER}, [("passport-series",)]),
        ("75", {"citizenship": "Россия, Казахстан"}, []),
        ("75", {"citizenship": "нет"}, [("passport-series-doubtful",)]),
        ("75", {"citizenship": "без гражданства"}, []),
        ("75", {"citizenship": "гр. РФ"}, [("passport-series",)]),
        ("3008 123456", {}, [("passport-together", "3008")]),
        ("3008 123456", {"passport_number": "123457"}, [("passport-together",)]),
        ("3008 123456", {"passport_number": "123456"}, [("passport-together", "3008")]),
    ],
)
def test_passport_series(text: str, person: dict[str, str], findings: list[tuple[str, ...]]) -> None:
    """What is said of a passport's series depends on whose passport it may be."""
    assert found("passport_series", text, **person) == findings


@pytest.mark.parametrize(
    ("text", "person", "findings"),
    [
        ("123456", {}, []),
        ("№ 123 456", {}, [("passport-number-form", "123456")]),
        ("000000", {}, [("passport-number",)]),
        ("12345", {"passport_series": "3008"}, [("passport-number",)]),
        ("1234567", {}, [("passport-number-doubtful",)]),
        ("1234567", {"passport_series": "AB"}, []),
        ("1234567", FOREIGNER, []),
        ("AB1234567", {}, [("document-foreign",)]),
        ("12345О", {}, [("passport-letter", "123450")]),
        ("3008 123456", {"passport_series": "3008"}, [("passport-together", "123456")]),
        ("3008 123456", {"passport_series": "3009"}, [("passport-together",)]),
    ],
)
def test_passport_number(text: str, person: dict[str, str], findings: list[tuple[str, ...]]) -> None:
    """What is said of a passport's number depends on the series beside it."""
    assert found("passport_number", text, **person) == findings


@pytest.mark.parametrize(
    ("kind", "text", "findings"),
    [
        ("passport_combined", "30 08 № 123456", [("passport-combined-form", "3008 123456")]),
        ("passport_combined", "3008 000000", [("passport-number",)]),
        ("passport_combined", "300812345", [("passport-number-doubtful",)]),
        ("passport_combined", "II-КА 123456", [("document-foreign",)]),
        ("division_code", "300001", [("division-form", "300-001")]),
        ("division_code", "30-001", [("division",)]),
        ("birth_cert_series", "1-ка", [("birth-certificate-series-form", "I-КА")]),
        ("birth_cert_series", "У-КА", [("birth-certificate-series-letters", "V-КА")]),
        ("birth_cert_series", "КА", [("birth-certificate-series",)]),
        ("birth_cert_number", "12З456", [("birth-certificate-number", "123456")]),
        ("birth_cert_number", "12345", [("birth-certificate-number",)]),
        ("birth_cert_number", "№ 123456", [("birth-certificate-number-form", "123456")]),
        ("birth_cert_combined", "1-ка № 123456", [("birth-certificate-series-form", "I-КА 123456")]),
        ("birth_cert_combined", "Ш-КА 123456", [("birth-certificate-series-letters", "III-КА 123456")]),
        ("birth_cert_combined", "123456", [("birth-certificate-series",)]),
        ("inn", "5001 0073 2259", [("inn-form", "500100732259")]),
        ("inn", "50010073225", [("inn-length",)]),
        ("inn", "5OO100732259", [("inn-letter", "500100732259")]),
        ("inn", "500100732258", [("inn-checksum",)]),
        ("inn", "7707083893", [("inn-organisation",)]),
        ("inn", "000000000000", [("inn-placeholder",)]),
        ("oms_number", "1234 5678 9012 3452", [("policy-form", "1234567890123452")]),
        ("oms_number", "1234567890123453", [("policy-checksum",)]),
        ("oms_number", "0000000000000000", [("policy-placeholder",)]),
        ("oms_number", "АА 1234567", [("policy-old",)]),
        ("zip", "684 000", [("zip", "684000")]),
        ("zip", "68400", [("zip",)]),
        ("sex", "муж", [("sex-form", "М")]),
        ("sex", "M", [("sex-form", "М")]),
        ("sex", "1", [("sex",)]),
    ],
)
def test_other_documents(kind: str, text: str, findings: list[tuple[str, ...]]) -> None:
    """What is said of the other papers, the index and the sex."""
    assert found(kind, text) == findings


@pytest.mark.parametrize(
    ("kind", "text", "findings"),
    [
        ("phone_mobile", "8 (902) 123-45-67", [("phone-form", "79021234567")]),
        ("phone_mobile", "79071234067", []),
        ("phone_mobile", "77011234567", []),
        ("phone_mobile", "+375 29 123-45-67", []),
        ("phone_mobile", "998901234567", []),
        ("phone_mobile", "8902123456", [("phone-length",)]),
        ("phone_mobile", "4-12-34", [("phone-not-mobile",)]),
        ("phone_mobile", "84152412345", [("phone-not-mobile",), ("phone-form", "74152412345")]),
        ("phone_mobile", "тел. 89021234567 (мама)", [("phone-characters", "79021234567")]),
        ("phone_mobile", "petrov@mail.ru", [("phone-characters",)]),
        ("phone_mobile", "89021234567, 89031234567", [("phone-several", "79021234567")]),
        ("phone_mobile", "71234567890", [("phone-made-up",)]),
        ("phone_home", "4-12-34", []),
        ("phone_home", "8 (4152) 41-23-45", []),
        ("phone_home", "77172123456", []),
        ("phone_home", "222-22-22", []),
        ("phone_home", "1234", [("phone-home",)]),
        ("phone_home", "123456789012", [("phone-home",)]),
        ("phone_home", "мобильный", [("phone-home",)]),
        ("phone_home", "00000", [("phone-made-up",)]),
        ("phone_home", "41-23-45, 41-23-46", [("phone-several", "41-23-45")]),
        ("phone_any", "4-12-34", []),
        ("phone_any", "8 902 123-45-67", [("phone-form", "79021234567")]),
        ("phone_any", "12", [("phone-home",)]),
        ("email", "Petrov+5a@mail.ru", []),
        ("email", "petrov@школа.рф", []),
        ("email", "petrov@Mail.RU", [("email-case", "petrov@mail.ru")]),
        ("email", "petrov @ mail.ru", [("email-spaces", "petrov@mail.ru")]),
        ("email", "petrov ivan@mail.ru", [("email-space-inside", "petrovivan@mail.ru")]),
        ("email", "pеtrov@mail.ru", [("email-cyrillic", "petrov@mail.ru")]),
        ("email", "petrov@mail,ru", [("email-form", "petrov@mail.ru")]),
        ("email", "petrov mail.ru", [("email-no-at", "petrov@mail.ru")]),
        ("email", "petrov@gmail.ru", [("email-domain", "petrov@gmail.com")]),
        ("email", "пётр@mail.ru", [("email-russian-name",)]),
        ("email", "a@ya.ru, b@ya.ru", [("email-several", "a@ya.ru")]),
        ("email", "b@, a@ya.ru", [("email-space-inside",)]),
    ],
)
def test_contacts(kind: str, text: str, findings: list[tuple[str, ...]]) -> None:
    """What is said of telephones and addresses."""
    assert found(kind, text) == findings


@pytest.mark.parametrize(
    ("text", "person", "findings"),
    [
        ("О", {}, []),
        ("Мамед оглы", {}, []),
        ("John", {}, []),
        ("John", FOREIGNER, []),
        ("John", CITIZEN, [("name-latin",)]),
        ("COBA", {}, [("name-latin-look-alikes", "СОВА")]),
        ("COBA", FOREIGNER, [("name-case", "Coba")]),
        ("Ивaнов", {}, [("name-look-alike", "Иванов")]),
        ("Iван", {}, [("name-two-alphabets",)]),
        ("Иванов1", {}, [("name-character",)]),
        ("Анна–Мария", {}, [("name-character", "Анна-Мария")]),
        ("-Иванов", {}, [("name-beginning",)]),
        ("Ян - Ли", {}, [("name-hyphen", "Ян-Ли")]),
        ("ИВАНОВ", {}, [("name-case", "Иванов")]),
        ("Анна Мария Антуанетта", {}, [("name-long",)]),
        ("Рождественский-Покровский", {}, [("name-long",)]),
        ("Рождественский Александр Александрович", {"full_name": "Рождественский"}, []),
        ("нет", {}, [("stand-in", "")]),
        ("Нет", {}, []),
        ("И\u0306одль", {}, [("extra-spaces", "Йодль")]),
    ],
)
def test_names(text: str, person: dict[str, str], findings: list[tuple[str, ...]]) -> None:
    """What is said of names: little, unless a letter or a sign is surely wrong."""
    assert found("name", text, **person) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("01.02.2012", []),
        ("1 февраля 2012 г.", [("date-form", "01.02.2012")]),
        ("01.02.12", [("date-short-year", "01.02.2012")]),
        ("31.02.2012", [("date-impossible",)]),
        ("02/13/2012", [("date-impossible", "13.02.2012")]),
        ("О1.02.2012", [("date-unreadable", "01.02.2012")]),
        ("весной", [("date-unreadable",)]),
    ],
)
def test_dates(text: str, findings: list[tuple[str, ...]]) -> None:
    """What is said of a date."""
    assert found("birth_date", text) == findings


@pytest.mark.parametrize(
    ("kind", "text", "findings"),
    [
        ("reference", "Нет", []),
        ("reference", "-", []),
        ("multi_reference", "нет", []),
        ("comment", "нет", []),
        ("class", "0", []),
        ("number", "0", []),
        ("text", "нет", []),
        ("text", "-", [("stand-in", "")]),
        ("address_part", "б/н", []),
        ("address_part", "—", [("stand-in", "")]),
        ("inn", "-", [("stand-in", "")]),
        ("citizenship", "Россия", []),
        ("reference", " Да", [("extra-spaces", "Да")]),
        ("id", "\u200b", [("extra-spaces", "")]),
    ],
)
def test_stand_ins(kind: str, text: str, findings: list[tuple[str, ...]]) -> None:
    """A dash stands for data where only data belong; «нет» is a value in columns of choices and words."""
    assert found(kind, text) == findings


def test_stand_in_is_not_cleared_where_that_erases() -> None:
    """Where an empty cell erases data in SGO, clearing a stand-in is not suggested."""
    assert found("phone_mobile", "нет", erased=True) == [("stand-in-erases",)]


@pytest.mark.parametrize(
    ("person", "findings"),
    [({"last_name": "Иванов"}, [("snils-missing",)]), ({"full_name": "И. И."}, [("snils-missing",)]), ({}, [])],
)
def test_snils_is_missing_only_for_people_who_are_there(
    person: dict[str, str], findings: list[tuple[str, ...]]
) -> None:
    """An absent parent misses nothing."""
    assert found("snils", "", **person) == findings


@pytest.mark.parametrize(
    ("kind", "typed", "stored", "rules"),
    [
        ("snils", " 11223344595 ", "112-233-445 95", []),
        ("snils", "112 233 445 96", "112 233 445 96", ["snils-checksum"]),
        ("snils", "", "", []),
        ("phone_mobile", "8 (902) 123-45-67", "79021234567", []),
        ("passport_series", "30  08", "3008", []),
        ("birth_date", "1.2.2012", "01.02.2012", []),
        ("name", " Ивaнов", "Иванов", []),
        ("name", "ИВАНОВ", "ИВАНОВ", ["name-case"]),
        ("text", "Отделом  УМВД", "Отделом УМВД", []),
    ],
)
def test_typed_text_is_stored_in_the_form_of_sgo(kind: str, typed: str, stored: str, rules: list[str]) -> None:
    """Typed text takes SGO's form where that changes no meaning; what is left to say is said of the result."""
    text, problems = typed_into(Field(kind, kind, kind), typed)

    assert text == stored
    assert [problem.rule.id for problem in problems] == rules
