"""A process that tries cases under limits: a gibibyte of memory, ten seconds a case, a folder to write in."""

from __future__ import annotations

import faulthandler
import os
import resource
import shutil
import sys
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from fuzz.case import make_case
from fuzz.sources import Source
from fuzz.trial import Trial

MEMORY = 1 << 30
SECONDS = 10
LOG = "where-it-hangs"
"""The file with where a case was when its time was up."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CHANGES = frozenset(("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"))
_STARTS = frozenset(("subprocess.Popen", "os.system", "os.exec", "socket.connect"))


class Result(NamedTuple):
    """How a case has ended."""

    number: int
    outcomes: Counter[str]
    failure: str | None


def work(connection: Connection[Result, int | None], sources: list[Source], seed: int, folder: Path) -> None:
    """Try the cases whose numbers come through `connection`, and send a `Result` for each, until None comes."""
    log = (folder / LOG).open("w")
    os.environ.update(XDG_STATE_HOME=str(folder / "state"), PYTHONDONTWRITEBYTECODE="1")
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    strayed = _watch(folder)
    while (number := connection.recv()) is not None:
        # It ends the process, even out of the depths of a library.
        faulthandler.dump_traceback_later(SECONDS, exit=True, file=log)
        place = folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        strayed.clear()
        result = _try(sources, seed, number, place)
        faulthandler.cancel_dump_traceback_later()
        if strayed and result.failure is None:
            result = result._replace(failure=f"touched: {strayed}")
        connection.send(result)


def _try(sources: list[Source], seed: int, number: int, folder: Path) -> Result:
    outcomes: Counter[str] = Counter()
    failure = None
    try:
        case, chance = make_case(sources, seed, number)
        path = folder / "case.xls"
        path.write_bytes(case.data)
        trial = Trial(path, case.source, chance)
        outcomes = trial.outcomes
        trial.run()
    except Exception:  # noqa: BLE001 - that is what is looked for
        failure = traceback.format_exc()
    return Result(number, outcomes, failure)


def _watch(folder: Path) -> list[str]:
    """Return a list that will tell of what is written, removed or started outside of `folder`."""
    strayed: list[str] = []
    inside = (str(folder), os.devnull)

    def look(event: str, arguments: tuple[object, ...]) -> None:
        path = str(arguments[0]) if arguments else ""
        if event in _CHANGES and isinstance(arguments[0], int):
            return  # an open file: its path was looked at when it was opened
        if event == "open":
            flags = arguments[2]
            if isinstance(arguments[0], str | bytes | os.PathLike) and isinstance(flags, int) and flags & _WRITING:
                strayed.extend([path] if not path.startswith(inside) else [])
        elif (event in _CHANGES and not path.startswith(inside)) or event in _STARTS:
            strayed.append(f"{event} {path}")

    sys.addaudithook(look)
    return strayed
