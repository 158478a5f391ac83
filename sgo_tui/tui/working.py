"""Work that may take long: done at once where it is short, else behind a dialog that tells how far it is.

Esc in the dialog stops the work, and nothing has been changed then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from sgo_tui.tui.dialogs import Busy
from sgo_tui.work.gradual import Gradual

if TYPE_CHECKING:
    from textual.app import App

_T = TypeVar("_T")
_S = TypeVar("_S")

_UNNOTICED = 0.25
"""Seconds that nobody minds waiting for: no dialog for these."""
_SLICE = 0.02
"""Seconds of work between two looks at the keyboard."""


def do(app: App[int], text: str, work: Gradual[_T], take: Callable[[_T], object]) -> None:
    """Do work and let its result be taken, before the next key where it is short; not when it is stopped."""
    doing = _Doing(work)
    if doing.go_on(_UNNOTICED):
        take(doing.result)
        return
    busy = Busy(text, can_stop=True)
    shown = app.push_screen(busy)  # from here on it gets the keys, before it is drawn

    async def finish() -> None:
        await shown
        if await _behind(busy, doing):
            take(doing.result)

    app.run_worker(finish())


async def in_parts(app: App[int], text: str, work: Gradual[_T], *, stopped: _S) -> _T | _S:
    """Do work and return its result, or `stopped` when it is."""
    doing = _Doing(work)
    if not doing.go_on(_UNNOTICED):
        busy = Busy(text, can_stop=True)
        await app.push_screen(busy)
        if not await _behind(busy, doing):
            return stopped
    return doing.result


class _Doing(Generic[_T]):
    """Work on its way."""

    result: _T
    """There once it is done."""

    def __init__(self, work: Gradual[_T]) -> None:
        self.work = work
        self.part = 0.0

    def go_on(self, seconds: float) -> bool:
        """Work for a while, one part at least; returns whether all is done."""
        until = monotonic() + seconds
        try:
            while True:
                self.part = next(self.work)
                if monotonic() > until:
                    return False
        except StopIteration as end:
            self.result = end.value
            return True


async def _behind(busy: Busy, doing: _Doing[_T]) -> bool:
    """Do the rest behind the dialog; returns whether it was done and not stopped."""
    try:
        while not doing.go_on(_SLICE):
            busy.show_progress(doing.part)
            await asyncio.sleep(0)
            if busy.is_stopped:
                doing.work.close()
                return False
        return True
    finally:
        if not busy.is_stopped:
            await busy.dismiss()
