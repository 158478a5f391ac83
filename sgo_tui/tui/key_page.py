"""The key map as lines of text, for the help and for the printer."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from sgo_tui.i18n import _
from sgo_tui.tui.commands import MOVEMENT
from sgo_tui.tui.key_map import commands

_PALETTE_KEY = "Ctrl+P"
_KEY_WIDTH = 10


def key_page(width: int) -> Iterator[str]:
    """Yield the lines, at most `width` wide, that tell the key of each command and what it does."""
    for command in commands():
        yield f"{command.key or _PALETTE_KEY:<{_KEY_WIDTH}} {_(command.title)}"
        yield from beside("", _(command.help), width)
    yield ""
    for sentence in MOVEMENT:
        yield from wrap(_(sentence), width, subsequent_indent="  ")


def beside(sign: str, meaning: str, width: int) -> Iterator[str]:
    """Yield the lines that tell what a sign means, each in the column where those of the keys stand."""
    room = " " * (_KEY_WIDTH + 1)
    yield from wrap(meaning, width, initial_indent=f"{sign:<{len(room)}}", subsequent_indent=room)
