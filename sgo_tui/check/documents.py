"""Checks of passports and birth certificates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength

from sgo_tui.check.person import Person, is_surely_russian, may_be_foreign
from sgo_tui.check.problem import Finding
from sgo_tui.fields import birth_certificate, dates, passport
from sgo_tui.fields.text import DIGIT_TWINS

_DIGIT_TWINS = str.maketrans(DIGIT_TWINS)
_LETTER = re.compile(r"[^\W\d_]")
_SERIES = re.compile(r"\d\d[ -]?\d\d", re.ASCII)
_DIVISION = re.compile(r"\d{3}-\d{3}", re.ASCII)


def check_series(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the series of a Russian passport; other papers have other forms."""
    if may_be_foreign(person):
        return
    together = passport.split(text)
    if together:
        yield Finding("passport-together", together[0] if person("passport_number") == together[1] else None)
        return
    try:
        series = passport.validate_series(text)
    except InvalidLength:
        if is_number and len(text) == passport.SERIES_LENGTH - 1:
            yield Finding("passport-series-lost-zero", text.zfill(passport.SERIES_LENGTH))
        else:
            yield Finding("passport-series" if is_surely_russian(person) else "passport-series-doubtful")
    except InvalidFormat:
        yield _with_letters(text)
    else:
        if series != text or is_number:
            yield Finding("passport-series-form", series)


def check_number(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the number of a Russian passport."""
    series = person("passport_series")
    if may_be_foreign(person) or _LETTER.search(series):
        return
    together = passport.split(text)
    if together:
        yield Finding("passport-together", together[1] if series == together[0] else None)
        return
    try:
        number = passport.validate_number(text)
    except InvalidLength:
        if is_number and 3 <= len(text) < passport.NUMBER_LENGTH:
            yield Finding("passport-number-lost-zero", text.zfill(passport.NUMBER_LENGTH))
        else:
            known = is_surely_russian(person) or _SERIES.fullmatch(series)
            yield Finding("passport-number" if known else "passport-number-doubtful")
    except InvalidComponent:
        yield Finding("passport-number")
    except InvalidFormat:
        yield Finding("passport-number-doubtful")
    else:
        if number != text:
            yield Finding("passport-number-form", number)


def check_combined(text: str, _is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with series and number in a column for both."""
    if may_be_foreign(person):
        return
    together = passport.split(text)
    if together is None:
        yield Finding("passport-number-doubtful")
    elif text != " ".join(together):
        yield Finding("passport-combined-form", " ".join(together))


def check_division(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the code of the passport's issuer."""
    if _DIVISION.fullmatch(text) or may_be_foreign(person):
        return
    padded = text.zfill(passport.DIVISION_LENGTH) if is_number else text
    try:
        yield Finding("division-form", passport.validate_division(padded))
    except (InvalidFormat, InvalidLength):
        yield Finding("division")


def check_certificate_series(text: str, _is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the series of a Russian birth certificate."""
    for rule, series in (
        ("", text),
        ("birth-certificate-series-form", birth_certificate.twins_replaced(text)),
        ("birth-certificate-series-letters", birth_certificate.guess(text)),
    ):
        try:
            birth_certificate.validate_series(series)
        except InvalidFormat:
            continue
        if rule:
            yield Finding(rule, series)
        return
    if not may_be_foreign(person):
        yield Finding("birth-certificate-series")


def check_certificate_number(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the number of a Russian birth certificate."""
    try:
        number = birth_certificate.validate_number(text)
    except (InvalidLength, InvalidFormat):
        if may_be_foreign(person):
            return
        if is_number and 3 <= len(text) < 6:
            yield Finding("birth-certificate-number-lost-zero", text.zfill(6))
        else:
            yield Finding("birth-certificate-number")
    else:
        if number != text:
            yield Finding("birth-certificate-number-form", number)


def check_certificate(text: str, _is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with series and number in a column for both."""
    if may_be_foreign(person):
        return
    try:
        normal = birth_certificate.validate(birth_certificate.format(text))
    except (InvalidFormat, InvalidLength):
        yield Finding("birth-certificate-series")
    else:
        if normal != text:
            yield Finding("birth-certificate-series-form", normal)


def check_certificate_date(text: str, person: Person) -> Iterator[Finding]:
    """Yield whether the certificate is older than the child."""
    issued, born = dates.parse(text), dates.parse(person("birth_date"))
    if issued and born and issued < born:
        yield Finding("issued-before-birth")


def _with_letters(series: str) -> Finding:
    """Return what to say of a series with letters: digits mistyped, or another country's paper."""
    meant = series.translate(_DIGIT_TWINS)
    if passport.is_series(meant) and sum(map(str.isdecimal, series)) > 1:
        letter = next(character for character in series if not character.isdecimal())
        return Finding("passport-letter", meant, {"c": letter})
    return Finding("document-foreign")
