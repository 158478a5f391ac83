"""Noise, broken sequences and random keys in the running editor; a million bytes: `typing_at_random.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sgo_tui.demo import write_demo


def test_the_editor_lives_through_what_is_typed_at_random(tmp_path: Path) -> None:
    """After a few thousand bytes the cursor goes where it is told."""
    path = write_demo(tmp_path / "demo.xls", rows=30).path
    program = Path(__file__).with_name("typing_at_random.py")
    command = [sys.executable, str(program), str(path), "--seed", "4", "--bytes", "5000"]
    result = subprocess.run(command, check=False, capture_output=True, text=True)

    assert result.stdout.endswith("bytes typed\n"), result.stderr
