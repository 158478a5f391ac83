"""Checking all rows while the person already works.

Slices of a few milliseconds run in the event loop, and none while keys are coming: a thread would hold the
interpreter lock for longer than a key press may take, and its results could be older than the last edit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from sgo_tui.work import Table
from sgo_tui.work.gradual import Gradual

SLICE = 0.004
"""Seconds of work between two looks at the keyboard."""
_PAUSE = 0.15
"""Seconds without checking after a key."""
_TELL_EVERY = 1.0
"""Seconds between two words on how far the check is."""


def checked(table: Table) -> Gradual[None]:
    """Check all that has not been checked yet, in parts, for somebody who waits for it."""
    while table.part_checked < 1:
        yield table.part_checked
        table.check_all(SLICE)


class Checker:
    """Finds the problems of a table from the first row to the last.

    `on_rows` hears which rows have new ones, `on_progress` now and then that the check has come further.
    """

    def __init__(self, table: Table, on_rows: Callable[[set[int]], None], on_progress: Callable[[], None]) -> None:
        self._table = table
        self._on_rows = on_rows
        self._on_progress = on_progress
        self._quiet_until = 0.0

    def give_way(self) -> None:
        """Leave the processor to a key that has just come."""
        self._quiet_until = monotonic() + _PAUSE

    async def turn(self) -> None:
        """Wait until a slice of work keeps nobody waiting."""
        await asyncio.sleep(0)
        while (seconds := self._quiet_until - monotonic()) > 0:  # noqa: ASYNC110 - it moves while keys come
            await asyncio.sleep(seconds)

    async def run(self) -> None:
        """Check slice by slice until all rows are checked."""
        quiet_until = monotonic() + _TELL_EVERY
        while self._table.part_checked < 1:
            await self.turn()
            self._on_rows(self._table.check_all(SLICE))
            if monotonic() > quiet_until:
                quiet_until = monotonic() + _TELL_EVERY
                self._on_progress()
