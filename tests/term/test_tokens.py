"""What a terminal sends, cut into keys, sequences and pasted text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.term.tokens import LONGEST_SEQUENCE, Cutter, Pasted, Sequence, Token, Typed

ESC = Typed("\x1b")


def cut(data: bytes) -> list[Token]:
    """Return the tokens of bytes after which nothing comes any more."""
    cutter = Cutter()
    tokens = cutter.feed(data)
    while cutter.patience is not None:
        tokens += cutter.pause()
    return tokens


@pytest.mark.parametrize(
    ("data", "tokens"),
    [
        ("ы\r".encode(), [Typed("ы"), Typed("\r")]),
        (b"\x1b[A\x1bOP\x1b[19;2~\x1b[[A", [Sequence(t) for t in ("\x1b[A", "\x1bOP", "\x1b[19;2~", "\x1b[[A")]),
        (b"\x1b", [ESC]),
        (b"\x1b\x1b[A", [ESC, Sequence("\x1b[A")]),
        (b"\x1bx\x1b\r", [ESC, Typed("x"), ESC, Typed("\r")]),
        (b"\x1bb", [Sequence("\x1bb")]),
        (b"\x1b[200~a\rb\r\nc\td\x00\x9b\x1b[201~e", [Pasted("a\nb\nc\td"), Sequence("\x1b[201~"), Typed("e")]),
        (b"\x1b[200~abc", [Pasted("abc")]),
        (b"\x1b[200~abc\x1b[A", [Pasted("abc"), Sequence("\x1b[A")]),
        (b"\x1b[200~\x1b[201~", [Sequence("\x1b[201~")]),
        (b"\x1b[M !!x", [Typed("x")]),
        (b"\x1b]11;rgb:0/0/0\x1b\\a\x1b]0;b\x07c\x1bP>|d", [Typed("a"), Typed("c")]),
        (b"\x1b]11;rgb\x1b[A", [Sequence("\x1b[A")]),
        (b"\x1b[12\x1b[A\x1bO\x1b[B", [Sequence("\x1b[A"), Sequence("\x1b[B")]),
        (b"\x1b[", []),
        (b"\x1b[12\ra", [Typed("a")]),
        (b"\xff\xd0\xed\xa0\x80a\xd0", [Typed("a")]),
        ("\x00\x9ba".encode(), [Typed("a")]),
    ],
)
def test_bytes_become_tokens(data: bytes, tokens: list[Token]) -> None:
    """Keys and sequences whole; answers, noise and halves left out; a paste ends without its end mark, too."""
    assert cut(data) == tokens


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=5))
def test_it_does_not_matter_where_packets_end(data: bytes, ends: list[int]) -> None:
    """The same tokens come of the same bytes, as long as the terminal does not pause."""
    cutter = Cutter()
    places = [0, *sorted(min(end, len(data)) for end in ends), len(data)]
    tokens = [token for start, end in pairwise(places) for token in cutter.feed(data[start:end])]

    assert tokens == Cutter().feed(data)


@given(st.binary(max_size=200))
def test_nothing_keeps_the_keyboard(data: bytes) -> None:
    """After whatever has come, and a pause, a letter is that letter."""
    cutter = Cutter()
    cutter.feed(data)
    while cutter.patience is not None:
        cutter.pause()

    assert cutter.feed("ж".encode()) == [Typed("ж")]


@pytest.mark.parametrize("begin", [b"\x1b[", b"\x1b]", b"\x1bO", b"\x1bP"])
def test_a_sequence_that_never_ends_is_given_up(begin: bytes) -> None:
    """Even where the terminal does not pause."""
    assert Typed("7") in Cutter().feed(begin + b"7" * (LONGEST_SEQUENCE + 10))
