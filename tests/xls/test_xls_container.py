from __future__ import annotations

import io
import struct

import pytest
from building import compound
from hypothesis import given
from hypothesis import strategies as st
from xlrd.compdoc import CompDoc

from sgo_tui.xls.container import CompoundFile
from sgo_tui.xls.container_writer import with_stream
from sgo_tui.xls.sectors import SECTOR, ContainerError, TruncatedContainerError

STREAMS = {"Workbook": b"w" * 5000, "\x05SummaryInformation": b"s" * 300, "Notes": b"n" * 4096, "Empty": b""}


def stored(data: bytes, name: str) -> bytes:
    """Return a stream as xlrd finds it."""
    found = CompDoc(data, logfile=io.StringIO()).get_named_stream(name)
    return bytes(found or b"")


def replaced(data: bytes, content: bytes) -> bytes:
    """Return the file with another Workbook stream."""
    container = CompoundFile(data)
    entry = container.find("Workbook")
    assert entry is not None
    return b"".join(with_stream(container, entry, content))


@pytest.mark.parametrize("name", STREAMS)
def test_reads_streams(name: str) -> None:
    """Streams of the mini stream and large ones are read whole."""
    container = CompoundFile(compound(STREAMS))
    entry = container.find(name)

    assert entry is not None
    assert container.flaw is None
    assert container.read(entry) == STREAMS[name]


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 511 * 128, 70_000])
def test_another_size_leaves_the_other_streams(size: int) -> None:
    """A stream may grow and shrink over the border of the mini stream; the others stay as they are."""
    content = bytes(i * 7 % 251 for i in range(size))
    data = replaced(compound(STREAMS), content)

    assert stored(data, "Workbook") == content
    assert {n: stored(data, n) for n in STREAMS if n != "Workbook"} == {
        n: content for n, content in STREAMS.items() if n != "Workbook"
    }


def test_beyond_the_header_allocation_table() -> None:
    """Over 6.8 MB the header has no room for all table sectors, and DIFAT sectors list the rest."""
    content = bytes(range(256)) * 64_000
    data = replaced(compound(STREAMS), content)

    assert struct.unpack_from("<I", data, 72)[0] > 1
    assert stored(data, "Workbook") == content
    again = replaced(data, content[:5000])
    assert stored(again, "Workbook") == content[:5000]
    assert len(again) < 20_000


@given(st.lists(st.binary(max_size=9000), min_size=1, max_size=5), st.binary(max_size=20_000))
def test_any_streams(contents: list[bytes], content: bytes) -> None:
    """Whatever the sizes are, each stream comes back."""
    streams = {"Workbook": contents[0]} | {f"S{i}": other for i, other in enumerate(contents[1:])}
    container = CompoundFile(replaced(compound(streams), content))

    found = {entry.name: data for entry, data in container.streams()}
    assert found == streams | {"Workbook": content}
    assert container.flaw is None


def test_directory_keeps_all_but_places() -> None:
    """Names, times, identifiers and links of the directory are kept; only starts and sizes change."""
    old, new = compound(STREAMS), replaced(compound(STREAMS), b"x" * 9000)

    def lines(data: bytes) -> list[bytes]:
        raw = CompoundFile(data).raw_directory
        return [raw[i : i + 116] + raw[i + 124 : i + 128] for i in range(0, len(raw), 128)]

    assert lines(old) == lines(new)


def test_capital_letters_do_not_count() -> None:
    """Some writers call the stream WORKBOOK."""
    assert CompoundFile(compound({"WORKBOOK": b"x"})).find("Workbook") is not None


def fat_position(data: bytes, sector: int) -> int:
    """Return where the allocation table speaks of a sector."""
    first = struct.unpack_from("<I", data, 76)[0]
    return SECTOR * (first + 1) + 4 * sector


def test_circle_is_a_flaw() -> None:
    """A chain that runs in a circle ends the reading of its stream, not the program."""
    data = bytearray(compound(STREAMS))
    struct.pack_into("<I", data, fat_position(data, 3), 2)
    container = CompoundFile(bytes(data))
    entry = container.find("Workbook")

    assert entry is not None
    assert container.flaw is not None
    with pytest.raises(ContainerError):
        container.read(entry)
    with pytest.raises(ContainerError):
        with_stream(container, entry, b"")


def test_circle_in_the_mini_stream_is_a_flaw() -> None:
    """A small stream may run in a circle, too; xlrd alone would never end on it."""
    data = bytearray(compound({"Workbook": b"w" * 300}))
    start = struct.unpack_from("<I", data, 60)[0]
    struct.pack_into("<I", data, SECTOR * (start + 1) + 4, 0)

    assert CompoundFile(bytes(data)).flaw is not None


def test_sector_of_two_streams_is_a_flaw() -> None:
    """Streams that share a sector can be read, but must not be written."""
    data = bytearray(compound({"Workbook": b"w" * 5000, "Other": b"o" * 5000}))
    struct.pack_into("<I", data, fat_position(data, 10), 5)
    container = CompoundFile(bytes(data))
    entry = container.find("Workbook")

    assert entry is not None
    assert container.read(entry) == b"w" * 5000
    with pytest.raises(ContainerError):
        with_stream(container, entry, b"x" * 5000)


@pytest.mark.parametrize("field", [68, 72])
@pytest.mark.parametrize("number", [1, 0, 99, 0x7FFFFFFF])
def test_entry_that_leads_nowhere_is_a_flaw(field: int, number: int) -> None:
    """Other readers follow neighbours in a circle, or beyond the directory; what is stored can be read all the same."""
    data = bytearray(compound(STREAMS))
    directory = SECTOR * (struct.unpack_from("<I", data, 48)[0] + 1)
    struct.pack_into("<I", data, directory + 128 + field, number)
    container = CompoundFile(bytes(data))

    assert container.flaw is not None
    assert len(dict(container.streams())) == len(STREAMS)


def test_another_size_of_small_streams_is_a_flaw() -> None:
    """The header tells it, and readers disagree whether to believe that."""
    data = bytearray(compound(STREAMS))
    struct.pack_into("<I", data, 56, 2048)

    assert CompoundFile(bytes(data)).flaw is not None


@pytest.mark.parametrize("keep", [0, 8, 511, 512, 513, 1024])
def test_beginnings_of_a_file(keep: int) -> None:
    """A file cut off early is refused by name, never by an accident."""
    with pytest.raises(ContainerError):
        CompoundFile(compound(STREAMS)[:keep])


def test_missing_end_is_told_apart() -> None:
    """A file whose sectors lie beyond its end is truncated rather than damaged."""
    with pytest.raises(TruncatedContainerError):
        CompoundFile(compound(STREAMS)[:6000])
