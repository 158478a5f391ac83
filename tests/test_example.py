"""The example of the programming interface does what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sgo_tui.demo import write_demo
from sgo_tui.work import open_table
from sgo_tui.work.fixes import auto_fixes

ROOT = Path(__file__).parents[1]


def test_check_and_fix(tmp_path: Path) -> None:
    """The saved file has no fix left that is beyond doubt, and the opened one is as it was."""
    file = write_demo(tmp_path / "demo.xls", rows=30).path
    before = file.read_bytes()
    output = tmp_path / "out.xls"
    told = subprocess.run(
        [sys.executable, ROOT / "examples" / "check_and_fix.py", file, output],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (1, "")
    assert " cells put right, " in told.stdout
    table = open_table(output)
    table.check_all()
    assert not auto_fixes(table)
    assert file.read_bytes() == before
