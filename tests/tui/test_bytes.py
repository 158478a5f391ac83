"""What a key costs on the line, in bytes: the promise is made for 120×40, sixty columns and Russian text."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from statistics import median

import pytest
from terminal import Terminal
from walk import SIZES, press, recorded, settle, start

from sgo_tui.demo import write_demo
from sgo_tui.demo.numbers import Numbers
from sgo_tui.export import Owner
from sgo_tui.i18n import use_language
from sgo_tui.term import painted
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.text import fit

SIZE = (120, 40)


class Line:
    """The editor, and what it has sent."""

    def __init__(self, app: EditorApp, press: Callable[[str], object]) -> None:
        self.app = app
        self._press = press

    async def cost(self, *keys: str) -> int:
        """Return the bytes that keys have cost."""
        before = len(self.app._driver.sent)
        for key in keys:
            await self._press(key)
        return sum(map(len, self.app._driver.sent[before:]))

    async def costs(self, key: str, times: int) -> list[int]:
        """Return the bytes of each press of a key."""
        return [await self.cost(key) for _ in range(times)]

    def shown(self) -> list[str]:
        """Return the texts of the cells on the screen, as they stand there, and the numbers of the rows."""
        grid, table = self.app.editor.grid, self.app.editor.table
        places = grid.geometry.placed()
        return [
            text
            for row in grid.geometry.rows_on_screen
            for text in (str(row + 1), *(fit(table.text(row, place.slot.columns[0]), place.width) for place in places))
        ]


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    """The editor on a demo export, all of it checked."""
    async with _line(write_demo(tmp_path / "Выгрузка.xls", rows=150).path) as line:
        yield line


@asynccontextmanager
async def _line(path: Path) -> AsyncIterator[Line]:
    use_language("ru")
    app = recorded(path, has_screen=False)
    async with app.run_test(size=SIZE) as pilot:
        await app.opened.wait()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await settle(app, pilot)

        async def one(key: str) -> None:
            await press(app, pilot, key, SIZE)
            await settle(app, pilot)

        yield Line(app, one)


async def test_the_first_screen(line: Line) -> None:
    """From «Opening…» to the checked table."""
    assert await line.cost() == 0
    assert sum(map(len, line.app._driver.sent)) <= 10 * 1024


@pytest.mark.parametrize("steps", [[], ["end"], ["end", *["left"] * 20]])
async def test_the_cursor_in_view(line: Line, steps: list[str]) -> None:
    """Two cells change their colours, and the lines below tell of another cell."""
    await line.cost(*steps)

    assert median(await line.costs("down", 28)) <= 180


@pytest.mark.parametrize("steps", [[], ["end"], ["end", *["left"] * 20]])
async def test_one_line_scrolled(line: Line, steps: list[str]) -> None:
    """The terminal moves the lines; one is drawn."""
    await line.cost(*steps, *["down"] * 40)

    assert max(await line.costs("down", 20)) <= 400


async def test_one_column_scrolled(line: Line) -> None:
    """The terminal moves the lines; at their ends a column is drawn."""
    await line.cost(*["right"] * 5)
    right, left = await line.costs("right", 60), await line.costs("left", 60)

    assert median([cost for cost in right if cost > 400]) <= 2_000
    assert median([cost for cost in left if cost > 400]) <= 2_000


@pytest.mark.parametrize("steps", [[], ["end"], ["end", *["left"] * 20]])
async def test_a_page(line: Line, steps: list[str]) -> None:
    """Little more than the texts that have changed."""
    await line.cost(*steps)
    for _ in range(3):
        before = line.shown()
        cost = await line.cost("pagedown")
        changed = [new for old, new in zip(before, line.shown(), strict=True) if old != new]

        assert cost <= 1.2 * sum(len(text.encode()) for text in changed)


async def test_an_edit(line: Line) -> None:
    """A value is taken: its cell, the line of the value, what is left to do, how much is not saved."""
    column = line.app.editor.table.export.persons[Owner.PUPIL]["snils"]
    line.app.editor.grid.move_to(10, column)
    costs = []
    numbers = Numbers(Random(1))
    for _ in range(5):
        await line.cost(*numbers.snils())
        costs.append(await line.cost("enter"))
        await line.cost("down")

    assert max(costs) <= 150


async def test_a_digit_of_a_number(line: Line) -> None:
    """The digit where it is typed and in the form below, and how many there are; at last the control number."""
    column = line.app.editor.table.export.persons[Owner.PUPIL]["snils"]
    line.app.editor.grid.move_to(10, column)
    await line.cost(*"11")
    costs = [await line.cost(digit) for digit in "223344595"]

    assert median(costs) <= 60
    assert max(costs) <= 150


async def test_keys_that_change_nothing_cost_nothing(line: Line) -> None:
    """At the edge of the table, and undoing when nothing is done, but for the words on that."""
    await line.cost("ctrl+home")

    assert await line.cost("up", "left", "pageup", "home", "ctrl+home") == 0


def test_the_painted_screen_is_the_plain_one() -> None:
    """After each of some random keys, whatever has been open, edited or resized; other sizes walk at the same time."""
    walks = [start(size, depth, keys=150) for size, depth in zip(SIZES, ("16", "256", "mono"), strict=True)]

    assert [(walk.communicate()[0], walk.returncode) for walk in walks] == [("", 0)] * len(walks)


async def test_what_is_not_understood_is_left_to_textual(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Textual than the one this was written for draws by itself."""
    assert painted.is_understood()
    monkeypatch.delattr("textual.app.App._background_screens")
    assert not painted.is_understood()
    assert not EditorApp(demo)._paints


def test_nothing_is_sent_unless_something_has_changed(demo: Path) -> None:
    """While idle, when the window gets and loses the focus, and when the mouse moves, of which nobody asks to hear."""
    with Terminal([sys.executable, "-m", "sgo_tui", "--lang", "en", str(demo)]) as terminal:
        terminal.wait_for(lambda terminal: "F10" in terminal.text and "checking" not in terminal.text)
        terminal.settle(quiet=0.5)
        terminal.send(b"\x1b[I\x1b[O\x1b[I\x1b[<35;10;10M\x1b[<35;11;10M")

        assert terminal.settle(quiet=0.5) == []
        assert not {1000, 1003, 1004, 1006, 2026, 2048} & terminal.screen.modes


def test_frames_are_dropped_and_keys_are_not(demo: Path) -> None:
    """A key is held down while nobody reads: all its presses count, and not each of them is drawn afterwards."""
    with Terminal([sys.executable, "-m", "sgo_tui", "--lang", "en", str(demo)]) as terminal:
        terminal.wait_for(lambda terminal: "F10" in terminal.text and "checking" not in terminal.text)
        terminal.settle(quiet=0.5)
        terminal.stop_reading()
        for _ in range(150):
            terminal.press("pagedown", "pageup")
            terminal.process.poll()
        terminal.press("ctrl+home", "down", "down")
        drawn = len(terminal.raw)
        terminal.start_reading()
        terminal.wait_for("row 3 of 30")
        terminal.settle(quiet=0.3)

        assert len(terminal.raw) - drawn <= 65_536
