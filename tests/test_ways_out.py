"""Every way out of the editor: what must not be lost is written once, and the terminal is as it was."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import Terminal

from sgo_tui.demo import write_demo

PROGRAM = """
import os, sys
from sgo_tui.tui import app
from sgo_tui.cli import main

def write_down():
    with open(os.environ["WRITTEN"], "a") as file:
        file.write("once ")

class Told(app.WayOut):
    def __init__(self, before_leaving):
        super().__init__(lambda: (write_down(), before_leaving()))

app.WayOut = Told
sys.exit(main(sys.argv[1:]))
"""
"""The editor with something to be done before it is left."""
ALTERNATE_SCREEN, CURSOR, PASTE_BRACKETS, CLICKS, CLICKS_AS_SGR = 1049, 25, 2004, 1000, 1006
SWITCHED_ON = {ALTERNATE_SCREEN, PASTE_BRACKETS, CLICKS, CLICKS_AS_SGR}


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A small demo export."""
    return write_demo(tmp_path / "demo.xls", rows=30).path


def wanting_mouse(demo: Path) -> dict[str, str]:
    """Return the environment of who wants the mouse, so that every mode is switched on that can be."""
    settings = demo.with_name("settings.toml")
    settings.write_text("mouse = true\n")
    return {"SGO_TUI_SETTINGS": str(settings)}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Where the program writes before it is left."""
    return tmp_path / "written"


@pytest.fixture
def editor(demo: Path, written: Path) -> Iterator[Terminal]:
    """The running editor on a demo."""
    command = [sys.executable, "-c", PROGRAM, str(demo)]
    env = {"WRITTEN": str(written), **wanting_mouse(demo)}
    with Terminal(command, columns=80, rows=24, env=env) as terminal:
        terminal.wait_for("строка 1 из")
        yield terminal


def is_restored(terminal: Terminal) -> bool:
    """Whether the terminal is as a shell needs it."""
    while terminal.settle():
        pass
    local = termios.tcgetattr(terminal._master)[3]
    modes = terminal.screen.modes
    return (
        bool(local & termios.ECHO and local & termios.ICANON and local & termios.ISIG)
        and CURSOR in modes
        and not modes & SWITCHED_ON
    )


@pytest.mark.parametrize(
    ("leave", "status"),
    [
        (lambda t: t.press("f10"), 0),
        (lambda t: t.process.send_signal(signal.SIGTERM), 128 + signal.SIGTERM),
        (lambda t: t.process.send_signal(signal.SIGHUP), 128 + signal.SIGHUP),
        (lambda t: t.process.send_signal(signal.SIGINT), 128 + signal.SIGINT),
    ],
    ids=["F10", "SIGTERM", "SIGHUP", "SIGINT"],
)
def test_a_way_out(editor: Terminal, written: Path, leave: Callable[[Terminal], None], status: int) -> None:
    """Written once, ended with the code that shells expect, the terminal as it was."""
    assert editor.screen.modes >= SWITCHED_ON
    leave(editor)

    assert editor.exit_status() == status
    assert written.read_text() == "once "
    assert is_restored(editor)


def test_the_terminal_is_closed(editor: Terminal, written: Path) -> None:
    """As by a lost connection."""
    editor.hang_up()

    assert editor.exit_status() == 128 + signal.SIGHUP
    assert written.read_text() == "once "


def test_a_second_signal_does_not_cut_the_first_short() -> None:
    """A closed terminal is told twice, by SIGHUP and by what reads from it: what must be done is done to its end."""
    program = """
import signal
from sgo_tui.term.signals import WayOut
def slow():
    signal.raise_signal(signal.SIGTERM)
    print("to the end", flush=True)
way_out = WayOut(slow)
way_out.watch()
signal.raise_signal(signal.SIGHUP)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (128 + signal.SIGHUP, "to the end\n")


def test_a_terminal_that_is_gone_ends_a_program_that_ignores_the_signal(demo: Path, written: Path) -> None:
    """As after nohup: it does not run on without a terminal."""
    program = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{PROGRAM}"
    env = {"WRITTEN": str(written)}
    with Terminal([sys.executable, "-c", program, str(demo)], columns=80, rows=24, env=env) as terminal:
        terminal.wait_for("строка 1 из")
        terminal.hang_up()

        assert terminal.exit_status() == 128 + signal.SIGHUP
    assert written.read_text() == "once "


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_stalled_line_holds_nobody(editor: Terminal, written: Path, number: signal.Signals) -> None:
    """Nobody reads, the program waits for the line: a signal ends it all the same."""
    editor.stop_reading()
    for _time in range(60):
        editor.press("pagedown", "pageup")
    editor.process.send_signal(number)

    assert editor.exit_status() == 128 + number
    assert written.read_text() == "once "


def test_what_fails_before_leaving_holds_nobody(demo: Path) -> None:
    """A full disk must not keep the program in a terminal that is gone."""
    program = PROGRAM.replace('os.environ["WRITTEN"]', '"/no/such/folder"')
    with Terminal([sys.executable, "-c", program, str(demo)], columns=80, rows=24) as terminal:
        terminal.wait_for("строка 1 из")
        terminal.process.send_signal(signal.SIGTERM)

        assert terminal.exit_status() == 128 + signal.SIGTERM
        assert is_restored(terminal)


def shell(demo: Path) -> Terminal:
    """Start a shell that has jobs, and the editor in it."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    env = {"PS1": "shell> ", **wanting_mouse(demo)}
    terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], columns=80, rows=24, env=env)
    terminal.wait_for("shell>")
    terminal.type(f"{sys.executable} -m sgo_tui {demo}\r")
    terminal.wait_for("строка 1 из")
    return terminal


def editor_in(terminal: Terminal) -> int:
    """Return the process of the editor in a shell: the group in front."""
    return os.tcgetpgrp(terminal._master)


def is_in_shell(terminal: Terminal) -> bool:
    """Whether the shell has taken the terminal over after the editor has stopped."""
    return "Stopped" in terminal.text and not terminal.screen.modes & {ALTERNATE_SCREEN, CLICKS, CLICKS_AS_SGR}


def test_suspended_from_the_palette(demo: Path) -> None:
    """The shell has its terminal back, and `fg` brings the editor back with what was being typed."""
    with shell(demo) as terminal:
        terminal.type("\x10командную\r")
        terminal.wait_for(is_in_shell)
        terminal.type("echo $((6*7))\r")
        terminal.wait_for("\n42")
        terminal.type("fg\r")
        terminal.wait_for(lambda t: "строка 1 из" in t.text and "F10 Выход" in t.text)
        terminal.press("down")
        terminal.wait_for("строка 2 из")
        terminal.press("f10")
        terminal.wait_for(lambda t: ALTERNATE_SCREEN not in t.screen.modes)
        terminal.type("exit\r")

        assert terminal.exit_status() == 0


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_stopped_from_outside(demo: Path, number: signal.Signals) -> None:
    """Another process stops the editor: after `fg` all of the screen is there again."""
    with shell(demo) as terminal:
        os.killpg(editor_in(terminal), number)
        terminal.wait_for("Stopped")
        terminal.type("clear; fg\r")
        terminal.wait_for(lambda t: "строка 1 из" in t.text and "Фамилия" in t.text)
        terminal.press("down")
        terminal.wait_for("строка 2 из")
        terminal.press("f10")
        terminal.wait_for(lambda t: ALTERNATE_SCREEN not in t.screen.modes)
        terminal.type("exit\r")

        assert terminal.exit_status() == 0


def test_where_there_is_no_shell_the_editor_stays(editor: Terminal) -> None:
    """It would stop for ever: that is told instead."""
    editor.type("\x10командную\r")
    editor.wait_for("Здесь нет командной строки")
    editor.press("down")
    editor.wait_for("строка 2 из")
    editor.press("f10")

    assert editor.exit_status() == 0


def test_a_new_size(editor: Terminal) -> None:
    """The table takes the room it is given."""
    editor.resize(120, 40)
    editor.wait_for(lambda t: "F10 Выход" in t.lines[-1] and "строка 1 из" in t.lines[-2])
    editor.resize(60, 12)
    editor.wait_for(lambda t: "строка 1 из" in t.lines[-2])
    editor.press("f10")

    assert editor.exit_status() == 0


def test_tmux_is_detached_and_attached(demo: Path, tmp_path: Path) -> None:
    """The editor lives on without a terminal of its own, and is whole again in another."""
    if shutil.which("tmux") is None or shutil.which("script") is None:
        pytest.skip("needs tmux and script")
    tmux = ["tmux", "-f", "/dev/null", "-S", str(tmp_path / "socket")]

    def client(*words: str) -> Terminal:
        # tmux writes to the terminal from another process: script gives it one that it may open.
        command = ["script", "-qfc", shlex.join([*tmux, *words]), "/dev/null"]
        return Terminal(command, columns=80, rows=24)

    with client("new-session", shlex.join([sys.executable, "-m", "sgo_tui", str(demo)])) as terminal:
        terminal.wait_for("строка 1 из")
        terminal.type("\x02d")
        terminal.wait_for("detached")

        assert terminal.exit_status() == 0
    try:
        with client("attach") as terminal:
            terminal.wait_for(lambda t: "строка 1 из" in t.text and "Фамилия" in t.text)
            terminal.press("down")
            terminal.wait_for("строка 2 из")
            terminal.press("f10")
            terminal.wait_for("[exited]")
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)
