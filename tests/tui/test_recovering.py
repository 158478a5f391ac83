"""After a kill the editor offers what was not saved; a file that somebody else has open can only be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor
from textual.pilot import Pilot

from sgo_tui.export import Owner, Protection
from sgo_tui.keeping import Session, claim, find_unsaved
from sgo_tui.keeping.entries import line_of
from sgo_tui.keeping.journal import journal_path, journals
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.dialogs import Note, Question
from sgo_tui.work import Table, open_table

SNILS = "112-233-445 95"


@pytest.fixture
def place(demo: Path) -> tuple[int, int]:
    """A cell with an unsaved change of a session that was killed."""
    session = Session(open_table(demo))
    place = 5, snils(session.table)
    session.table.change(*place, SNILS)
    session.leave()
    return place


def snils(table: Table) -> int:
    """Return the column of the pupils' СНИЛС."""
    assert table.export is not None
    return table.export.persons[Owner.PUPIL]["snils"]


async def asked(app: EditorApp, pilot: Pilot[int]) -> str:
    """Wait for a question or a note and return its words."""
    while not isinstance(app.screen, Question | Note):
        await pilot.pause()
    await pilot.pause()
    return f"{app.screen._title}\n{app.screen._text}"


async def choose(app: EditorApp, pilot: Pilot[int], answer: str) -> None:
    """Take an answer of the question."""
    assert isinstance(app.screen, Question)
    for _ in range([choice.answer for choice in app.screen._choices].index(answer)):
        await pilot.press("down")
    await pilot.press("enter")
    await pilot.pause()


async def test_put_back(demo: Path, place: tuple[int, int]) -> None:
    """The change is named with its cell and values, is unsaved again, and can be undone."""
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        words = await asked(app, pilot)
        assert "before 1 change was saved" in words
        assert SNILS in words
        await choose(app, pilot, "restore")
        editor = Editor(app, pilot)
        assert editor.table.text(*place) == SNILS
        assert editor.table.pending_count == 1
        await editor.press("ctrl+z")
        assert editor.table.pending_count == 0


async def test_what_was_being_typed(demo: Path) -> None:
    """It is in the input line again, at its cell."""
    session = Session(open_table(demo))
    place = 6, snils(session.table)
    session.typing(*place, "112-233")
    session.leave()
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "was being typed: 112-233" in await asked(app, pilot)
        await choose(app, pilot, "restore")
        editor = Editor(app, pilot)
        assert editor.place == place
        await editor.press(*"-445 95", "enter")
        assert editor.table.text(*place) == SNILS
        app.exit()


async def test_decide_later(demo: Path, place: tuple[int, int]) -> None:
    """Esc loses nothing: the file is only looked at, and the question comes again."""
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await pilot.press("escape")
        await pilot.pause()
        table = Editor(app, pilot).table
        assert table.lock(*place).protection is Protection.LOCKED
        assert not table.pending_count
    assert len(find_unsaved(demo)) == 1


@pytest.mark.parametrize("sure", [False, True])
async def test_throw_away(demo: Path, place: tuple[int, int], sure: bool) -> None:
    """Only after a second question; then the journal is gone."""
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await choose(app, pilot, "discard")
        await asked(app, pilot)
        await choose(app, pilot, "yes" if sure else "no")
        assert isinstance(app.screen, Question) is not sure
    assert len(find_unsaved(demo)) == (0 if sure else 1)


async def test_the_journal_is_gone_after_a_save(demo: Path, place: tuple[int, int]) -> None:
    """And the file is free again once the editor is left."""
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await choose(app, pilot, "restore")
        await pilot.press("ctrl+s")
        await asked(app, pilot)
        assert journals() == []
    assert open_table(demo).text(*place) == SNILS
    assert not list(demo.parent.glob(".~lock*"))


async def test_quit_without_saving(demo: Path, place: tuple[int, int]) -> None:
    """Who quits so does not want the changes: they are not offered again."""
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await choose(app, pilot, "restore")
        await pilot.press("ctrl+q")
        await asked(app, pilot)
        await choose(app, pilot, "leave")
    assert journals() == []


async def test_a_file_that_is_open_elsewhere(demo: Path) -> None:
    """It can be looked at, and nothing changed; under another name it becomes one's own."""
    held = claim(demo)
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "sgo-tui" in await asked(app, pilot)
        assert [choice.answer for choice in app.screen._choices] == ["look", "quit"]
        await choose(app, pilot, "look")
        await app.opened.wait()
        await pilot.pause()
        editor = Editor(app, pilot)
        assert "read only" in editor.line("status")
        await editor.go(5, snils(editor.table))
        await editor.press("1", "enter")
        assert not editor.table.pending_count
        assert app.session is not None
        app.session.save(demo.with_name("own.xls"))
        await editor.press("1", "enter")
        assert editor.table.pending_count == 1
    held.release()
    assert (demo.parent / "own.xls").is_file()


async def test_a_file_that_may_be_open_elsewhere(demo: Path) -> None:
    """Who knows better goes on."""
    demo.with_name(f".~lock.{demo.name}#").write_text(",ivanova,pc,24.11.2026 18:03,file:///;")
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "LibreOffice" in await asked(app, pilot)
        await choose(app, pilot, "insist")
        await app.opened.wait()
        await pilot.pause()
        assert Editor(app, pilot).table.read_only is None


async def test_leaving_a_file_that_is_open_elsewhere(demo: Path) -> None:
    """The program ends and says why."""
    held = claim(demo)
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await choose(app, pilot, "quit")
    held.release()
    assert app.failure is not None


async def test_a_disk_that_is_full(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told at the change and in the status line, until a change is kept again."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.opened.wait()
        await pilot.pause()
        editor = Editor(app, pilot)
        await editor.go(5, snils(editor.table))
        await editor.press("1", "enter")
        assert "cannot be kept aside" in editor.line("keys")
        assert "not kept!" in editor.line("status")
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        await editor.press("2", "enter")
        assert "not kept" not in editor.line("status")
        app.exit()


async def test_a_journal_of_a_newer_version(demo: Path) -> None:
    """It is told and left alone; the file opens, and new changes have a journal of their own."""
    path = journal_path(demo)
    path.parent.mkdir(parents=True)
    path.write_bytes(line_of(["journal", 99, {}]))
    app = EditorApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "newer version" in await asked(app, pilot)
        await pilot.press("enter")
        editor = Editor(app, pilot)
        editor.table.change(5, snils(editor.table), SNILS)
        assert len(journals(demo)) == 2
        app.exit()
    assert path.read_bytes() == line_of(["journal", 99, {}])
