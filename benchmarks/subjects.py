"""The programs that are measured: how they are started and which keys they have for the same thing."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Keys = tuple[str, ...]
"""Keys by the names of `keyboard.key_bytes`, pressed one after the other."""

ACTIONS = ("cursor in view", "line scrolled", "column scrolled", "page down", "an edit", "next problem")


@dataclass(frozen=True)
class Subject:
    """A program with a grid."""

    name: str
    command: tuple[str, ...]
    """«{file}» stands for the workbook."""
    keys: Mapping[str, Keys] = field(default_factory=dict)
    """What to press for an action; actions that the program lacks are missing."""
    home: Keys = ()
    """To the first cell."""
    opening: tuple[tuple[str, Keys], ...] = ()
    """Texts to wait for and keys to press until the grid is there."""
    shows: str = ""
    """The text that proves the start; empty for the first surname of the workbook."""

    def start_command(self, workbook: Path) -> list[str]:
        """Return the command with the workbook in its place."""
        return [part.replace("{file}", str(workbook)) for part in self.command]


_ARROWS: Mapping[str, Keys] = {
    "cursor in view": ("down",),
    "line scrolled": ("down",),
    "column scrolled": ("right",),
    "page down": ("pagedown",),
}

EDITOR = Subject(
    "sgo-tui",
    (sys.executable, "-m", "sgo_tui", "{file}"),
    {**_ARROWS, "an edit": ("7", "enter"), "next problem": ("f8",)},
    home=("ctrl+home",),
)
EMPTY_APP = Subject(
    "empty Textual app",
    (sys.executable, str(Path(__file__).with_name("empty_app.py"))),
    shows="READY",
)


def visidata() -> Subject | None:
    """Return VisiData without the user's settings, or None when it is not installed."""
    beside = Path(sys.executable).with_name("vd")
    program = str(beside) if beside.exists() else shutil.which("vd")
    if program is None:
        return None
    return Subject(
        "VisiData",
        (program, "--config=/dev/null", "{file}"),
        {**_ARROWS, "an edit": ("e", "7", "enter")},
        home=("g", "g"),
        opening=(("Ученики", ("enter",)),),
    )


def other(command: str) -> Subject:
    """Return any program that scrolls with the usual keys."""
    words: Sequence[str] = shlex.split(command)
    return Subject(Path(words[0]).name, tuple(words), _ARROWS, home=("ctrl+home",))
