"""Invented numbers of papers and telephones: as many digits as they had, right where they were right.

They stay away from living people as those of the demo file do: СНИЛС begin with 4-9, mobile telephones have codes that
no operator has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random

from sgo_tui.demo.numbers import UNUSED_MOBILE_CODES
from sgo_tui.fields import inn, oms, passport, phone, snils

_DIGIT = re.compile(r"\d", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_FEWEST_TOLD_APART = 6
"""Digits of which no two numbers are to get the same."""
_MOST_TRIES = 200
_OLD_SNILS = range(100_000, snils.LAST_WITHOUT_CONTROL)
_UNISSUED = "456789"
_CODES_ABROAD = 3
_REPEATED = 9


def laid_into(text: str, digits: str) -> str:
    """Return `text` with other digits, one after the other.

    >>> laid_into("112-233-445 95", "40000000012")
    '400-000-000 12'
    """
    rest = iter(digits)
    return _DIGIT.sub(lambda found: next(rest, found[0]), text)


class Numbers:
    """Gives every number another, and the same number, however it is written, the same other."""

    def __init__(self, random: Random, texts: Iterable[str]) -> None:
        """Learn from all `texts` of a file which numbers it has: none of them is given in the place of another."""
        self._random = random
        self._present = frozenset(
            digits
            for text in texts
            for digits in {*_DIGITS.findall(text), "".join(_DIGIT.findall(text))}
            if len(digits) >= _FEWEST_TOLD_APART
        )
        self._given: dict[tuple[str, str], str] = {}
        self._taken: set[tuple[str, str]] = set()

    def replaced(self, kind: str, text: str) -> str:
        """Return `text` with the digits of other numbers of a kind of field, or just with other digits."""
        make = {
            "snils": self._snils,
            "inn": self._inn,
            "oms_number": self._policy,
            "passport_series": self._of_passport,
            "passport_number": self._of_passport,
            "passport_combined": self._of_passport,
            "phone": self._phone,
        }.get(kind)
        digits = "".join(_DIGIT.findall(text))
        if not digits:
            return text
        return laid_into(text, make(digits) if make else self._once(kind, digits, self._any))

    def any_digits(self, text: str) -> str:
        """Return `text` with digits drawn anew, whatever was given before."""
        return laid_into(text, self._any("".join(_DIGIT.findall(text))))

    def _once(self, kind: str, digits: str, make: Callable[[str], str]) -> str:
        key = kind, digits
        if key not in self._given:
            new = make(digits)
            for _try in range(_MOST_TRIES):
                if new != digits and (
                    len(digits) < _FEWEST_TOLD_APART or not (new in self._present or (kind, new) in self._taken)
                ):
                    break
                new = make(digits)
            self._taken.add((kind, new))
            self._given[key] = new
        return self._given[key]

    def _any(self, digits: str, first: str = "123456789") -> str:
        """Return as many digits, with as many zeros in front."""
        rest = digits.lstrip("0")
        if not rest:
            return digits
        zeros = digits[: len(digits) - len(rest)]
        return zeros + self._random.choice(first) + "".join(self._random.choices("0123456789", k=len(rest) - 1))

    def _snils(self, digits: str) -> str:
        if snils.LENGTH - 3 <= len(digits) < snils.LENGTH and snils.is_valid(padded := digits.zfill(snils.LENGTH)):
            return self._once("snils", padded, self._account)[-len(digits) :]
        make = self._account if len(digits) == snils.LENGTH else self._any
        return self._once("snils", digits, make)

    def _account(self, digits: str) -> str:
        """Return another СНИЛС of eleven digits, as right, as old or as wrong as it was."""
        if len(set(digits)) == 1:
            return digits
        if snils.is_old(digits):
            return f"{self._random.choice(_OLD_SNILS):09d}{self._any('1' + digits[-1:])}"
        nine = self._any(digits[:9], _UNISSUED)
        right = snils.calc_check_digits(nine)
        return nine + (right if snils.is_valid(digits) else f"{(int(right) + 7) % 100:02d}")

    def _inn(self, digits: str) -> str:
        padded = digits.zfill(inn.LENGTH)
        if len(digits) == inn.LENGTH - 1 and inn.is_valid(padded):
            return self._once("inn", padded, self._taxpayer)[1:]
        return self._once("inn", digits, self._taxpayer if len(digits) == inn.LENGTH else self._any)

    def _taxpayer(self, digits: str) -> str:
        ten = self._any(digits[:10]) if digits[:10].strip("0") else digits[:10]
        right = inn.calc_check_digits(ten)
        if inn.is_valid(digits) or not digits.strip("0"):
            return ten + (right if digits.strip("0") else digits[10:])
        return f"{ten}{(int(right) + 7) % 100:02d}"

    def _policy(self, digits: str) -> str:
        return self._once("policy", digits, self._insured if len(digits) == oms.LENGTH else self._any)

    def _insured(self, digits: str) -> str:
        fifteen = self._any(digits[:15])
        right = oms.calc_check_digit(fifteen)
        if not digits.strip("0"):
            return digits
        return fifteen + (right if oms.is_valid(digits) else str((int(right) + 3) % 10))

    def _of_passport(self, digits: str) -> str:
        """Return other series, numbers, or both: the parts of one cell are those of two."""
        series = digits[:-6] if len(digits) > 6 else digits if len(digits) < 5 else ""
        number = digits[len(series) :]
        new = self._once("series", series, self._series) if len(series) in (3, 4) else series
        return new + (self._once("passport", number, self._any) if number else "")

    def _series(self, series: str) -> str:
        """Return a series of another region, where it is one, with the year of the blank kept."""
        padded = series.zfill(passport.SERIES_LENGTH)
        if not padded.strip("0"):
            return series
        is_known = passport.is_known_region(padded)
        regions = [
            f"{region:02d}"
            for region in range(1, 100)
            if passport.is_known_region(f"{region:02d}00") == is_known and (region < 10) == padded.startswith("0")
        ]
        return (self._random.choice(regions or [padded[:2]]) + padded[2:])[-len(series) :]

    def _phone(self, digits: str) -> str:
        if phone.is_made_up(digits):
            return self._once("made up", digits, self._made_up)
        local = digits[-10:] if len(digits) in (10, 11) and (len(digits) == 10 or digits[0] in "78") else ""
        if local:
            return digits[: len(digits) - 10] + self._once("phone", local, self._subscriber)
        kept = _CODES_ABROAD if len(digits) > 11 or phone.is_foreign(digits) else 1
        return digits[:kept] + self._once(f"phone {digits[:kept]}", digits[kept:], self._drawn)

    def _subscriber(self, ten: str) -> str:
        """Return ten digits behind the country's: of a mobile telephone, of Kazakhstan, of a town."""
        for _try in range(_MOST_TRIES):
            begin = self._random.choice(UNUSED_MOBILE_CODES) if ten[0] == "9" else ten[0]
            new = begin + self._drawn(ten[len(begin) :])
            if not phone.is_made_up("7" + new):
                break
        return new

    def _made_up(self, digits: str) -> str:
        """Return a number that nobody has, either: one digit repeated."""
        head = digits[: max(0, min(2, len(digits) - _REPEATED))]
        return head + self._random.choice("23456789") * (len(digits) - len(head)) if digits.strip("0") else digits

    def _drawn(self, digits: str) -> str:
        return "".join(self._random.choices("0123456789", k=len(digits)))
