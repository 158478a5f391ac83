"""The clipboard of the user's own computer."""

from __future__ import annotations

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.term.clipboard import MOST, copy_sequence


def copied(sequence: str) -> str:
    """Return the text that a terminal takes from a sequence."""
    found = re.fullmatch("\x1b\\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert found
    return base64.b64decode(found[1]).decode()


@given(st.text(st.characters(codec="utf-8"), max_size=3000))
def test_terminals_take_it(text: str) -> None:
    """The text arrives as it is, whatever is between: tmux takes off one wrapping, screen puts the parts together."""
    plain = copy_sequence(text, {})
    in_tmux = copy_sequence(text, {"TMUX": "/tmp/tmux-0/default,1,0"})
    in_screen = copy_sequence(text, {"STY": "1.pts-0"})
    assert plain is not None
    assert in_tmux is not None
    assert in_screen is not None
    assert copied(plain) == text
    assert in_tmux.startswith("\x1bPtmux;")
    assert in_tmux.removeprefix("\x1bPtmux;").removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b") == plain
    parts = re.findall("\x1bP(.*?)\x1b\\\\", in_screen, re.DOTALL)
    assert "".join(parts) == plain
    assert max(map(len, parts)) < 768


@pytest.mark.parametrize(("size", "is_sent"), [(MOST // 4 * 3, True), (MOST // 4 * 3 + 1, False)])
def test_too_much(size: int, is_sent: bool) -> None:
    """No terminal takes more: nothing is sent, rather than a part."""
    assert (copy_sequence("x" * size, {}) is not None) is is_sent
