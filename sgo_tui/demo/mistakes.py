"""The mistakes that people make in such files, each an entry of `MISTAKES`.

One more kind of mistake is one more function and its entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from sgo_tui.demo.numbers import organisation_inn, written_snils
from sgo_tui.demo.people import Person, Value

NAMES = ("last_name", "first_name", "middle_name")
_LATIN_TWINS = dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True))
_CYRILLIC_TWINS = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"}
_DIGIT_TWINS = {"0": "О", "3": "З", "1": "l"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A right value that is about to be spoiled."""

    person: Person
    field: str
    random: Random

    @property
    def text(self) -> str:
        """The value as people read it."""
        return str(self.person[self.field])

    @property
    def day(self) -> date:
        """The value of a date."""
        value = self.person[self.field]
        assert isinstance(value, date)
        return value


@dataclass(frozen=True, slots=True)
class Mistake:
    """A kind of mistake."""

    rule: str
    """The code of the rule that finds it: "S5"."""
    fields: tuple[str, ...]
    """The fields where it happens, by name of the catalogue."""
    note: str
    """What was done, in a few words."""
    spoil: Callable[[Spot], Value | None]
    """Returns the wrong value, or None where the mistake cannot be made of the right one."""


def _replace_one(text: str, twins: dict[str, str], random: Random) -> str | None:
    """Return `text` with one letter exchanged for its twin, or None when it has no such letter."""
    places = [place for place, letter in enumerate(text) if letter in twins]
    if not places:
        return None
    place = random.choice(places)
    return text[:place] + twins[text[place]] + text[place + 1 :]


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _other_last_digit(spot: Spot) -> str:
    """Break the check number, of which the last digit is a part in a СНИЛС and in an ИНН."""
    return f"{spot.text[:-1]}{(int(spot.text[-1]) + spot.random.randrange(1, 10)) % 10}"


def _bare_snils(spot: Spot) -> str:
    digits = _digits(spot.text)
    return spot.random.choice((digits, f"{digits[:3]} {digits[3:6]} {digits[6:9]} {digits[9:]}"))


def _snils_without_zero(spot: Spot) -> int:
    """Spreadsheets drop the first zero of what is typed without hyphens."""
    return int(_digits(written_snils(f"0{_digits(spot.text)[:8]}")))


def _doubled_last_digit(spot: Spot) -> str:
    return spot.text + spot.text[-1]


def _letter_for_digit(spot: Spot) -> str | None:
    return _replace_one(spot.text, _DIGIT_TWINS, spot.random)


def _same_digits(spot: Spot) -> str:
    return spot.random.choice(("000-000-000 00", "111-111-111 11"))


def _emptied(_spot: Spot) -> str:
    return ""


def _parted_series(spot: Spot) -> str:
    return f"{spot.text[:2]}{spot.random.choice(' -')}{spot.text[2:]}"


def _without_last_digit(spot: Spot) -> str:
    return spot.text[:-1]


def _series_with_number(spot: Spot) -> str | None:
    number = spot.person.get("passport_number", "")
    if number == "":
        return None
    spot.person["passport_number"] = ""
    return f"{spot.text} {number}"


def _division_without_hyphen(spot: Spot) -> str:
    return spot.text.replace("-", spot.random.choice(("", " ")))


def _untidy_certificate_series(spot: Spot) -> str:
    roman, _hyphen, letters = spot.text.partition("-")
    arabic = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}[roman]
    return spot.random.choice((f"{roman} {letters}", f"{roman}-{letters.lower()}", f"{arabic}-{letters}"))


def _spelled_phone(spot: Spot) -> str:
    code, first, second, third = spot.text[1:4], spot.text[4:7], spot.text[7:9], spot.text[9:]
    return spot.random.choice(
        (
            f"+7 ({code}) {first}-{second}-{third}",
            f"8-{code}-{first}-{second}-{third}",
            f"{code}{first}{second}{third}",
        )
    )


def _town_number(spot: Spot) -> str:
    return f"741529{spot.text[-5:]}"


def _two_numbers(spot: Spot) -> str:
    return f"{spot.text}; {spot.text[:-3]}{spot.random.randrange(100, 1000)}"


def _fake_number(spot: Spot) -> str:
    return spot.random.choice(("70000000000", "79999999999"))


def _comma_for_dot(spot: Spot) -> str:
    return ",".join(spot.text.rsplit(".", 1))


def _without_at(spot: Spot) -> str:
    return spot.text.replace("@", "")


def _cyrillic_in_address(spot: Spot) -> str | None:
    surname, dot, rest = spot.text.partition(".")
    wrong = _replace_one(surname, _CYRILLIC_TWINS, spot.random)
    return wrong and wrong + dot + rest


def _space_in_address(spot: Spot) -> str:
    return spot.text.replace("@", "@ ")


def _domain_without_dot(spot: Spot) -> str:
    return "".join(spot.text.rsplit(".", 1))


def _shortened_inn(spot: Spot) -> str:
    return organisation_inn(spot.text)


def _date_as_text(spot: Spot) -> str:
    return f"{spot.day:{spot.random.choice(('%Y-%m-%d', '%d/%m/%Y', '%d.%m.%y'))}}"


def _other_word_for_sex(spot: Spot) -> str:
    return spot.random.choice(("муж", "муж.", "M") if spot.text == "М" else ("жен", "жен.", "женский"))


def _alien_sign(spot: Spot) -> str:
    return spot.text + spot.random.choice("1_?")


def _latin_letter(spot: Spot) -> str | None:
    return _replace_one(spot.text, _LATIN_TWINS, spot.random)


def _hyphen_first(spot: Spot) -> str:
    return f"-{spot.text}"


def _one_case(spot: Spot) -> str:
    return spot.random.choice((spot.text.upper(), spot.text.lower()))


def _stray_space(spot: Spot) -> str:
    text = spot.text
    choices = [f"{text} ", f" {text}", f"{text}\u00a0"]
    return spot.random.choice([*choices, text.replace(" ", "  ")] if " " in text else choices)


def _dash(spot: Spot) -> str:
    return spot.random.choice(("-", "нет", "н/д"))


_PHONE = ("mobile_phone",)
_MAIL = ("email",)
_SNILS = ("snils",)
_DATES = ("birth_date", "passport_issue_date")

MISTAKES = (
    Mistake("S1", _SNILS, "not in the usual form", _bare_snils),
    Mistake("S2", _SNILS, "a number cell of ten digits", _snils_without_zero),
    Mistake("S3", _SNILS, "a digit too many", _doubled_last_digit),
    Mistake("S4", _SNILS, "a letter for a digit", _letter_for_digit),
    Mistake("S5", _SNILS, "wrong check number", _other_last_digit),
    Mistake("S7", _SNILS, "all digits the same", _same_digits),
    Mistake("S10", _SNILS, "missing", _emptied),
    Mistake("P1", ("passport_series",), "series in two parts", _parted_series),
    Mistake("P2", ("passport_number",), "a digit missing", _without_last_digit),
    Mistake("P3", ("passport_series",), "series and number in one cell", _series_with_number),
    Mistake("P8", ("passport_division",), "no hyphen", _division_without_hyphen),
    Mistake("B1", ("birth_cert_series",), "not in the usual form", _untidy_certificate_series),
    Mistake("B2", ("birth_cert_number",), "a digit missing", _without_last_digit),
    Mistake("T1", _PHONE, "not in the usual form", _spelled_phone),
    Mistake("T2", _PHONE, "a number of the town", _town_number),
    Mistake("T3", _PHONE, "two numbers", _two_numbers),
    Mistake("T5", _PHONE, "all digits the same", _fake_number),
    Mistake("M1", _MAIL, "a comma for a dot", _comma_for_dot),
    Mistake("M1", _MAIL, "no @", _without_at),
    Mistake("M1", _MAIL, "a Cyrillic letter", _cyrillic_in_address),
    Mistake("M1", _MAIL, "a space", _space_in_address),
    Mistake("M1", _MAIL, "no dot in the domain", _domain_without_dot),
    Mistake("N1", ("inn",), "wrong check digit", _other_last_digit),
    Mistake("N2", ("inn",), "of an organisation", _shortened_inn),
    Mistake("A1", _DATES, "a date in another form", _date_as_text),
    Mistake("G1", ("sex",), "a word for a letter", _other_word_for_sex),
    Mistake("F1", NAMES, "an alien sign", _alien_sign),
    Mistake("F2", NAMES, "a Latin letter", _latin_letter),
    Mistake("F3", NAMES, "begins with a hyphen", _hyphen_first),
    Mistake("F4", NAMES, "letters of one case", _one_case),
    Mistake("V1", ("passport_issuer", "addr_fact_street"), "a stray space", _stray_space),
    Mistake("V2", ("home_phone", *_PHONE, *_MAIL), "a dash for nothing", _dash),
)
"""All kinds, in the order of their rules."""

CHECKED_FIELDS = tuple(dict.fromkeys(field for mistake in MISTAKES for field in mistake.fields))
"""The fields that have mistakes."""
