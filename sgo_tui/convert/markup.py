"""XML of office programs, read without keeping it: a part may unpack to a hundred megabytes, of which few matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from sgo_tui.convert.archive import damaged

Attributes = Mapping[str, str]


class Handler:
    """Is told of what a part of a document holds; names are those without their namespaces."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear of the beginning of an element."""

    def end(self, name: str) -> None:
        """Hear of the end of an element."""

    def text(self, text: str) -> None:
        """Hear of text within elements; it may come in several pieces."""


def read_markup(source: IO[bytes], handler: Handler, namespaces: tuple[str, ...]) -> None:
    """Tell `handler` of a document; raises `CannotConvert` when it is damaged, or declares entities.

    Elements and attributes are left out whose namespace, if they have one, begins with none of `namespaces`.
    """
    names: dict[str, str] = {}

    def local(name: str) -> str:
        if name not in names:
            space, _separator, rest = name.rpartition("}")
            names[name] = rest if not space or space.startswith(namespaces) else ""
        return names[name]

    def start(name: str, attributes: Attributes) -> None:
        handler.start(local(name), {local(key): value for key, value in attributes.items()})

    # Office programs never declare entities; those who do want them multiplied, or files read.
    def refuse(*_declaration: object) -> None:
        raise damaged()

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: handler.end(local(name))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.ParseFile(source)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two of an encoding nobody knows
        raise damaged() from error


def whole(text: str | None, otherwise: int) -> int:
    """Return the whole number that an attribute holds; none, or one of more than nine digits, is `otherwise`."""
    return int(text) if text and len(text) <= 9 and text.isdecimal() else otherwise
