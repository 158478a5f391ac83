"""The way to the terminal, with a pipe in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

import pytest
from emulator import Emulator

from sgo_tui.term.cells import Picture, cells
from sgo_tui.term.outlet import Outlet
from sgo_tui.term.pen import DEFAULT, pen

COLUMNS, ROWS = 700, 100


class Pipe:
    """A terminal that is read when the test wants it."""

    def __init__(self) -> None:
        self.source, self.sink = os.pipe()
        self.failures: list[Exception] = []
        self.outlet = Outlet(self.sink, self.failures.append)
        self.came = b""

    def read_until(self, end: bytes) -> bytes:
        """Return what came up to `end`."""
        while end not in self.came:
            self.came += os.read(self.source, 65_536)
            if self.came.endswith(b"\x1b[5n"):
                self.outlet.answered()
        return self.came

    def close(self) -> None:
        """Let nobody read any more."""
        with suppress(OSError):
            os.close(self.source)
        self.outlet.close()
        os.close(self.sink)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """A pipe and an outlet that writes to it."""
    pipe = Pipe()
    yield pipe
    pipe.close()


def picture(text: str) -> Picture:
    """Return a screen full of the same text; larger than a pipe."""
    line = cells((text * COLUMNS)[:COLUMNS], DEFAULT)
    return (line,) * ROWS


def test_texts_and_pictures_come_in_their_order(pipe: Pipe) -> None:
    """What is sent before a picture comes before it."""
    pipe.outlet.send("before")
    pipe.outlet.show((cells("shown", DEFAULT),))
    pipe.outlet.send("after")

    came = pipe.read_until(b"after")
    assert came.index(b"before") < came.index(b"shown") < came.index(b"after")


def test_other_text_is_not_coloured(pipe: Pipe) -> None:
    """What is drawn last leaves no pen behind: after the end of the program the shell writes in its own colours."""
    pipe.outlet.show((cells("red", pen("31")),))
    pipe.outlet.send("end")

    assert pipe.read_until(b"end").endswith(b"red\x1b[mend")


def test_of_pictures_that_wait_only_the_newest_is_drawn(pipe: Pipe) -> None:
    """Nobody reads: no picture makes anybody wait, and then the terminal shows the last one."""
    pipe.outlet.show(picture("0"))  # fills the pipe
    for number in range(1, 1_000):
        pipe.outlet.show(picture(str(number % 10)))
    pipe.outlet.show(picture("z"))
    pipe.outlet.send("end")

    came = pipe.read_until(b"end")
    screen = Emulator(COLUMNS, ROWS)
    screen.feed(came)
    assert screen.lines[1:-1] == ["z" * COLUMNS] * (ROWS - 2)
    assert len(came) < 4 * COLUMNS * ROWS


def test_a_picture_waits_until_the_terminal_has_got_the_one_before(pipe: Pipe) -> None:
    """The line takes everything at once, but only an answer of the terminal tells that it has come."""
    lines = [(cells((text * 3_000)[:3_000], DEFAULT),) for text in "abc"]
    pipe.outlet.show(lines[0])
    while not pipe.came.endswith(b"\x1b[5n"):
        pipe.came += os.read(pipe.source, 65_536)
    pipe.outlet.show(lines[1])
    pipe.outlet.show(lines[2])
    pipe.outlet.answered()

    assert b"b" not in pipe.read_until(b"c")


def test_a_terminal_that_does_not_answer_is_not_asked_again(pipe: Pipe) -> None:
    """After a second it gets its pictures as they come."""
    for text in "abc":
        pipe.outlet.show((cells((text * 3_000)[:3_000], DEFAULT),))
        while not pipe.came.removesuffix(b"\x1b[5n").endswith(text.encode()):
            pipe.came += os.read(pipe.source, 65_536)

    assert pipe.came.count(b"\x1b[5n") == 1


def test_forgetting_draws_all_again(pipe: Pipe) -> None:
    """The same picture is sent a second time."""
    pipe.outlet.show((cells("shown", DEFAULT),))
    pipe.read_until(b"shown")
    pipe.came = b""
    pipe.outlet.forget()
    pipe.outlet.show((cells("shown", DEFAULT),))

    assert b"\x1b[2J" in pipe.read_until(b"shown")


def test_a_terminal_that_is_gone_is_no_error(pipe: Pipe) -> None:
    """Nothing is told, nobody waits for ever, and the thread ends."""
    os.close(pipe.source)
    for _ in range(100):
        pipe.outlet.send("text")
        pipe.outlet.show(picture("x"))
    pipe.outlet.close()

    assert pipe.failures == []


def test_an_error_of_ours_is_told(pipe: Pipe) -> None:
    """A thread that died in silence would leave the screen as it is."""
    pipe.outlet.show(("not a row",))  # type: ignore[arg-type]
    pipe.outlet.close()

    assert len(pipe.failures) == 1
