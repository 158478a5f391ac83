"""Checks of the parts of an address."""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check.people import Individual
from sgo_tui.check.problem import Finding

ADDRESSES = ("addr_fact", "addr_reg")
NEEDED = ("city", "street", "house")
_PARTS = (*NEEDED, "zip", "district", "block", "flat")
"""SGO takes an address only with the needed parts, if any part is filled (manual of the import)."""


def check_address(kind: str, person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield the parts that an address lacks."""
    if f"{kind}_city" in person.columns and any(person(f"{kind}_{part}") for part in _PARTS):
        for part in NEEDED:
            name = f"{kind}_{part}"
            if name in person.columns and not person(name):
                yield name, Finding("address-incomplete")


def is_whole(*needed: str) -> bool:
    """Whether none of the needed parts is missing."""
    return all(needed)
