"""The text of a settings file, and where in it something stands.

The TOML parser tells the lines only of what it cannot read. The line of anything else is found by asking it again: a
setting stands in the first line that, read with all lines before it, has the setting.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sgo_tui.errors import WrongSettings
from sgo_tui.i18n import _

_LINE_OF_FAILURE = re.compile(r"\(at line (\d+), column \d+\)$")
_CLOSINGS = ("", "]", "]}")
"""What makes a whole document of lines that end within a list."""


def parse(text: str) -> dict[str, Any]:
    """Return what a TOML document says; raises ValueError, and RecursionError for thousands of brackets."""
    # Most people have no settings, and need not wait for the parser.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    said: dict[str, Any] = tomllib.loads(text)
    return said


@dataclass(frozen=True)
class Source:
    """A settings file as text; its lines are counted from 1."""

    path: Path
    text: str

    def wrong(self, sentence: str, *place: str | int) -> WrongSettings:
        """Return the error that tells `sentence` about what stands at `place`."""
        return self.wrong_in(str(self.line_of(*place)), sentence)

    def wrong_in(self, lines: str, sentence: str) -> WrongSettings:
        """Return the error that tells `sentence` about a line, «5», or several, «5-7»."""
        return WrongSettings(_("{file}, line {line}: {sentence}").format(file=self.path, line=lines, sentence=sentence))

    def line_of(self, *place: str | int) -> int:
        """Return the line of what the file says at `place`: keys from outside to inside, indexes in lists.

        It is the line of the key, or of the item of a list. What is nested deeper than settings are, or is a text of
        several lines, may get the line where it ends.
        """
        lines = self.text.split("\n")
        return 1 + bisect_left(range(len(lines)), True, key=lambda n: _has(_said_by(lines[: n + 1]), place))

    def lines_of_failure(self, error: ValueError | RecursionError) -> range:
        """Return the lines from the beginning of what the parser could not read to where it gave up."""
        lines = self.text.split("\n")
        told = _LINE_OF_FAILURE.search(str(error))
        last = int(told[1]) if told else len(lines)
        # What goes on over several lines has its «=» in the first.
        for read in (n for n in range(last - 1, 0, -1) if n == last - 1 or "=" in lines[n]):
            with suppress(ValueError, RecursionError):
                parse("\n".join(lines[:read]))
                return range(read + 1, last + 1)
        return range(1, last + 1)


def _said_by(lines: Sequence[str]) -> dict[str, Any]:
    """Return what the first lines of a right document say, without the last ones if those end within a text."""
    for end in range(len(lines), 0, -1):
        for closing in _CLOSINGS:
            with suppress(ValueError):
                return parse("\n".join([*lines[:end], closing]))
    return {}


def _has(said: Any, place: Sequence[str | int]) -> bool:
    try:
        for key in place:
            said = said[key]
    except (KeyError, IndexError):
        return False
    return True
