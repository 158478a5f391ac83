"""СНИЛС (страховой номер индивидуального лицевого счёта, number of an insured person's account).

Eleven digits, the last two of which are a control number over the first nine: Σ digit·(10 − place) mod 101,
where 100 counts as 00. Numbers up to 001-001-998 were issued before there was a control number.

Source: «Алгоритм формирования контрольного числа СНИЛС» of the Pension Fund (КонсультантПлюс, LAW_124607); its
worked example is the first doctest.

>>> validate("112 233 445-95")
'11223344595'
>>> format("11223344595")
'112-233-445 95'
>>> validate("112-233-445 96")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidChecksum: ...
>>> validate("112-233-445")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidLength: ...
>>> validate("112-233-44О 95")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
>>> validate("000-000-000 00")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import mul

from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength
from stdnum.util import isdigits

from sgo_tui.fields import passes
from sgo_tui.fields.text import number_of

LENGTH = 11
FORM = "___-___-___ __"
LAST_WITHOUT_CONTROL = 1001998
"""001-001-998, the last number to which the control number does not apply."""

_CANONICAL = re.compile(r"(\d{3})-(\d{3})-(\d{3}) (\d\d)", re.ASCII)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, 1)
_SUM_OF_ZEROS = ord("0") * sum(_WEIGHTS)


def compact(number: str) -> str:
    """Return the number without separators."""
    return number_of(number)


def calc_check_digits(number: str) -> str:
    """Return the control number for the first nine digits of `number`."""
    total = sum(map(mul, _WEIGHTS, number[:9].encode())) - _SUM_OF_ZEROS
    return f"{total % 101 % 100:02d}"


def validate(number: str) -> str:
    """Return the eleven digits of `number`, or raise the reason why it is no СНИЛС."""
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat
    if len(number) != LENGTH:
        raise InvalidLength
    if len(set(number)) == 1:
        raise InvalidComponent
    if not is_old(number) and number[9:] != calc_check_digits(number):
        raise InvalidChecksum
    return number


def is_valid(number: str) -> bool:
    """Whether `number` is a СНИЛС."""
    return passes(validate, number)


@lru_cache(maxsize=4096)
def is_canonical(text: str) -> bool:
    """Whether `text` is a СНИЛС with a control number, written as SGO writes it."""
    found = _CANONICAL.fullmatch(text)
    if found is None:
        return False
    number = "".join(found.groups())
    return number[9:] == calc_check_digits(number) and not is_old(number)


def is_old(number: str) -> bool:
    """Whether `number`, eleven digits, was issued before there was a control number; SGO may refuse these."""
    return int(number[:9]) <= LAST_WITHOUT_CONTROL


def format(number: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `number` as SGO writes it: 123-456-789 12."""
    number = compact(number)
    return f"{number[:3]}-{number[3:6]}-{number[6:9]} {number[9:]}"
