"""Whether two texts are one value in two forms: SGO keeps telephones, countries and lists in a form of its own."""

from __future__ import annotations

from sgo_tui.export import Field
from sgo_tui.work.comparing import comparable

_PHONES = frozenset(("phone_mobile", "phone_home", "phone_any"))
_PHONE = 10
"""Digits of a number without the country."""
_CUT = 20
"""SGO cuts each name to so many letters (manual of the import)."""


def is_other_form(field: Field | None, one: str, other: str) -> bool:
    """Whether `other` says the same as `one`; never where one of them is empty.

    >>> from sgo_tui.export.catalogue import catalogue
    >>> fields = {name: entry.field for name, entry in catalogue().entries.items()}
    >>> is_other_form(fields["mobile_phone"], "+7 (902) 123-45-67", "89021234567")
    True
    >>> is_other_form(fields["citizenship"], "РФ", "Российская Федерация")
    True
    >>> is_other_form(fields["social"], "Сирота|Беженец", "Беженец|Сирота")
    True
    >>> is_other_form(fields["snils"], "112-233-445 95", "11223344595")
    True
    >>> is_other_form(fields["snils"], "112-233-445 95", "")
    False
    """
    if not one or not other:
        return False
    kind = field.kind if field else ""
    return comparable(one) == comparable(other) or (
        (kind in _PHONES and _same_phone(one, other))
        or (kind == "citizenship" and _same_country(one, other))
        or (kind == "multi_reference" and _items(one) == _items(other))
        or (kind == "name" and len(one) > _CUT and one[:_CUT].strip() == other)
    )


def _same_phone(one: str, other: str) -> bool:
    from sgo_tui.fields.text import digits_of

    numbers = digits_of(one), digits_of(other)
    return min(map(len, numbers)) >= _PHONE and numbers[0][-_PHONE:] == numbers[1][-_PHONE:]


def _same_country(one: str, other: str) -> bool:
    from sgo_tui.fields.citizenship import country

    return country(one) is not None and country(one) == country(other)


def _items(text: str) -> set[str]:
    return {comparable(item) for item in text.split("|")}
