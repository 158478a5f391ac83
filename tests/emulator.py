"""The screen of a terminal, as it would look after the bytes that a program has sent.

`pyte` does the work. What it cannot parse it would show as text, so such sequences are taken out before; what
it lacks and programs use is added: scrolling, repeating, the alternate screen.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyte

_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    rb"|\x1b[PX^_][^\x1b]*\x1b\\"  # DCS, SOS, PM, APC
    rb"|\x1b[ #%()*+][ -~]"
    rb"|\x1b[0-OQ-WYZ\\`-~]"
)
_PARSED = re.compile(
    rb"\x1b\[[0-9;]*[@A-HJ-MPSTXab-eghlmr`f']"
    rb"|\x1b\[\?[0-9;]*[hl]"
    rb"|\x1b\][012];.*"
    rb"|\x1b[78DEHMc]",
    re.DOTALL,
)
_ALTERNATE_SCREEN = 1049


class Emulator:
    """A terminal's screen of `columns` by `rows` cells."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = _Screen(columns, rows)
        self._stream = _Stream(self._screen)
        self._unfinished = b""

    def feed(self, data: bytes) -> bool:
        """Take what a program has sent; sequences and characters may be cut anywhere.

        Returns whether anything was drawn or erased: programs also move the cursor while they are idle.
        """
        data = self._unfinished + data
        kept = bytearray()
        end = 0
        for match in _SEQUENCE.finditer(data):
            kept += data[end : match.start()]
            if _PARSED.fullmatch(match[0]):
                kept += match[0]
            end = match.end()
        rest = data[end:]
        cut = rest.find(b"\x1b")
        self._unfinished = rest[cut:] if cut >= 0 else b""
        kept += rest[:cut] if cut >= 0 else rest
        self._screen.dirty.clear()
        self._stream.feed(bytes(kept))
        return bool(self._screen.dirty)

    def resize(self, columns: int, rows: int) -> None:
        """Give the screen another size; what no longer fits is lost."""
        self._screen.resize(lines=rows, columns=columns)

    @property
    def lines(self) -> list[str]:
        """The rows as text, each as long as the screen is wide."""
        return list(self._screen.display)

    @property
    def cells(self) -> list[list[pyte.screens.Char]]:
        """The rows as characters with their colours."""
        screen = self._screen
        return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]

    @property
    def cursor(self) -> tuple[int, int]:
        """0-based row and column."""
        return self._screen.cursor.y, self._screen.cursor.x

    @property
    def title(self) -> str:
        """The title of the window."""
        return str(self._screen.title)

    @property
    def modes(self) -> frozenset[int]:
        """The private modes that are switched on: 25 is the cursor, 1049 the alternate screen."""
        return frozenset(mode >> 5 for mode in self._screen.mode if mode >= 32)


def seen(cell: pyte.screens.Char) -> pyte.screens.Char:
    """Return what can be seen of a cell: a blank has no colour but that of its background."""
    if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough or cell.blink):
        return cell._replace(fg="default", bold=False, italics=False)
    return cell


class _Stream(pyte.ByteStream):
    """A parser that knows three sequences more than pyte's."""

    csi = {**pyte.ByteStream.csi, "S": "scroll_up", "T": "scroll_down", "b": "repeat"}


class _Screen(pyte.Screen):
    """A screen with what pyte's lacks."""

    def __init__(self, columns: int, lines: int) -> None:
        self._main: Any = None
        self._drawn = ""
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        self._drawn = data[-1:]
        super().draw(data)

    def repeat(self, count: int = 1) -> None:
        """REP: draw the last character again."""
        self.draw(self._drawn * max(count, 1))

    def delete_lines(self, count: int | None = None) -> None:
        """DL; pyte leaves the old text where a line that was never written moves up."""
        margins = self.margins or pyte.screens.Margins(0, self.lines - 1)
        if margins.top <= self.cursor.y <= margins.bottom:
            for y in range(self.cursor.y, margins.bottom + 1):
                self.buffer[y]  # looked up, the line exists
        super().delete_lines(count)

    def insert_characters(self, count: int | None = None) -> None:
        """ICH; pyte keeps a cell beyond the right edge, which DCH would bring back."""
        super().insert_characters(count)
        self.buffer[self.cursor.y].pop(self.columns, None)

    def erase_characters(self, count: int | None = None) -> None:
        """ECH; pyte would underline and reverse the blanks as well."""
        with self._erasing():
            super().erase_characters(count)

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """EL, with the background of the pen and nothing else of it."""
        with self._erasing():
            super().erase_in_line(how, private)

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        """ED, likewise."""
        with self._erasing():
            super().erase_in_display(how, *args, **kwargs)

    @contextmanager
    def _erasing(self) -> Iterator[None]:
        pen = self.cursor.attrs
        self.cursor.attrs = self.default_char._replace(bg=pen.bg)
        yield
        self.cursor.attrs = pen

    def scroll_up(self, count: int = 1) -> None:
        """SU: lines leave at the top of the scrolling region."""
        self._at_top_of_region(self.delete_lines, count)

    def scroll_down(self, count: int = 1) -> None:
        """SD: lines leave at the bottom of the scrolling region."""
        self._at_top_of_region(self.insert_lines, count)

    def _at_top_of_region(self, edit: Any, count: int) -> None:
        y, x = self.cursor.y, self.cursor.x
        self.cursor.y = self.margins.top if self.margins else 0
        edit(count)
        self.cursor.y, self.cursor.x = y, x

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private") and _ALTERNATE_SCREEN in modes and self._main is None:
            self._main = copy.deepcopy(self.buffer), copy.copy(self.cursor)
            super().set_mode(*modes, **kwargs)
            self.erase_in_display(2)
        else:
            super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE_SCREEN in modes and self._main is not None:
            self.buffer, self.cursor = self._main
            self._main = None
