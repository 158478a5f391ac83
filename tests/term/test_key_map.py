"""Every command by its keys, in both layouts and however a terminal reports them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from keyboard import key_bytes
from textual.events import Key

from sgo_tui.term.keys import latin_key
from sgo_tui.term.pressed import pressed
from sgo_tui.term.tokens import Cutter
from sgo_tui.tui.commands import COMMANDS

_LATIN, _CYRILLIC = "qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить"
_RUSSIAN = dict(zip(_LATIN, _CYRILLIC, strict=True))
_FORBIDDEN = {"ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter"}
"""Keys that arrive as others from a plain terminal."""


def reports(key: str) -> Iterator[tuple[str, bytes]]:
    """Yield what terminals send for a key, each with the kind of report and the layout."""
    *modifiers, name = key.split("+")
    if key not in ("f18", "f20"):  # what PuTTY and xterm make of Shift+F8
        yield "plain", key_bytes(key)
    if modifiers == ["ctrl"] and name in _RUSSIAN:
        for layout, letter in (("Latin", name), ("Russian", _RUSSIAN[name])):
            number = ord(letter)
            yield f"kitty, {layout}", b"\x1b[%d;5u" % number
            yield f"kitty with alternates, {layout}", b"\x1b[%d::%d;5u" % (number, ord(name))
            yield f"kitty with Caps Lock, {layout}", b"\x1b[%d;69u" % number
            yield f"modifyOtherKeys, {layout}", b"\x1b[27;5;%d~" % number


KEYS = [
    pytest.param(key, sent, id=f"{command.action}: {key}, {kind}")
    for command in COMMANDS
    for key in command.keys
    for kind, sent in reports(key)
]


@pytest.mark.parametrize(("key", "sent"), KEYS)
def test_every_key(key: str, sent: bytes) -> None:
    """One report is one key, the one that the command has."""
    cutter = Cutter()
    events = [pressed(token) for token in [*cutter.feed(sent), *cutter.pause()]]
    assert len(events) == 1
    assert isinstance(events[0], Key)
    # A terminal may make F20 of Shift+F8; the command has both.
    names = {command for c in COMMANDS if key in c.keys for command in c.keys}
    assert latin_key(events[0].key) in names


def test_no_key_is_taken_twice() -> None:
    """Each key has one meaning, and none that arrives as another from a plain terminal."""
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert not _FORBIDDEN.keys() & set(keys)
