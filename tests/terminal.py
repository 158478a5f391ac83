"""Programs in a real pseudo-terminal: start one, press keys, wait until the screen shows what it should.

A thread drains the terminal, so that a program is not slowed by the emulation of its screen, and answers the
questions that programs ask a terminal. Nothing sleeps: every wait ends with the bytes that were waited for::

    with Terminal([sys.executable, "-m", "sgo_tui", str(path)]) as terminal:
        terminal.wait_for("Иванов")
        terminal.press("down", "ctrl+q")
        assert terminal.exit_status() == 0
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from emulator import Emulator
from keyboard import key_bytes

if TYPE_CHECKING:
    from typing_extensions import Self

ROOT = Path(__file__).parents[1]
"""Where the package under test lies."""

_ANSWERS: tuple[tuple[re.Pattern[bytes], Callable[[re.Match[bytes]], bytes]], ...] = (
    (re.compile(rb"\x1b\[0?c"), lambda _: b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), lambda _: b"\x1b[>0;0;0c"),
    (re.compile(rb"\x1b\[5n"), lambda _: b"\x1b[0n"),
    (re.compile(rb"\x1b\[6n"), lambda _: b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[>0?q"), lambda _: b"\x1bP>|pty 1\x1b\\"),
    (re.compile(rb"\x1b\[\?u"), lambda _: b"\x1b[?0u"),
    (re.compile(rb"\x1b\[\?(\d+)\$p"), lambda m: b"\x1b[?%b;%d$y" % (m[1], 2 if m[1] == b"2026" else 0)),
    (re.compile(rb"\x1b\](1[01]);\?(?:\x07|\x1b\\)"), lambda m: b"\x1b]%b;rgb:0000/0000/0000\x1b\\" % m[1]),
)
"""Questions of programs and the answers of a common terminal: device, status, cursor, modes, colours."""
_LONGEST_QUESTION = 16
_APPLICATION_KEYS = 1
"""The private mode DECCKM."""


class Chunk(NamedTuple):
    """Bytes that came in one piece."""

    time: float
    """When, by `time.perf_counter`."""
    data: bytes
    has_drawn: bool = False
    """Whether they have changed the screen; the cursor alone does not count."""


class Terminal:
    """A program in a pseudo-terminal of its own, with an emulated screen."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        term: str = "xterm-256color",
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
    ) -> None:
        self.screen = Emulator(columns, rows)
        self.raw = bytearray()
        """All bytes the program has sent, as far as they were waited for."""
        self._arrived: SimpleQueue[Chunk | None] = SimpleQueue()
        self._has_ended = False
        self._last_time = 0.0
        self._reader: threading.Thread | None = None
        self._wake_reader, self._woken = os.pipe()[::-1]
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        self.started = time.perf_counter()
        self.process = _spawn(command, slave, environment(term, env or {}), cwd)
        os.close(slave)
        self.start_reading()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return self.screen.lines

    @property
    def text(self) -> str:
        """The screen with the ends of its rows trimmed."""
        return "\n".join(line.rstrip() for line in self.lines)

    def wait_for(self, what: str | Callable[[Terminal], bool], timeout: float = 30.0) -> float:
        """Read until the screen shows the text `what`, or `what(terminal)` holds.

        Returns the time, by `time.perf_counter`, of the bytes that made it so. Raises `TimeoutError` when
        it does not happen and `EOFError` when the program ends before; both show the screen.
        """
        deadline = time.perf_counter() + timeout
        while not self._shows(what):
            if self._read(deadline) is None:
                raise self._failure(what)
        return self._last_time

    def settle(self, quiet: float = 0.1, timeout: float = 30.0, patience: float = 0.0) -> list[Chunk]:
        """Read until nothing has come for `quiet` seconds and return what came.

        The first bytes may take `patience` seconds, if that is longer.
        """
        came: list[Chunk] = []
        deadline = time.perf_counter() + timeout
        pause = max(quiet, patience)
        while (chunk := self._read(min(deadline, time.perf_counter() + pause))) is not None:
            came.append(chunk)
            pause = quiet
        return came

    def press(self, *keys: str) -> None:
        """Press keys by name («down», «ctrl+s», «f8», «alt+x») or by the character they type."""
        application = _APPLICATION_KEYS in self.screen.modes
        self.send(b"".join(key_bytes(key, application=application) for key in keys))

    def type(self, text: str) -> None:
        """Type `text` character by character."""
        self.send(text.encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        while data:
            data = data[os.write(self._master, data) :]

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size and let the program know."""
        self._set_size(columns, rows)
        self.screen.resize(columns, rows)

    def stop_reading(self) -> None:
        """Stall the connection: what the program sends stays in the line, until the line is full."""
        if self._reader:
            os.write(self._wake_reader, b".")
            self._reader.join()
            self._reader = None

    def start_reading(self) -> None:
        """Let the bytes flow again."""
        self._reader = threading.Thread(target=self._drain, name="terminal", daemon=True)
        self._reader.start()

    def hang_up(self) -> None:
        """Take the terminal away, as a lost connection does: the program gets SIGHUP."""
        if self._master >= 0:
            self.stop_reading()
            os.close(self._master)
            self._master = -1

    def exit_status(self, timeout: float = 30.0) -> int:
        """Wait for the end of the program; negative is the number of the signal that ended it."""
        status = self.process.wait(timeout)
        if self._reader:
            self._reader.join(timeout)
        while self._read(time.perf_counter()) is not None:
            pass
        return status

    def close(self) -> None:
        """End the program, if it has not ended by itself."""
        self.hang_up()
        try:
            self.process.wait(3.0)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        for handle in (self._wake_reader, self._woken):
            os.close(handle)

    def _shows(self, what: str | Callable[[Terminal], bool]) -> bool:
        return what in self.text if isinstance(what, str) else what(self)

    def _failure(self, what: object) -> Exception:
        kind = EOFError if self._has_ended else TimeoutError
        return kind(f"never on the screen: {what}\n{self.text}")

    def _read(self, deadline: float) -> Chunk | None:
        """Take the next bytes; None when none came until `deadline` or none will."""
        try:
            chunk = self._arrived.get(timeout=max(deadline - time.perf_counter(), 0.0))
        except Empty:
            return None
        if chunk is None:
            self._has_ended = True
            return None
        self._last_time = chunk.time
        self.raw += chunk.data
        return chunk._replace(has_drawn=self.screen.feed(chunk.data))

    def _drain(self) -> None:
        """Move bytes from the terminal to the queue and answer questions, until told to stop."""
        asked = b""
        while True:
            ready = select.select([self._master, self._woken], [], [])[0]
            if self._woken in ready:
                os.read(self._woken, 1)
                return
            try:
                data = os.read(self._master, 65_536)
            except OSError:
                data = b""  # the last holder of the other end has closed it
            if not data:
                self._arrived.put(None)
                return
            self._arrived.put(Chunk(time.perf_counter(), data))
            asked = self._answer(asked + data)

    def _answer(self, asked: bytes) -> bytes:
        """Answer all questions in `asked` and return the end of it, where one may be cut."""
        end = 0
        for pattern, answer in _ANSWERS:
            for match in pattern.finditer(asked):
                end = max(end, match.end())
                self.send(answer(match))
        return asked[end:][-_LONGEST_QUESTION:]

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def environment(term: str, extra: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a plain login on a terminal of kind `term`, and `extra`."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
        if name in os.environ
    }
    plain = {"TERM": term, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **plain, **extra}


def _spawn(
    command: Sequence[str], slave: int, env: Mapping[str, str], cwd: str | os.PathLike[str] | None
) -> subprocess.Popen[bytes]:
    """Start `command` with the terminal as its controlling one.

    A shell in a new session becomes its leader and takes the terminal by opening it; then it makes way. This
    needs no code between fork and exec, where a process with threads may run none.
    """
    return subprocess.Popen(
        ["/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(slave), *command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=dict(env),
        cwd=cwd,
        start_new_session=True,
    )
