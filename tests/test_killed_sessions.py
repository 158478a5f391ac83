"""The editor killed in the midst of its work: what comes back is what had been done, to the last finished step."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("killing_sessions.py")
KILLS, EVERY_KILL = 25, 500
SEEDS = (1, 2)
"""Of two runs at once: most of a session is waiting."""


def test_nothing_is_lost(every_fault: bool) -> None:
    """Killed, ended or cut off at fifty random moments, with the terminal stalled before or not."""
    kills = EVERY_KILL if every_fault else KILLS
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (PROGRAM.parent, PROGRAM.parents[1])))}
    runs = [
        subprocess.Popen(
            [sys.executable, str(PROGRAM), str(kills), "--seed", str(seed)], stdout=subprocess.PIPE, env=env
        )
        for seed in SEEDS
    ]
    for run in runs:
        found, _errors = run.communicate()
        if run.returncode:
            pytest.fail(f"{PROGRAM.name} has ended with {run.returncode}")
        assert json.loads(found) == {"killed": kills, "problems": []}
