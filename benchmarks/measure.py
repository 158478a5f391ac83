"""Measuring one program in one terminal: start, memory, keys; and commands that need no terminal."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from subjects import ACTIONS, Keys, Subject
from terminal import ROOT, Terminal

_QUIET = 0.12
"""Seconds of silence after which an answer to a key is complete."""
_PATIENCE = 2.0
"""Seconds after which a key that nothing answers is given up."""
_ENOUGH = 0.3
"""Seconds after which an answer is complete though the program never rests: VisiData moves its cursor for ever."""
_REST = 3.0
"""Seconds of silence after which a program has done all it does by itself."""
_TIMEOUT = 600.0
_BELOW_THE_VIEW = 45
"""Presses after which the cursor stands at the lower edge of a terminal of 40 rows."""
_BESIDE_THE_VIEW = 15
_PROBE = """
import resource, subprocess, sys, time
started = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(status, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command from a small process: a child's peak begins at the size of its parent."""


@dataclass(frozen=True)
class Start:
    """From the start of the process to its first data."""

    seconds: float
    rest: float
    """To the last byte before the program is quiet: it has read, and checked, all there is."""
    mebibytes: float
    """Peak of the process and its children, once they were quiet."""


@dataclass(frozen=True)
class Answer:
    """What a press of a key costs: medians and the 95th percentile over many."""

    bytes: int
    milliseconds: float
    """To the last byte that changes the screen; VisiData moves its cursor for ever."""
    slow_milliseconds: float


@dataclass(frozen=True)
class Run:
    """A command without a screen."""

    seconds: float
    mebibytes: float
    said: str = ""
    """What it wrote to stderr."""


class Session(AbstractContextManager["Session"]):
    """A program that shows a workbook."""

    def __init__(self, subject: Subject, workbook: Path, surname: str) -> None:
        self._subject = subject
        self.terminal = Terminal(subject.start_command(workbook), env={"COLORTERM": "truecolor"})
        try:
            for text, keys in subject.opening:
                self.terminal.wait_for(text, _TIMEOUT)
                self.terminal.press(*keys)
            shown = self.terminal.wait_for(subject.shows or surname, _TIMEOUT)
        except BaseException:
            self.terminal.close()
            raise
        self._seconds = shown - self.terminal.started

    def __exit__(self, *_details: object) -> None:
        self.terminal.close()

    def start(self) -> Start:
        """Return what the start has cost, when the program has come to rest."""
        drawn = [chunk for chunk in self.terminal.settle(quiet=_REST, timeout=_TIMEOUT) if chunk.has_drawn]
        rest = drawn[-1].time - self.terminal.started if drawn else self._seconds
        return Start(self._seconds, rest, _peak_memory(self.terminal.process.pid))

    def answer(self, action: str, presses: int) -> Answer | None:
        """Return what the key of `action` costs; None when the program has no such key or is silent."""
        keys = self._subject.keys.get(action)
        if keys is None:
            return None
        self._prepare(action, keys)
        costs = [cost for _press in range(presses) if (cost := self._press(keys)) is not None]
        if not costs:
            return None
        times = sorted(seconds for seconds, _size in costs)
        return Answer(
            round(statistics.median(size for _seconds, size in costs)),
            1000 * statistics.median(times),
            1000 * times[round(0.95 * (len(times) - 1))],
        )

    def _prepare(self, action: str, keys: Keys) -> None:
        """Put the cursor where the action does what its name says."""
        self.terminal.press(*self._subject.home)
        self.terminal.settle(timeout=_PATIENCE)
        ahead = {"line scrolled": _BELOW_THE_VIEW, "column scrolled": _BESIDE_THE_VIEW}.get(action, 0)
        for _press in range(ahead):
            self.terminal.press(*keys)
            self.terminal.settle(quiet=0.03, timeout=_ENOUGH)
        self.terminal.settle(quiet=0.5, timeout=_PATIENCE)

    def _press(self, keys: Keys) -> tuple[float, int] | None:
        pressed = time.perf_counter()
        self.terminal.press(*keys)
        chunks = self.terminal.settle(quiet=_QUIET, timeout=_PATIENCE, patience=_PATIENCE)
        while chunks and not chunks[-1].has_drawn:
            chunks.pop()
        if not chunks:
            return None
        return chunks[-1].time - pressed, sum(len(chunk.data) for chunk in chunks)


def answers(session: Session, presses: int) -> dict[str, Answer]:
    """Return the costs of all actions that the program has."""
    found = ((action, session.answer(action, presses)) for action in ACTIONS)
    return {action: answer for action, answer in found if answer is not None}


def run(command: Sequence[str], expected: Collection[int] = (0,)) -> Run:
    """Run a command to its end and return what it has cost; stop when its status is not an expected one."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    probe = subprocess.run([sys.executable, "-c", _PROBE, *command], capture_output=True, env=env, check=True)
    status, seconds, kibibytes = probe.stdout.split()
    if int(status) not in expected:
        raise SystemExit(f"status {int(status)} of {' '.join(command)}\n{probe.stderr.decode()}")
    return Run(float(seconds), int(kibibytes) / 1024, probe.stderr.decode())


def _peak_memory(pid: int) -> float:
    """Return the peak of resident memory of a process and its children, in MiB."""
    total = 0.0
    for member in _family(pid):
        status = Path(f"/proc/{member}/status").read_text("utf-8")
        peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
        total += sum(map(int, peaks)) / 1024
    return total


def _family(pid: int) -> list[int]:
    members = [pid]
    for member in members:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            members += map(int, children.read_text("ascii").split())
    return members
