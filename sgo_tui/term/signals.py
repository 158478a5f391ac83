"""The ways out of the program that nobody chooses: signals, and a terminal that is gone.

Handlers of `signal.signal` are used: those of asyncio never run while its loop waits for a terminal that takes
nothing. They do as little as can be: what must not be lost is written, the terminal put back, the process ended.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from time import sleep
from types import FrameType

_PATIENCE = 3.0
"""Seconds the main thread is given to leave after the terminal is gone."""


def suspend() -> None:
    """Do what Ctrl+Z does elsewhere: stop all that the shell has started with the program, if there is a shell."""
    os.kill(0, signal.SIGTSTP)


def _nothing() -> None:
    """Nothing is to be done."""


class WayOut:
    """What is done in every way out of the program, by itself or by a signal."""

    def __init__(self, before_leaving: Callable[[], object]) -> None:
        self.before_leaving = before_leaving
        """Is called once, in the main thread, but maybe in the midst of anything that this thread does."""
        self.restore_terminal: Callable[[], object] = _nothing
        """Puts the terminal back without waiting for it."""
        self._has_prepared = False
        self._is_preparing = False
        self._has_no_terminal = False

    def watch(self) -> None:
        """Leave in order on the signals that ask for it; one that was ignored from the start, as by nohup, stays so."""
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            if number == signal.SIGTERM or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._leave)

    def prepare(self) -> None:
        """Do what must be done before the program is left, unless that has been done."""
        if not self._has_prepared:
            self._has_prepared = self._is_preparing = True
            try:
                self.before_leaving()
            finally:
                self._is_preparing = False

    def leave_without_terminal(self) -> None:
        """End the program from a thread that has seen that the terminal is gone: no signal may have told it."""
        self._has_no_terminal = True
        main = threading.main_thread().ident
        if main is not None:
            signal.pthread_kill(main, signal.SIGTERM)
        sleep(_PATIENCE)
        os._exit(128 + signal.SIGHUP)

    def _leave(self, number: int, _frame: FrameType | None) -> None:
        if self._is_preparing:  # it was interrupted by this very signal, the second of two: it is to come to its end
            return
        try:
            self.prepare()
        finally:
            try:
                self.restore_terminal()
            finally:
                os._exit(128 + (signal.SIGHUP if self._has_no_terminal else number))
