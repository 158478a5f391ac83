r"""What is clicked and how the wheel is turned, as terminals report it once they are asked to.

Asked is for clicks only (1000), in the form that knows no end of columns (1006): each move of the pointer would travel
over the line for nothing. https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Mouse-Tracking
"""

from __future__ import annotations

import re

from textual import events

from sgo_tui.term.tokens import Sequence, Token

ASK = "\x1b[?1000h\x1b[?1006h"
ASK_NO_MORE = "\x1b[?1006l\x1b[?1000l"

_REPORT = re.compile(r"\x1b\[<(\d{1,3});(\d{1,4});(\d{1,4})([Mm])", re.ASCII)
_LEFT, _WHEEL_UP, _WHEEL_DOWN = 0, 64, 65


def reported(token: Token) -> events.MouseEvent | None:
    r"""Return the event of a report; None where it is none, or of another button than the left one.

    >>> event = reported(Sequence("\x1b[<0;10;3M"))
    >>> type(event).__name__, event.x, event.y
    ('MouseDown', 9, 2)
    """
    report = _REPORT.fullmatch(token.text) if isinstance(token, Sequence) else None
    if report is None:
        return None
    button, x, y = int(report[1]), int(report[2]) - 1, int(report[3]) - 1
    kinds = {
        (_LEFT, "M"): events.MouseDown,
        (_LEFT, "m"): events.MouseUp,
        (_WHEEL_UP, "M"): events.MouseScrollUp,
        (_WHEEL_DOWN, "M"): events.MouseScrollDown,
    }
    kind = kinds.get((button, report[4]))
    if kind is None or x < 0 or y < 0:
        return None
    pressed = 1 if button == _LEFT else 0
    return kind(None, x, y, 0, 0, pressed, False, False, False, screen_x=x, screen_y=y)
