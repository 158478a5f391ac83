"""Which fields of an export take what a form has asked for in fewer or more questions than the export has columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sgo_tui.fields import birth_certificate, passport, phone

_COMBINED = {
    "passport_series_number": ("passport_series", "passport_number", passport.split),
    "birth_cert_combined": ("birth_cert_series", "birth_cert_number", birth_certificate.split),
}
"""A document's number as a whole -> its parts, and how it is parted."""
_MOST_LOCAL_DIGITS = 7
_LIKE = {"mobile_phone": "phone", "phone": "mobile_phone", "home_phone": "phone"}
"""Telephones that may stand in each other's columns."""


def values_for(told: Mapping[str, str], fields: Collection[str]) -> dict[str, str]:
    """Return what was answered by the fields that an export has; what fits into none keeps the name it was told by."""
    values: dict[str, str] = {}
    for name, answered in told.items():
        # No mail service tells capitals from small letters, and telephones begin everything with a capital.
        text = answered.lower() if name == "email" else answered
        if name in fields:
            values[name] = text
        elif name in _COMBINED:
            values.update(_parted(name, text, fields))
        elif name in _LIKE:
            values.setdefault(_phone_field(name, text, fields), text)
        else:
            values[name] = text
    return _joined(values, fields)


def has_parts(name: str, fields: Collection[str]) -> bool:
    """Whether an export has a number in parts that was told as a whole."""
    return name in _COMBINED and set(_COMBINED[name][:2]) <= set(fields)


def _parted(name: str, text: str, fields: Collection[str]) -> dict[str, str]:
    first, second, split = _COMBINED[name]
    parts = split(text) if has_parts(name, fields) else None
    return {first: parts[0], second: parts[1]} if parts else {name: text}


def _joined(values: dict[str, str], fields: Collection[str]) -> dict[str, str]:
    """Return the values with the parts of a number in one, where the export has it so."""
    for whole, (first, second, _split) in _COMBINED.items():
        if whole in fields and first not in fields and first in values and second in values:
            values[whole] = f"{values.pop(first)} {values.pop(second)}"
    return values


def _phone_field(name: str, text: str, fields: Collection[str]) -> str:
    """Return the field that takes a telephone, where the export has not the one that was asked for."""
    if name == "phone" and "home_phone" in fields and _is_landline(text):
        return "home_phone"
    return _LIKE[name] if _LIKE[name] in fields else name


def _is_landline(text: str) -> bool:
    digits = phone.compact(text)
    if phone.is_valid(text):
        return not phone.is_mobile(digits)
    return phone.FEWEST_HOME_DIGITS <= len(digits) <= _MOST_LOCAL_DIGITS
