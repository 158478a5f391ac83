"""Checks of telephones and addresses of electronic mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.exceptions import InvalidFormat, InvalidLength

from sgo_tui.check.person import Person
from sgo_tui.check.problem import Finding
from sgo_tui.fields import email, phone
from sgo_tui.fields.text import digits_of

_CANONICAL_MOBILE = re.compile(r"79\d{9}", re.ASCII)
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")
_MOST_HOME_DIGITS = 11


def check_mobile(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a mobile number."""
    if _CANONICAL_MOBILE.fullmatch(text) and not phone.is_made_up(text):
        return
    if phone.is_foreign(text):
        return
    several = phone.split(text)
    if len(several) > 1:
        yield Finding("phone-several", _normal_or_none(several[0]))
        return
    try:
        number = phone.validate(text)
    except InvalidLength:
        yield Finding("phone-length", None, {"n": len(digits_of(text))})
        return
    except InvalidFormat:
        yield Finding("phone-characters", _normal_or_none(text))
        return
    if phone.is_made_up(number):
        yield Finding("phone-made-up")
    elif not phone.is_mobile(number):
        yield Finding("phone-not-mobile")
    if number != text:
        yield Finding("phone-form", number)


def check_home(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is doubtful about a home number: its form is free."""
    several = phone.split(text)
    if len(several) > 1:
        yield Finding("phone-several", several[0])
        return
    digits = digits_of(text)
    if not phone.FEWEST_HOME_DIGITS <= len(digits) <= _MOST_HOME_DIGITS or _CYRILLIC.search(text):
        yield Finding("phone-home")
    elif phone.is_made_up(text):
        yield Finding("phone-made-up")


def check_any_phone(text: str, is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a number that may be mobile or not."""
    digits = phone.compact(text)
    if len(digits) == phone.MOBILE_LENGTH and digits[:1] == "7" and phone.is_mobile(digits):
        yield from check_mobile(text, is_number, person)
    elif not phone.is_foreign(text):
        yield from check_home(text, is_number, person)


def _normal_or_none(text: str) -> str | None:
    digits = phone.compact(text)
    return digits if phone.is_valid(digits) else None


def check_email(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with an address."""
    several = email.split(text)
    if len(several) > 1:
        yield Finding("email-several", several[0])
        return
    if email.is_valid(text) and not _mixes_alphabets(text):
        meant = email.mistaken_domain(text)
        if meant:
            domain = text.rpartition("@")[2]
            yield Finding("email-domain", email.repaired(text), {"domain": domain, "meant": meant})
        return
    yield _why_wrong(text, email.repaired(text))


def _why_wrong(text: str, repaired: str | None) -> Finding:
    if "@" not in text:
        return Finding("email-no-at", repaired)
    if " " in text:
        return Finding("email-spaces", repaired)
    alien = _CYRILLIC.search(text)
    if alien and _LATIN.search(text):
        return Finding("email-cyrillic", repaired, {"c": alien[0]})
    return Finding("email-form", repaired)


def _mixes_alphabets(text: str) -> bool:
    """Whether the local part or one label of the domain has letters of both alphabets; .рф beside Latin is fine."""
    local, _at, domain = text.rpartition("@")
    return any(_CYRILLIC.search(part) and _LATIN.search(part) for part in (local, *domain.split(".")))
