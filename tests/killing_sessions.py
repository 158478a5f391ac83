"""Kills the editor in the midst of a session, many times, and puts together what is left.

A program that the tests run for a sample::

    python tests/killing_sessions.py 1000 --seed 1

Each session opens a small export in a pseudo-terminal and does at random what people do: types values, takes them back
and makes them again, saves. What each step should come to is known. At a random moment of a random step the program is
killed, told to end, or loses its terminal, which may have been stalled before. Then the file and the journal together
must hold what the last finished step had come to, or the one that was being made: nothing less, nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1]))

from terminal import Terminal

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.keeping import Recovery, Session, find_unsaved
from sgo_tui.work import Table, open_table
from sgo_tui.work.address import cell_name

FIELD = "extra_contact"
"""A column of the demo that may hold any text."""
_MOST_STEPS = 12
_LONGEST_WAIT = 0.05
"""Seconds between a key and the kill, at most: the screen has mostly answered by then."""
_ENDS = ("kill", "terminate", "hang up", "stall and kill", "stall and hang up")

State = tuple[str, ...]
"""The texts of the column, from the first person to the last."""


class Step(NamedTuple):
    """What is done next."""

    keys: tuple[str, ...]
    text: str
    """What the screen shows once the step is finished."""
    unsaved: int
    """How many cells it then tells to be unsaved."""
    state: State
    """What the column holds then."""

    def is_shown_by(self, terminal: Terminal) -> bool:
        """Whether the step is finished, as a person sees it."""
        shown = terminal.text
        told = f"* {self.unsaved} not saved" in shown if self.unsaved else "not saved" not in shown
        return told and self.text in shown


class Model:
    """What the column should hold: a few lines instead of the editor."""

    def __init__(self, state: State) -> None:
        self.state = self.saved = state
        self._done: list[tuple[int, str, str]] = []
        self._undone: list[tuple[int, str, str]] = []
        self._row = 0

    def steps(self, chance: random.Random) -> Iterator[Step]:
        """Yield steps at random."""
        for number in range(chance.randint(1, _MOST_STEPS)):
            kind = chance.choice(("type", "type", "type", "type", "undo", "redo", "save"))
            if kind == "type":
                yield self._type(f"kept{number}", down=chance.random() < 0.7)
            elif kind == "undo" and self._done:
                yield self._back()
            elif kind == "redo" and self._undone:
                yield self._again()
            elif kind == "save" and self.state != self.saved:
                self.saved = self.state
                yield Step(("ctrl+s",), "Saved", 0, self.state)
                yield Step(("enter",), "F8", 0, self.state)

    def _type(self, text: str, *, down: bool) -> Step:
        self._done.append((self._row, self.state[self._row], text))
        self._undone.clear()
        self._put(self._row, text)
        if down:
            self._row = min(self._row + 1, len(self.state) - 1)
        return Step((*text, "down" if down else "enter"), text, self._unsaved(), self.state)

    def _back(self) -> Step:
        row, before, after = self._done.pop()
        self._undone.append((row, before, after))
        self._put(row, before)
        return Step(("ctrl+z",), before, self._unsaved(), self.state)

    def _again(self) -> Step:
        row, before, after = self._undone.pop()
        self._done.append((row, before, after))
        self._put(row, after)
        return Step(("ctrl+y",), after, self._unsaved(), self.state)

    def _unsaved(self) -> int:
        return sum(one != other for one, other in zip(self.state, self.saved, strict=True))

    def _put(self, row: int, text: str) -> None:
        self.state = (*self.state[:row], text, *self.state[row + 1 :])
        self._row = row


def column(table: Table) -> int:
    """Return where the column is."""
    assert table.export is not None
    return table.export.persons[Owner.PUPIL][FIELD]


def state(table: Table) -> State:
    """Return what the column holds."""
    return tuple(table.text(row, column(table)) for row in table.data_rows)


def killed(demo: Path, chance: random.Random) -> str:
    """Run one session to its end; returns what was wrong, "" if nothing was."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        file = Path(shutil.copy(demo, folder))
        before, allowed, how = _session(file, chance)
        table = open_table(file)
        session = Session(table)
        for unsaved in find_unsaved(file):
            session.restore(Recovery(table, unsaved))
        found = state(table)
        session.give_up()
        return "" if found in allowed else f"{how}: {_difference(before, allowed, found)}"


def _session(file: Path, chance: random.Random) -> tuple[State, Sequence[State], str]:
    """Return what the column held at first, what it may hold now, and how the session was ended."""
    table = open_table(file)
    model = Model(state(table))
    before = model.state
    steps = list(model.steps(chance))
    last = chance.randrange(len(steps)) if steps else 0
    how = chance.choice(_ENDS)
    command = [sys.executable, "-m", "sgo_tui", "--lang", "en", str(file)]
    with Terminal(command, columns=80, rows=24) as terminal:
        terminal.wait_for("row 1 of")
        terminal.wait_for(lambda t: "checking" not in t.text)
        terminal.press("ctrl+g", *cell_name(table.first_data_row, column(table)), "enter")
        terminal.wait_for("Дополнительная контактная")
        for step in steps[:last]:
            terminal.press(*step.keys)
            terminal.wait_for(step.is_shown_by)
        if how.startswith("stall"):
            terminal.stop_reading()
        if steps:
            terminal.press(*steps[last].keys)
        _end(terminal, how, chance.random() * _LONGEST_WAIT)
    done = [before, *(step.state for step in steps)][last : last + 2]
    return before, done, f"{how} in step {last} of {len(steps)}"


def _end(terminal: Terminal, how: str, wait: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        terminal.process.wait(wait)
    if how.endswith("kill"):
        terminal.process.send_signal(signal.SIGKILL)
    elif how == "terminate":
        terminal.process.send_signal(signal.SIGTERM)
    else:
        terminal.hang_up()
    terminal.process.wait(30)


def _difference(before: State, allowed: Sequence[State], found: State) -> str:
    """Tell what is there and what may be; the values are invented."""
    rows = [row for row in range(len(before)) if found[row] not in {state[row] for state in allowed}]
    told = [f"row {row}: {found[row]!r}, not one of {[state[row] for state in allowed]}" for row in rows]
    return "; ".join(told) or f"no state that a step had come to: {found}, not one of {allowed}"


def main() -> None:
    """Kill as often as was asked for and print what was found as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        demo = write_demo(Path(folder) / "demo.xls", rows=12).path
        for _kill in range(options.kills):
            problem = killed(demo, chance)
            if problem:
                problems.append(problem)
    json.dump({"killed": options.kills, "problems": problems}, sys.stdout)


if __name__ == "__main__":
    main()
