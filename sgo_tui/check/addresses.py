"""Checks of the parts of an address."""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check.people import Individual
from sgo_tui.check.problem import Finding

_KINDS = ("addr_fact", "addr_reg")
_NEEDED = ("city", "street", "house")
_PARTS = (*_NEEDED, "zip", "district", "block", "flat")
"""SGO takes an address only with the needed parts, if any part is filled (manual of the import)."""


def check_addresses(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield the parts that an address lacks."""
    for kind in _KINDS:
        if f"{kind}_city" not in person.columns:
            continue
        if any(person(f"{kind}_{part}") for part in _PARTS):
            for part in _NEEDED:
                name = f"{kind}_{part}"
                if name in person.columns and not person(name):
                    yield name, Finding("address-incomplete")
