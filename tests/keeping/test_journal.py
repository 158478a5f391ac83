"""A session keeps each change before it is shown; what a dead one has left can be put back."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from sgo_tui.demo import write_demo
from sgo_tui.errors import CannotSave, WrongJournal
from sgo_tui.export import Owner, Protection
from sgo_tui.keeping import Recovery, Session, Unsaved, all_unsaved, claim, find_unsaved
from sgo_tui.keeping.entries import line_of
from sgo_tui.keeping.journal import journal_folder, journal_path, journals
from sgo_tui.work import Table, open_table


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A demo export."""
    return write_demo(tmp_path / "demo.xls", rows=20).path


def begin(file: Path) -> Session:
    """Open a file as the editor does."""
    return Session(open_table(file), claim(file))


def open_cells(table: Table) -> list[tuple[int, int]]:
    """Return the cells of two rows that may be changed without a question."""
    rows = table.data_rows[:2]
    return [(r, c) for r in rows for c in range(table.column_count) if table.lock(r, c).protection is Protection.OPEN]


def left(file: Path) -> Unsaved:
    """Return the one journal that is left of a file."""
    (unsaved,) = find_unsaved(file)
    return unsaved


def test_looking_leaves_nothing(file: Path) -> None:
    """Without a change there is no journal."""
    session = begin(file)
    session.table.undo()
    session.leave()
    assert journals() == []


def test_a_change_is_on_the_disk_before_it_is_made(file: Path) -> None:
    """When the table changes, the journal has it: a living session's journal is read here as after a kill."""
    session = begin(file)
    place = open_cells(session.table)[0]
    seen: list[bytes] = []
    keep = session.table.on_steps

    def look(steps: object) -> None:
        keep(steps)  # type: ignore[arg-type]
        seen.append(journals()[0].read_bytes())
        assert session.table.text(*place) != "нечто"

    session.table.on_steps = look
    session.table.change(*place, "нечто")
    assert seen[0].count("нечто".encode()) == 1


def test_only_the_owner_may_read_it(file: Path) -> None:
    """A journal is 0600 in a folder that is 0700, whatever the umask."""
    session = begin(file)
    session.table.change(*open_cells(session.table)[0], "нечто")
    assert stat.S_IMODE(journals()[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(journal_folder().stat().st_mode) == 0o700


def test_all_steps_come_back(file: Path) -> None:
    """After a kill the same file shows the same, and each step can be undone and made again as before."""
    session = begin(file)
    first, second, third = open_cells(session.table)[:3]
    session.table.change(*first, "один")
    session.table.change_cells({second: "два", third: "три"})
    session.table.undo()
    session.leave()

    again = begin(file)
    recovery = Recovery(again.table, left(file))
    assert [recovery.is_same_file, len(recovery.fitting), recovery.done] == [True, 1, 0]
    again.restore(recovery)
    assert again.table.text(*first) == "один"
    assert again.table.pending_count == 1
    again.table.redo()
    assert again.table.text(*third) == "три"
    again.table.undo()
    again.table.undo()
    assert again.table.pending_count == 0


def test_a_second_kill(file: Path) -> None:
    """The session that has put changes back goes on with their journal."""
    session = begin(file)
    first, second = open_cells(session.table)[:2]
    session.table.change(*first, "один")
    session.leave()
    again = begin(file)
    again.restore(Recovery(again.table, left(file)))
    again.table.change(*second, "два")
    again.leave()
    assert {edit.after for edit in left(file).edits.values()} == {"один", "два"}


def test_undo_beyond_the_beginning_of_the_journal(file: Path) -> None:
    """What was saved and then undone is a change, and can be made again after a kill."""
    session = begin(file)
    place = open_cells(session.table)[0]
    before = session.table.text(*place)
    session.table.change(*place, "один")
    session.save()
    session.table.undo()
    session.leave()
    again = begin(file)
    again.restore(Recovery(again.table, left(file)))
    assert again.table.text(*place) == before
    again.table.redo()
    assert again.table.text(*place) == "один"


def test_a_save_ends_the_journal(file: Path) -> None:
    """What is in the file needs keeping no more."""
    session = begin(file)
    session.table.change(*open_cells(session.table)[0], "один")
    session.save()
    assert journals() == []
    session.table.change(*open_cells(session.table)[1], "два")
    assert len(journals()) == 1


def test_a_save_that_fails_does_not(file: Path) -> None:
    """The changes are still unsaved."""
    session = begin(file)
    session.table.change(*open_cells(session.table)[0], "один")
    file.write_bytes(file.read_bytes() + b"\0" * 512)
    with pytest.raises(CannotSave):
        session.save()
    session.leave()
    assert len(left(file).edits) == 1


def test_killed_after_the_save_before_its_journal_was_gone(file: Path) -> None:
    """The file holds it all: there is nothing to be offered."""
    session = begin(file)
    session.table.change(*open_cells(session.table)[0], "один")
    journal = journals()[0]
    kept = journal.read_bytes()
    session.save()
    session.leave()
    journal.write_bytes(kept)
    assert Recovery(open_table(file), left(file)).is_needless


def test_giving_up(file: Path) -> None:
    """Who quits without saving has said that the changes are not wanted."""
    session = begin(file)
    session.table.change(*open_cells(session.table)[0], "один")
    session.give_up()
    assert journals() == []


def test_typing(file: Path) -> None:
    """What is being typed is kept, too, until it is taken or given up."""
    session = begin(file)
    row, column = open_cells(session.table)[0]
    session.typing(row, column, "на")
    assert journals() == []
    session.keep_typing()
    session.typing(row, column, "нача")
    session.leave()
    assert left(file).typing == (row, column, "нача")
    assert Recovery(open_table(file), left(file)).typing == (row, column, "нача")


@pytest.mark.parametrize("ends", ["taken", "given up"])
def test_typing_ends(file: Path, ends: str) -> None:
    """Then it is not offered any more."""
    session = begin(file)
    row, column = open_cells(session.table)[0]
    session.typing(row, column, "начало")
    session.keep_typing()
    if ends == "taken":
        session.table.change(row, column, "начало")
    session.stop_typing()
    session.leave()
    assert [unsaved.typing for unsaved in find_unsaved(file)] == ([None] if ends == "taken" else [])


def test_a_living_session_is_not_offered(file: Path) -> None:
    """Its journal is its own."""
    session = begin(file)
    session.table.change(*open_cells(session.table)[0], "один")
    assert all_unsaved() == []
    session.leave()
    assert len(all_unsaved()) == 1


def test_a_full_disk(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work goes on and says so; with the next change that can be kept, all before are kept, too."""
    session = begin(file)
    first, second, third = open_cells(session.table)[:3]
    session.table.change(*first, "один")
    write = os.write

    def full(handle: int, data: bytes) -> int:
        if len(data) > 10:
            return write(handle, data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        session.table.change(*second, "два")
    assert session.journal.failure == os.strerror(errno.ENOSPC)
    assert session.table.text(*second) == "два"
    session.table.change(*third, "три")
    assert session.journal.failure is None
    session.leave()
    assert [edit.after for edit in left(file).edits.values()] == ["один", "два", "три"]


def test_no_place_for_journals(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not even the folder can be made, work goes on and says so."""
    (tmp_path / "state").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    session = begin(file)
    session.table.change(*open_cells(session.table)[0], "один")
    assert session.journal.failure
    assert session.table.pending_count == 1
    session.save()
    assert session.journal.failure is None


@pytest.mark.parametrize("data", [b"", b"12345678 []\n", b"garbage", b"\xff\xfe\x00" * 9], ids=repr)
def test_what_is_no_journal(file: Path, data: bytes) -> None:
    """It is left alone and nothing is offered."""
    journal_folder().mkdir(parents=True)
    journal_path(file).write_bytes(data)
    assert find_unsaved(file) == []
    assert journals() != []


def test_a_journal_of_a_newer_version(file: Path) -> None:
    """It is told, and left alone."""
    journal_folder().mkdir(parents=True)
    (journal_folder() / "a.journal").write_bytes(line_of(["journal", 99, {}]))
    with pytest.raises(WrongJournal, match=r"a\.journal"):
        all_unsaved()


def test_the_journal_is_small(file: Path) -> None:
    """A change takes less than 200 bytes, so that 100,000 take less than 20 MB, people and all."""
    session = begin(file)
    table = session.table
    assert table.export is not None
    columns = [table.export.persons[Owner.PUPIL][name] for name in ("snils", "mobile_phone", "email")]
    for row in table.data_rows:
        for column in columns:
            table.change(row, column, "a.ivanova-petrovskaya@example.ru")
    assert journals()[0].stat().st_size < 200 * len(columns) * len(table.data_rows)


def test_every_lock_stays_one(file: Path) -> None:
    """A journal cannot write where a person could not: what is locked is told to be lost."""
    session = begin(file)
    table = session.table
    assert table.export is not None
    snils = table.export.persons[Owner.PUPIL]["snils"]
    table.change(5, snils, "112-233-445 95")
    session.leave()
    again = begin(file)
    again.table.only_look = "locked"
    recovery = Recovery(again.table, left(file))
    assert not recovery.replay()
    assert [len(recovery.fitting), len(recovery.lost)] == [0, 1]
    assert again.table.pending_count == 0


@pytest.mark.parametrize("moment", ["before", "within", "after"])
def test_a_signal_in_the_midst_of_writing(file: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Its handler keeps what is being typed, then the program ends: the step that was cut off is there once."""
    session = begin(file)
    first, second = open_cells(session.table)[:2]
    session.table.change(*first, "один")
    session.typing(*second, "нача")
    write, calls = os.write, []

    def interrupted(handle: int, data: bytes) -> int:
        calls.append(data)
        if len(calls) > 1:
            return write(handle, data)
        written = {"before": 0, "within": len(data) // 2, "after": len(data)}[moment]
        write(handle, data[:written])
        session.keep_typing()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            session.table.undo()
    session.journal.leave()
    assert [step.kind for step in left(file).steps] == ["change", "undo"]
    assert left(file).typing == (*second, "нача")
