"""Which checks have anything to say of which rows: seen at a glance for nearly all, column by column.

Most cells are right, and values repeat. So every check comes with a glance at the few texts that it begins with, the
glances at one column are taken together and remembered, and the check itself is made only in the rows that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

Check = TypeVar("Check")

ABSENT = -1
"""In the place of a column that the file does not have."""
_MOST_REMEMBERED = 1000
"""Glances at one column: what repeats does so within a class or a street, and all of them would take 100 MiB."""


@dataclass(frozen=True, slots=True)
class Look(Generic[Check]):
    """A check, and what tells that it has nothing to say."""

    columns: Sequence[int]
    is_plain: Callable[..., object]
    """Whether the texts in these columns need no check; it may say no of texts with which nothing is wrong."""
    check: Check


def look(columns: Sequence[int], is_plain: Callable[..., object], check: Check) -> Look[Check]:
    """Return a look that remembers what it has seen."""
    return Look(columns, lru_cache(_MOST_REMEMBERED)(is_plain), check)


def columns_of(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return the texts of rows by column, as looks take them."""
    return [*zip(*rows, strict=True), ("",) * len(rows)]


def needed(looks: Sequence[Look[Check]], columns: Sequence[Sequence[str]]) -> list[list[Check]]:
    """Return for each row the checks that it needs."""
    checks: list[list[Check]] = [[] for _row in columns[ABSENT]]
    for one in looks:
        plain = map(one.is_plain, *[columns[column] for column in one.columns])
        for row in [row for row, is_plain in enumerate(plain) if not is_plain]:
            checks[row].append(one.check)
    return checks
