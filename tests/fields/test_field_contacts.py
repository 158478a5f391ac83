"""Telephones and addresses of electronic mail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength, ValidationError

from sgo_tui.fields import email, phone


@pytest.mark.parametrize(
    "text",
    [
        "79021234567",
        "+7 (902) 123-45-67",
        "8-902-123-45-67",
        "8(902)1234567",
        "9021234567",
        "+7.902.123.45.67",
        "8 – 902 – 123 – 45 – 67",
        "'79021234567",
    ],
)
def test_spellings_of_one_mobile_number(text: str) -> None:
    """All usual spellings are the same number, eleven digits from 7."""
    assert phone.validate(text) == "79021234567"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("790212345", InvalidLength),
        ("", InvalidFormat),
        ("7011234567", InvalidLength),
        ("мама 79021234567", InvalidFormat),
        ("15551234567", InvalidFormat),
        ("нет", InvalidFormat),
    ],
)
def test_other_numbers_are_refused(text: str, reason: type[ValidationError]) -> None:
    """What is no number of eleven digits from 7 is refused with the reason."""
    with pytest.raises(reason) as caught:
        phone.validate(text)

    assert caught.type is reason


@pytest.mark.parametrize("code", ["907", "935", "943", "972", "999"])
def test_codes_without_an_operator_are_numbers_too(code: str) -> None:
    """Which codes have an operator changes, so none of them makes a number doubtful."""
    assert phone.is_canonical(f"7{code}1234067")


@pytest.mark.parametrize(
    "text",
    ["70000000000", "71234567890", "79999999999", "79111111111", "79123456789", "89876543210", "00000", "79012345678"],
)
def test_invented_numbers_are_known(text: str) -> None:
    """One repeated digit and digits in a row are what people invent."""
    assert phone.is_made_up(text)


@pytest.mark.parametrize(
    "text", ["79021234567", "77011234567", "79022222222", "222-22-22", "5-55-55", "123456", "100000"]
)
def test_easy_numbers_are_not_invented(text: str) -> None:
    """Numbers that are only easy to remember may be somebody's."""
    assert not phone.is_made_up(text)


@pytest.mark.parametrize(
    "text", ["+375 29 123-45-67", "375291234567", "+998901234567", "37491123456", "+1 202 555 0123", "+49 30 123456"]
)
def test_numbers_of_other_countries_are_known(text: str) -> None:
    """A number with another country's code is known, with + or of a neighbour."""
    assert phone.is_foreign(text)


@pytest.mark.parametrize("text", ["+79021234567", "77011234567", "89021234567", "375 мама", "+12"])
def test_other_texts_are_not_taken_for_foreign(text: str) -> None:
    """Russian and Kazakh numbers and remarks are no foreign numbers."""
    assert not phone.is_foreign(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("89021234567, 89031234567", ["89021234567", "89031234567"]),
        ("8 902 123-45-67; 4-12-34", ["8 902 123-45-67", "4-12-34"]),
        ("89021234567 и 89031234567", ["89021234567", "89031234567"]),
        ("89021234567 89031234567", ["89021234567", "89031234567"]),
        ("8902123456789031234567", ["89021234567", "89031234567"]),
        ("8 902 123 45 67", ["8 902 123 45 67"]),
        ("+7 (902) 123-45-67", ["+7 (902) 123-45-67"]),
        ("41-23-45, доб. 12", ["41-23-45, доб. 12"]),
    ],
)
def test_several_numbers_are_taken_apart(text: str, numbers: list[str]) -> None:
    """A cell is taken apart only where each part is a whole number."""
    assert phone.split(text) == numbers


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("79021234567", "7XXXXXXXXXX"),
        ("89021234567", "8XXXXXXXXXX"),
        ("+79021234567", "+7XXXXXXXXXX"),
        ("+7-902-1234567", "+7-XXX-XXXXXXX"),
        ("+7(902)123-45-67", "+7(XXX)XXX-XX-XX"),
        ("8 (902) 123-45-67", "8 (XXX) XXX-XX-XX"),
        ("7 902 123 45 67", "7 XXX XXX XX XX"),
        ("8.777.777.77.77", "8.XXX.XXX.XX.XX"),
        ("9021234567", None),
        ("+89021234567", None),
        ("790212345678", None),
        ("375291234567", None),
        ("4-12-34", None),
        ("789-012-345 67", None),
        ("89021234567 мама", None),
        ("8 – 902 – 123 – 45 – 67", None),
        ("", None),
    ],
)
def test_forms_of_russian_numbers(text: str, form: str | None) -> None:
    """The form keeps the start and the signs; texts that are more or less than one number have none."""
    assert phone.form_of(text) == form


@pytest.mark.parametrize("number", ["79031112233", "+7 (903) 111-22-33", "8-903-111-22-33", "9031112233"])
@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("7XXXXXXXXXX", "79031112233"),
        ("+7-XXX-XXXXXXX", "+7-903-1112233"),
        ("8 (XXX) XXX-XX-XX", "8 (903) 111-22-33"),
    ],
)
def test_numbers_are_put_in_a_form(number: str, form: str, written: str) -> None:
    """However a number is written, the form decides on its start and its signs."""
    assert phone.in_form(number, form) == written


@given(
    st.from_regex(r"(?:\+?7|8)[ (.\-/]{0,3}[0-9]{3}(?:[ ().\-/]{0,3}[0-9]){7}", fullmatch=True),
    st.from_regex(r"[0-9]{10}", fullmatch=True).map("7".__add__),
)
def test_form_holds_any_number(text: str, other: str) -> None:
    """A number in its own form is itself, and another number in that form has that form and its own digits."""
    form = phone.form_of(text)

    assert form is not None
    assert phone.in_form(text, form) == text
    assert phone.form_of(phone.in_form(other, form)) == form
    assert phone.compact(phone.in_form(other, form)) == other


@pytest.mark.parametrize(
    "address",
    [
        "petrov@mail.ru",
        "Petrov.I+5a@mail.ru",
        "petrov_i-1@sub.school.edu.ru",
        "p@ya.ru",
        "petrov@школа.рф",
        "почта@школа.рф",
        "petrov@xn--80asehdb.xn--p1ai",
        "petrov@пример.москва",
        "o'neil@mail.ru",
        "petrov@mai.ru",
    ],
)
def test_right_addresses_are_accepted(address: str) -> None:
    """Plus, subdomains, Cyrillic and encoded domains are right, and so is a domain one letter from a known one."""
    assert email.validate(address) == address
    assert email.mistaken_domain(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "petrov",
        "petrov@mail",
        "petrov@mail,ru",
        "petrov@@mail.ru",
        "petrov@mail..ru",
        ".petrov@mail.ru",
        "petrov@-mail.ru",
        "petrov@127.0.0.1",
        "@mail.ru",
        "петров @mail.ru",
        f"{'a' * 65}@mail.ru",
        f"a@{'a.' * 130}ru",
    ],
)
def test_wrong_addresses_are_refused(address: str) -> None:
    """What cannot receive mail is no address."""
    with pytest.raises(InvalidFormat):
        email.validate(address)


@pytest.mark.parametrize("address", ["petrov@mail.ру", "petrov@mail.r", "petrov@mail.c0m"])
def test_impossible_ends_are_refused(address: str) -> None:
    """There are no such top-level domains."""
    with pytest.raises(InvalidComponent):
        email.validate(address)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("petrov@mail,ru", "petrov@mail.ru"),
        ("petrov @ mail . ru", "petrov@mail.ru"),
        ("pеtrоv@mail.ru", "petrov@mail.ru"),
        ("petrov@mail.ру", "petrov@mail.ru"),
        ("petrov@mailru", "petrov@mail.ru"),
        ("petrov@gmail", "petrov@gmail.com"),
        ("petrov@maiI.ru", "petrov@mail.ru"),
        ("petrov@@mail..ru.", "petrov@mail.ru"),
        ("petrov(собака)mail.ru", "petrov@mail.ru"),
        ('petrov"mail.ru', "petrov@mail.ru"),
        ("petrov2yandex.ru", "petrov@yandex.ru"),
        ("mailto:petrov@mail.ru", "petrov@mail.ru"),
        ("Мама <petrov@mail.ru>", "petrov@mail.ru"),
        ("petrov@mail.ru (мама)", "petrov@mail.ru"),
        ("petrov@gmail.con", "petrov@gmail.com"),
    ],
)
def test_likely_addresses_are_found(written: str, meant: str) -> None:
    """What was most likely meant is found where a hand slipped."""
    assert email.repaired(written) == meant


@pytest.mark.parametrize("written", ["", "нет", "иван@mail.ru", "ivan@рамблер.ру", "79021234567", "@", "a b c"])
def test_nothing_is_invented(written: str) -> None:
    """Where nothing is likely nothing is suggested."""
    assert email.repaired(written) is None
