"""Passport and birth certificate: series, numbers and codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength, ValidationError

from sgo_tui.fields import birth_certificate, passport

Function = Callable[[str], object]


@pytest.mark.parametrize(
    ("validate", "text", "clean"),
    [
        (passport.validate_series, "30 08", "3008"),
        (passport.validate_series, "серия 30-08", "3008"),
        (passport.validate_series, "30/08", "3008"),
        (passport.validate_series, "0308", "0308"),
        (passport.validate_number, "№ 123 456", "123456"),
        (passport.validate_number, "123456.0", "123456"),
        (passport.validate_number, "000001", "000001"),
        (passport.validate_division, "300001", "300-001"),
        (passport.validate_division, "код 300 – 001", "300-001"),
        (passport.validate, "30 08 № 123456", "3008 123456"),
        (passport.validate, "паспорт серия 3008, номер 123456", "3008 123456"),
        (birth_certificate.validate_number, "№ 123456", "123456"),
        (birth_certificate.validate_number, "1234567", "1234567"),
        (birth_certificate.validate, "II-КА № 123456", "II-КА 123456"),
        (birth_certificate.validate, "II-КА123456", "II-КА 123456"),
    ],
)
def test_right_papers_are_understood(validate: Function, text: str, clean: str) -> None:
    """Separators and the words that announce a number do not matter."""
    assert validate(text) == clean


@pytest.mark.parametrize(
    ("validate", "text", "reason"),
    [
        (passport.validate_series, "308", InvalidLength),
        (passport.validate_series, "30083", InvalidLength),
        (passport.validate_series, "3О08", InvalidFormat),
        (passport.validate_series, "AB", InvalidFormat),
        (passport.validate_series, "0000", InvalidComponent),
        (passport.validate_number, "12345", InvalidLength),
        (passport.validate_number, "N 12345З", InvalidFormat),
        (passport.validate_number, "000000", InvalidComponent),
        (passport.validate_division, "30-001", InvalidLength),
        (passport.validate_division, "ОВД", InvalidFormat),
        (passport.validate, "300812345", InvalidFormat),
        (passport.validate, "3008 000000", InvalidComponent),
        (birth_certificate.validate_series, "1-КА", InvalidFormat),
        (birth_certificate.validate_series, "II-KA", InvalidFormat),
        (birth_certificate.validate_series, "II-К", InvalidFormat),
        (birth_certificate.validate_number, "12345", InvalidLength),
        (birth_certificate.validate_number, "12З456", InvalidFormat),
        (birth_certificate.validate_number, "123456/7", InvalidFormat),
        (birth_certificate.validate_number, "000000", InvalidComponent),
        (birth_certificate.validate, "II-КА", InvalidFormat),
    ],
)
def test_wrong_papers_are_refused_for_the_reason(validate: Function, text: str, reason: type[ValidationError]) -> None:
    """The exception names the first reason that a person would find."""
    with pytest.raises(reason) as caught:
        validate(text)

    assert caught.type is reason


@pytest.mark.parametrize(
    "text", ["1-КА", "l-ка", "|-КА", "І КА", "Ӏ-КА", "i–ка", "I-KA", "Ⅰ-КА", "IКА", "I_КА", 'I-"КА"', "I . КА"]
)
def test_look_alikes_of_a_series_are_put_right(text: str) -> None:
    """Case, dashes and exact look-alikes of «I-КА» are nothing but «I-КА»."""
    assert birth_certificate.twins_replaced(text) == "I-КА"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("У-МЮ", "V-МЮ"),
        ("1У-МЮ", "IV-МЮ"),
        ("Ш-МЮ", "III-МЮ"),
        ("П МЮ", "II-МЮ"),
        ("Л-МЮ", "L-МЮ"),
        ("ХШ-МЮ", "XIII-МЮ"),
        ("4-МЮ", "IV-МЮ"),
        ("11-МЮ", "II-МЮ"),
    ],
)
def test_letters_that_resemble_roman_digits_are_only_guessed(text: str, meant: str) -> None:
    """Where a letter only resembles a Roman digit the series is guessed, never put right unasked."""
    assert birth_certificate.guess(text) == meant
    assert not birth_certificate.is_canonical_series(birth_certificate.twins_replaced(text))


@pytest.mark.parametrize("text", ["", "нет", "II", "КА", "А-КА", "II-КАА", "3008"])
def test_other_texts_are_no_series(text: str) -> None:
    """What is no series is left as it is and no series is made of it."""
    assert not birth_certificate.is_canonical_series(birth_certificate.guess(text))


@pytest.mark.parametrize("series", ["3008", "30 08", "4315", "9900", "0104"])
def test_regions_of_a_series(series: str) -> None:
    """Kamchatka and the new regions are known by the first two digits."""
    assert passport.is_known_region(series)


@pytest.mark.parametrize("series", ["0008", "0208", "3108", "6208", "", "II-КА"])
def test_other_beginnings_are_no_regions(series: str) -> None:
    """Pairs of digits that no region has are not known."""
    assert not passport.is_known_region(series)


@pytest.mark.parametrize(
    ("series", "year"),
    [("3097", 1997), ("3099", 1999), ("3000", 2000), ("30 08", 2008), ("3025", 2025), ("3096", 2096), ("II-КА", None)],
)
def test_year_of_a_blank(series: str, year: int | None) -> None:
    """Passports of today's form are printed since 1997."""
    assert passport.blank_year(series) == year


@pytest.mark.parametrize(
    ("series", "year", "fits"),
    [
        ("3008", 2007, True),
        ("3008", 2008, True),
        ("3008", 2011, True),
        ("3008", 2012, False),
        ("3008", 2006, False),
        ("3000", 1999, True),
        ("3099", 2002, True),
        ("3099", 2009, False),
        ("3050", 2020, False),
        ("308", 2020, True),
        ("", 2020, True),
    ],
)
def test_year_of_a_blank_fits_its_issue(series: str, year: int, fits: bool) -> None:
    """A blank is issued from one year before the year of its series to three years after; no series fits any year."""
    assert passport.fits_year(series, dt.date(year, 6, 1)) is fits


@given(st.integers(1, 9999), st.integers(1, 999_999))
def test_passport_is_put_together_as_it_is_taken_apart(series: int, number: int) -> None:
    """Series and number written in one cell are found again."""
    parts = f"{series:04d}", f"{number:06d}"

    assert passport.split(" ".join(parts)) == parts
    assert passport.is_canonical(passport.format("".join(parts)))
