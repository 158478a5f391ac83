"""The lines of a journal: what is written is read, and nothing after the first line that is not whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.keeping.entries import entries_of, line_of, packed, unpacked

TEXTS = st.text(st.characters(codec=None))
VALUES = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.times(),
)
ENTRIES = st.lists(st.lists(st.one_of(TEXTS, st.integers(), VALUES.map(packed)), min_size=1), max_size=6)


@given(VALUES)
def test_values(value: Any) -> None:
    """Every value that a cell may hold comes back as it was, of the same type."""
    entries, _length = entries_of(line_of(["x", packed(value)]))
    again = unpacked(entries[0][1])
    assert (type(again), again) == (type(value), value)


def test_a_moment_is_no_date() -> None:
    """Midnight of a day and the day are told apart."""
    assert packed(dt.datetime(2012, 2, 1)) != packed(dt.date(2012, 2, 1))


@given(ENTRIES, st.data())
def test_a_torn_end(entries: list[list[Any]], data: st.DataObject) -> None:
    """Cut anywhere, a journal tells the entries before the cut, and how long they are."""
    lines = [line_of(entry) for entry in entries]
    whole = b"".join(lines)
    cut = data.draw(st.integers(0, len(whole)))
    read, length = entries_of(whole[:cut])
    assert read == entries[: len(read)]
    assert length == sum(map(len, lines[: len(read)]))
    assert length <= cut
    assert len(read) == len(entries) or cut < length + len(lines[len(read)])


@given(ENTRIES.filter(bool), st.data())
def test_a_mangled_byte(entries: list[list[Any]], data: st.DataObject) -> None:
    """A byte that is another one ends the journal at its line: nothing wrong is ever read."""
    whole = bytearray(b"".join(line_of(entry) for entry in entries))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    read, _length = entries_of(bytes(whole))
    assert read == entries[: len(read)]
    assert len(read) < len(entries)
