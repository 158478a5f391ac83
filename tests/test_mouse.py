"""The mouse in a terminal that reports it, which it is asked for by the settings only; see also `test_ways_out`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from terminal import Terminal

from sgo_tui.demo import write_demo

REPORTS = {1000, 1002, 1003, 1006}


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """The editor on a small demo export."""
    return [sys.executable, "-m", "sgo_tui", "--lang", "en", str(write_demo(tmp_path / "demo.xls", rows=60).path)]


@pytest.fixture
def wanted(tmp_path: Path) -> dict[str, str]:
    """The environment of who wants the mouse."""
    file = tmp_path / "settings.toml"
    file.write_text("mouse = true\n")
    return {"SGO_TUI_SETTINGS": str(file)}


def click(terminal: Terminal, column: int, line: int) -> None:
    """Press and let go of the left button; columns and lines from 1."""
    terminal.send(f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m".encode())


def opened(terminal: Terminal) -> None:
    """Wait until all is checked."""
    terminal.wait_for(lambda terminal: "row 1 of" in terminal.text and "checking" not in terminal.text)


def test_a_click_goes_to_a_cell_and_a_second_one_edits(command: list[str], wanted: dict[str, str]) -> None:
    """The wheel scrolls; what is typed is taken when another cell is clicked; reports of nonsense do nothing."""
    with Terminal(command, columns=80, rows=24, env=wanted) as terminal:
        opened(terminal)
        assert {1000, 1006} <= terminal.screen.modes
        click(terminal, 60, 6)
        terminal.wait_for("row 4 of 60")
        terminal.send(b"\x1b[<65;40;9M" * 3)
        terminal.wait_for(lambda terminal: terminal.lines[2].startswith("14"))
        terminal.send(b"\x1b[<64;40;9M" * 3)
        terminal.wait_for(lambda terminal: terminal.lines[2].startswith(" 5"))
        terminal.send(
            b"\x1b[<0;9999;9999M\x1b[<0;9999;9999m\x1b[<0;0;0M\x1b[<35;3;3M\x1b[<2;60;9M\x1b[<2;60;9m\x1b[<;;M"
        )
        click(terminal, 60, 8)
        click(terminal, 60, 8)
        terminal.wait_for("row 6 of 60")
        terminal.wait_for("▶")
        terminal.type("x")
        click(terminal, 60, 5)
        terminal.wait_for("1 not saved")
        assert "row 3 of 60" in terminal.text


def test_a_crash_switches_it_off(command: list[str], wanted: dict[str, str]) -> None:
    """As every other mode."""
    program = """
import sys
from sgo_tui.cli import main
from sgo_tui.tui.screen import EditorScreen
def fail(screen): raise RuntimeError
EditorScreen.action_undo = fail
sys.exit(main(sys.argv[1:]))
"""
    with Terminal([sys.executable, "-c", program, *command[3:]], columns=80, rows=24, env=wanted) as terminal:
        opened(terminal)
        terminal.press("ctrl+z")
        terminal.exit_status()
        terminal.settle()

        assert not REPORTS & terminal.screen.modes


def test_reports_that_nobody_asked_for_do_nothing(command: list[str]) -> None:
    """Another program may have left them on: nothing moves, and nothing is sent."""
    with Terminal(command, columns=80, rows=24) as terminal:
        opened(terminal)
        terminal.settle(quiet=0.5)
        assert not REPORTS & terminal.screen.modes
        click(terminal, 60, 6)
        terminal.send(b"\x1b[<65;40;9M")

        assert terminal.settle(quiet=0.5) == []
