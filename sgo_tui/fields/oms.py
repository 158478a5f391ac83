"""Номер полиса ОМС (number of a medical insurance policy): sixteen digits, the last one by Luhn's algorithm.

Older policies have a series and a number of their region's own form; `validate` knows only the single form.

Source: приказ ФОМС от 07.04.2011 № 79 (общие принципы информационного взаимодействия); its check digit is that
of HL7 Mod10, which equals Luhn's.

>>> validate("1234 5678 9012 3452")
'1234567890123452'
>>> validate("1234567890123453")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidChecksum: ...
"""

from __future__ import annotations

from stdnum import luhn
from stdnum.exceptions import InvalidFormat, InvalidLength
from stdnum.util import isdigits

from sgo_tui.fields import passes
from sgo_tui.fields.text import without


def compact(number: str) -> str:
    """Return the number without separators."""
    return without(number, " -")


def calc_check_digit(number: str) -> str:
    """Return the control digit for the first fifteen digits of `number`."""
    return str(luhn.calc_check_digit(number[:15]))


def validate(number: str) -> str:
    """Return the sixteen digits of `number`, or raise the reason why it is no policy of the single form."""
    number = compact(number)
    if not isdigits(number):
        raise InvalidFormat
    if len(number) != 16:
        raise InvalidLength
    return str(luhn.validate(number))


def is_valid(number: str) -> bool:
    """Whether `number` is a policy of the single form."""
    return passes(validate, number)


def format(number: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `number` as SGO writes it: digits only."""
    return compact(number)
