"""Long work in small parts, so that who waits for it can be told how far it is, and can stop it.

Such work is a generator that yields which part of it, 0 to 1, is done, and returns its result. Thrown away halfway, it
has changed nothing.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

_T = TypeVar("_T")

Gradual = Generator[float, None, _T]


def at_once(work: Gradual[_T]) -> _T:
    """Do all of the work and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _T = end.value
            return result


def ready(result: _T) -> Gradual[_T]:
    """Return work that is done already."""
    yield 1.0
    return result
