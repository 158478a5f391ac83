"""Checks of names, dates and sex."""

from __future__ import annotations

from collections.abc import Iterator

from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.check.person import Person, is_citizen, may_be_foreign
from sgo_tui.check.problem import Finding
from sgo_tui.fields import dates, names, sex
from sgo_tui.fields.text import DIGIT_TWINS


def check_name(text: str, _is_number: bool, person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a surname, a name, a patronymic or all of them."""
    letters = _wrong_letters(text) or _wrong_alphabet(text, person) or _wrong_look(text)
    if letters is not None:
        yield letters
    parts = text.split(" ") if person("full_name") else [text]
    if any(len(part) > names.LONGEST_IN_OLD_BUILDS for part in parts):
        yield Finding("name-long")


def _wrong_letters(text: str) -> Finding | None:
    """Return what makes the name impossible."""
    strange = names.strange_characters(text)
    if strange:
        return Finding("name-character", names.without_strange(text), {"c": strange[0]})
    mixed = names.mixed_words(text)
    if mixed:
        fixed = names.with_twins(text)
        rule = "name-look-alike" if fixed else "name-two-alphabets"
        return Finding(
            rule, fixed if fixed and not names.begins_wrong(fixed) else None, {"c": names.alien_letter(mixed[0])}
        )
    if names.begins_wrong(text):
        return Finding("name-beginning", None, {"c": text[0]})
    return None


def _wrong_alphabet(text: str, person: Person) -> Finding | None:
    """Return what is doubtful about a name in Latin letters only: foreigners may have one."""
    if not names.is_latin(text) or may_be_foreign(person):
        return None
    russian = names.in_russian(text)
    if russian:
        return Finding("name-latin-look-alikes", russian)
    return Finding("name-latin") if is_citizen(person) else None


def _wrong_look(text: str) -> Finding | None:
    """Return what is unusual about hyphens and capitals."""
    joined = names.with_hyphens_joined(text)
    if joined != text:
        return Finding("name-hyphen", joined or None)
    return Finding("name-case", names.recased(text)) if names.is_cased_wrong(text) else None


def check_date(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with a date; whether it is plausible is asked elsewhere."""
    try:
        normal = dates.validate(text)
    except InvalidComponent:
        other = dates.from_month_first(text)
        yield Finding("date-impossible", dates.format(other) if other else None)
    except InvalidFormat:
        yield _unreadable(text)
    else:
        if normal != text:
            yield Finding("date-form", normal)


def _unreadable(text: str) -> Finding:
    """Return what to say of a date that is not understood without doubt."""
    if short := dates.from_short_year(text):
        return Finding("date-short-year", dates.format(short))
    if serial := dates.from_serial(text):
        return Finding("date-serial", dates.format(serial))
    meant = dates.parse(text.translate(DIGIT_TWINS)) or (dates.parse("0" + text) if text.isdecimal() else None)
    return Finding("date-unreadable", dates.format(meant) if meant else None)


def check_sex(text: str, _is_number: bool, _person: Person) -> Iterator[Finding]:
    """Yield what is wrong with the sex."""
    try:
        normal = sex.validate(text)
    except InvalidFormat:
        yield Finding("sex")
    else:
        if normal != text:
            yield Finding("sex-form", normal)
