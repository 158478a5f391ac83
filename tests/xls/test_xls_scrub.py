"""Texts that no cell shows any more are taken out of the file, and nothing else."""

from __future__ import annotations

import struct
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from building import compound, read, record, records, shared_strings, sheet, stream, stream_of, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sgo_tui import errors
from sgo_tui.xls import open_workbook
from sgo_tui.xls.save import save
from sgo_tui.xls.scrub import scrubbed
from sgo_tui.xls.string_table import COUNTS
from sgo_tui.xls.strings import EMPTY, StoredString, laid_out, stored
from sgo_tui.xls.workbook_stream import find_stream

MODULE = sys.modules[save.__module__]
SST, CONTINUE, EXTSST = 0x00FC, 0x003C, 0x00FF


def holds(path: Path, value: str) -> bool:
    """Whether the bytes of a file hold a text, of whatever width."""
    data = path.read_bytes()
    return any(value.encode(encoding) in data for encoding in ("utf-16-le", "utf-8", "cp1251"))


def rows(path: Path) -> list[list[object]]:
    """Return the values of the first worksheet."""
    found = read(path).sheet_by_index(0)
    return [found.row_values(row) for row in range(found.nrows)]


def workbook_of(path: Path, strings: list[StoredString], used: list[int]) -> Path:
    """Write a workbook with these shared strings, the first worksheet of which shows those `used`."""
    first, *others = laid_out(strings, 8224 - COUNTS.size)
    table = record(SST, COUNTS.pack(len(used), len(strings)) + bytes(first))
    table += b"".join(record(CONTINUE, bytes(body)) for body in others)
    cells = b"".join(text(row, 0, index) for row, index in enumerate(used))
    path.write_bytes(compound({"Workbook": stream({"A": cells}, strings=table)}))
    return path


def test_the_old_value_is_gone(small: Path) -> None:
    """Without a scrub the old value stays in the file, where no cell shows it."""
    kept = small.with_name("kept.xls")
    save(open_workbook(small), {(0, 1, 1): "Ёлкин"}, kept)
    assert holds(kept, "Ёжиков 1")

    saved = save(open_workbook(small), {(0, 1, 1): "Ёлкин"}, scrub=True)
    assert not holds(small, "Ёжиков 1")
    assert rows(small) == rows(kept)
    assert saved.workbook.sheets[0].text(1, 1) == "Ёлкин"
    assert saved.workbook.sheets[0].text(2, 1) == "Ёжиков 2"


def test_a_scrub_without_edits(small: Path) -> None:
    """What earlier saves have left is taken out, too; the second time there is nothing to write."""
    first = save(open_workbook(small), {(0, 1, 1): "Ёлкин"}, backup=False).workbook
    second = save(first, {}, scrub=True, backup=False)
    assert not holds(small, "Ёжиков 1")
    assert second.changed_cells == 0

    before = small.stat()
    save(second.workbook, {}, scrub=True)
    assert small.stat() == before


def test_a_scrub_of_a_copy(small: Path) -> None:
    """Under another name, the original keeps its texts."""
    first = save(open_workbook(small), {(0, 1, 1): "Ёлкин"}, backup=False).workbook
    save(first, {}, small.with_name("copy.xls"), scrub=True)
    assert holds(small, "Ёжиков 1")
    assert not holds(small.with_name("copy.xls"), "Ёжиков 1")


def test_a_text_of_two_cells(tmp_path: Path) -> None:
    """A text that another cell shows is in use."""
    path = workbook_of(tmp_path / "a.xls", [stored("Ёж"), stored("Уж")], [0, 0, 1])
    save(open_workbook(path), {(0, 0, 0): None, (0, 2, 0): None}, scrub=True, backup=False)
    assert holds(path, "Ёж")
    assert not holds(path, "Уж")


def test_bytes_behind_the_strings(tmp_path: Path) -> None:
    """What lies behind the last string, where nobody reads, is taken out."""
    strings = bytearray(shared_strings(["Ёж"])[: -(4 + 10)]) + "Уж".encode("utf-16-le")
    struct.pack_into("<H", strings, 2, len(strings) - 4)
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": stream({"A": text(0, 0, 0)}, strings=bytes(strings))}))
    assert holds(path, "Уж")

    save(open_workbook(path), {}, scrub=True, backup=False)
    assert not holds(path, "Уж")
    assert read(path).sheet_by_index(0).cell_value(0, 0) == "Ёж"


@pytest.mark.parametrize("with_strings", [True, False])
def test_nothing_to_take_out(tmp_path: Path, with_strings: bool) -> None:
    """A file without unused texts stays as it is, byte for byte."""
    path = workbook_of(tmp_path / "a.xls", [stored("Ёж")] if with_strings else [], [0] if with_strings else [])
    before = path.read_bytes()
    save(open_workbook(path), {}, scrub=True)
    assert path.read_bytes() == before


RICH = StoredString("Ёжик".encode("utf-16-le"), 1, 8, struct.pack("<H", 3), b"\1\0\2\0" * 3)
SPOKEN = StoredString(b"plain" * 9, 0, 12, struct.pack("<HI", 1, 40), bytes(range(44)))
LONG = stored("Ж" * 32_767)
LONG_LATIN = stored("z" * 32_767)
LAID = {"rich": RICH, "phonetic": SPOKEN, "long": LONG, "long and narrow": LONG_LATIN, "empty": EMPTY}


@pytest.mark.parametrize("unused", ["before", "between", "behind"])
@pytest.mark.parametrize("name", LAID)
def test_strings_of_every_kind(tmp_path: Path, name: str, unused: str) -> None:
    """Formatting, pronunciation and texts over several records come through, wherever they lie afterwards."""
    strings = [stored("Ёж" * 3000), LAID[name], stored("Уж" * 3000), LAID[name], stored("last")]
    used = {"before": [1, 2, 3, 4], "between": [0, 1, 3, 4], "behind": [0, 1, 2, 3]}[unused]
    path = workbook_of(tmp_path / "a.xls", strings, used)
    shown = read(path).sheet_by_index(0).col_values(0)

    save(open_workbook(path), {}, scrub=True)
    assert read(path).sheet_by_index(0).col_values(0) == shown
    source = find_stream(path.read_bytes())
    found = list(source.strings)
    wanted = [string if index in used else EMPTY for index, string in enumerate(strings)]
    assert [string.content for string in found] == [string.content for string in wanted]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lengths=st.lists(st.tuples(st.integers(0, 9000), st.sampled_from("zЖ😀")), min_size=1, max_size=12),
    data=st.data(),
)
def test_any_strings(tmp_path: Path, lengths: list[tuple[int, str]], data: st.DataObject) -> None:
    """Whichever are in use, they are what they were for another reader, and no record is too long."""
    strings = [stored(f"{index}" + letter * length) for index, (length, letter) in enumerate(lengths)]
    used = data.draw(st.lists(st.sampled_from(range(len(strings))), unique=True))
    path = workbook_of(tmp_path / "a.xls", strings, used)
    save(open_workbook(path), {}, scrub=True)

    shown = read(path).sheet_by_index(0)
    texts = [f"{index}" + lengths[index][1] * lengths[index][0] for index in used]
    assert [shown.cell_value(row, 0) for row in range(len(used))] == texts
    assert all(len(body) <= 8224 for _kind, body in records(stream_of(path.read_bytes())))


def test_the_index_of_strings(tmp_path: Path) -> None:
    """EXTSST leads to where the strings are afterwards."""
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": stream({"A": text(0, 0, 0)}, strings=shared_strings(["Ёж", "Уж"]))}))
    edits = {(0, row, 9): "Ж" * 2000 + str(row) for row in range(40)}
    first = save(open_workbook(path), edits).workbook
    save(first, dict.fromkeys(list(edits)[::2]), scrub=True)
    source = find_stream(path.read_bytes())
    body = dict(records(source.stream))[EXTSST]
    places = [place for place, _offset, _zero in struct.iter_unpack("<IHH", body[2:])]
    assert all(before < after for before, after in pairwise(places))
    assert all(source.contents.strings[0].start < place < source.contents.strings[-1].end for place in places)


FAULTS = {
    "an old value stays": lambda source: source.stream,
    "a text in use is lost": lambda source: scrubbed(source).replace("Ёжиков 2".encode("utf-16-le"), b"\0" * 16),
    "a text in use is another's": lambda source: scrubbed(source).replace("Ж".encode("utf-16-le"), b"\1\4"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_a_scrub(small: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """A scrub that leaves a value or takes too much is noticed before the file is replaced."""
    workbook, before = open_workbook(small), small.read_bytes()
    monkeypatch.setattr(MODULE, "scrubbed", FAULTS[fault])
    with pytest.raises(errors.VerificationFailed):
        save(workbook, {(0, 1, 1): "Ёлкин"}, scrub=True)
    assert small.read_bytes() == before


def test_a_file_that_can_only_be_read(tmp_path: Path) -> None:
    """Nothing can be taken out of a file that cannot be saved."""
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": stream({"A": sheet()}), "_signatures": b"x" * 5000}))
    with pytest.raises(errors.ReadOnlyWorkbook):
        save(open_workbook(path), {}, tmp_path / "b.xls", scrub=True)


def test_real_files(corpus: Path, tmp_path: Path) -> None:
    """Real files show all their texts after a scrub."""
    scrubbed_files = 0
    for path in sorted(corpus.rglob("*.xls")):
        try:
            workbook = open_workbook(path)
        except errors.CannotRead:
            continue
        if not workbook.read_only:
            saved = save(workbook, {}, tmp_path / "a.xls", scrub=True).workbook
            again = open_workbook(saved.path)
            for old, new in zip(workbook.sheets, again.sheets, strict=True):
                assert [old.raw_row(r) for r in range(old.row_count)] == [new.raw_row(r) for r in range(new.row_count)]
            scrubbed_files += saved.data != workbook.data
    assert scrubbed_files
