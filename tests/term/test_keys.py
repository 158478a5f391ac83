"""Keys in both layouts."""

from __future__ import annotations

import pytest

from sgo_tui.term.keys import latin_key


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("ctrl+ы", "ctrl+s"),
        ("ctrl+Ы", "ctrl+s"),
        ("ctrl+я", "ctrl+z"),
        ("ctrl+н", "ctrl+y"),
        ("ctrl+а", "ctrl+f"),
        ("ctrl+й", "ctrl+q"),
        ("ctrl+shift+я", "ctrl+shift+z"),
        ("ctrl+cyrillic_small_letter_yeru", "ctrl+s"),
        ("ctrl+s", "ctrl+s"),
        ("ctrl+х", "ctrl+х"),
        ("ы", "ы"),
        ("shift+ф", "shift+ф"),
        ("f8", "f8"),
        ("+", "+"),
    ],
)
def test_commands_do_not_depend_on_the_layout(key: str, meant: str) -> None:
    """A letter with a modifier is the Latin one on the same place; typed letters stay as they are."""
    assert latin_key(key) == meant
