"""Work on many things at once, each in a process of its own.

Its end gives all memory back, and a process that dies takes with it no work but its own: a pool would lose the work of
all. The processes are forked, so that what is imported and set is theirs at once; so no thread may run beside.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4
"""Results that each process may be ahead of the one that is waited for: while it takes long, others are kept."""


def core_count() -> int:
    """Return how many processes can run at once for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_cores(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result | None]:
    """Yield what `work` makes of `items`, in their order, `jobs` of them at once; None where its process has died.

    `work` raises nothing and its results can be pickled. Whatever still runs when nobody asks any more, is ended.
    """
    from multiprocessing.connection import wait  # 13 ms that one thing alone need not wait for

    running: dict[Connection, tuple[int, ForkProcess]] = {}
    done: dict[int, Result | None] = {}
    started = 0
    try:
        for wanted in range(len(items)):
            while wanted not in done:
                while len(running) < jobs and started < min(len(items), wanted + jobs * _AHEAD):
                    answer, process = _start(work, items[started])
                    running[answer] = started, process
                    started += 1
                for answer in cast("list[Connection]", wait(list(running))):
                    index, process = running[answer]
                    done[index] = _received(answer)
                    process.join()
                    del running[answer]
            yield done.pop(wanted)
    finally:
        for _index, process in running.values():
            process.terminate()
            process.join()


def _start(work: Callable[[Item], Result], item: Item) -> tuple[Connection, ForkProcess]:
    from multiprocessing import get_context

    forking = get_context("fork")
    ours, theirs = forking.Pipe(duplex=False)
    process = forking.Process(target=_answer, args=(work, item, theirs), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _answer(work: Callable[[Item], Result], item: Item, answer: Connection) -> None:
    """Do the work, in its process; Ctrl+C is heard by all processes, and only the first has something to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answer.send(work(item))


def _received(answer: Connection) -> Result | None:
    with answer:
        try:
            return cast("Result", answer.recv())
        except EOFError:
            return None
