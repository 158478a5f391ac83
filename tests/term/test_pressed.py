"""Which key was pressed, however the terminal says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from sgo_tui.term.pressed import pressed
from sgo_tui.term.tokens import Pasted, Sequence, Typed


@pytest.mark.parametrize(
    ("sequence", "key", "character"),
    [
        ("\x1b[1099::115;5u", "ctrl+s", None),
        ("\x1b[1099:1067:115;5u", "ctrl+s", None),
        ("\x1b[1099::115;5:1u", "ctrl+s", None),
        ("\x1b[1099::115;69u", "ctrl+s", None),
        ("\x1b[1099;5u", "ctrl+ы", None),
        ("\x1b[115;5u", "ctrl+s", None),
        ("\x1b[27;5;115~", "ctrl+s", None),
        ("\x1b[27;5;1099~", "ctrl+ы", None),
        ("\x1b[122;6u", "ctrl+shift+z", None),
        ("\x1b[1099::115u", "ы", "ы"),
        ("\x1b[1099:1067:115;2u", "Ы", "Ы"),
        ("\x1b[1099;;1099u", "ы", "ы"),
        ("\x1b[97;65u", "a", "a"),
        ("\x1b[27u", "escape", None),
        ("\x1b[13u", "enter", None),
        ("\x1b[9;2u", "shift+tab", None),
        ("\x1b[127u", "backspace", None),
        ("\x1b[127;3u", "alt+backspace", None),
        ("\x1b[1;5:1A", "ctrl+up", None),
        ("\x1b[1;65A", "up", None),
        ("\x1b[P", "f1", None),
        ("\x1b[19;1:1~", "f8", None),
        ("\x1b[57400u", "1", "1"),
        ("\x1b[57409u", "full_stop", "."),
        ("\x1b[57414u", "enter", None),
        ("\x1bOp", "0", "0"),
        ("\x1b[19;2~", "f20", None),
        ("\x1b[1;5F", "ctrl+end", None),
        ("\x1b[1;3D", "alt+left", None),
    ],
)
def test_a_report_names_its_key(sequence: str, key: str, character: str | None) -> None:
    """In the ways of old, of kitty and of xterm; a command is that of the same place on a Latin keyboard."""
    event = pressed(Sequence(sequence))

    assert isinstance(event, Key)
    assert (event.key, event.character) == (key, character)


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[1099::115;5:3u",
        "\x1b[55296u",
        "\x1b[999999999u",
        "\x1b[57344::57344;5u",
        "\x1b[0u",
        "\x1b[;;u",
        "\x1b[I",
        "\x1b[O",
        "\x1b[<0;1;1M",
        "\x1b[35;10;10M",
        "\x1b[201~",
        "\x1b[?62;22c",
        "\x1b[?2026;2$y",
        "\x1b[48;24;80;0;0t",
    ],
)
def test_no_key(sequence: str) -> None:
    """Released keys, numbers of no character, focus, mouse, answers."""
    assert pressed(Sequence(sequence)) is None


@pytest.mark.parametrize(
    ("character", "key"), [("\x13", "ctrl+s"), ("\r", "enter"), ("\t", "tab"), ("\x7f", "backspace"), ("+", "plus")]
)
def test_typed_keys(character: str, key: str) -> None:
    """Control characters are keys with Ctrl; others type themselves."""
    event = pressed(Typed(character))

    assert isinstance(event, Key)
    assert (event.key, event.character) == (key, character)


def test_a_paste() -> None:
    """Pasted text is one event."""
    event = pressed(Pasted("а\tб"))

    assert isinstance(event, Paste)
    assert event.text == "а\tб"


@given(st.from_regex(r"\x1b(\[[0-9:;<=>?]{0,40}[ -/]?[@-~]|O.|.)", fullmatch=True))
def test_no_sequence_is_an_error(sequence: str) -> None:
    """Whatever comes is a key or nothing, and what it types can be written to a file."""
    event = pressed(Sequence(sequence))

    if isinstance(event, Key):
        assert (event.key + (event.character or "")).encode()


@given(st.characters())
def test_no_character_is_an_error(character: str) -> None:
    """Half a character types nothing."""
    event = pressed(Typed(character))

    assert (event is None) == ("\ud800" <= character <= "\udfff")
