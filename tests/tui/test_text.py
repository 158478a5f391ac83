"""Cell text fit for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sgo_tui.tui.text import fit, visible, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Иванов", "Иванов"),
        ("\x1b[2Jстёрто", "¤[2Jстёрто"),
        ("две\nстроки", "две¶строки"),
        ("таб\tуляция", "таб»уляция"),
        ("\u202eсправа", "¤справа"),
        ("\u200b", "¤"),
        ("\x9b31m", "¤31m"),
        ("1\xa0000", "1 000"),
        ("[bold]", "[bold]"),
        ("и\u0306од", "йод"),
    ],
)
def test_nothing_is_sent_that_a_terminal_obeys(text: str, shown: str) -> None:
    """Control characters, bidi marks and line breaks become visible marks; the rest is literal."""
    assert visible(text) == shown


@given(st.text(), st.integers(0, 40))
def test_fits_exactly(text: str, width: int) -> None:
    """Any text becomes as wide as asked, in terminal cells, without control characters."""
    fitted = fit(text, width)

    assert cell_len(fitted) == width
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in fitted)


@pytest.mark.parametrize(("text", "width"), [("Ёж", 2), ("漢字", 4), ("и\u0306", 1), ("", 0)])
def test_width_is_in_terminal_cells(text: str, width: int) -> None:
    """Wide characters take two cells and combining marks none."""
    assert width_of(text) == width
