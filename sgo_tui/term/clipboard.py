"""Copying to the clipboard of the computer at which the terminal stands: the sequence OSC 52.

What is copied so leaves the server, so it is never done unasked. The terminal does not answer: whether it has taken the
text cannot be known. tmux and GNU screen pass a sequence on only when it is wrapped for them; screen takes no more than
768 bytes at once.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

MOST = 74_994
"""Characters of Base64 that xterm, and programs after it, take."""
_SCREEN_TAKES = 256
_ESC, _END = "\x1b", "\x1b\\"


def copy_sequence(text: str, environment: Mapping[str, str]) -> str | None:
    """Return what makes the terminal copy `text`, None when that is too much for it.

    `environment` tells what the program runs in: TMUX is set by tmux, STY by screen.
    """
    data = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(data) > MOST:
        return None
    sequence = f"{_ESC}]52;c;{data}\x07"
    if "TMUX" in environment:
        return f"{_ESC}Ptmux;{sequence.replace(_ESC, _ESC * 2)}{_END}"
    if "STY" in environment:
        parts = [sequence[start : start + _SCREEN_TAKES] for start in range(0, len(sequence), _SCREEN_TAKES)]
        return "".join(f"{_ESC}P{part}{_END}" for part in parts)
    return sequence
