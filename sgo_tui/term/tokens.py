r"""What a terminal sends, cut into typed characters, control sequences and pasted text.

Anything may come: noise on the line, answers to questions of a program that has ended, sequences that never end. No
bytes are an error, and none keep the keyboard: what is unfinished when the terminal pauses is given up.

A lone Esc is told from the begin of a sequence by the pause behind it. Where a key is in the same packet, as after a
stall, «Esc, x» and Alt+X are the same bytes. Nothing here is bound to Alt and a letter, so these are two keys.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Generator
from typing import NamedTuple

ESCAPE_DELAY = 0.1
"""Seconds after which Esc is the key; a sequence comes in one piece, but for a packet that was cut just there."""
SEQUENCE_DELAY = 0.5
"""Seconds that the rest of a sequence may take: too long for a person, enough for a line that stutters."""
PASTE_DELAY = 2.0
"""Seconds that the rest of pasted text may take; its end may have been lost."""
LONGEST_SEQUENCE = 4096
"""Characters of a sequence that are waited for."""
LONGEST_PASTE = 1_000_000
"""Characters of pasted text that are kept."""

_ESC = "\x1b"
_PAUSE = ""
_PASTE_BEGINS = "\x1b[200~"
_X10_MOUSE = "\x1b[M"
_STRINGS = "]PX^_"
"""What follows Esc in OSC, DCS, SOS, PM and APC: text follows, up to BEL or ST."""
_WITH_ALT = "bf\x7f"
"""Keys that a Mac sends for Option and an arrow, and Alt+Backspace."""


class Typed(NamedTuple):
    """A character, or the control character of a key."""

    character: str


class Sequence(NamedTuple):
    """A whole control sequence, from its Esc on."""

    text: str


class Pasted(NamedTuple):
    """Text that was pasted; its lines end with line feeds and it has no other control characters but tabs."""

    text: str


Token = Typed | Sequence | Pasted
"""What was sent at once: a key, or a paste."""
_Cutting = Generator[float | None, str, None]
"""Yields the seconds that it waits for a character, and is sent one, or an empty string after a pause."""


class Cutter:
    r"""Cuts bytes, in whatever portions they come.

    >>> Cutter().feed("ы\x13\x1b[1;5C".encode())
    [Typed(character='ы'), Typed(character='\x13'), Sequence(text='\x1b[1;5C')]
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("ignore").decode
        self._tokens: list[Token] = []
        self._cutting = self._cut()
        self.patience = next(self._cutting)
        """Seconds after which `pause` is to be called when nothing has come; None as long as nothing is unfinished."""

    def feed(self, data: bytes) -> list[Token]:
        """Return what is whole with `data`; bytes that are not UTF-8 are left out."""
        for character in self._decode(data):
            self.patience = self._cutting.send(character)
        return self._taken()

    def pause(self) -> list[Token]:
        """Return what is to be made of the unfinished, after nothing has come for `patience`."""
        self.patience = self._cutting.send(_PAUSE)
        return self._taken()

    def _taken(self) -> list[Token]:
        tokens, self._tokens = self._tokens, []
        return tokens

    def _cut(self) -> _Cutting:
        while True:
            character = yield None
            if character == _ESC:
                yield from self._escaped()
            elif character:
                self._type(character)

    def _type(self, character: str) -> None:
        if character != "\0" and not "\x80" <= character <= "\x9f":
            self._tokens.append(Typed(character))

    def _escaped(self) -> _Cutting:
        """Cut what follows Esc."""
        while (character := (yield ESCAPE_DELAY)) == _ESC:
            self._type(_ESC)
        if character == "[":
            yield from self._control_sequence()
        elif character == "O":
            yield from self._function_key()
        elif character and character in _STRINGS:
            yield from self._string()
        elif character and character in _WITH_ALT:
            self._tokens.append(Sequence(_ESC + character))
        else:
            self._type(_ESC)
            if character:
                self._type(character)

    def _control_sequence(self) -> _Cutting:
        """Cut a CSI; one that is cut short or too long is left out."""
        text = "\x1b["
        while len(text) < LONGEST_SEQUENCE:
            character = yield SEQUENCE_DELAY
            if character == _ESC:
                yield from self._escaped()
                return
            if not " " <= character <= "~":
                return
            text += character
            if character >= "@" and text != "\x1b[[":  # F1 to F5 of the Linux console are ESC [ [ A to E
                break
        if text == _PASTE_BEGINS:
            yield from self._paste()
        elif text == _X10_MOUSE:
            yield from self._skip(3)
        else:
            self._tokens.append(Sequence(text))

    def _function_key(self) -> _Cutting:
        """Cut an SS3; before its letter some terminals send a modifier."""
        text = "\x1bO"
        while len(text) < LONGEST_SEQUENCE:
            character = yield SEQUENCE_DELAY
            if character == _ESC:
                yield from self._escaped()
                return
            if not " " <= character <= "~":
                return
            text += character
            if character.isalpha():
                self._tokens.append(Sequence(text))
                return

    def _string(self) -> _Cutting:
        """Leave out a text for programs: none is asked for."""
        for _count in range(LONGEST_SEQUENCE):
            character = yield SEQUENCE_DELAY
            if character == _ESC:
                character = yield SEQUENCE_DELAY
                if character == "[":
                    yield from self._control_sequence()
                return
            if character in (_PAUSE, "\a"):
                return

    def _skip(self, count: int) -> _Cutting:
        for _count in range(count):
            character = yield SEQUENCE_DELAY
            if character == _ESC:
                yield from self._escaped()
            if character in (_ESC, _PAUSE):
                return

    def _paste(self) -> _Cutting:
        """Cut pasted text. Esc ends it, with the end mark behind or not: terminals let no other one through."""
        text: list[str] = []
        while (character := (yield PASTE_DELAY)) not in (_ESC, _PAUSE):
            if len(text) < LONGEST_PASTE:
                text.append(character)
        if pasted := _plain("".join(text)):
            self._tokens.append(Pasted(pasted))
        if character == _ESC:
            yield from self._escaped()


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\t\n" or not (c < " " or "\x7f" <= c <= "\x9f"))
