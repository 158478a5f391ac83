"""The editor's own driver of the terminal: input that cannot harm, and nothing sent that is not needed.

Textual's driver dies of reports it does not know and of bytes that are not UTF-8, asks the terminal four questions at
the start and switches on reports of mouse and focus. This one uses what Textual makes public of `Driver` only.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from contextlib import suppress
from threading import Thread
from typing import Any, Protocol, cast

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from sgo_tui.term.cells import Picture
from sgo_tui.term.gate import KeyGate
from sgo_tui.term.modes import Modes
from sgo_tui.term.mouse import reported
from sgo_tui.term.outlet import ANSWER, Outlet
from sgo_tui.term.pressed import pressed
from sgo_tui.term.signals import WayOut
from sgo_tui.term.tokens import Cutter, Sequence, Token

_PORTION = 4096
"""Bytes read at once."""
_POINTER_SHAPE = "\x1b]22;"


class Host(Protocol):
    """What the driver needs of its application beyond what each has."""

    way_out: WayOut

    def is_busy(self, message: Message) -> bool:
        """Tell whether something that the event loop does not know of must be done before a key comes."""

    def repaint(self) -> None:
        """Draw everything again: the screen holds something else."""

    def thread_failed(self, error: BaseException) -> None:
        """End the program because of an exception in a thread."""

    def cannot_suspend(self) -> None:
        """Tell that the program goes on: there is no shell that could have it in the background."""


class TerminalDriver(Driver):
    """Reads keys from the terminal, one to be dealt with after the other, and writes to it."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._host = cast("Host", app)
        self._keyboard = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self._screen = sys.__stderr__.fileno() if sys.__stderr__ else 2
        self._modes = Modes(self._keyboard, self._screen, has_mouse=mouse)
        self._gate = KeyGate(app.post_message, self._host.is_busy)
        self._outlet: Outlet | None = None
        self._reader: Thread | None = None
        self._wake_reader = -1
        self._has_continued = False
        self._host.way_out.restore_terminal = self._restore

    def write(self, data: str) -> None:
        """Send to the terminal, but for the shape of the pointer: it says nothing here."""
        if self._outlet is not None and not data.startswith(_POINTER_SHAPE):
            self._outlet.send(data)

    def show(self, picture: Picture) -> None:
        """Make the terminal show a picture."""
        if self._outlet is not None:
            self._outlet.show(picture)

    def forget(self) -> None:
        """Draw the next picture whole."""
        if self._outlet is not None:
            self._outlet.forget()

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        self._modes.take_keys()
        self._outlet = Outlet(self._screen, self._host.thread_failed)
        self.write(self._modes.enter)
        woken, self._wake_reader = os.pipe()
        self._reader = Thread(target=self._read, args=(woken,), name="keyboard", daemon=True)
        self._reader.start()
        self._in_loop_on(signal.SIGWINCH, self._tell_size)
        self._in_loop_on(signal.SIGTSTP, self._suspend)
        self._in_loop_on(signal.SIGCONT, self._go_on)
        self._tell_size()

    def disable_input(self) -> None:
        """Read no more keys."""
        if self._reader is not None:
            os.close(self._wake_reader)
            self._reader.join()
            self._reader = None

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        self._modes.give_keys_back()
        if self._outlet is not None:
            self._outlet.send(self._modes.leave)
            self._outlet.close()
            self._outlet = None

    def close(self) -> None:
        """Leave the signals to the system again: the event loop ends."""
        for number in (signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT):
            signal.signal(number, signal.SIG_DFL)

    def _restore(self) -> None:
        """Give the terminal back at once."""
        if self._outlet is not None:
            self._outlet.mute()
            self._modes.restore()

    def _in_loop_on(self, number: signal.Signals, function: Any) -> None:
        """Call a function in the event loop when a signal has come: it may wait, and write."""

        def tell(_number: int, _frame: object) -> None:
            self._has_continued |= number == signal.SIGCONT
            self._loop.call_soon_threadsafe(function)

        signal.signal(number, tell)

    # Input.

    def _read(self, woken: int) -> None:
        """Read keys until the other end of the pipe `woken` is closed, or the terminal is gone."""
        cutter = Cutter()
        try:
            while True:
                ready = select.select([self._keyboard, woken], [], [], cutter.patience)[0]
                if woken in ready:
                    return
                if not ready:
                    self._pass_on(cutter.pause())
                elif data := self._portion():
                    self._pass_on(cutter.feed(data))
                else:
                    self._host.way_out.leave_without_terminal()
        finally:
            os.close(woken)

    def _portion(self) -> bytes:
        """Return what has been typed; nothing when the terminal is gone."""
        try:
            return os.read(self._keyboard, _PORTION)
        except OSError:
            return b""

    def _pass_on(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token == Sequence(ANSWER) and self._outlet is not None:
                self._outlet.answered()
            event = pressed(token) or (reported(token) if self._mouse else None)
            if event is not None:
                event.set_sender(self._app)
                self._gate.put(event)

    def _tell_size(self) -> None:
        with suppress(OSError):
            size = Size(*os.get_terminal_size(self._screen))
            if size:  # some serial lines tell 0
                self._app.post_message(events.Resize(size, size))

    # Suspending.

    def _suspend(self) -> None:
        """Give the terminal to the shell, stop, and take it back."""
        self.stop_application_mode()
        self._has_continued = False
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        # Where no shell could continue the program, the system does not stop it.
        signal.raise_signal(signal.SIGTSTP)
        was_stopped, self._has_continued = self._has_continued, False
        self.start_application_mode()
        self._host.repaint()
        if not was_stopped:
            self._host.cannot_suspend()

    def _go_on(self) -> None:
        """Take the terminal back after a stop that could not be seen coming."""
        if self._has_continued and self._reader is not None:
            self._has_continued = False
            self._modes.take_keys()
            self.write(self._modes.enter)
            self._tell_size()
            self._host.repaint()
