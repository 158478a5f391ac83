"""The way to the terminal: a thread writes, and of several pictures that wait only the newest is drawn.

A terminal at the end of a slow line takes bytes late. Then pictures are dropped, not keys: what is drawn next is
compared with what was really sent, however many pictures there were in between. SSH takes megabytes for a line that
carries kilobytes, so the terminal itself is asked, after a few of them, to say that it has got that far.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from threading import Condition, Event, Thread

from sgo_tui.term.cells import Picture
from sgo_tui.term.paint import Painter

_MOST_WAITING = 30
"""Texts that may wait; who brings another one waits himself. Pictures never make anybody wait."""
ANSWER = "\x1b[0n"
"""What the terminal says when it has got everything up to a question."""
_ASK = "\x1b[5n"
"""Asks for the status (DSR, ECMA-48 8.3.35); every terminal answers, in the order of what was sent."""
_ASK_AFTER = 2_000
"""Characters after which the terminal is asked: what a slow line carries in a quarter of a second."""
_ANSWER_PATIENCE = 1.0
"""Seconds without an answer after which sending goes on: few bytes a second do not fill a line."""
_PATIENCE = 2.0
"""Seconds that a terminal is given at the end to take what was sent."""


class Outlet:
    """Sends texts and pictures to a terminal in their order, each batch by one write."""

    def __init__(self, terminal: int, fail: Callable[[Exception], object]) -> None:
        """Write to the file descriptor `terminal`; `fail` is called, in another thread, with an error of ours."""
        self._terminal = terminal
        self._fail = fail
        self._painter = Painter()
        self._waiting: deque[str | Picture] = deque()
        self._changed = Condition()
        self._is_forgetting = False
        self._is_closed = False
        self._is_muted = Event()
        self._unasked = 0
        """Characters drawn since the terminal was asked last."""
        self._is_asking = False
        self._answers = True
        self._thread = Thread(target=self._run, name="outlet", daemon=True)
        self._thread.start()

    def send(self, text: str) -> None:
        """Send text after all that waits; it must move nothing but the cursor."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._waiting) < _MOST_WAITING or self._is_closed)
            self._append(text)

    def show(self, picture: Picture) -> None:
        """Make the terminal show a picture, instead of one that still waits."""
        with self._changed:
            if self._waiting and not isinstance(self._waiting[-1], str):
                self._waiting.pop()
            self._append(picture)

    def _append(self, item: str | Picture) -> None:
        if not self._is_closed:
            self._waiting.append(item)
            self._changed.notify_all()

    def forget(self) -> None:
        """Let the next picture be drawn whole."""
        with self._changed:
            self._is_forgetting = True

    def answered(self) -> None:
        """The terminal has answered: what was sent before the question has come."""
        with self._changed:
            self._is_asking, self._answers = False, True
            self._changed.notify_all()

    def mute(self) -> None:
        """Send nothing any more, not even what waits; may be called by a signal handler."""
        self._is_muted.set()

    def close(self) -> None:
        """Send what waits, as far as the terminal takes it soon, and end."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            while (batch := self._next()) is not None:
                data = "".join(map(self._encoded, batch)).encode(errors="replace")
                while data and not self._is_muted.is_set():
                    data = data[os.write(self._terminal, data) :]
        except OSError:
            pass  # the terminal is gone: there is nothing to be told, and nobody
        except Exception as error:  # noqa: BLE001 - a thread that dies in silence would leave the screen as it is
            self._fail(error)
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _next(self) -> list[str | Picture] | None:
        """Wait for something to send; None at the end."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._is_asking or self._is_closed, _ANSWER_PATIENCE):
                self._is_asking = self._answers = False
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            batch = list(self._waiting)
            self._waiting.clear()
            self._changed.notify_all()
            if self._is_forgetting:
                self._is_forgetting = False
                self._painter.forget()
        return batch or None

    def _encoded(self, item: str | Picture) -> str:
        if isinstance(item, str):
            return self._painter.rest() + item
        text = self._painter.paint(item)
        self._unasked += len(text)
        if self._unasked < _ASK_AFTER or not self._answers:
            return text
        self._unasked, self._is_asking = 0, True
        return text + _ASK
