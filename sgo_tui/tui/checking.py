"""Checking all rows while the person already works.

Slices of a few milliseconds run in the event loop, and none while keys are coming: a thread would hold the
interpreter lock for longer than a key press may take, and its results could be older than the last edit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from sgo_tui.work import Table

_SLICE = 0.004
"""Seconds of checking between two looks at the keyboard."""
_PAUSE = 0.15
"""Seconds without checking after a key."""


class Checker:
    """Finds the problems of a table from the first row to the last."""

    def __init__(self, table: Table, on_rows: Callable[[range], None]) -> None:
        self._table = table
        self._on_rows = on_rows
        self._next = table.data_rows.start
        self._quiet_from = 0.0

    @property
    def part_done(self) -> float:
        """Which part of the rows has been checked, 0 to 1."""
        rows = self._table.data_rows
        if self._table.export is None or not rows:
            return 1.0
        return (self._next - rows.start) / len(rows)

    def give_way(self) -> None:
        """Leave the processor to a key that has just come."""
        self._quiet_from = monotonic() + _PAUSE

    async def run(self) -> None:
        """Check slice by slice; `on_rows` hears of every slice."""
        while self.part_done < 1:
            if monotonic() < self._quiet_from:
                await asyncio.sleep(_PAUSE)
                continue
            self.check_slice(_SLICE)
            await asyncio.sleep(0)

    def finish(self) -> None:
        """Check what is left at once: the counts must be right before they are told."""
        self.check_slice(float("inf"))

    def check_slice(self, seconds: float) -> None:
        """Check rows for `seconds`, one at least."""
        first = self._next
        stop = self._table.data_rows.stop
        until = monotonic() + seconds
        while self._next < stop:
            self._table.check_rows((self._next,))
            self._next += 1
            if monotonic() > until:
                break
        if self._next > first:
            self._on_rows(range(first, self._next))
