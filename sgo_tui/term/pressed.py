r"""Which key was pressed: the names that Textual gives to what a terminal sends.

A terminal reports keys in several ways. By itself it sends the control characters and sequences of old; then Ctrl and
a letter do not depend on the keyboard's layout on most terminals. With the protocol of kitty, or xterm's
modifyOtherKeys, it sends numbers, and Ctrl+S in the Russian layout is Ctrl+Ы. So these are never switched on; where
another program has left them on, or tmux always does, their reports are understood as well, and where they tell the key
of the same place on a Latin keyboard, that one is meant.

The tables of names are private to the pinned minor version of Textual; nothing else leans on them.
"""

from __future__ import annotations

import re

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.keys import _character_to_key

from sgo_tui.term.tokens import Pasted, Token, Typed

_REPORT = re.compile(r"\x1b\[([\d:]{0,30})(?:;([\d:]{0,20}))?(?:;([\d:]{0,30}))?([A-HPQRSu~])")
"""https://sw.kovidgoyal.net/kitty/keyboard-protocol/: key : shifted : Latin ; modifiers : type ; text."""
_MODIFY_OTHER_KEYS = 27
_RELEASED = 3
_SHIFT, _ALT, _CTRL = 1, 2, 4
_MODIFIERS = {"alt": _ALT, "ctrl": _CTRL, "shift": _SHIFT, "super": 8, "hyper": 16, "meta": 32}
_LOCKS = 64 | 128
"""Caps Lock and Num Lock: no modifiers of a command."""
_KEYPAD = {"decimal": ".", "divide": "/", "multiply": "*", "subtract": "-", "add": "+", "equal": "=", "separator": ","}


def pressed(token: Token) -> events.Key | events.Paste | None:
    """Return the event of what was sent; None where it is no key."""
    if isinstance(token, Pasted):
        return events.Paste(token.text)
    if isinstance(token, Typed):
        return _typed(token.character)
    return _by_name(token.text) or _by_number(token.text)


def _typed(character: str) -> events.Key | None:
    """Return the key of a character; None where it is half of one, as only a report can have it."""
    if "\ud800" <= character <= "\udfff" or not character:
        return None
    names = ANSI_SEQUENCES_KEYS.get(character)
    if isinstance(names, tuple):
        return events.Key(names[0].value, character)
    return events.Key(_character_to_key(character), character)


def _by_name(sequence: str) -> events.Key | None:
    """Return the key of a sequence of old."""
    names = ANSI_SEQUENCES_KEYS.get(sequence)
    if isinstance(names, str):
        return _typed(names)
    # Of Alt and an arrow Textual would make Esc and an arrow, and what is being typed would be lost.
    if isinstance(names, tuple) and len(names) == 1:
        return events.Key(names[0].value, None)
    return None


def _by_number(sequence: str) -> events.Key | None:
    """Return the key of a report."""
    match = _REPORT.fullmatch(sequence)
    if match is None:
        return None
    keys, modifiers, text = (_numbers(part) for part in match.groups()[:3])
    held = max(modifiers[0] - 1, 0) & ~_LOCKS
    if modifiers[1] == _RELEASED:
        return None
    if keys[0] == _MODIFY_OTHER_KEYS and match[4] == "~":
        return _character_key(text[0], text[0], held)
    name = FUNCTIONAL_KEYS.get(f"{keys[0] or 1}{match[4]}", "")
    character = _KEYPAD.get(name, name)
    if len(character) == 1:
        return _character_key(ord(character), ord(character), held)
    if name or match[4] != "u":
        return _named_key(name, held) if name else None
    shifted = keys[1] if held & _SHIFT else 0
    return _character_key(text[0] or shifted or keys[0], keys[2] or keys[0], held)


def _character_key(typed: int, place: int, held: int) -> events.Key | None:
    """Return the key that types a character, or the command that it is with modifiers other than Shift."""
    if not held & ~_SHIFT:
        return _typed(_character(typed))
    character = _character(place)
    return _named_key(_character_to_key(character), held) if character.isprintable() and character else None


def _named_key(name: str, held: int) -> events.Key:
    return events.Key("+".join([*(modifier for modifier, bit in _MODIFIERS.items() if held & bit), name]), None)


def _numbers(part: str | None) -> list[int]:
    """Return the three numbers of a part, 0 where there is none."""
    numbers = [int(number or "0") for number in (part or "").split(":")]
    return [*numbers, 0, 0, 0]


def _character(number: int) -> str:
    """Return a character by its number; an empty text where none has it."""
    return chr(number) if 0 < number < 0x110000 else ""
