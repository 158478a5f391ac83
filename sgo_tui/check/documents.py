"""Checks of passports and birth certificates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength

from sgo_tui.check.person import Person, is_surely_russian, may_be_foreign
from sgo_tui.check.problem import Finding
from sgo_tui.fields import birth_certificate, passport
from sgo_tui.fields.text import DIGIT_TWINS

_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_DIGITS_LEFT = 3
"""Of a number cell: fewer digits have lost more than zeros."""


def check_series(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the series of a Russian passport; other papers have other forms."""
    if may_be_foreign(person):
        return
    together = passport.split(text)
    if together:
        yield _together(together, person("passport_number"), 0)
        return
    try:
        series = passport.validate_series(text)
    except InvalidLength:
        yield _series_of_wrong_length(passport.compact(text), is_number, person)
    except InvalidComponent:
        yield Finding("passport-series")
    except InvalidFormat:
        yield _with_letters(text, passport.is_canonical_series)
    else:
        if series != text or is_number:
            yield Finding("passport-series-form", series)


def _together(both: tuple[str, str], other: str, this: int) -> Finding:
    """Return what to say of series and number in one cell, index `this` of them; the `other` cell gets its half."""
    if other not in ("", both[1 - this]):
        return Finding("passport-together")
    field = ("passport_series", "passport_number")[1 - this]
    return Finding("passport-together", both[this], others=((field, both[1 - this]),))


def _series_of_wrong_length(digits: str, is_number: bool, person: Person) -> Finding:
    known = is_surely_russian(person)
    if len(digits) == passport.SERIES_LENGTH - 1 and (is_number or known):
        return Finding("passport-series-lost-zero", digits.zfill(passport.SERIES_LENGTH))
    return Finding("passport-series" if known else "passport-series-doubtful")


def check_number(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the number of a Russian passport."""
    series = person("passport_series")
    if may_be_foreign(person) or _LETTER.search(series):
        return
    together = passport.split(text)
    if together:
        yield _together(together, series, 1)
        return
    try:
        number = passport.validate_number(text)
    except InvalidLength:
        yield _number_of_wrong_length(passport.compact(text), is_number, person)
    except InvalidComponent:
        yield Finding("passport-number")
    except InvalidFormat:
        yield _with_letters(text, passport.is_canonical_number)
    else:
        if number != text:
            yield Finding("passport-number-form", number)


def _number_of_wrong_length(digits: str, is_number: bool, person: Person) -> Finding:
    if is_number and digits.strip("0") and _FEWEST_DIGITS_LEFT <= len(digits) < passport.NUMBER_LENGTH:
        return Finding("passport-number-lost-zero", digits.zfill(passport.NUMBER_LENGTH))
    known = is_surely_russian(person) or passport.is_series(person("passport_series"))
    return Finding("passport-number" if known else "passport-number-doubtful")


def check_combined(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with series and number in a column for both."""
    if may_be_foreign(person):
        return
    try:
        together = passport.validate(text)
    except InvalidComponent:
        yield Finding("passport-number")
    except InvalidFormat:
        padded = "0" + text
        if is_number and passport.is_valid(padded):
            yield Finding("passport-series-lost-zero", passport.format(padded))
        elif _LETTER.search(passport.compact(text)):
            yield _with_letters(text, passport.is_valid)
        else:
            yield Finding("passport-number-doubtful")
    else:
        if text != together:
            yield Finding("passport-combined-form", together)


def check_division(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the code of the passport's issuer."""
    if may_be_foreign(person):
        return
    try:
        code = passport.validate_division(text)
    except InvalidLength:
        padded = "0" + text
        lost = is_number and len(padded) == passport.DIVISION_LENGTH
        yield Finding("division-lost-zero", passport.validate_division(padded)) if lost else Finding("division")
    except (InvalidFormat, InvalidComponent):
        yield Finding("division")
    else:
        if code != text:
            yield Finding("division-form", code)


def check_certificate_series(text: str, _is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the series of a Russian birth certificate."""
    for rule, series in (
        ("birth-certificate-series-form", birth_certificate.twins_replaced(text)),
        ("birth-certificate-series-letters", birth_certificate.guess(text)),
    ):
        if birth_certificate.is_canonical_series(series):
            if series != text:
                yield Finding(rule, series)
            return
    if not may_be_foreign(person):
        yield Finding("birth-certificate-series")


def check_certificate_number(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the number of a Russian birth certificate."""
    try:
        number = birth_certificate.validate_number(text)
    except (InvalidLength, InvalidFormat, InvalidComponent):
        if may_be_foreign(person):
            return
        if is_number and text.isdecimal() and _FEWEST_DIGITS_LEFT <= len(text) < 6 and text.strip("0"):
            yield Finding("birth-certificate-number-lost-zero", text.zfill(6))
            return
        meant = birth_certificate.compact(text).translate(DIGIT_TWINS)
        yield Finding("birth-certificate-number", meant if birth_certificate.is_canonical_number(meant) else None)
    else:
        if number != text:
            yield Finding("birth-certificate-number-form", number)


def check_certificate(text: str, _is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with series and number in a column for both."""
    if may_be_foreign(person):
        return
    normal = birth_certificate.format(text)
    parts = birth_certificate.split(text)
    if birth_certificate.is_valid(normal):
        if normal != text:
            yield Finding("birth-certificate-series-form", normal)
        return
    guessed = f"{birth_certificate.guess(parts[0])} {parts[1]}" if parts else ""
    if birth_certificate.is_valid(guessed):
        yield Finding("birth-certificate-series-letters", guessed)
    else:
        yield Finding("birth-certificate-series")


def _with_letters(text: str, is_right: Callable[[str], bool]) -> Finding:
    """Return what to say of a number with letters: digits mistyped, or another paper."""
    meant = passport.compact(text.translate(DIGIT_TWINS))
    letters = _LETTER.findall(passport.compact(text))
    if is_right(meant) and letters and len(letters) <= len(meant) // 2:
        return Finding("passport-letter", passport.format(meant), {"c": letters[0]})
    return Finding("document-foreign")
