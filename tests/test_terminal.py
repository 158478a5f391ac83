"""The tests' own terminal: what it shows, sends and answers, tried on tiny programs."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from itertools import pairwise

import pytest
from emulator import Emulator
from hypothesis import given
from hypothesis import strategies as st
from keyboard import key_bytes
from terminal import Terminal

RAW = "import os, sys, termios, tty; tty.setraw(0)\n"


def python(code: str, **options: object) -> Terminal:
    """Start a program given as its text."""
    return Terminal([sys.executable, "-c", textwrap.dedent(code)], columns=60, rows=10, **options)  # type: ignore[arg-type]


def test_what_a_program_prints_is_on_the_screen() -> None:
    """Text, colours and places; the status of its end is known."""
    with python(r"print('\x1b[3;5H\x1b[31mПривет\x1b[0m'); raise SystemExit(7)") as terminal:
        terminal.wait_for("Привет")

        assert terminal.lines[2] == "    Привет".ljust(60)
        assert terminal.screen.cells[2][4].fg == "red"
        assert terminal.exit_status() == 7
        assert bytes(terminal.raw).endswith("Привет\x1b[0m\r\n".encode())


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("down", b"\x1b[B"),
        ("shift+left", b"\x1b[1;2D"),
        ("ctrl+end", b"\x1b[1;5F"),
        ("pagedown", b"\x1b[6~"),
        ("f1", b"\x1bOP"),
        ("f8", b"\x1b[19~"),
        ("shift+f8", b"\x1b[19;2~"),
        ("ctrl+q", b"\x11"),
        ("alt+x", b"\x1bx"),
        ("enter", b"\r"),
        ("shift+tab", b"\x1b[Z"),
        ("ж", "ж".encode()),
    ],
)
def test_a_key_reaches_the_program_as_a_terminal_sends_it(key: str, sent: bytes) -> None:
    """In raw mode the program reads the very bytes."""
    with python(RAW + "print('ready', flush=True); print(os.read(0, 99).hex())") as terminal:
        terminal.wait_for("ready")
        terminal.press(key)

        assert key_bytes(key) == sent
        terminal.wait_for(sent.hex())


@pytest.mark.parametrize("key", ["hyper+x", "ctrl+ы", "nowhere"])
def test_a_key_that_no_terminal_has_is_an_error(key: str) -> None:
    """A misspelt key must not be typed as text."""
    with pytest.raises(KeyError):
        key_bytes(key)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (r"\x1b[c", "1b5b3f36323b323263"),
        (r"\x1b[6n", "1b5b313b3152"),
        (r"\x1b[?2026$p", "1b5b3f323032363b322479"),
        (r"\x1b[?2048$p", "1b5b3f323034383b302479"),
        (r"\x1b[?u", "1b5b3f3075"),
    ],
)
def test_questions_to_the_terminal_are_answered(question: str, answer: str) -> None:
    """Device, cursor, modes, keyboard; the question itself is not shown."""
    code = RAW + f"os.write(1, b'{question}'); print(os.read(0, 99).hex())"
    with python(code) as terminal:
        terminal.wait_for(answer)

        assert terminal.text.strip() == answer


def test_the_program_owns_the_terminal() -> None:
    """It is the controlling terminal, so that Ctrl+C and a change of size arrive as signals."""
    code = """
        import os, signal
        def show(*_):
            size = os.get_terminal_size()
            os.write(1, b"size %d %d\\n" % size)
        signal.signal(signal.SIGWINCH, show)
        os.close(os.open("/dev/tty", os.O_RDWR))
        try:
            show()
            while True:
                signal.pause()
        except KeyboardInterrupt:
            print("interrupted")
    """
    with python(code) as terminal:
        terminal.wait_for("size 60 10")
        terminal.resize(50, 8)
        terminal.wait_for("size 50 8")
        terminal.press("ctrl+c")
        terminal.wait_for("interrupted")

        assert len(terminal.lines) == 8


def test_a_curses_program_can_be_driven() -> None:
    """Full screens and keys of a library that was not written for these tests."""
    code = """
        import curses
        def main(window):
            window.addstr(4, 10, "menu")
            while (key := window.getkey()) != "q":
                window.addstr(5, 10, f"<{key}>")
        curses.wrapper(main)
    """
    with python(code) as terminal:
        terminal.wait_for("menu")
        assert 1049 in terminal.screen.modes
        terminal.press("down")
        terminal.wait_for(lambda terminal: terminal.lines[5].strip() == "<KEY_DOWN>")
        terminal.press("q")

        assert terminal.exit_status() == 0
        assert 1049 not in terminal.screen.modes
        assert terminal.text.strip() == ""


def test_a_wait_that_fails_shows_the_screen() -> None:
    """Whether the time was up or the program has ended."""
    with python("print('something else'); input()") as terminal:
        with pytest.raises(TimeoutError, match="something else"):
            terminal.wait_for("the answer", timeout=1.0)
        terminal.press("enter")
        with pytest.raises(EOFError, match="the answer"):
            terminal.wait_for("the answer")


def test_a_hang_up_ends_the_program() -> None:
    """SIGHUP comes as from a lost connection."""
    with python("import signal; print('ready', flush=True); signal.pause()") as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()

        assert terminal.exit_status() == -signal.SIGHUP


def test_a_stalled_line_holds_the_program() -> None:
    """Nobody reads: it cannot send more than the line takes; later everything arrives."""
    with python("input(); print('x' * 500_000); print('done')") as terminal:
        terminal.stop_reading()
        terminal.press("enter")
        with pytest.raises(subprocess.TimeoutExpired):
            terminal.exit_status(timeout=0.5)
        terminal.start_reading()
        terminal.wait_for("done")

        assert terminal.exit_status() == 0
        assert terminal.raw.count(b"x") == 500_000


def test_a_program_that_ignores_the_hang_up_is_ended_all_the_same() -> None:
    """No test leaves a process behind."""
    code = """
        import signal
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        print("ready", flush=True)
        while True:
            signal.pause()
    """
    terminal = python(code)
    terminal.wait_for("ready")
    terminal.close()

    assert terminal.process.returncode == -signal.SIGKILL


def test_settling_returns_what_came() -> None:
    """The bytes of one answer, with their times."""
    with python(RAW + "print('ready', flush=True); os.read(0, 1); os.write(1, b'pong'); os.read(0, 1)") as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        terminal.press("x")
        chunks = terminal.settle(quiet=0.5)

        assert b"".join(chunk.data for chunk in chunks) == b"pong"
        assert chunks[0].time > terminal.started
        assert chunks[0].has_drawn


def test_settling_can_wait_longer_for_the_first_bytes() -> None:
    """A slow answer is not taken for none."""
    code = RAW + "print('ready', flush=True); os.read(0, 1); select.select([], [], [], 0.3); os.write(1, b'late')"
    with python(f"import select\n{code}") as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        terminal.press("x")
        chunks = terminal.settle(quiet=0.05, patience=20.0)

        assert b"".join(chunk.data for chunk in chunks) == b"late"


SCENE = (
    "\x1b[?1049h\x1b[2J\x1b[1;1Hверх\x1b[>1u\x1b[?2026h\x1b]52;c;eA==\x07\x1bP>|x\x1b\\\x1b[4;1H"
    "\x1b[38;5;9mстрока\x1b[m\x1b]2;имя\x1b\\\x1b[2 q\x1b(B\x1b[22;0;0t\x1b[10;1Hниз\x1b[?2026l"
).encode()


@given(st.lists(st.integers(0, len(SCENE)), max_size=8))
def test_it_does_not_matter_where_the_bytes_are_cut(cuts: list[int]) -> None:
    """Inside a sequence, inside a letter: the screen is the same, and no unknown sequence leaves text."""
    screen = Emulator(20, 10)
    for start, end in pairwise([0, *sorted(cuts), len(SCENE)]):
        screen.feed(SCENE[start:end])

    assert [line.rstrip() for line in screen.lines] == ["верх", "", "", "строка", *[""] * 5, "низ"]
    assert screen.title == "имя"


@pytest.mark.parametrize(
    ("data", "draws"),
    [(b"x", True), (b"\x1b[K", True), (b"\x1b[M", True), (b"\x1b[3;3H", False), (b"\x1b[?1h", False)],
)
def test_drawing_is_told_from_moving(data: bytes, draws: bool) -> None:
    """Only what changes cells counts as drawing."""
    screen = Emulator(6, 5)
    screen.feed(b"abc")

    assert screen.feed(data) is draws


@pytest.mark.parametrize(
    ("sequence", "lines"),
    [
        ("\x1b[2;4r\x1b[2;1H\x1b[M", "a c d  e"),
        ("\x1b[2;4r\x1b[2;1H\x1b[L", "a  b c e"),
        ("\x1b[2;4r\x1b[S", "a c d  e"),
        ("\x1b[2;4r\x1b[T", "a  b c e"),
        ("\x1b[2;4r\x1b[2S\x1b[r\x1b[1;1H\x1b[M", "d   e "),
        ("\x1b[1;1Hz\x1b[2b", "zzz b c d e"),
        ("\x1b[1;1H\x1b[2@", "  a b c d e"),
        ("\x1b[1;1H\x1b[P", " b c d e"),
        ("\x1b[?1049h\x1b[1;1Hother\x1b[?1049l", "a b c d e"),
    ],
)
def test_scrolling_and_shifting(sequence: str, lines: str) -> None:
    """Regions, inserted and deleted lines and characters, repeats, the alternate screen."""
    screen = Emulator(6, 5)
    screen.feed(b"a\r\nb\r\nc\r\nd\r\ne")
    screen.feed(sequence.encode())

    assert " ".join(line.rstrip() for line in screen.lines) == lines


def test_the_developers_own_settings_do_not_reach_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program under test sees a plain login, whatever terminal the tests run in."""
    monkeypatch.setenv("TMUX", "x")
    monkeypatch.setenv("NO_COLOR", "1")
    with python("import os; print(sorted(os.environ))", env={"SGO_TUI_LANG": "ru"}, term="dumb") as terminal:
        terminal.exit_status()

        assert b"SGO_TUI_LANG" in terminal.raw
        assert b"TMUX" not in terminal.raw
        assert b"NO_COLOR" not in terminal.raw
