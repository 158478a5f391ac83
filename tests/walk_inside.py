"""A walk of random keys in real terminals: alone, inside tmux and inside GNU screen.

Two editors get the same keys, one with the painter, one drawn by Textual; after each key their screens must
become alike. ``python tests/walk_inside.py`` walks two hundred keys in each.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from emulator import seen
from terminal import Terminal
from walk import SEQUENCES

from sgo_tui.demo import write_demo

_PATIENCE = 10.0
"""Seconds until both screens must be alike."""
_RESIZED = (-7, 5)


def inside(program: str, folder: Path, name: str) -> list[str]:
    """Return what starts a command inside a program of this name, "" for none."""
    rules = folder / "rules"
    if program == "tmux":
        rules.write_text("set -g status off\nset -sg escape-time 0\nset -g destroy-unattached on\n")
        # It writes to what it reads from.
        both = ["sh", "-c", 'exec "$@" <>"$(tty)"', "sh"]
        return [*both, "tmux", "-L", f"walk-{folder.name}-{name}", "-f", str(rules), "new-session", "--"]
    if program == "screen":
        rules.write_text("startup_message off\ndeflogin off\naltscreen on\nmaptimeout 0\nautodetach off\n")
        return ["screen", "-U", "-c", str(rules), "-S", f"walk-{folder.name}-{name}"]
    return []


def walk(program: str, size: tuple[int, int], keys: int, seed: int) -> None:
    """Press random keys in both editors; raise `TimeoutError` where their screens do not become alike."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        terminals = [start(program, Path(folder), paint, size) for paint in ("auto", "plain")]
        pressed: list[str] = []
        try:
            for terminal in terminals:
                terminal.wait_for("demo.xls")
                terminal.settle(quiet=1.0)
            while len(pressed) < keys:
                for key in chance.choice(SEQUENCES):
                    pressed.append(key)
                    for terminal in terminals:
                        press(terminal, key, size)
                    await_alike(terminals, pressed)
        finally:
            for terminal in terminals:
                terminal.close()


def start(program: str, folder: Path, paint: str, size: tuple[int, int]) -> Terminal:
    """Start an editor on a file of its own."""
    (folder / paint).mkdir()
    path = write_demo(folder / paint / "demo.xls", rows=60).path
    editor = [sys.executable, "-m", "sgo_tui", str(path), "--paint", paint]
    return Terminal([*inside(program, folder, paint), *editor], columns=size[0], rows=size[1])


def press(terminal: Terminal, key: str, size: tuple[int, int]) -> None:
    """Press one key, paste, or resize."""
    if key.startswith("paste "):
        terminal.send(b"\x1b[200~" + key[6:].encode() + b"\x1b[201~")
    elif key == "resize":
        terminal.resize(size[0] + _RESIZED[0], size[1] + _RESIZED[1])
    elif key == "resize back":
        terminal.resize(*size)
    elif key != "f10":  # it would end the editor, or ask, which is not known here
        terminal.press(key)


def await_alike(terminals: Sequence[Terminal], pressed: Sequence[str]) -> None:
    """Read from both terminals until they show the same, and nothing more comes."""
    end = time.monotonic() + _PATIENCE
    while True:
        for terminal in terminals:
            terminal.settle(quiet=0.06)
        ours, theirs = ([[seen(cell) for cell in row] for row in terminal.screen.cells] for terminal in terminals)
        if ours == theirs:
            return
        if time.monotonic() > end:
            place = next((y, x) for y, r in enumerate(ours) for x, c in enumerate(r) if c != theirs[y][x])
            told = f"at {place} after {list(pressed[-12:])} ({len(pressed)})"
            raise TimeoutError(f"{told}\n{terminals[0].text}\n{'-' * 40}\n{terminals[1].text}")


def main() -> None:
    """Walk inside each program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, nargs=2, default=(100, 30))
    parser.add_argument("--inside", nargs="*", default=["", "tmux", "screen"])
    options = parser.parse_args()
    for program in options.inside:
        walk(program, tuple(options.size), options.keys, options.seed)
        sys.stdout.write(f"{program or 'alone'}: {options.keys} keys, no difference\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
