"""The parts of an .xlsx around its worksheets: what links to what, which sheets there are, the shared strings."""

from __future__ import annotations

import posixpath
import re

from sgo_tui.convert.markup import Attributes, Handler

_ESCAPE = re.compile(r"_x([0-9A-F]{4})_", re.IGNORECASE)
"""How characters are written that XML has no place for; ECMA-376, part 1, 22.9.2.19."""
TRUE = ("1", "true", "on")


class Links(Handler):
    """The parts that a part links to."""

    def __init__(self, folder: str) -> None:
        self.targets: dict[str, str] = {}
        """The names of parts by what they are called where they are used."""
        self._kinds: dict[str, str] = {}
        self._folder = folder

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in a link."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.join("/", self._folder, attributes.get("Target", ""))
            self.targets[attributes.get("Id", "")] = posixpath.normpath(path).lstrip("/")
            self._kinds[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2]

    def of_kind(self, kind: str) -> list[str]:
        """Return the names of the parts of one kind."""
        return [target for link, target in self.targets.items() if self._kinds[link] == kind]


class Contents(Handler):
    """The part that names the sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        """Of each its name, whether it is visible, and its link."""
        self.date1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in a sheet."""
        if name == "sheet":
            is_visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), is_visible, attributes.get("id", "")))
        elif name == "workbookPr":
            self.date1904 = attributes.get("date1904") in TRUE


class Text(Handler):
    """Gathers a text that may be in several pieces, without how it is pronounced."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._is_open = self._is_pronunciation = False

    def start(self, name: str, _attributes: Attributes) -> None:
        """Listen, or not."""
        self._is_pronunciation |= name == "rPh"
        self._is_open = name == "t" and not self._is_pronunciation

    def end(self, name: str) -> None:
        """Stop listening."""
        self._is_pronunciation &= name != "rPh"
        self._is_open = False

    def text(self, text: str) -> None:
        """Take in a piece."""
        if self._is_open:
            self._pieces.append(text)

    def take(self) -> str:
        """Return what has been gathered, and begin anew."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return _ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), text) if "_x" in text else text


class Strings(Text):
    """The part with the shared strings."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def end(self, name: str) -> None:
        """Keep a string once it is whole."""
        super().end(name)
        if name == "si":
            self.texts.append(self.take())
