"""Temporary files of killed saves are removed, those of living ones never are."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sgo_tui.xls import open_workbook, temporaries
from sgo_tui.xls.save import save
from sgo_tui.xls.temporaries import remove_abandoned, temporary_beside


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def left_by(process: int, folder: Path, machine: str | None = None) -> Path:
    """Put a file where a save of a process would have left it."""
    path = folder / f".saving-{machine or temporaries._machine()}-{process}-abc_1234.tmp"
    path.write_bytes(b"personal data")
    return path


def test_the_name_tells_the_process(tmp_path: Path) -> None:
    """What a save makes is what is recognised afterwards; it is private, and gone at the end."""
    with temporary_beside(tmp_path / "a.xls", [b"data"]) as path:
        found = temporaries._NAME.fullmatch(path.name)
        assert found
        assert (found["machine"], found["process"]) == (temporaries._machine(), str(os.getpid()))
        assert path.read_bytes() == b"data"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_save_has_left(tmp_path: Path, dead: int) -> None:
    """It goes when a file in the folder is opened to be edited, also through a link from elsewhere."""
    for name in ("a.xls", "b.xls"):
        path = left_by(dead, tmp_path)
        remove_abandoned(tmp_path / name)
        assert not path.exists()
    path = left_by(dead, tmp_path)
    link = tmp_path / "elsewhere" / "link.xls"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "a.xls")
    remove_abandoned(link)
    assert not path.exists()


def test_a_save_tidies_up(small: Path, dead: int) -> None:
    """Whatever writes into the folder removes it, too."""
    path = left_by(dead, small.parent)
    save(open_workbook(small), {(0, 1, 1): "Ёлкин"})
    assert not path.exists()


def test_what_is_not_touched(tmp_path: Path, dead: int) -> None:
    """Files of living processes, of other machines, of whatever has another name, and what is no file."""
    kept = [left_by(process, tmp_path) for process in (os.getpid(), os.getppid(), 1)]
    kept.append(left_by(dead, tmp_path, machine="00000000"))
    for name in (".saving-abcdefgh.tmp", f"saving-{dead}.tmp", f".saving-{temporaries._machine()}-{dead}-x.xls"):
        kept.append(tmp_path / name)
        kept[-1].touch()
    kept.append(left_by(dead, tmp_path).with_name(f".saving-{temporaries._machine()}-{dead}-folder.tmp"))
    kept[-1].mkdir()
    target = tmp_path / "target.xls"
    target.touch()
    (tmp_path / f".saving-{temporaries._machine()}-{dead}-link.tmp").symlink_to(target)
    remove_abandoned(tmp_path / "a.xls")
    assert sorted(tmp_path.iterdir()) == sorted([*kept, target])


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give files away")
def test_files_of_others(tmp_path: Path, dead: int) -> None:
    """What another user has left is his."""
    path = left_by(dead, tmp_path)
    os.chown(path, 12345, -1)
    remove_abandoned(tmp_path / "a.xls")
    assert path.exists()


@pytest.mark.parametrize("folder", ["missing", "file", "x" * 300])
def test_folders_that_cannot_be_looked_at(tmp_path: Path, folder: str) -> None:
    """Nothing is raised: opening a file does not depend on tidying."""
    (tmp_path / "file").touch()
    remove_abandoned(tmp_path / folder / "a.xls")


SAVING = """
import os, signal, sys
from pathlib import Path
from sgo_tui.xls.temporaries import temporary_beside
with temporary_beside(Path(sys.argv[1]), [b"data"]) as path:
    print(path, flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    path.rename(sys.argv[1])
"""


def test_a_save_that_is_going_on(tmp_path: Path) -> None:
    """Another process that is in the middle of a save, even stopped, keeps its file; killed it does not."""
    target = tmp_path / "a.xls"
    for end in (signal.SIGCONT, signal.SIGKILL):
        target.unlink(missing_ok=True)
        with subprocess.Popen(
            [sys.executable, "-c", SAVING, str(target)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            path = Path(process.stdout.readline().strip())
            os.waitpid(process.pid, os.WUNTRACED)
            remove_abandoned(target)
            is_kept = path.exists()
            process.send_signal(end if is_kept else signal.SIGKILL)
        assert is_kept
        remove_abandoned(target)
        assert not path.exists()
        assert target.exists() is (end == signal.SIGCONT)
