"""Numbers of papers that nobody else in the file has, with right check digits.

They stay away from living people: СНИЛС begin with 4-9, which are not issued yet; phones have codes that no
operator has; addresses of mail carry «demo».
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from stdnum.ru.inn import calc_company_check_digit

from sgo_tui.demo.words import ISSUERS, MAIL_DOMAINS, in_latin
from sgo_tui.fields import inn, oms, snils

Papers = dict[str, str | int | date]
"""Values by field name of the catalogue."""

UNUSED_MOBILE_CODES = ("907", "935", "943", "944", "945", "972", "973", "974", "975", "976")
"""Not given to any operator in the numbering plan of Russia."""
_REGIONS = ("30", "30", "30", "30", "30", "30", "25", "08", "05", "43")
_DAYS_AT_THE_DESK = 60
"""A passport is asked for within 90 days of a birthday (rules of 1997, item 15)."""


class Numbers:
    """Gives out numbers and papers; no two people get the same."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: set[str] = set()

    def digits(self, count: int) -> str:
        """Return `count` digits, the first of them not 0."""
        return str(self._random.randrange(10 ** (count - 1), 10**count))

    def snils(self) -> str:
        """Return a СНИЛС as SGO writes it: ``639-351-533 10``."""
        return self._unique(lambda: written_snils(f"{self._random.randrange(400_000_000, 10**9)}"))

    def inn(self) -> str:
        """Return the ИНН of a person of Kamchatka: 12 digits."""
        return self._unique(lambda: _with_inn_check(f"41{self.digits(8)}"))

    def policy(self) -> str:
        """Return the number of a medical policy of the current form: 16 digits."""
        return self._unique(lambda: _with_oms_check(self.digits(15)))

    def mobile(self) -> str:
        """Return a mobile phone as SGO writes it: ``79351234567``."""
        return self._unique(lambda: f"7{self._random.choice(UNUSED_MOBILE_CODES)}{self.digits(7)}")

    def home_phone(self) -> str:
        """Return a phone of the town."""
        return self._unique(lambda: f"41529{self.digits(5)}")

    def login(self) -> str:
        """Return a user name of SGO."""
        return self._unique(lambda: f"u{self.digits(6)}")

    def email(self, surname: str, name: str) -> str:
        """Return a mail address made of the person's name."""
        stem = f"{in_latin(surname)}.{in_latin(name)[:1]}"
        return self._unique(lambda: f"{stem}{self.digits(5)}.demo@{self._random.choice(MAIL_DOMAINS)}")

    def passport(self, born: date, today: date) -> Papers:
        """Return the fields of the passport a person born then has today: got at 14, renewed at 20 and 45."""
        region = self._random.choice(_REGIONS)
        issued = self._soon_after(_last_renewal(born, today), today)
        number = self._unique(lambda: f"{region}{issued.year % 100:02d}{self.digits(6)}")
        return {
            "doc_type": "Паспорт гражданина РФ",
            "passport_series": number[:4],
            "passport_number": number[4:],
            "passport_division": f"{region}0-{self._random.randrange(1, 100):03d}",
            "passport_issue_date": issued,
            "passport_issuer": self._random.choice(ISSUERS),
        }

    def birth_certificate(self, born: date, today: date) -> Papers:
        """Return the fields of a certificate of birth."""
        roman = self._random.choice(("I", "II", "III", "IV", "V", "VI"))
        number = self._unique(lambda: f"{roman}-{self._random.choice(('КА', 'ДВ', 'ИЕ', 'ЛО'))} {self.digits(6)}")
        series, _space, digits = number.partition(" ")
        return {
            "birth_cert_series": series,
            "birth_cert_number": digits,
            "birth_cert_issue_date": self._soon_after(born, today),
            "birth_cert_issuer": "Отдел ЗАГС администрации",
        }

    def _soon_after(self, day: date, today: date) -> date:
        return min(day + timedelta(days=self._random.randrange(5, _DAYS_AT_THE_DESK)), today)

    def _unique(self, make: Callable[[], str]) -> str:
        while (number := make()) in self._given:
            pass
        self._given.add(number)
        return number


def written_snils(digits: str) -> str:
    """Return the nine digits of a СНИЛС with their check number, as SGO writes it."""
    return snils.format(digits + snils.calc_check_digits(digits))


def organisation_inn(person_inn: str) -> str:
    """Return a right ИНН of an organisation that begins as `person_inn` does: 10 digits."""
    return person_inn[:9] + calc_company_check_digit(person_inn[:9])


def _with_inn_check(digits: str) -> str:
    return digits + inn.calc_check_digits(digits)


def _with_oms_check(digits: str) -> str:
    return digits + oms.calc_check_digit(digits)


def _last_renewal(born: date, today: date) -> date:
    birthdays = (_birthday(born, age) for age in (45, 20, 14))
    return next(day for day in birthdays if day <= today)


def _birthday(born: date, age: int) -> date:
    if (born.month, born.day) == (2, 29):
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)
