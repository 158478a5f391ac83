"""Processes that try cases beside each other; one that hangs or dies tells of its case by that, and is replaced."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic

from fuzz.sources import Source
from fuzz.worker import LOG, Result, work

_CONTEXT = multiprocessing.get_context("spawn")


def results(files: list[Source], seed: int, numbers: Iterator[int], processes: int, seconds: float) -> Iterator[Result]:
    """Yield the results of the cases with these numbers as they come; no case is begun after so many seconds."""
    until = monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        busy: list[_Worker] = []
        idle = [_Worker(files, seed, Path(place, str(n))) for n in range(processes)]
        while True:
            while idle and monotonic() < until and (number := next(numbers, None)) is not None:
                busy.append(idle.pop())
                busy[-1].give(number)
            if not busy:
                break
            ready = wait([worker.connection for worker in busy])
            for worker in [worker for worker in busy if worker.connection in ready]:
                busy.remove(worker)
                idle.append(worker)
                yield worker.result()
        for worker in idle:
            worker.end()


class _Worker:
    """A process with the case it has in hand."""

    def __init__(self, files: list[Source], seed: int, folder: Path) -> None:
        folder.mkdir()
        self.connection: Connection[int | None, Result]
        self._files, self._seed, self._folder = files, seed, folder
        self._process: BaseProcess
        self._number = -1
        self._start()

    def give(self, number: int) -> None:
        """Let it try a case."""
        self._number = number
        self.connection.send(number)

    def result(self) -> Result:
        """Return how the case has ended; a process that has ended with it is started anew."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            told = (self._folder / LOG).read_text() or f"the process has ended with {self._process.exitcode}"
            self._start()
            return Result(self._number, Counter(), told)

    def end(self) -> None:
        """Let it go."""
        self.connection.send(None)
        self._process.join()

    def _start(self) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        arguments = theirs, self._files, self._seed, self._folder
        self._process = _CONTEXT.Process(target=work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
