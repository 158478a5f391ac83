"""Kills ways of writing at many places, each time in a process of its own, and looks at what remains.

A program that the tests run: a process that has threads, as theirs may, must not be forked::

    python killing.py '{"the first save": 230, "a demo": 0}'

kills each at so many points, at all that matter if 0, and prints as JSON at how many of them it was killed, and what
was not as promised.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from writings import WRITINGS, Job, State, Writing, is_system_call, prepared, restore, state

from sgo_tui.xls.temporaries import remove_abandoned

_PARTS = (0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999)
"""Where in the bytes of a file its writing is cut off."""


class Point(NamedTuple):
    """Where to kill: at an event, counted from 0 among those of its kind."""

    kind: str
    """"any" begin or end of a call, that of a "system" call, or a "write", which is cut off after some bytes."""
    number: int
    size: int = 0


def main(wanted: dict[str, int]) -> None:
    """Kill ways of writing at so many points each and print what was found."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as state_home:
        os.environ["XDG_STATE_HOME"] = state_home
        json.dump({name: _tried(WRITINGS[name], points) for name, points in wanted.items()}, sys.stdout)


def _tried(writing: Writing, wanted: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        prepared(writing, Path(first))
        writing.open(Path(first)).write()  # all modules are loaded by this
        folder = Path(second).resolve()
        before = prepared(writing, folder)
        job = writing.open(folder)
        counts = _counted(job)
        after = state(folder)
        killed, problems = 0, []
        for point in _chosen(counts, len(after[writing.target][1]), wanted):
            restore(folder, before)
            killed += _killed(job, point)
            problems += [f"{point}: {problem}" for problem in _problems(writing, folder, before, after)]
    return {"killed": killed, "problems": problems, "written": sorted(dict(after.items() - before.items()))}


def _chosen(counts: dict[str, int], size: int, wanted: int) -> list[Point]:
    """Return the points: all begins and ends of system calls and parts of writings, evenly thinned or filled up."""
    points = [Point("system", number) for number in range(counts["system"])]
    points += [Point("write", number, int(size * part)) for number in range(counts["write"]) for part in _PARTS]
    if wanted == 0:
        return points
    if wanted < len(points):
        return [points[len(points) * number // wanted] for number in range(wanted)]
    left = wanted - len(points)
    return points + [Point("any", counts["any"] * number // left) for number in range(left)]


def _counted(job: Job) -> dict[str, int]:
    """Write undisturbed in a process of its own; return how many events there are."""
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        counts = {"any": 0, "system": 0, "write": 0}

        def reached(kind: str) -> None:
            counts[kind] += 1

        _watched(job, reached)
        os.write(writer, json.dumps(counts).encode())
        os._exit(0)
    os.waitpid(process, 0)
    return json.loads(os.read(reader, 1000))  # type: ignore[no-any-return]


def _watched(job: Job, reached: Callable[[str], None]) -> None:
    """Write, telling each event to `reached`."""

    def watch(_frame: FrameType, event: str, function: object) -> None:
        if event not in ("call", "return"):
            reached("any")
            if is_system_call(event, function):
                reached("system")
                if event == "c_call" and getattr(function, "__name__", "") == "write":
                    reached("write")

    sys.setprofile(watch)
    try:
        job.write()
    finally:
        sys.setprofile(None)


def _killed(job: Job, point: Point) -> bool:
    """Write in a process of its own and kill it at `point`; return whether it came there."""
    process = os.fork()
    if not process:
        left = point.number

        def reached(kind: str) -> None:
            nonlocal left
            if kind == point.kind:
                if left == 0:
                    _die(point)
                left -= 1

        _watched(job, reached)
        os._exit(0)
    _process, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def _die(point: Point) -> None:
    if point.kind == "write":
        # The system itself cuts off what is written, and kills.
        resource.setrlimit(resource.RLIMIT_FSIZE, (point.size, point.size))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def _problems(writing: Writing, folder: Path, before: State, after: State) -> Iterator[str]:
    """Yield what is not as promised after a kill, and after the next opening of a file in the folder."""
    old = before.get(writing.target)
    left = state(folder)
    for name in left.keys() - before.keys() - after.keys():
        if left[name][0] not in (0o600, old and old[0]):
            yield f"others may read {name}"
    remove_abandoned(folder / writing.target)
    left = state(folder)
    for name in before.keys() | after.keys() | left.keys():
        if left.get(name) not in (before.get(name), after.get(name)):
            yield f"{name} is neither the old nor the new one"
    if left.get(writing.target) == after[writing.target] != old and left != after:
        yield "the file is new, and others are not"


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
