"""Checks of numbers with control digits: СНИЛС, ИНН, the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

from sgo_tui.check.person import Person
from sgo_tui.check.problem import Finding
from sgo_tui.fields import inn, oms, snils
from sgo_tui.fields.text import DIGIT_TWINS, digits_of, with_hyphens

_CANONICAL_SNILS = re.compile(r"\d{3}-\d{3}-\d{3} \d\d", re.ASCII)
_DIGIT_TWINS = str.maketrans(DIGIT_TWINS)
_NOT_NUMBER = re.compile(r"[^\d\s\-.]")


def check_snils(text: str, is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a СНИЛС."""
    text = with_hyphens(text)
    strange = _NOT_NUMBER.search(text)
    if strange:
        yield Finding("snils-letter", _snils_or_none(text.translate(_DIGIT_TWINS)), {"c": strange[0]})
        return
    try:
        number = snils.validate(text)
    except (InvalidLength, InvalidFormat):
        yield _wrong_length(digits_of(text), may_have_lost_zeros=is_number or text.isdecimal())
    except InvalidComponent:
        yield Finding("snils-placeholder")
    except InvalidChecksum:
        yield Finding("snils-checksum")
    else:
        if snils.is_old(number):
            yield Finding("snils-old")
        if not _CANONICAL_SNILS.fullmatch(text):
            yield Finding("snils-form", snils.format(number))


def _wrong_length(digits: str, *, may_have_lost_zeros: bool) -> Finding:
    """Return what to say of a СНИЛС with too few or too many digits; a lost zero only where the rest then fits."""
    padded = digits.zfill(11)
    if may_have_lost_zeros and 8 <= len(digits) < 11 and snils.is_valid(padded):
        return Finding("snils-lost-zero", snils.format(padded), {"n": len(digits)})
    return Finding("snils-length", None, {"n": len(digits)})


def _snils_or_none(text: str) -> str | None:
    return snils.format(text) if snils.is_valid(text) else None


def check_inn(text: str, is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a person's ИНН."""
    try:
        number = inn.validate(with_hyphens(text))
    except InvalidComponent:
        padded = text.zfill(12)
        if is_number and inn.is_valid(padded):
            yield Finding("inn-lost-zero", padded)
        else:
            yield Finding("inn-organisation")
    except (InvalidLength, InvalidFormat):
        padded = text.zfill(12)
        if is_number and inn.is_valid(padded):
            yield Finding("inn-lost-zero", padded)
        else:
            yield Finding("inn-length")
    except InvalidChecksum:
        yield Finding("inn-checksum")
    else:
        if number != text:
            yield Finding("inn-form", number)


def check_oms(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is doubtful about a policy's number; regions had forms of their own."""
    try:
        number = oms.validate(text)
    except InvalidChecksum:
        yield Finding("policy-checksum")
    except (InvalidLength, InvalidFormat):
        yield Finding("policy-old")
    else:
        if number != text:
            yield Finding("policy-form", number)
