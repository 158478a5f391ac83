"""The modes of the terminal while the editor is on the screen, and the way back, in whatever state the program is.

Nothing is asked of the terminal and nothing is switched on that is not needed: no reports of the focus, which would
travel over the line and repaint the screen, none of the mouse unless the user wants them, for then the terminal selects
no text any more, no other keyboard protocol (see `pressed`), no synchronised output, which on a slow line shows nothing
for a second instead of the rows that are there.
"""

from __future__ import annotations

import os
import termios
from contextlib import suppress
from typing import Any

from sgo_tui.term import mouse

_ENTER = (
    "\x1b[?1049h"  # the alternate screen
    "\x1b[?25l"  # no cursor
    "\x1b[?2004h"  # pasted text in brackets
    "\x1b[?7l"  # no line wrap
)
_LEAVE = (
    "\x1b[0m\x1b[r\x1b[4l"  # colours, the scrolling region, insert mode
    "\x1b[?7h\x1b[?2004l\x1b[?1049l\x1b[?25h"
)
_CANCEL = "\x18"
"""Ends a sequence that was cut short."""
_IFLAG, _LFLAG, _CC = 0, 3, 6
"""Places in what `termios.tcgetattr` returns."""


class Modes:
    """The line discipline and the screen of a terminal, read on one file descriptor and drawn on another."""

    def __init__(self, keyboard: int, screen: int, *, has_mouse: bool) -> None:
        self._keyboard = keyboard
        self._screen = screen
        self.enter = _ENTER + mouse.ASK * has_mouse
        """What takes the screen over."""
        self.leave = mouse.ASK_NO_MORE * has_mouse + _LEAVE
        """What gives it back."""
        self._before: list[Any] | None = None

    def take_keys(self) -> None:
        """Let every key through as it is: no echo, no lines, no signals, no flow control."""
        # In the background this stops the program, until it is in front again.
        with suppress(termios.error):
            attributes = termios.tcgetattr(self._keyboard)
            if self._before is None:
                self._before = [*attributes[:_CC], list(attributes[_CC])]
            attributes[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            attributes[_IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            attributes[_CC][termios.VMIN] = 1
            attributes[_CC][termios.VTIME] = 0
            termios.tcsetattr(self._keyboard, termios.TCSANOW, attributes)

    def give_keys_back(self) -> None:
        """Put the line discipline back as it was; what was typed and not read is not for the shell."""
        if self._before is not None:
            with suppress(termios.error):
                termios.tcflush(self._keyboard, termios.TCIFLUSH)
                termios.tcsetattr(self._keyboard, termios.TCSANOW, self._before)

    def restore(self) -> None:
        """Put everything back at once; the terminal may be gone, or take nothing because its line has stalled."""
        self.give_keys_back()
        with suppress(OSError):
            # A file description of its own: O_NONBLOCK on the shared one would be the shell's, too.
            screen = os.open(os.ttyname(self._screen), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
            try:
                os.write(screen, (_CANCEL + self.leave).encode())
            finally:
                os.close(screen)
