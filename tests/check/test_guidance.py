"""What a value that is being typed still needs: a text and a field in, a form and words out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.check.guidance import Guidance, guidance
from sgo_tui.export import Field

KINDS = (
    "birth_cert_combined birth_cert_number birth_cert_series birth_date date division_code email inn oms_number "
    "passport_combined passport_number passport_series phone_any phone_home phone_mobile snils zip"
).split()


def guided(kind: str, text: str, **person: str) -> Guidance | None:
    """Return what is told of a text for somebody."""
    return guidance(Field(kind, kind, kind), text, lambda name: person.get(name, ""))


@pytest.mark.parametrize(
    ("kind", "text", "form", "words"),
    [
        ("snils", "", "___-___-___ __", "0 of 11 digits"),
        ("snils", "1122", "112-2__-___ __", "4 of 11 digits"),
        ("snils", "112-233-445", "112-233-445 __", "9 of 11 digits · the control number must be 95"),
        ("snils", "112233445 9", "112-233-445 9_", "10 of 11 digits · the control number must be 95"),
        ("snils", "112-233-445 95", "112-233-445 95", "11 of 11 digits · the control number fits"),
        ("snils", "112-233-445 96", "112-233-445 96", "11 of 11 digits · the control number must be 95"),
        ("snils", "001-001-998", "001-001-998 __", "9 of 11 digits"),
        ("inn", "5001007322", "5001007322__", "10 of 12 digits · the control number must be 59"),
        ("inn", "500100732259", "500100732259", "12 of 12 digits · the control number fits"),
        ("oms_number", "1234 5678 9012 345", "123456789012345_", "15 of 16 digits · the control number must be 2"),
        ("passport_series", "30 0", "300_", "3 of 4 digits"),
        ("passport_number", "№ 123", "123___", "3 of 6 digits"),
        ("passport_combined", "30 08 1", "3008 1_____", "5 of 10 digits"),
        ("division_code", "3000", "300-0__", "4 of 6 digits"),
        ("zip", "30", "30____", "2 of 6 digits"),
        ("birth_cert_number", "12345", "12345_", "5 of 6 digits"),
        ("birth_cert_series", "у-k", "V-К_", "a Roman number, a hyphen, two Russian letters, like II-КА"),
        ("birth_cert_combined", "2-ка 12", "II-КА 12____", "2 of 6 digits"),
        ("birth_cert_combined", "II", "II-__ ______", "series and number, like II-КА 123456"),
        ("phone_mobile", "+7 (902) 1", "7 902 1__-__-__", "5 of 11 digits"),
        ("phone_mobile", "9", "7 9__ ___-__-__", "2 of 11 digits"),
        ("phone_any", "8902", "7 902 ___-__-__", "4 of 11 digits"),
        ("phone_any", "4-1", "", "2 digits; from 5 to 11"),
        ("phone_home", "4-12-3", "", "4 digits; from 5 to 11"),
        ("date", "1.9", "01.9_.____", "day, month, year, in figures or like «1 сентября 2012»"),
        ("birth_date", "1 сен", "01.09.____", "day, month, year, in figures or like «1 сентября 2012»"),
        ("date", "1.9.20", "01.09.20__", "day, month, year, in figures or like «1 сентября 2012»"),
        ("email", "petrov", "", "then @ and the service"),
        ("email", "петров", "", "Russian letters are in addresses of .рф only"),
        ("email", "petrov@", "", "then the service, like mail.ru"),
        ("email", "petrov@gm", "", "the whole is perhaps petrov@gmail.com"),
    ],
)
def test_what_is_still_needed(kind: str, text: str, form: str, words: str) -> None:
    """What is there stands in its place, in SGO's form; the control number is told as soon as it is known."""
    told = guided(kind, text)

    assert told is not None
    assert (told.form, told.words) == (form, words)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("name", "Иван"),
        ("snils", "112-233-44О"),
        ("snils", "112-233-445 950"),
        ("birth_cert_number", "1234567"),
        ("birth_cert_series", "II-КА"),
        ("birth_cert_series", "паспорт"),
        ("phone_mobile", "+49 30"),
        ("phone_mobile", "тел. 8902"),
        ("phone_home", "4-12-34"),
        ("date", "01.09.2012"),
        ("date", "31.02.2012"),
        ("date", "1.9.12"),
        ("date", "43687"),
        ("date", "вчера"),
        ("email", "petrov@mail.ru"),
        ("email", "петрov@mail"),
        ("email", "a@b.ru, c@d.ru"),
    ],
)
def test_nothing_is_told_where_the_checks_speak(kind: str, text: str) -> None:
    """Of what is whole, of what can be no beginning, and of fields that take any text."""
    assert guided(kind, text) is None


@pytest.mark.parametrize("kind", ["passport_series", "passport_number", "division_code", "birth_cert_series"])
def test_other_papers_have_forms_of_their_own(kind: str) -> None:
    """Nothing is expected of a foreigner's paper."""
    assert guided(kind, "1", doc_type="Паспорт иностранного гражданина") is None
    assert guided(kind, "1", doc_type="Паспорт гражданина РФ") is not None


@given(st.sampled_from(KINDS), st.text("0123456789IVXУКАкаabmz@.,-+() №/сентября_", max_size=24) | st.text(max_size=12))
def test_no_text_is_refused(kind: str, text: str) -> None:
    """Whatever is typed, something or nothing is told of it; a number's form holds all its digits."""
    told = guided(kind, text)

    assert told is None or told.words
