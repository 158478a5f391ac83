"""Pens: how a character looks, and the shortest sequence (SGR, ECMA-48 8.3.117) from one look to another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""What ends an attribute alone; an attribute that is not here is ended by ending all."""
_ON_BLANKS = frozenset(("4", "5", "7", "9", "21", "51", "52", "53"))
"""Attributes that a space shows: underlined, blinking, reversed, struck, framed."""
_EXTENDED = {"5": 3, "2": 5}
"""How many parameters «38;5;n» and «38;2;r;g;b» have."""


class Pen(NamedTuple):
    """What is set when a character is drawn: attributes in order, colours as parameters, "" for the terminal's own."""

    attributes: tuple[str, ...] = ()
    colour: str = ""
    ground: str = ""

    @property
    def parameters(self) -> list[str]:
        """What sets all of it, when nothing is set."""
        return [*self.attributes, *filter(None, (self.colour, self.ground))]


DEFAULT = Pen()
"""Nothing set: what is erased with it is blank on every terminal, whichever colour that erases with."""


@lru_cache(maxsize=4096)
def pen(parameters: str) -> Pen:
    """Return the pen that the parameters of one SGR sequence make.

    >>> pen("1;97;44")
    Pen(attributes=('1',), colour='97', ground='44')
    >>> pen("7;38;5;208;49")
    Pen(attributes=('7',), colour='38;5;208', ground='')
    """
    rest = parameters.split(";") if parameters else []
    attributes, colour, ground = set(), "", ""
    while rest:
        count = _EXTENDED.get(rest[1], 1) if rest[0] in ("38", "48") and len(rest) > 1 else 1
        one, rest = ";".join(rest[:count]), rest[count:]
        code = int(one.partition(";")[0])
        if 30 <= code <= 39 or 90 <= code <= 97:
            colour = "" if code == 39 else one
        elif 40 <= code <= 49 or 100 <= code <= 107:
            ground = "" if code == 49 else one
        else:
            attributes.add(one)
    return Pen(tuple(sorted(attributes, key=int)), colour, ground)


@lru_cache(maxsize=4096)
def on_blank(pen: Pen) -> Pen:
    """Return the least pen with which a space looks as it does with `pen`.

    >>> on_blank(Pen(("1",), "31")), on_blank(Pen(("7",), "31"))
    (Pen(attributes=(), colour='', ground=''), Pen(attributes=('7',), colour='31', ground=''))
    """
    shown = tuple(attribute for attribute in pen.attributes if attribute in _ON_BLANKS)
    if shown:
        return pen
    return Pen((), "", pen.ground)


@lru_cache(maxsize=4096)
def change(old: Pen, new: Pen) -> str:
    r"""Return the shortest sequence that makes `new` of `old`, "" when they are the same.

    >>> change(DEFAULT, Pen(("7",))), change(Pen(("7",), "36"), Pen((), "36")), change(Pen(("7",)), DEFAULT)
    ('\x1b[7m', '\x1b[27m', '\x1b[m')
    """
    if old == new:
        return ""
    anew = ";".join(["", *new.parameters])  # an empty parameter is 0: end all
    steps = _steps(old, new)
    return f"\x1b[{anew if steps is None or len(anew) <= len(steps) else steps}m"


def _steps(old: Pen, new: Pen) -> str | None:
    """Return the parameters that end what `new` lacks and set what `old` lacks, None when something has no end."""
    ended = [attribute for attribute in old.attributes if attribute not in new.attributes]
    if any(attribute not in _OFF for attribute in ended):
        return None
    off = {_OFF[attribute] for attribute in ended}
    on = [a for a in new.attributes if a not in old.attributes or _OFF.get(a) in off]
    colours = [
        wanted or default
        for had, wanted, default in ((old.colour, new.colour, "39"), (old.ground, new.ground, "49"))
        if had != wanted
    ]
    return ";".join([*sorted(off), *on, *colours])
