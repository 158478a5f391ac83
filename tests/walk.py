"""A walk of random keys through the editor; after each the painter's screen is compared with a plain one.

``python tests/walk.py`` walks two thousand keys for each size and colour depth; a test walks a short way.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from emulator import Emulator, seen
from textual import events
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot

from sgo_tui.demo import write_demo
from sgo_tui.term.cells import Picture
from sgo_tui.term.paint import Painter
from sgo_tui.tui.app import EditorApp

SIZES = ((80, 24), (120, 40), (61, 17))
DEPTHS: Mapping[str, Mapping[str, str]] = {
    "mono": {"TERM": "vt220", "NO_COLOR": "1"},
    "16": {"TERM": "xterm"},
    "256": {"TERM": "xterm-256color"},
    "true": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
}
_MOVES = "up down left right up down left right pageup pagedown home end ctrl+home ctrl+end f8 shift+f8 tab shift+tab"
SEQUENCES = (
    *((move,) for move in _MOVES.split()),
    *((move,) * 6 for move in ("down", "right", "left", "up")),
    ("f2", "left", "backspace", "ж", "enter"),
    ("f2", "home", "end", "escape"),
    ("И", "в", "а", "enter"),
    ("7", "down"),
    ("paste 漢字 и\u0306ё №", "enter"),
    ("paste 👩\u200d👧 wide", "tab"),
    ("f4", "down", "enter"),
    ("f4", "escape"),
    ("delete", "down", "enter"),
    ("delete", "escape"),
    ("ctrl+z",),
    ("ctrl+z", "ctrl+z", "ctrl+y"),
    ("ctrl+f", "о", "в", "enter", "enter", "escape"),
    ("f1", "down", "pagedown", "f1", "escape"),
    ("ctrl+p", "р", "down", "backspace", "escape"),
    ("f7", "f10", "down", "escape"),
    ("ctrl+l",),
    ("f1", "ctrl+l", "escape"),
    ("resize", "down", "resize back"),
    ("f1", "resize", "resize back", "escape"),
)


def _key(name: str) -> events.Key:
    character = name if len(name) == 1 else None
    return events.Key(name if character is None or name.isascii() else _character_to_key(name), character)


class Recorder(HeadlessDriver):
    """Draws pictures at once, on an emulated screen."""

    emulator: Emulator | None
    """None where only the bytes matter."""
    painter: Painter
    sent: list[bytes]
    """What each picture has cost."""

    def show(self, picture: Picture) -> None:
        """Feed the emulator with what the painter sends."""
        self.sent.append(self.painter.paint(picture).encode())
        if self.emulator is not None:
            self.emulator.feed(self.sent[-1])

    def forget(self) -> None:
        """Draw the next one whole."""
        self.painter.forget()


def recorded(path: Path, *, has_screen: bool = True) -> EditorApp:
    """Return the editor of a file with a recorder in place of the terminal."""
    app = EditorApp(path)

    def build(*, size: tuple[int, int], **_others: object) -> Driver:
        app._driver = recorder = Recorder(app, size=size)
        recorder.emulator, recorder.painter, recorder.sent = Emulator(*size) if has_screen else None, Painter(), []
        return recorder

    app._build_driver = build
    return app


class Difference(AssertionError):
    """The screen is not as it should be."""


async def walk(path: Path, size: tuple[int, int], keys: int, seed: int) -> None:
    """Press random keys; raise `Difference` where the screen is not what a plain painter would have shown."""
    chance = random.Random(seed)
    app = recorded(path)
    async with app.run_test(size=size) as pilot:
        await app.opened.wait()
        await pilot.pause()
        await app.workers.wait_for_complete()
        pressed = ["(start)"]
        await settle(app, pilot)
        _compare(app, pressed)
        while len(pressed) <= keys:
            for key in chance.choice(SEQUENCES):
                pressed.append(key)
                await press(app, pilot, key, size)
                await settle(app, pilot)
                _compare(app, pressed)


async def press(app: EditorApp, pilot: Pilot[int], key: str, size: tuple[int, int]) -> None:
    """Press a key, paste, or resize."""
    if key == "f10" and app.editor.table is not None and not app.editor.table.pending_count:
        return
    if key.startswith("paste "):
        app.post_message(events.Paste(key[6:]))
    elif key.startswith("resize"):
        other = size if key == "resize back" else (size[0] - 7, size[1] + 5)
        app._driver.emulator.resize(*other)
        app._driver._size = Size(*other)
        app.post_message(events.Resize(Size(*other), Size(*other)))
    else:
        app._driver.send_message(_key(key))
        await pilot._wait_for_screen()


async def settle(app: EditorApp, pilot: Pilot[int]) -> None:
    """Wait until nothing is on its way to be drawn. Pilot's own ways sleep, and for longer than all of this takes."""
    await _let_draw(app, pilot)
    # A screen below hands on what has changed in it, and then asks for more without end.
    for screen in app._background_screens:
        screen._on_timer_update()
        await _let_draw(app, pilot)


async def _let_draw(app: EditorApp, pilot: Pilot[int]) -> None:
    while not _is_quiet(app):
        await pilot._wait_for_screen()
        app.screen._on_timer_update()


def _is_quiet(app: EditorApp) -> bool:
    screens = (*app._background_screens, app.screen)
    nodes = [app, *(node for screen in screens for node in screen.walk_children(with_self=True))]
    waits = app.screen._dirty_widgets or app.screen._layout_required or app.screen._repaint_required
    busy = any(node._message_queue.qsize() or node._next_callbacks for node in nodes)
    return app._resize_timer is None and not waits and not busy


def _compare(app: EditorApp, pressed: list[str]) -> None:
    whole = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    for y, (shown, strips) in enumerate(zip(app._driver.emulator.cells, whole.strips, strict=True)):
        text = "".join(strip.render(app.console) for strip in strips)
        for x, (a, b) in enumerate(zip(map(seen, shown), _plain_line(text, app.size.width), strict=True)):
            if a != b:
                raise Difference(f"line {y}, column {x}: {a} instead of {b} after {pressed[-12:]} ({len(pressed)})")


@lru_cache(maxsize=10_000)
def _plain_line(text: str, columns: int) -> tuple[object, ...]:
    """Return the cells of a line on a terminal that was sent nothing but its text; lines are often the same."""
    plain = Emulator(columns, 1)
    plain.feed(b"\x1b[?7l" + text.encode())
    return tuple(map(seen, plain.cells[0]))


def environment(depth: str) -> dict[str, str]:
    """Return the variables of a terminal with so many colours."""
    kept = {name: value for name, value in os.environ.items() if name not in ("TERM", "COLORTERM", "NO_COLOR")}
    return {**kept, **DEPTHS[depth]}


def start(size: tuple[int, int], depth: str, keys: int, seed: int = 1) -> subprocess.Popen[str]:
    """Start a walk in a process of its own: Textual keeps the colours of the first terminal it has drawn for."""
    command = [sys.executable, __file__, "--size", *map(str, size), "--keys", str(keys), "--seed", str(seed)]
    return subprocess.Popen(
        command, env=environment(depth), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def main() -> None:
    """Walk on a screen of one size, or for each size and colour depth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, nargs=2, metavar=("COLUMNS", "LINES"))
    options = parser.parse_args()
    if options.size:
        with tempfile.TemporaryDirectory() as folder:
            path = write_demo(Path(folder) / "demo.xls", rows=200).path
            asyncio.run(walk(path, tuple(options.size), options.keys, options.seed))
        return
    for size in SIZES:
        walks = {depth: start(size, depth, options.keys, options.seed) for depth in DEPTHS}
        for depth, process in walks.items():
            words = process.communicate()[0].strip().splitlines()
            result = words[-1] if process.returncode else "no difference"
            sys.stdout.write(f"{size[0]}×{size[1]}, {depth}: {options.keys} keys, {result}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
