"""Checks of names, dates and sex."""

from __future__ import annotations

from collections.abc import Iterator

from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.check.person import Person
from sgo_tui.check.problem import Finding
from sgo_tui.fields import dates, names, sex


def check_name(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a surname, a name, a patronymic or all of them."""
    if names.is_plain(text):
        return
    strange = names.strange_characters(text)
    mixed = names.mixed_words(text)
    if strange:
        yield Finding("name-character", names.with_digits_read(text), {"c": strange[0]})
    elif mixed:
        alien = next(letter for letter in mixed[0] if letter.isascii() and letter.isalpha())
        fixed = names.with_twins(text)
        yield Finding("name-look-alike" if fixed else "name-two-alphabets", fixed, {"c": alien})
    elif names.begins_wrong(text):
        yield Finding("name-beginning", None, {"c": text[0]})
    elif names.is_in_one_case(text):
        yield Finding("name-case", names.recased(text))
    if any(len(word) > names.LONGEST_IN_OLD_BUILDS for word in text.split(" ")):
        yield Finding("name-long")


def check_date(text: str, is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a date; whether it is plausible is asked elsewhere."""
    try:
        normal = dates.validate(text)
    except InvalidComponent:
        yield Finding("date-impossible")
    except InvalidFormat:
        short, serial = dates.from_short_year(text), dates.from_serial(text) if is_number else None
        if short:
            yield Finding("date-short-year", dates.format(short))
        elif serial:
            yield Finding("date-serial", dates.format(serial))
        else:
            yield Finding("date-unreadable")
    else:
        if normal != text:
            yield Finding("date-form", normal)


def check_sex(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the sex."""
    try:
        normal = sex.validate(text)
    except InvalidFormat:
        yield Finding("sex")
    else:
        if normal != text:
            yield Finding("sex-form", normal)
