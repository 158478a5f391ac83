"""Started without a file: choosing one."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from running import Editor, assert_picture

from sgo_tui.demo import write_demo
from sgo_tui.i18n import use_language
from sgo_tui.keeping.recent import recent_files, remember_file
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.choosing import FilesPage
from sgo_tui.tui.dialogs import Note

Choose = Callable[[], AbstractAsyncContextManager[Editor]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an export, a folder with another, and a file that is none."""
    folder = tmp_path / "school"
    (folder / "2025").mkdir(parents=True)
    write_demo(folder / "Выгрузка 5А.xls", rows=5)
    write_demo(folder / "2025" / "old.xls", rows=3)
    (folder / "broken.xls").write_bytes(b"")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def choose() -> Choose:
    """Return a function that starts the editor without a file and waits until all kinds are known."""

    @asynccontextmanager
    async def run() -> AsyncIterator[Editor]:
        app = EditorApp(None)
        async with app.run_test(size=(80, 24)) as pilot:
            editor = Editor(app, pilot)
            while not isinstance(app.screen, FilesPage):
                await pilot.pause()
            await known(editor)
            yield editor

    return run


async def known(editor: Editor) -> None:
    """Wait until the kinds of all files on the page are known."""
    workers = [worker for worker in editor.app.workers if worker.node is editor.app.screen]
    if workers:
        await editor.app.workers.wait_for_complete(workers)
    await editor.pilot.pause()


async def opened(editor: Editor) -> None:
    """Wait until the file is open."""
    await editor.app.opened.wait()
    await editor.pilot.pause()


async def test_a_file_is_chosen(choose: Choose, folder: Path) -> None:
    """What is typed narrows the list; Enter opens the file, which is remembered."""
    async with choose() as editor:
        line = next(line for line in editor.drawn.splitlines() if "Выгрузка" in line)
        assert "today" in line
        assert "KiB" in line
        assert line.endswith("pupils")
        assert "no table" in editor.drawn
        await editor.press(*"5а")
        assert "broken" not in editor.drawn
        await editor.press("enter")
        await opened(editor)
        assert editor.table.path == folder / "Выгрузка 5А.xls"
        assert "Выгрузка 5А.xls" in editor.line("status")
    assert recent_files() == [folder / "Выгрузка 5А.xls"]


async def test_folders(choose: Choose, folder: Path) -> None:
    """Enter goes into a folder, Backspace out of it, onto where one was; «..» does so, too."""
    async with choose() as editor:
        await editor.press(*"2025", "enter")
        assert "old.xls" in editor.drawn
        await editor.press("backspace")
        assert editor.drawn.splitlines()[-2].strip() == str(folder / "2025")[:79]
        await editor.press("enter", "home", "enter")
        assert "Выгрузка" in editor.drawn


async def test_a_long_list(choose: Choose, folder: Path) -> None:
    """The list follows the cursor to either end."""
    for number in range(60):
        (folder / f"{number}.csv").write_bytes(b"")
    async with choose() as editor:
        await editor.press("end")
        last = editor.drawn.splitlines()[-2].strip().rpartition("/")[2]
        assert last.endswith(".csv")
        assert any(line.startswith(f" {last} ") for line in editor.drawn.splitlines())
        await editor.press("pageup", "home")
        assert any(line == " .." for line in editor.drawn.splitlines())


async def test_a_path_is_typed(choose: Choose, folder: Path) -> None:
    """With a slash in it, what is typed is a path; pasted, too."""
    async with choose() as editor:
        await editor.press(*"2025/old.xls", "enter")
        await opened(editor)
        assert editor.table.path == folder / "2025" / "old.xls"


async def test_what_cannot_be_opened(choose: Choose, folder: Path) -> None:
    """The reason is told, and the list is there again."""
    async with choose() as editor:
        await editor.press(*"broken", "enter")
        while not isinstance(editor.app.screen, Note):
            await editor.pilot.pause()
        assert "is empty" in editor.dialog
        await editor.press("enter")
        assert isinstance(editor.app.screen, FilesPage)
        await editor.press(*"/nowhere.xls", "enter")
        while not isinstance(editor.app.screen, Note):
            await editor.pilot.pause()
        assert "There is no file" in editor.dialog


async def test_opened_last(choose: Choose, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was opened is the first choice the next time, in whatever folder that is."""
    async with choose() as editor:
        await editor.press(*"2025/old.xls", "enter")
        await opened(editor)
    monkeypatch.chdir(folder.parent)
    async with choose() as editor:
        assert "Opened last" in editor.drawn
        await editor.press("enter")
        await opened(editor)
        assert editor.table.path == folder / "2025" / "old.xls"


@pytest.mark.parametrize(
    ("name", "recent"),
    [("files-80x24", ["5А/Выгрузка 5А.xls", "Сотрудники.xlsx"]), ("no-files-80x24", [])],
)
async def test_picture(
    choose: Choose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, recent: list[str]
) -> None:
    """The list in Russian is the one that was looked at and found right."""
    use_language("ru")
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "Выгрузки"
    (folder / "5А").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sgo_tui.tui.file_list._now", lambda: datetime(2026, 11, 25, 12).astimezone())
    for days, file in enumerate(recent):
        (folder / file).write_bytes(write_demo(tmp_path / f"{days}.xls", rows=30).path.read_bytes())
        moment = datetime(2026, 11, 25 - 9 * days, 11, 15).timestamp()
        os.utime(folder / file, (moment, moment))
        remember_file(folder / file)
    async with choose() as editor:
        assert_picture(name, editor.drawn)


async def test_nothing_there(choose: Choose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without tables tells how to get one from SGO; Esc leaves."""
    monkeypatch.chdir(tmp_path)
    async with choose() as editor:
        assert "1. Выгрузка данных" in editor.drawn
        await editor.press("x", "escape")
        assert isinstance(editor.app.screen, FilesPage)
        await editor.press("escape")
        await editor.pilot.pause()
        assert editor.app.return_value == 0
