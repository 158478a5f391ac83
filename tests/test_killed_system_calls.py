"""`sgo-tui set` killed by strace at its real system calls."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from writings import State, state

from sgo_tui.cli import main

FIXTURE = Path(__file__).parent / "fixtures" / "classic.xls"
_CRITICAL = ("link", "rename")
"""The calls at which killing is tried in the ordinary run; their names go on differently on some machines."""


def arguments(folder: Path) -> list[str]:
    """Return what changes a cell of the file in a folder, in place."""
    return ["set", str(folder / "a.xls"), "H6=Казахстан", "-o", str(folder / "a.xls"), "--force"]


def prepared(folder: Path) -> State:
    """Make a folder with a file."""
    folder.mkdir()
    shutil.copyfile(FIXTURE, folder / "a.xls")
    return state(folder)


def traced(folder: Path, *options: str) -> int:
    """Run the command under strace, which leaves its notes beside the folder; return the exit code."""
    command = ["strace", "-o", str(folder.with_name("trace")), *options, sys.executable, "-m", "sgo_tui"]
    return subprocess.run([*command, *arguments(folder)], capture_output=True, check=False).returncode


def calls(lines: Sequence[str], folder: Path) -> list[tuple[str, int]]:
    """Return the system calls about the files of a folder, each with how many of its name there were up to it.

    A kill between them leaves the folder as a kill at the next one does.
    """
    numbers: Counter[str] = Counter()
    found = []
    for line in lines:
        name = re.match(r"\w+(?=\()", line)
        if name:
            numbers[name[0]] += 1
            if str(folder) in line and name[0] != "execve":
                found.append((name[0], numbers[name[0]]))
    return found


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_killed_at_a_system_call(tmp_path: Path, every_fault: bool) -> None:
    """The file is the old or the new one, its backup whole or absent, and the next run finishes the work."""
    old = prepared(tmp_path / "whole")
    if traced(tmp_path / "whole", "-y") != 0:  # with the paths of open files
        pytest.skip("strace may not trace")
    new = state(tmp_path / "whole")
    found = calls((tmp_path / "trace").read_text("utf-8", "replace").splitlines(), tmp_path / "whole")
    chosen = found if every_fault else [call for call in found if call[0].startswith(_CRITICAL)]

    assert {"a.xls", "a.xls.bak"} == new.keys()
    assert len(chosen) >= len(_CRITICAL)
    for name, number in chosen:
        folder = tmp_path / f"{name}-{number}"
        prepared(folder)
        traced(folder, "-e", f"inject={name}:signal=KILL:when={number}")
        left = {path: content for path, content in state(folder).items() if not path.endswith(".tmp")}
        assert left["a.xls"] in (old["a.xls"], new["a.xls"]), (name, number)
        assert left.get("a.xls.bak") in (None, new["a.xls.bak"]), (name, number)
        assert "a.xls.bak" in left or left["a.xls"] == old["a.xls"], (name, number)
        assert main(arguments(folder)) == 0
        assert state(folder)["a.xls"] == new["a.xls"], (name, number)
        assert not list(folder.glob(".saving-*")), (name, number)
