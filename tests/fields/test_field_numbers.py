"""СНИЛС, ИНН and the policy: numbers with control digits."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.exceptions import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)
from stdnum.ru.inn import calc_personal_check_digits

from sgo_tui.fields import inn, oms, snils

VECTORS = Path(__file__).parents[3] / "shared" / "vectors.json"
MODULES = {"snils": snils, "inn12": inn, "oms16": oms}
REASONS = {
    "bad_checksum": InvalidChecksum,
    "wrong_length": InvalidLength,
    "legal_entity_length": InvalidLength,
    "lost_leading_zero_candidate": InvalidLength,
    "invalid_chars": InvalidFormat,
    "all_zeros": InvalidComponent,
}

RIGHT = [
    (snils, "112-233-445 95", "11223344595"),
    (snils, "112–233–445 95", "11223344595"),
    (snils, "СНИЛС № 112.233.445/95", "11223344595"),
    (snils, "11223344595.0", "11223344595"),
    (snils, "087-654-303 00", "08765430300"),
    (snils, "101-998-999 00", "10199899900"),
    (snils, "001-001-998 00", "00100199800"),
    (snils, "001-001-999 65", "00100199965"),
    (inn, "500100732259", "500100732259"),
    (inn, "ИНН 5001-0073-2259", "500100732259"),
    (inn, "010101010178", "010101010178"),
    (inn, "410000000304", "410000000304"),
    (inn, "931000000077", "931000000077"),
    (oms, "1234 5678 9012 3452", "1234567890123452"),
    (oms, "ЕНП № 7700000000000008", "7700000000000008"),
]

WRONG = [
    (snils, "112-233-445 96", InvalidChecksum),
    (snils, "001-001-999 66", InvalidChecksum),
    (snils, "112-233-445 9", InvalidLength),
    (snils, "112-233-445 955", InvalidLength),
    (snils, "", InvalidFormat),
    (snils, "112-233-44О 95", InvalidFormat),
    (snils, "112-233-445 95, 087-654-303 00", InvalidFormat),
    (snils, "١١٢٢٣٣٤٤٥٩٥ ", InvalidFormat),
    (snils, "000-000-000 00", InvalidComponent),
    (snils, "777-777-777 77", InvalidComponent),
    (inn, "500100732258", InvalidChecksum),
    (inn, "500100732269", InvalidChecksum),
    (inn, "7707083893", InvalidLength),
    (inn, "50010073225", InvalidLength),
    (inn, "50010073225O", InvalidFormat),
    (inn, "000000000000", InvalidComponent),
    (oms, "1234567890123453", InvalidChecksum),
    (oms, "4511000000000009", InvalidChecksum),
    (oms, "123456789012345", InvalidLength),
    (oms, "АА 1234567", InvalidFormat),
    (oms, "0000000000000000", InvalidComponent),
]


@pytest.mark.parametrize(("module", "text", "clean"), RIGHT)
def test_right_numbers_are_understood(module: ModuleType, text: str, clean: str) -> None:
    """A right number is returned as digits, whatever stands between and around them."""
    assert module.validate(text) == clean


@pytest.mark.parametrize(("module", "text", "reason"), WRONG)
def test_wrong_numbers_are_refused_for_the_reason(module: ModuleType, text: str, reason: type[ValidationError]) -> None:
    """The exception names the first reason that a person would find."""
    with pytest.raises(reason) as caught:
        module.validate(text)

    assert caught.type is reason
    assert not module.is_valid(text)


@given(st.integers(snils.LAST_WITHOUT_CONTROL + 1, 999_999_998))
def test_snils_with_its_control_number_is_right(number: int) -> None:
    """Nine digits with the control number over them are a СНИЛС, and SGO's form of it is canonical."""
    digits = f"{number:09d}"
    whole = digits + snils.calc_check_digits(digits)

    if len(set(whole)) > 1:
        assert snils.validate(snils.format(whole)) == whole
        assert snils.is_canonical(snils.format(whole))


@given(st.integers(0, snils.LAST_WITHOUT_CONTROL), st.integers(0, 99))
def test_old_snils_have_no_control_number(number: int, last: int) -> None:
    """Up to 001-001-998 any two last digits are right, but the number is never passed over at a glance."""
    whole = f"{number:09d}{last:02d}"

    assert snils.is_valid(whole) == (whole != "0" * 11)
    assert not snils.is_canonical(snils.format(whole))


@given(st.integers(1, 10**10 - 1), st.integers(1, 10**15 - 1))
def test_control_digits_of_inn_and_policy_make_them_right(tax: int, policy: int) -> None:
    """Digits with the control digits over them are right and canonical."""
    number, other = f"{tax:010d}", f"{policy:015d}"

    assert inn.is_canonical(number + inn.calc_check_digits(number))
    assert oms.is_canonical(other + oms.calc_check_digit(other))


def _vectors() -> list[Any]:
    if not VECTORS.is_file():
        return []
    tables = json.loads(VECTORS.read_text(encoding="utf-8"))
    return [(name, vector) for name in MODULES for vector in tables[name]]


@pytest.mark.skipif(not VECTORS.is_file(), reason="no vectors beside the project")
@pytest.mark.parametrize(("name", "vector"), _vectors())
def test_published_vectors(name: str, vector: dict[str, Any]) -> None:
    """The vectors beside the project are judged as they say."""
    module, text = MODULES[name], str(vector["input"])

    if vector["expected"] in {"valid", "valid_exempt"}:
        assert module.is_valid(text)
        assert module.format(text) == vector.get("normal_form", module.compact(text))
    else:
        with pytest.raises(REASONS[vector["expected"]]):
            module.validate(text)


@given(st.text("0123456789", min_size=10, max_size=10))
def test_control_digits_of_inn_are_those_of_stdnum(number: str) -> None:
    """The arithmetic is python-stdnum's."""
    assert inn.calc_check_digits(number) == calc_personal_check_digits(number)


@given(st.text("0123456789", min_size=15, max_size=15))
def test_control_digit_of_the_policy_is_that_of_stdnum(number: str) -> None:
    """The arithmetic is python-stdnum's."""
    assert oms.calc_check_digit(number) == luhn.calc_check_digit(number)
