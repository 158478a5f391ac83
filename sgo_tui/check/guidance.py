"""What a value that is being typed still needs: told beside it, and never as a mistake.

The form of each kind of number, and what its digits say of one another, are known to the modules of ``fields``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from stdnum.util import isdigits

from sgo_tui.check.person import Person, may_be_foreign
from sgo_tui.export import Field
from sgo_tui.fields import birth_certificate, dates, email, inn, oms, passport, phone, snils
from sgo_tui.fields.text import digits_of, filled, number_of
from sgo_tui.i18n import _


class Guidance(NamedTuple):
    """How far a value is."""

    form: str
    """The value as it is written in SGO, «_» for what is missing: «123-45_-___ __»; empty where it has no one form."""
    words: str
    """What is expected, and what is known of it already."""
    is_finished: bool = False
    """Whether all of it is there: nothing is said against a value before."""


class _Number(NamedTuple):
    form: str
    known: int = 0
    """How many digits tell the control number."""
    control: Callable[[str], str] | None = None


def guidance(field: Field, text: str, person: Person) -> Guidance | None:
    """Return how far `text` is on the way to a value of `field`; None where nothing can be said of it.

    `person` is asked for the other fields of whom it belongs to: papers of other countries have forms of their own.
    """
    if field.kind in _OF_RUSSIAN_PAPERS and may_be_foreign(person):
        return None
    guide = _GUIDES.get(field.kind)
    return guide(text.strip()) if guide is not None else None


def _of_number(number: _Number, text: str) -> Guidance | None:
    digits, length = number_of(text), number.form.count("_")
    if not isdigits(digits or "0") or len(digits) > length:
        return None
    words = [_("{n} of {length} digits").format(n=len(digits), length=length)]
    if number.control is not None and len(digits) >= number.known and (control := number.control(digits)):
        fits = digits[number.known :] == control
        words.append(_("the control number fits") if fits else _("the control number must be {n}").format(n=control))
    return Guidance(filled(number.form, digits), " · ".join(words), len(digits) == length)


def _snils_control(digits: str) -> str:
    return "" if snils.is_old(digits) else snils.calc_check_digits(digits)


def _of_certificate_number(text: str) -> Guidance | None:
    digits = birth_certificate.compact(text)
    if not isdigits(digits or "0") or len(digits) > 6:
        return None
    return _of_number(_CERTIFICATE, digits)


def _of_certificate_series(text: str) -> Guidance | None:
    begun = birth_certificate.begun(text)
    words = _("a Roman number, a hyphen, two Russian letters, like II-КА")
    return Guidance(begun, words) if begun is not None else None


def _of_certificate(text: str) -> Guidance | None:
    """Tell of series and number in one cell."""
    series, _space, number = text.replace("№", " ").rpartition(" ")
    whole = birth_certificate.guess(series.strip())
    if birth_certificate.is_canonical_series(whole) and isdigits(number or "0") and len(number) < 6:
        return Guidance(f"{whole} {number:_<6}", _("{n} of {length} digits").format(n=len(number), length=6))
    begun = birth_certificate.begun(text)
    return Guidance(f"{begun} ______", _("series and number, like II-КА 123456")) if begun is not None else None


def _of_mobile(text: str) -> Guidance | None:
    digits = phone.begun(text)
    if digits is None and text not in ("", "+"):
        return None
    return _of_number(_MOBILE, digits or "")


def _of_home_phone(text: str) -> Guidance | None:
    count, fewest = len(digits_of(text)), phone.FEWEST_HOME_DIGITS
    if count >= fewest or not isdigits(number_of(text) or "0"):
        return None
    return Guidance("", _("{n} digits; from {fewest} to {most}").format(n=count, fewest=fewest, most=11))


def _of_any_phone(text: str) -> Guidance | None:
    digits = phone.begun(text) or ""
    return _of_mobile(text) if digits.startswith("79") else _of_home_phone(text)


def _of_date(text: str) -> Guidance | None:
    begun, short = dates.begun(text), dates.from_short_year(text)
    if begun is None or "_" not in begun or (short is not None and short.year % 100 not in _CENTURIES):
        return None
    return Guidance(begun, _("day, month, year, in figures or like «1 сентября 2012»"))


def _of_email(text: str) -> Guidance | None:
    local, sign, domain = text.partition("@")
    if not text:
        return Guidance("", _("an address like name@mail.ru"))
    if email.mixes_alphabets(text) or any(character in " ,;/" for character in text):
        return None
    if not sign:
        is_russian = email.has_russian_name(f"{local}@")
        return Guidance(
            "", _("Russian letters are in addresses of .рф only") if is_russian else _("then @ and the service")
        )
    if (service := email.rest_of_service(text)) is not None:
        return Guidance("", _("the whole is perhaps {address}").format(address=f"{local}@{service}"))
    if len(domain.rpartition(".")[2]) < 2 or "." not in domain:
        return Guidance("", _("then the service, like mail.ru"))
    return None


_CENTURIES = (19, 20)
"""With which a year of four digits begins; other two digits are a whole year."""
_MOBILE = _Number(phone.MOBILE_FORM)
_CERTIFICATE = _Number(passport.NUMBER_FORM)
_NUMBERS = {
    "division_code": _Number(passport.DIVISION_FORM),
    "inn": _Number(inn.FORM, inn.LENGTH - 2, inn.calc_check_digits),
    "oms_number": _Number(oms.FORM, oms.LENGTH - 1, oms.calc_check_digit),
    "passport_combined": _Number(passport.FORM),
    "passport_number": _Number(passport.NUMBER_FORM),
    "passport_series": _Number(passport.SERIES_FORM),
    "snils": _Number(snils.FORM, snils.LENGTH - 2, _snils_control),
    "zip": _Number("______"),
}
_GUIDES: Mapping[str, Callable[[str], Guidance | None]] = {
    **{kind: partial(_of_number, number) for kind, number in _NUMBERS.items()},
    "birth_cert_combined": _of_certificate,
    "birth_cert_number": _of_certificate_number,
    "birth_cert_series": _of_certificate_series,
    "birth_date": _of_date,
    "date": _of_date,
    "email": _of_email,
    "phone_any": _of_any_phone,
    "phone_home": _of_home_phone,
    "phone_mobile": _of_mobile,
}
_OF_RUSSIAN_PAPERS = frozenset(
    "birth_cert_combined birth_cert_number birth_cert_series division_code passport_combined passport_number "
    "passport_series zip".split()
)
