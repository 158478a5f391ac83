"""The manual page says what the command line knows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parents[1] / "tools"


def test_it_is_fresh() -> None:
    """`python tools/man_page.py` writes it anew; on a terminal 80 columns wide whatever the environment says."""
    program = "import man_page, sys; sys.exit(man_page.page() != man_page.PAGE.read_text('utf-8'))"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TOOLS), str(TOOLS.parent))), "COLUMNS": "200"}
    assert subprocess.run([sys.executable, "-c", program], env=env, check=False).returncode == 0
