"""A gate that lets keys through one at a time: the next one when all has been done about the last.

Keys that come in one packet, as after a stall, would otherwise reach the widget that has the focus when they arrive,
and not the one that a key before them is about to open: «Ctrl+F, a text, Enter» would be written into a cell.

A key has been dealt with when the event loop has nothing more to run; what is then still awaited is a person, a thread
or a clock. Painting is not waited for: it is done by the clock. To look at the loop's queue leans on a private name of
asyncio; where it is missing, keys go through as they come.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic

from textual.message import Message

_MOST_ROUNDS = 500
"""Rounds of the event loop that one key may take; opening the palette takes 40. Something else may run all the time."""
_PATIENCE = 1.0
"""Seconds that a clock is waited for: something may never end, and the keys that quit are needed."""
_LOOK_AGAIN = 0.005
"""Seconds between two looks, where a clock is waited for."""


class KeyGate:
    """Passes messages on to `deliver` in their order; `is_busy` tells whether one must wait for more than the loop."""

    def __init__(self, deliver: Callable[[Message], object], is_busy: Callable[[Message], bool]) -> None:
        self._deliver = deliver
        self._is_busy = is_busy
        self._waiting: deque[Message] = deque()
        self._loop = asyncio.get_running_loop()
        self._task: asyncio.Task[None] | None = None

    def put(self, message: Message) -> None:
        """Let a message wait for its turn; may be called from a thread."""
        self._waiting.append(message)
        if len(self._waiting) == 1:  # where there are more, they are being let through, and this one after them
            self._loop.call_soon_threadsafe(self._open)

    def _open(self) -> None:
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._let_through())
            self._task.add_done_callback(asyncio.Task.result)  # what it raises is for the loop's own handler

    async def _let_through(self) -> None:
        while self._waiting:
            message = self._waiting.popleft()
            until = monotonic() + _PATIENCE
            while self._is_busy(message) and monotonic() < until:  # noqa: ASYNC110 - only the clock knows
                await asyncio.sleep(_LOOK_AGAIN)
            self._deliver(message)
            await self._nothing_runs()

    async def _nothing_runs(self) -> None:
        """Wait until the event loop has nothing to run but this."""
        for _round in range(_MOST_ROUNDS):
            await asyncio.sleep(0)
            if not getattr(self._loop, "_ready", None):
                return
