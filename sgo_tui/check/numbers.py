"""Checks of numbers with control digits: СНИЛС, ИНН, the policy; and of the postal index."""

from __future__ import annotations

from collections.abc import Iterator

from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import isdigits

from sgo_tui.check.person import Person, may_be_foreign
from sgo_tui.check.problem import Finding
from sgo_tui.fields import inn, oms, snils
from sgo_tui.fields.text import DIGIT_TWINS, digits_of, is_shortened, number_of

_ZIP_LENGTH = 6


def check_snils(text: str, is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a СНИЛС."""
    try:
        number = snils.validate(text)
    except InvalidLength:
        yield _snils_of_wrong_length(text, is_number)
    except InvalidFormat:
        yield shortened(text) or Finding("snils-letter", _snils_among_letters(text), {"c": first_letter(text)})
    except InvalidComponent:
        yield Finding("snils-placeholder")
    except InvalidChecksum:
        yield Finding("snils-checksum")
    else:
        if snils.is_old(number):
            yield Finding("snils-old")
        if text != snils.format(number):
            yield Finding("snils-form", snils.format(number))


def _snils_among_letters(text: str) -> str | None:
    """Return the СНИЛС that is meant where letters stand for digits, or words beside them."""
    for digits in (text.translate(DIGIT_TWINS), digits_of(text)):
        if snils.is_valid(digits):
            return snils.format(digits)
    return None


def _snils_of_wrong_length(text: str, is_number: bool) -> Finding:
    """Return what to say of a СНИЛС with too few or too many digits; a lost zero only where the rest then fits."""
    digits = snils.compact(text)
    padded = digits.zfill(snils.LENGTH)
    fewest = 8 if is_number else snils.LENGTH - 1
    if fewest <= len(digits) < snils.LENGTH and snils.is_valid(padded):
        return Finding("snils-lost-zero", snils.format(padded), {"n": len(digits)})
    return Finding("snils-length", None, {"n": len(digits)})


def check_inn(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a person's ИНН."""
    try:
        number = inn.validate(text)
    except InvalidLength:
        yield _inn_of_wrong_length(inn.compact(text))
    except InvalidFormat:
        meant = next((d for d in (inn.compact(text.translate(DIGIT_TWINS)), digits_of(text)) if inn.is_valid(d)), None)
        yield shortened(text) or Finding("inn-letter", meant, {"c": first_letter(text)})
    except InvalidComponent:
        yield Finding("inn-placeholder")
    except InvalidChecksum:
        yield Finding("inn-checksum")
    else:
        if number != text:
            yield Finding("inn-form", number)


def _inn_of_wrong_length(digits: str) -> Finding:
    """Return what to say of an ИНН with too few or too many digits; no region's code begins with two zeros."""
    padded = digits.zfill(inn.LENGTH)
    if len(digits) == inn.LENGTH_OF_ORGANISATION:
        return Finding("inn-organisation")
    if len(digits) == inn.LENGTH - 1 and inn.is_valid(padded):
        return Finding("inn-lost-zero", padded)
    return Finding("inn-length")


def check_oms(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is doubtful about a policy's number; regions had forms of their own."""
    try:
        number = oms.validate(text)
    except InvalidChecksum:
        yield Finding("policy-checksum")
    except InvalidComponent:
        yield Finding("policy-placeholder")
    except (InvalidLength, InvalidFormat):
        yield shortened(text) or Finding("policy-old")
    else:
        if number != text:
            yield Finding("policy-form", number)


def is_zip(text: str) -> bool:
    """Whether `text` is a Russian postal index."""
    return len(text) == _ZIP_LENGTH and isdigits(text)


def check_zip(text: str, _is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is doubtful about a postal index; other countries have other forms."""
    if is_zip(text) or may_be_foreign(person):
        return
    meant = number_of(text)
    yield Finding("zip", meant if is_zip(meant) else None)


def shortened(text: str) -> Finding | None:
    """Return what to say of a number that Excel has shortened, None where it has not."""
    return Finding("number-shortened") if is_shortened(text) else None


def first_letter(text: str) -> str:
    """Return the first character of `text` that is none of a number."""
    rest = number_of(text).lstrip("0123456789")
    return rest[:1] or text[:1]
