"""Which columns of an export take what a form has asked for in its own questions."""

from __future__ import annotations

import pytest

from sgo_tui.work.answered_parent import parts_of_name
from sgo_tui.work.answered_values import values_for

PASSPORT = ("passport_series", "passport_number")
WHOLE = ("passport_series_number",)
PARTED = {"passport_series": "3008", "passport_number": "123456"}


@pytest.mark.parametrize(
    ("told", "fields", "expected"),
    [
        # A document's number as a whole and in parts.
        ({"passport_series_number": "30 08 № 123456"}, PASSPORT, PARTED),
        ({"passport_series_number": "30 08 123456"}, WHOLE, {"passport_series_number": "30 08 123456"}),
        (PARTED, WHOLE, {"passport_series_number": "3008 123456"}),
        (PARTED, PASSPORT, PARTED),
        ({"passport_series": "3008"}, WHOLE, {"passport_series": "3008"}),
        ({"passport_series_number": "3008"}, PASSPORT, {"passport_series_number": "3008"}),
        (
            {"birth_cert_combined": "II-КА 123456"},
            ("birth_cert_series", "birth_cert_number"),
            {"birth_cert_series": "II-КА", "birth_cert_number": "123456"},
        ),
        # Telephones where the export has other columns for them.
        ({"phone": "+7 902 123-45-67"}, ("mobile_phone", "home_phone"), {"mobile_phone": "+7 902 123-45-67"}),
        ({"phone": "4-12-34"}, ("mobile_phone", "home_phone"), {"home_phone": "4-12-34"}),
        ({"phone": "8 415 241 12 34"}, ("mobile_phone", "home_phone"), {"home_phone": "8 415 241 12 34"}),
        ({"phone": "4-12-34"}, ("phone",), {"phone": "4-12-34"}),
        ({"phone": "+375 29 123-45-67"}, ("mobile_phone", "home_phone"), {"mobile_phone": "+375 29 123-45-67"}),
        ({"mobile_phone": "89021234567"}, ("phone",), {"phone": "89021234567"}),
        ({"mobile_phone": "89021234567", "phone": "4-12-34"}, ("mobile_phone",), {"mobile_phone": "89021234567"}),
        ({"phone": "4-12-34", "mobile_phone": "89021234567"}, ("mobile_phone",), {"mobile_phone": "89021234567"}),
        ({"phone": "89021234567"}, (), {"phone": "89021234567"}),
        # As they are.
        ({"email": "Ivanova@Mail.RU"}, ("email",), {"email": "ivanova@mail.ru"}),
        ({"snils": "1"}, (), {"snils": "1"}),
    ],
)
def test_which_fields_take_what(told: dict[str, str], fields: tuple[str, ...], expected: dict[str, str]) -> None:
    """What fits into no field keeps the name that it was asked by."""
    assert values_for(told, fields) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Белова Анна Петровна", "Белова|Анна|Петровна"),
        ("Анна Петровна Белова", "Белова|Анна|Петровна"),
        ("Алиев Тимур Рашид оглы", "Алиев|Тимур|Рашид оглы"),
        ("Белова Анна", None),
        ("Роман Аркадьевич Абрамович", None),
        ("Ван Дер Ли Ян", None),
    ],
)
def test_which_word_is_the_surname(name: str, expected: str | None) -> None:
    """The patronymic tells it, where there is one and nothing else looks like one."""
    parts = parts_of_name(name)
    assert (parts and "|".join(parts.values())) == expected
