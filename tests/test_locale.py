"""Every message has its Russian words."""

from __future__ import annotations

import string
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from build_catalogues import LOCALE  # noqa: E402 - the tools are no package
from update_catalogues import collect  # noqa: E402


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """The Russian catalogue."""
    with (LOCALE / "ru" / "LC_MESSAGES" / "sgo_tui.po").open("rb") as source:
        return read_po(source, locale="ru")


def test_no_message_is_untranslated(catalogue: Catalog) -> None:
    """Every message of the source has Russian words, all plural forms of them, none of them doubtful."""
    missing = []
    for message in collect():
        known = catalogue.get(message.id) if message.id else None
        if message.id and (known is None or known.fuzzy or not all(_forms(known.string))):
            missing.append(message.id)

    assert not missing


def test_no_message_is_left_over(catalogue: Catalog) -> None:
    """The catalogue has no message that the source has no more."""
    source = collect()

    assert not [message.id for message in catalogue if message.id and message.id not in source]


def test_placeholders_are_kept(catalogue: Catalog) -> None:
    """A translation fills in the same things as the original, and nothing else."""
    wrong = []
    for message in catalogue:
        if message.id:
            wanted = set().union(*map(_placeholders, _forms(message.id)))
            if any(_placeholders(form) - wanted for form in _forms(message.string)):
                wrong.append(message.id)
            if not isinstance(message.id, tuple) and _placeholders(message.string) != wanted:
                wrong.append(message.id)

    assert not wrong


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}
