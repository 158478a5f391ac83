"""Checks of telephones and addresses of electronic mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdnum.exceptions import InvalidFormat, InvalidLength

from sgo_tui.check.numbers import shortened
from sgo_tui.check.person import Person
from sgo_tui.check.problem import Finding
from sgo_tui.fields import email, phone
from sgo_tui.fields.text import digits_of

_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")
_SPACE_AT_SIGN = re.compile(r"\s(?=[@.])|(?<=[@.])\s")
_LONGEST_LOCAL_NUMBER = 7
_LANDLINE_WITHOUT_COUNTRY = re.compile(r"(?:[34]\d|8[0-8])\d{8}", re.ASCII)


def check_mobile(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a mobile number."""
    if phone.is_one_mobile(text):
        yield from _of_number(text, phone.compact(text))
        return
    if phone.is_foreign(text):
        return
    several = phone.split(text)
    if len(several) > 1:
        yield _one_of(several)
        return
    try:
        number = phone.validate(text)
    except InvalidLength:
        yield _of_wrong_length(digits_of(text))
    except InvalidFormat:
        yield shortened(text) or Finding("phone-characters", phone.repaired(text))
    else:
        yield from _of_number(text, number)


def _of_number(text: str, number: str) -> Iterator[Finding]:
    """Yield what is wrong with one number, of eleven digits when it is put in order."""
    if phone.is_made_up(number):
        yield Finding("phone-made-up")
    elif not phone.is_mobile(number):
        yield Finding("phone-not-mobile")
    if number != text:
        yield Finding("phone-form", number)


def in_form(text: str, findings: Sequence[Finding], form: str) -> Sequence[Finding]:
    """Return the findings about a mobile number where numbers are written in another form than SGO's own."""
    if phone.form_of(text) is None and not any(found.rule == "phone-form" for found in findings):
        return findings
    better = phone.in_form(phone.compact(text), form)
    others = [found for found in findings if found.rule != "phone-form"]
    return others if better == text else [*others, Finding("phone-form-of-column", better, {"form": form})]


def _one_of(several: list[str]) -> Finding:
    """Return what to say of several numbers in a cell: the first good one is suggested, in SGO's form."""
    good = next((phone.repaired(number) for number in several if phone.repaired(number)), None)
    return Finding("phone-several", good or several[0])


def _of_wrong_length(digits: str) -> Finding:
    """Return what to say of a mobile number with too few or too many digits: it may be one of the town's."""
    if 5 <= len(digits) <= _LONGEST_LOCAL_NUMBER or _LANDLINE_WITHOUT_COUNTRY.fullmatch(digits):
        return Finding("phone-made-up" if phone.is_made_up(digits) else "phone-not-mobile")
    return Finding("phone-length", None, {"n": len(digits)})


def check_home(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is doubtful about a home number: its form is free."""
    several = phone.split(text)
    if len(several) > 1:
        yield Finding("phone-several", several[0])
    elif phone.is_foreign(text):
        return
    elif _LETTER.search(text) or not _is_of_home_length(text):
        yield shortened(text) or Finding("phone-home")
    elif phone.is_made_up(text):
        yield Finding("phone-made-up")


def _is_of_home_length(text: str) -> bool:
    return phone.FEWEST_HOME_DIGITS <= len(digits_of(text)) <= phone.MOST_HOME_DIGITS


def check_any_phone(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a number that may be mobile or not."""
    digits = phone.compact(text)
    if len(digits) == phone.MOBILE_LENGTH and digits[0] == "7" and phone.is_mobile(digits):
        yield from check_mobile(text, is_number, person)
    else:
        yield from check_home(text, is_number, person)


def check_email(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with an address."""
    several = email.split(text)
    if len(several) > 1:
        yield Finding("email-several", next(filter(_is_right, several), None))
    elif not _is_right(text):
        yield _why_wrong(text, email.repaired(text))
    elif meant := email.mistaken_domain(text):
        yield Finding("email-domain", email.repaired(text), {"domain": text.rpartition("@")[2], "meant": meant})
    elif email.has_russian_name(text):
        repaired = email.repaired(text)
        yield Finding("email-russian-name", repaired if repaired != text else None)
    elif text != email.format(text):
        yield Finding("email-case", email.format(text))


def _is_right(address: str) -> bool:
    return not email.mixes_alphabets(address) and email.is_valid(address)


def _why_wrong(text: str, repaired: str | None) -> Finding:
    if "@" not in text:
        return Finding("email-no-at", repaired)
    if " " in text:
        beside_sign = _SPACE_AT_SIGN.sub("", text)
        if _is_right(beside_sign):
            return Finding("email-spaces", beside_sign)
        return Finding("email-space-inside", repaired)
    alien = _CYRILLIC.search(text)
    if alien and _LATIN.search(text):
        return Finding("email-cyrillic", repaired, {"c": alien[0]})
    return Finding("email-form", repaired)
