"""What a terminal of the xterm kind sends for a key."""

from __future__ import annotations

from collections.abc import Sequence

_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}
_LETTERED = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_ALWAYS_SS3 = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
_LETTERED |= _ALWAYS_SS3
_NUMBERED = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6, "f5": 15, "f6": 17, "f7": 18, "f8": 19}
_NUMBERED |= {"f9": 20, "f10": 21, "f11": 23, "f12": 24}
_PLAIN = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
}


def key_bytes(key: str, *, application: bool = False) -> bytes:
    """Return what a terminal sends for a key; raise `KeyError` when it has no such key.

    Programs of curses set the mode of `application` keys, in which arrows begin with another sign.
    """
    if len(key) == 1:
        return key.encode()
    if key in _PLAIN:
        return _PLAIN[key].encode()
    *modifiers, name = key.split("+")
    if name in _LETTERED or name in _NUMBERED:
        return _function_key(modifiers, name, application=application).encode()
    if modifiers == ["alt"]:
        return b"\x1b" + key_bytes(name)
    if modifiers == ["ctrl"] and len(name) == 1 and name.isascii():
        return bytes([ord(name.upper()) & 0x1F])
    raise KeyError(key)


def _function_key(modifiers: Sequence[str], name: str, *, application: bool) -> str:
    shifted = 1 + sum(_MODIFIERS[modifier] for modifier in modifiers)
    if name in _NUMBERED:
        return f"\x1b[{_NUMBERED[name]}{f';{shifted}' if modifiers else ''}~"
    if modifiers:
        return f"\x1b[1;{shifted}{_LETTERED[name]}"
    return f"\x1b{'O' if application or name in _ALWAYS_SS3 else '['}{_LETTERED[name]}"
