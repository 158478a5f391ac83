"""How far a long command is: a line on the standard error that goes again, and only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sgo_tui.plain import marked

Item = TypeVar("Item")

_BACK_AND_CLEAR = "\r\x1b[K"


@contextmanager
def part_shown(what: str) -> Iterator[Callable[[float], None]]:
    """Give what is to be told the part that is done, 0 to 1, and shows it as «what: 40 %» as `counted` does."""
    stream = sys.__stderr__
    shows = stream is not None and stream.isatty()

    def show(part: float) -> None:
        if shows and stream:
            print(f"{_BACK_AND_CLEAR}{marked(what)}: {part:.0%}", end="", file=stream, flush=True)

    try:
        yield show
    finally:
        if shows and stream:
            print(_BACK_AND_CLEAR, end="", file=stream, flush=True)


def counted(items: Iterable[Item], count: int, what: str) -> Iterator[Item]:
    """Yield `items`, telling before each of them «what: 3 / 200» where the standard error is a terminal."""
    # The gate of the output would not let the line be taken back.
    stream = sys.__stderr__
    shows = stream is not None and stream.isatty()
    try:
        for number, item in enumerate(items, 1):
            if shows and stream:
                print(f"{_BACK_AND_CLEAR}{marked(what)}: {number} / {count}", end="", file=stream, flush=True)
            yield item
    finally:
        if shows and stream:
            print(_BACK_AND_CLEAR, end="", file=stream, flush=True)
