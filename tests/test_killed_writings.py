"""A program killed while it writes: the file is the old or the new one, and nothing is left behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from writings import WRITINGS

FIRST, *OTHERS = WRITINGS
NO_LINKS = "no links on the disk"
_MANY, _SOME, _FEW, _ALL = 230, 60, 7, 0


@pytest.fixture(scope="module")
def found(every_fault: bool) -> dict[str, Any]:
    """What was found after the kills, by the ways of writing."""
    points = dict.fromkeys(WRITINGS, _ALL if every_fault else _FEW) | {FIRST: _MANY}
    if not every_fault:
        points[NO_LINKS] = _SOME  # the only other way to make a backup
    command = [sys.executable, str(Path(__file__).with_name("killing.py")), json.dumps(points)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)  # type: ignore[no-any-return]


def test_a_save_killed_anywhere(found: dict[str, Any]) -> None:
    """At the begin and the end of each system call, within the bytes of each file, and between: old or new."""
    assert found[FIRST]["problems"] == []
    assert found[FIRST]["written"] == ["a.xls", "a.xls.bak"]
    assert found[FIRST]["killed"] >= _MANY - 10


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_is_written_killed_anywhere(found: dict[str, Any], name: str) -> None:
    """All other ways of writing keep the same promise."""
    assert found[name]["problems"] == []
    assert found[name]["written"]
    assert found[name]["killed"] >= (_SOME - 5 if name == NO_LINKS else _FEW - 1)
