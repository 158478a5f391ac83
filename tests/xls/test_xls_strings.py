from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest
from building import record, records
from hypothesis import given
from hypothesis import strategies as st
from xlrd.book import unpack_SST_table

from sgo_tui.xls.new_strings import NewStrings
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.spans import Span
from sgo_tui.xls.splices import Splice, Splicing
from sgo_tui.xls.string_table import StringTable, table_spans

SST, CONTINUE, EXTSST, NUMBER = 0x00FC, 0x003C, 0x00FF, 0x0203
BEFORE = record(NUMBER, b"before")

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
long_texts = st.builds(lambda text, count: text * count, texts, st.integers(1, 900))


def read(stream: bytes) -> list[str]:
    """Return the shared strings as xlrd reads them."""
    bodies = [body for kind, body in records(stream) if kind in (SST, CONTINUE)]
    if not bodies:
        return []
    return list(unpack_SST_table(bodies, struct.unpack_from("<I", bodies[0], 4)[0])[0])


def table(bodies: Sequence[bytes], count: int) -> bytes:
    """Return a table of strings: SST, CONTINUE records and an EXTSST."""
    first = record(SST, struct.pack("<II", count, count) + bodies[0])
    return first + b"".join(record(CONTINUE, b) for b in bodies[1:]) + record(EXTSST, struct.pack("<H", 8))


def string(text: str, flags: int = 1, head: bytes = b"", tail: bytes = b"") -> bytes:
    """Return a string as it is stored."""
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, flags) + head + text.encode("utf-16-le") + tail


def add(stream: bytes, new: Sequence[str]) -> tuple[bytes, list[int]]:
    """Add strings to a stream that begins with `BEFORE`, and return it with their indexes."""
    spans = table_spans(stream[len(BEFORE) :])
    spans = [Span(start + len(BEFORE), end + len(BEFORE)) for start, end in spans]
    strings = NewStrings(stream, StringTable(stream, spans[:-1]), len(BEFORE), new)
    indexes = [strings.index_of(text) for text in new]
    return bytes(Splicing(strings.splices(spans[-1], len(new))).apply(stream)), indexes


@given(st.lists(texts, unique=True, max_size=30), st.lists(long_texts, min_size=1, max_size=6))
def test_new_strings_follow_the_old_ones(old: list[str], new: list[str]) -> None:
    """Old strings keep their index and bytes; xlrd reads the new ones where they are said to be."""
    stream = BEFORE + table([b"".join(string(text) for text in old)], len(old))
    result, indexes = add(stream, new)
    found = read(result)

    assert found[: len(old)] == old
    assert [found[index] for index in indexes] == new
    assert all(len(body) <= 8224 for _kind, body in records(result))
    assert result.startswith(stream[: len(BEFORE) + 4][:-2])


@given(st.lists(st.integers(1, 9000), min_size=1, max_size=6))
def test_lengths_around_a_record(lengths: list[int]) -> None:
    """Strings may end anywhere in a record, and a CONTINUE may cut them anywhere between characters."""
    new = [chr(0x430 + i) * length for i, length in enumerate(lengths)]
    result, indexes = add(BEFORE + table([b""], 0), new)

    assert [read(result)[index] for index in indexes] == new


@pytest.mark.parametrize("shift", range(4))
@pytest.mark.parametrize("first", ["a", "ё"])
def test_surrogates_stay_together(first: str, shift: int) -> None:
    """A character of two units is not cut, for readers decode each record by itself."""
    new = [first * (10 + shift), "😀" * 9000]
    result, indexes = add(BEFORE + table([b""], 0), new)

    assert [read(result)[index] for index in indexes] == new


def test_a_known_string_is_used_again() -> None:
    """A text that the workbook has already is not stored twice, and neither is a new one."""
    stream = BEFORE + table([string("Ёж") + struct.pack("<HB", 5, 0) + b"plain"], 2)
    result, indexes = add(stream, ["plain", "new", "Ёж", "new"])

    assert indexes == [1, 2, 0, 2]
    assert read(result) == ["Ёж", "plain", "new"]


def test_a_formatted_string_is_not_used_for_a_plain_one() -> None:
    """A string with bold parts must not lend its formatting to a new cell."""
    rich = string("Ёж", 9, head=struct.pack("<H", 1), tail=struct.pack("<HH", 0, 5))
    assert add(BEFORE + table([rich], 1), ["Ёж"])[1] == [1]


def test_cut_strings_are_walked_over() -> None:
    """Characters, formatting and phonetic data may each be cut by a CONTINUE, the width may change there."""
    runs = struct.pack("<HHHH", 0, 5, 2, 6)
    bodies = [
        struct.pack("<HBH", 4, 8, 2) + b"ab",
        b"\x01" + "вг".encode("utf-16-le") + runs[:4],
        runs[4:] + struct.pack("<HBI", 1, 5, 10) + "я".encode("utf-16-le") + b"12345",
        b"67890" + string("ё"),
    ]
    stream = BEFORE + table(bodies, 3)
    result, indexes = add(stream, ["новая"])

    assert read(result) == ["abвг", "я", "ё", "новая"]
    assert indexes == [3]


def test_counts_and_index_are_right() -> None:
    """The count is that of the strings; each entry of EXTSST leads to the head of its string."""
    result, _indexes = add(BEFORE + table([b""], 0), [f"строка {i}" * 30 for i in range(200)])
    spans = table_spans(result[len(BEFORE) :])
    table_ = StringTable(result[len(BEFORE) :], spans[:-1])
    bucket, *entries = struct.unpack(
        f"<H{(spans[-1].end - spans[-1].start - 6) // 8 * 2}I", result[-(spans[-1].end - spans[-1].start - 4) :]
    )

    assert struct.unpack_from("<II", result, len(BEFORE) + 4) == (200, 200)
    assert table_.end == spans[-2].end
    assert bucket == 8
    for number, place in enumerate(entries[::2]):
        span = next(s for s in spans if s.start < place - len(BEFORE) < s.end)
        assert place - len(BEFORE) == table_.starts[number * bucket]
        assert entries[2 * number + 1] == place - len(BEFORE) - span.start


def test_index_of_many_strings_fits_one_record() -> None:
    """The steps of EXTSST grow with the number of strings, for the record cannot be continued."""
    result, _indexes = add(BEFORE + table([b""], 0), [f"{i:x}" for i in range(9000)])
    kind, body = records(result)[-1]

    assert kind == EXTSST
    assert len(body) <= 8224


@pytest.mark.parametrize("garbage", [b"\xff" * 10, bytes(3)])
def test_bytes_after_the_last_string_stay_behind(garbage: bytes) -> None:
    """What nobody reads after the last string is kept, behind the new ones."""
    stream = BEFORE + table([string("Ёж") + garbage, b"more"], 1)
    result, indexes = add(stream, ["новая"])
    bodies = [body for kind, body in records(result) if kind == CONTINUE]

    assert indexes == [1]
    assert read(result) == ["Ёж", "новая"]
    assert bodies[-2:] == [garbage, b"more"]


def test_the_first_string_of_a_workbook_makes_a_table() -> None:
    """A workbook of numbers has no table of strings; it gets one at the place it is given."""
    strings = NewStrings(BEFORE, StringTable(BEFORE, []), len(BEFORE), ["Ёж"])
    index = strings.index_of("Ёж")
    result = Splicing(strings.splices(None, 1)).apply(BEFORE)

    assert index == 0
    assert read(bytes(result)) == ["Ёж"]


def test_missing_strings_are_refused() -> None:
    """A count beyond the strings would give new ones a wrong index."""
    stream = table([string("Ёж")], 2)
    with pytest.raises(StreamError):
        StringTable(stream, table_spans(stream)[:-1])


def test_without_new_strings_nothing_moves() -> None:
    """Using known strings changes the number of references only."""
    stream = table([string("Ёж")], 1)
    strings = NewStrings(stream, StringTable(stream, table_spans(stream)[:-1]), 0, ["Ёж"])

    assert strings.index_of("Ёж") == 0
    assert strings.splices(None, 0) == []
    assert strings.splices(None, 2) == [Splice(4, 12, struct.pack("<II", 3, 1))]
