from __future__ import annotations

import datetime as dt
import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from building import compound, number, read, records, sheet, stream, stream_of

from sgo_tui import errors
from sgo_tui.xls import CellValue, Kind, open_workbook, temporaries
from sgo_tui.xls import verify as verify_module
from sgo_tui.xls.save import save
from sgo_tui.xls.worksheet import Worksheet


def leftovers(folder: Path) -> set[str]:
    """Return the names of the files in a folder."""
    return {path.name for path in folder.iterdir()}


def test_an_edit_in_place(small: Path) -> None:
    """The file has the edit, and the workbook given back is the saved one."""
    saved = save(open_workbook(small), {(0, 1, 1): "Ёлкин"})

    assert saved.changed_cells == 1
    assert saved.workbook.path == small
    assert saved.workbook.sheets[0].text(1, 1) == "Ёлкин"
    assert saved.workbook.digest == open_workbook(small).digest
    assert read(small).sheet_by_index(0).cell_value(1, 1) == "Ёлкин"
    assert leftovers(small.parent) == {small.name, small.name + ".bak"}


def test_one_save_after_another(small: Path) -> None:
    """The workbook given back can be saved again; the backup stays the first."""
    original = small.read_bytes()
    first = save(open_workbook(small), {(0, 1, 1): "Ёлкин"})
    second = save(first.workbook, {(0, 1, 1): None, (1, 5, 5): 1.0})

    assert second.backup == first.backup
    assert second.backup is not None
    assert second.backup.read_bytes() == original
    assert open_workbook(small).sheets[0].kind(1, 1) is Kind.EMPTY


@pytest.mark.parametrize("edits", [{}, {(0, 1, 1): "Ёжиков 1"}, {(0, 1, 2): dt.date(2012, 2, 1), (0, 3, 3): None}])
def test_no_edit_writes_nothing(small: Path, edits: dict[tuple[int, int, int], CellValue]) -> None:
    """Edits to what the cells hold already are none: the file is not even touched."""
    before = small.stat()
    workbook = open_workbook(small)
    saved = save(workbook, edits)

    assert saved.workbook is workbook
    assert (saved.backup, saved.changed_cells) == (None, 0)
    assert small.stat() == before
    assert leftovers(small.parent) == {small.name}


def test_no_edit_to_another_path_copies(small: Path) -> None:
    """Saving under another name gives the same bytes."""
    saved = save(open_workbook(small), {}, small.with_name("копия.xls"))

    assert saved.workbook.path.read_bytes() == small.read_bytes()
    assert saved.workbook.sheets[0].text(1, 1) == "Ёжиков 1"
    assert saved.backup is None


def test_an_edit_to_another_path(small: Path) -> None:
    """The original stays; a file that was at the other path is replaced."""
    original, other = small.read_bytes(), small.with_name("копия.xls")
    other.write_bytes(b"old")
    saved = save(open_workbook(small), {(0, 1, 1): "Ёлкин"}, other)

    assert small.read_bytes() == original
    assert saved.workbook.path == other
    assert open_workbook(other).sheets[0].text(1, 1) == "Ёлкин"
    assert leftovers(small.parent) == {small.name, other.name}


def test_everything_else_stays_as_it_was(small: Path) -> None:
    """Only the record of the cell, the strings and what points at moved records differ."""
    before = records(stream_of(small.read_bytes()))
    save(open_workbook(small), {(0, 1, 1): "Ёлкин"})
    after = records(stream_of(small.read_bytes()))
    changed = {kind for kind, body in set(before) ^ set(after)}

    assert changed == {0x00FC, 0x003C, 0x0085, 0x00FD}


VALUES: list[CellValue] = [
    "текст",
    "plain",
    3.25,
    True,
    False,
    None,
    dt.date(2013, 1, 1),
    dt.datetime.fromisoformat("2013-01-01 09:00"),
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("place", [(1, 0), (1, 1), (1, 2), (1, 4), (3, 3), (7, 0), (6, 2), (500, 9)])
def test_any_value_anywhere(small: Path, place: tuple[int, int], value: CellValue) -> None:
    """Each kind of value reads back from each kind of cell, with the cell's style."""
    workbook = open_workbook(small)
    style = workbook.sheets[0].style(*place)
    sheet_ = save(workbook, {(0, *place): value}).workbook.sheets[0]

    stored = workbook.sheets[0].content_for(*place, value).value
    _kinds, raw = sheet_.raw_row(place[0])

    assert (raw[place[1]] if place[1] < len(raw) else "") == ("" if stored is None else stored)
    if isinstance(value, dt.date):
        assert sheet_.text(*place).startswith("01.01.2013")
    elif style is not None:
        assert sheet_.style(*place) == style


@pytest.mark.parametrize(
    "edits",
    [
        {(0, 1, 1): "Ёлкин"},
        {(0, 1, 1): None, (0, 3, 0): 5.5},
        {(0, 6, 2): True},
        {(0, 500, 9): "далеко"},
        {(0, 1, 1): "Ёлкин", (1, 0, 0): "другой лист"},
    ],
)
def test_a_saved_workbook_is_what_is_in_the_file(small: Path, edits: dict[tuple[int, int, int], CellValue]) -> None:
    """Only edited rows are read again after a save; what is known of the rest is as in the file all the same."""
    saved = open_workbook(small)
    for more in (edits, {(0, 2, 1): "ещё раз", (0, 700, 3): 1.5}):
        saved = save(saved, more).workbook
        opened = open_workbook(small)

        assert (saved.data, saved.digest, saved.read_only) == (opened.data, opened.digest, opened.read_only)
        for ours, theirs in zip(saved.sheets, opened.sheets, strict=True):
            assert facts(ours) == facts(theirs)


def facts(sheet_: Worksheet) -> list[object]:
    """Return all that a worksheet tells."""
    rows, columns = range(sheet_.row_count + 1), range(sheet_.column_count + 1)
    cells = [
        (sheet_.text(r, c), sheet_.kind(r, c), sheet_.style(r, c), sheet_.is_date_styled(r, c), sheet_.refusal(r, c))
        for r in rows
        for c in columns
    ]
    shape = [sheet_.name, sheet_.row_count, sheet_.column_count, sheet_.filled_rows, sheet_.visible, sheet_.merges]
    looks = [sheet_.hidden_rows, sheet_.hidden_columns, [sheet_.column_width(c) for c in columns], sheet_.layout]
    return [*shape, *looks, *map(sheet_.raw_row, rows), *cells]


@pytest.mark.parametrize(
    "edits",
    [{(5, 0, 0): "x"}, {(-1, 0, 0): "x"}, {(0, 7, 1): "x"}, {(0, 0, 256): "x"}, {(0, 1, 1): "x" * 40_000}],
)
def test_refused_edits(small: Path, edits: dict[tuple[int, int, int], CellValue]) -> None:
    """One edit that cannot be stored refuses the save as a whole."""
    before = small.read_bytes()
    with pytest.raises(errors.CellRefused):
        save(open_workbook(small), {(0, 1, 1): "Ёлкин"} | edits)
    assert small.read_bytes() == before


def test_progress(small: Path) -> None:
    """Fractions grow up to 1."""
    told: list[float] = []
    save(open_workbook(small), {(0, 1, 1): "Ёлкин"}, progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1


def test_rights_are_kept_and_backups_are_private(small: Path) -> None:
    """The saved file has the rights of the old one; the backup is for its owner only."""
    small.chmod(0o640)
    saved = save(open_workbook(small), {(0, 1, 1): "Ёлкин"})

    assert stat.S_IMODE(small.stat().st_mode) == 0o640
    assert saved.backup is not None
    elsewhere = save(saved.workbook, {(0, 1, 1): "Орлов"}, small.with_name("другой.xls"))
    assert stat.S_IMODE(elsewhere.workbook.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(saved.backup.stat().st_mode) == 0o600


def test_an_older_backup_stays(small: Path) -> None:
    """A backup is never overwritten, and none is made when none is wanted."""
    backup = small.with_name(small.name + ".bak")
    first = save(open_workbook(small), {(0, 1, 1): "а"}, backup=False)
    assert (first.backup, backup.exists()) == (None, False)
    backup.write_bytes(b"older")
    second = save(first.workbook, {(0, 1, 1): "б"})

    assert second.backup == backup
    assert backup.read_bytes() == b"older"


def test_a_disk_without_links(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory sticks know no hard links; the backup is written there, too."""
    original = small.read_bytes()

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    saved = save(open_workbook(small), {(0, 1, 1): "Ёлкин"})

    assert saved.backup is not None
    assert saved.backup.read_bytes() == original
    assert stat.S_IMODE(saved.backup.stat().st_mode) == 0o600


def test_links_are_followed(small: Path) -> None:
    """The file is replaced where it lies; the link to it stays a link."""
    folder = small.parent / "links"
    folder.mkdir()
    link = folder / "a.xls"
    link.symlink_to(small)
    saved = save(open_workbook(link), {(0, 1, 1): "Ёлкин"})

    assert link.is_symlink()
    assert saved.workbook.path == link
    assert open_workbook(small).sheets[0].text(1, 1) == "Ёлкин"
    assert leftovers(folder) == {"a.xls"}


@pytest.mark.parametrize("change", ["written", "removed"])
def test_a_file_that_has_changed(small: Path, change: str) -> None:
    """The work of another program is not overwritten; the edits can be saved elsewhere."""
    workbook = open_workbook(small)
    if change == "written":
        small.write_bytes(b"by another program")
    else:
        small.unlink()
    with pytest.raises(errors.FileChanged):
        save(workbook, {(0, 1, 1): "Ёлкин"})
    assert leftovers(small.parent) == ({small.name} if change == "written" else set())

    saved = save(workbook, {(0, 1, 1): "Ёлкин"}, small.with_name("копия.xls"))
    assert saved.workbook.sheets[0].text(1, 1) == "Ёлкин"


def test_a_change_during_the_save(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking takes time on a large file; what happens meanwhile is noticed."""
    read_back = verify_module.read_back

    def meddle(*arguments: object, **options: object) -> object:
        small.write_bytes(b"by another program")
        return read_back(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sys.modules[save.__module__], "read_back", meddle)
    with pytest.raises(errors.FileChanged):
        save(open_workbook(small), {(0, 1, 1): "Ёлкин"})
    assert small.read_bytes() == b"by another program"
    assert leftovers(small.parent) == {small.name}


FAILURES = {
    errno.ENOSPC: "space",
    errno.EDQUOT: "quota",
    errno.EACCES: "no right",
    errno.EROFS: "read-only",
    errno.EIO: "could not be written",
}


@pytest.mark.parametrize("code", FAILURES)
@pytest.mark.parametrize("step", ["mkstemp", "fsync", "replace"])
def test_what_the_system_refuses(small: Path, monkeypatch: pytest.MonkeyPatch, code: int, step: str) -> None:
    """A full disk, a missing right: the original stays, nothing is left behind, the sentence says what to do."""
    before = small.read_bytes()
    workbook = open_workbook(small)

    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    owner = {"mkstemp": temporaries.tempfile, "fsync": os, "replace": Path}[step]
    monkeypatch.setattr(owner, step, refuse)
    with pytest.raises(errors.CannotWrite, match=FAILURES[code]):
        save(workbook, {(0, 1, 1): "Ёлкин"}, backup=False)
    assert small.read_bytes() == before
    assert leftovers(small.parent) == {small.name}


def test_places_that_cannot_be_written(small: Path) -> None:
    """A folder, a missing folder, a pipe, a name that is too long."""
    workbook = open_workbook(small)
    os.mkfifo(small.with_name("pipe"))
    for path in (small.parent, small.parent / "no" / "a.xls", small / "a.xls", small.with_name("pipe")):
        with pytest.raises(errors.CannotWrite):
            save(workbook, {(0, 1, 1): "Ёлкин"}, path)
    with pytest.raises(errors.CannotWrite):
        save(workbook, {(0, 1, 1): "Ёлкин"}, small.with_name("x" * 300))
    assert leftovers(small.parent) == {small.name, "pipe"}


def test_a_protected_file(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that its owner has protected is not replaced, though its folder would allow it."""
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with pytest.raises(errors.CannotWrite, match="protected"):
        save(open_workbook(small), {(0, 1, 1): "Ёлкин"})


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_protected_folder(small: Path) -> None:
    """A folder without the right to write gives a sentence."""
    small.parent.chmod(0o500)
    try:
        with pytest.raises(errors.CannotWrite, match="no right"):
            save(open_workbook(small), {(0, 1, 1): "Ёлкин"})
    finally:
        small.parent.chmod(0o700)


KILLED = """
import os, sys
from sgo_tui.xls import open_workbook, replacing
from sgo_tui.xls.save import save
import sgo_tui.xls.save
def die(*arguments, **named):
    os._exit(9)
sys.modules["sgo_tui.xls.save"].replace = die
save(open_workbook(sys.argv[1]), {(0, 1, 1): "x"})
"""


def test_a_program_killed_before_the_end(small: Path) -> None:
    """Up to the last step the original is whole, and what was written beside it is for its owner only."""
    before = small.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(small)], check=False)
    (temporary,) = small.parent.glob(".saving-*")

    assert killed.returncode == 9
    assert small.read_bytes() == before
    assert stat.S_IMODE(temporary.stat().st_mode) == 0o600


def test_other_streams_come_back(tmp_path: Path) -> None:
    """Properties, macros and whatever else lies in the file is not touched."""
    streams = {"Workbook": stream({"A": sheet(number(0, 0, 1))}) + bytes(4096), "\x05SummaryInformation": b"s" * 200}
    streams["_VBA_PROJECT_CUR"] = b"m" * 9000
    path = tmp_path / "a.xls"
    path.write_bytes(compound(streams))
    save(open_workbook(path), {(0, 0, 0): "текст" * 900})
    data = path.read_bytes()

    assert b"s" * 200 in data
    assert b"m" * 9000 in data
