"""The thread that writes to the terminal, so that the program does not wait for a slow line."""

from __future__ import annotations

import os
from contextlib import suppress
from queue import SimpleQueue
from threading import BoundedSemaphore, Event, Thread

_MOST_WAITING = 30
"""Texts that may wait; who brings another one waits himself."""
_PATIENCE = 2.0
"""Seconds that a terminal is given at the end to take what was sent."""


class Writer:
    """Sends texts to a terminal in their order."""

    def __init__(self, terminal: int) -> None:
        """Begin to write to the file descriptor `terminal`."""
        self._terminal = terminal
        self._texts: SimpleQueue[str | None] = SimpleQueue()
        self._room = BoundedSemaphore(_MOST_WAITING)
        self._is_muted = Event()
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def send(self, text: str) -> None:
        """Send text after all that waits."""
        self._room.acquire()
        self._texts.put(text)

    def mute(self) -> None:
        """Send nothing any more, not even what waits; may be called by a signal handler."""
        self._is_muted.set()

    def close(self) -> None:
        """Send what waits, as far as the terminal takes it soon, and end."""
        self._texts.put(None)
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while (text := self._texts.get()) is not None:
            self._room.release()
            data = text.encode(errors="replace")
            with suppress(OSError):  # the terminal is gone; who reads from it learns of that
                while data and not self._is_muted.is_set():
                    data = data[os.write(self._terminal, data) :]
