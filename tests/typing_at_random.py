"""Types at random into the editor, bytes and keys, and sees that it lives, and that its terminal is its own afterwards.

A program that the tests run, with a seed, so that what it finds can be found again::

    python typing_at_random.py FILE.xls --seed 1 --bytes 1000000

The editor of this process cannot be quit, suspended or saved by the keys: these would end the typing. It prints
how many bytes were typed; it fails when the editor has ended before.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from keyboard import key_bytes
from terminal import ROOT, Terminal

PROGRAM = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from sgo_tui.cli import main
from sgo_tui.tui.screen import EditorScreen

for action in ("quit", "suspend", "save", "save_as"):
    setattr(EditorScreen, f"action_{{action}}", lambda self: None)
sys.exit(main(sys.argv[1:]))
"""
KEYS = (
    "up down left right pageup pagedown home end ctrl+home ctrl+end enter tab shift+tab escape backspace delete insert "
    "f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f12 shift+f8 ctrl+f ctrl+p ctrl+z ctrl+y ctrl+s ctrl+c ctrl+l ctrl+a alt+x space"
).split()
PIECES = (
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b[1099::115;5u",
    b"\x1b[99999999999u",
    b"\x1b[55296u",
    b"\x1b[27;5;1099~",
    b"\x1b[<35;10;10M",
    b"\x1b[<0;999;999m",
    b"\x1b[M\xff\xff\xff",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[48;0;0;0;0t",
    b"\x1b[?2026;2$y",
    b"\x1b[?1;0c",
    b"\x1b]11;rgb:",
    b"\x1bP",
    b"\x1b[" + b"7" * 4200,
    b"\x00\x00",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"\xd0",
)
"""What terminals send, whole, broken and impossible."""


def typed(seed: int, count: int) -> Iterator[bytes]:
    """Yield portions of about `count` bytes in all: noise, pieces of sequences, keys and words."""
    chance = random.Random(seed)
    sent = 0
    while sent < count:
        kind = chance.choice(("noise", "pieces", "keys", "words"))
        if kind == "noise":
            portion = chance.randbytes(chance.randint(1, 60))
        elif kind == "pieces":
            portion = b"".join(chance.choices(PIECES, k=chance.randint(1, 5)))
        elif kind == "keys":
            portion = b"".join(map(key_bytes, chance.choices(KEYS, k=chance.randint(1, 20))))
        else:
            portion = "".join(chance.choices("абвёйъ abc019.,-@\u0306", k=chance.randint(1, 20))).encode()
        sent += len(portion)
        yield portion


def main() -> None:
    """Type, then see whether the editor still answers."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=1_000_000)
    options = parser.parse_args()
    count = 0
    with Terminal([sys.executable, "-c", PROGRAM, str(options.file)], columns=80, rows=24) as terminal:
        terminal.wait_for("строка 1 из")
        for portion in typed(options.seed, options.bytes):
            terminal.send(portion)
            count += len(portion)
            # What was painted meanwhile is of no interest, as long as it is read.
            while not terminal._arrived.empty():
                terminal._arrived.get()
            if terminal.process.poll() is not None:
                raise SystemExit(f"ended with {terminal.process.returncode} after {count} bytes")
        # Esc ends whatever is unfinished or open; the screen is painted whole for its new size.
        terminal.send(b"\x1b" * 8)
        terminal.press("ctrl+home", "down")
        terminal.resize(81, 24)
        terminal.wait_for("строка 2 из", timeout=600.0)
    sys.stdout.write(f"{count} bytes typed\n")


if __name__ == "__main__":
    main()
