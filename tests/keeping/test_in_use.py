"""One writer at a time: who has a file open is told, and what a dead program has left is taken over."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sgo_tui.errors import FileInUse
from sgo_tui.keeping import claim

_HOLD = "import sys; from sgo_tui.keeping import claim; held = claim(sys.argv[1]); print('held', flush=True); input()"
_NO_LOCKS = errno.ENOLCK


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file."""
    path = tmp_path / "a.xls"
    path.write_bytes(b"")
    path.chmod(0o640)
    return path


def lock_of(file: Path) -> Path:
    """Return the lock file of a file."""
    return file.with_name(f".~lock.{file.name}#")


def refuse_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be one of a network that knows no locks."""

    def flock(handle: int, operation: int) -> None:
        raise OSError(_NO_LOCKS, os.strerror(_NO_LOCKS))

    monkeypatch.setattr(fcntl, "flock", flock)


def test_claim_and_release(file: Path) -> None:
    """While it is claimed a lock file says so; afterwards nothing is left."""
    held = claim(file)
    assert lock_of(file).is_file()
    held.release()
    assert not lock_of(file).exists()
    claim(file).release()


def test_who_may_read_the_file_may_know_who_has_it(file: Path) -> None:
    """The lock file has the rights of the file; it says nothing of pupils."""
    held = claim(file)
    assert stat.S_IMODE(lock_of(file).stat().st_mode) & 0o777 == 0o640
    held.release()


def test_a_second_editor(file: Path) -> None:
    """It is told who has the file, on which machine and since when; insisting does not help."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        for insist in (False, True):
            with pytest.raises(FileInUse, match=rf"sgo-tui.*{os.uname().nodename}.*\d\d:\d\d") as told:
                claim(file, insist=insist)
            assert told.value.certain
        other.kill()
    assert lock_of(file).exists()
    claim(file).release()


def test_through_a_link(file: Path) -> None:
    """A file is one file by whatever name."""
    link = file.with_name("link.xls")
    link.symlink_to(file)
    held = claim(link)
    with pytest.raises(FileInUse):
        claim(file)
    held.release()


LIBREOFFICE = ",ivanova,school-pc,24.11.2026 18:03,file:///home/ivanova/.config/libreoffice/4;"


def test_libreoffice_has_it(file: Path) -> None:
    """Whether it still runs cannot be known: the user is asked."""
    lock_of(file).write_text(LIBREOFFICE)
    with pytest.raises(FileInUse, match=r"ivanova.*LibreOffice.*school-pc.*24\.11\.2026 18:03") as told:
        claim(file)
    assert not told.value.certain
    claim(file, insist=True).release()


def test_libreoffice_understands_ours(file: Path) -> None:
    """Five words with commas between and a semicolon at the end; commas within words are escaped."""
    held = claim(file)
    text = lock_of(file).read_text()
    held.release()
    assert text.endswith(";")
    assert text.replace("\\,", "").count(",") == 4


def test_excel_has_it(file: Path) -> None:
    """Its owner file has the name of the user twice, in the old and in the new letters."""
    name = "Иванова"
    owner = bytes([len(name)]) + name.encode("cp1251").ljust(54) + len(name).to_bytes(2, "little")
    file.with_name("~$a.xls").write_bytes(owner + name.encode("utf-16-le") + b" \0" * 40)
    with pytest.raises(FileInUse, match=r"Иванова.*Excel") as told:
        claim(file)
    assert not told.value.certain
    claim(file, insist=True).release()


@pytest.mark.parametrize(
    ("host", "process", "is_taken_over"),
    [("here", "dead", True), ("here", "living", False), ("elsewhere", "dead", False), ("elsewhere", "living", False)],
)
def test_a_network_without_locks(
    file: Path, monkeypatch: pytest.MonkeyPatch, host: str, process: str, is_taken_over: bool
) -> None:
    """There the words of the lock file count: only a process of this machine that is no more is known to be dead."""
    refuse_locks(monkeypatch)
    with subprocess.Popen(["true"]) as ended:
        pass
    number = ended.pid if process == "dead" else os.getpid()
    machine = os.uname().nodename if host == "here" else "elsewhere"
    lock_of(file).write_text(f",ivanova,{machine},24.11.2026 18:03,sgo-tui:{number};")
    if is_taken_over:
        claim(file).release()
        return
    with pytest.raises(FileInUse) as told:
        claim(file)
    assert not told.value.certain
    claim(file, insist=True).release()


def test_locks_of_another_machine(file: Path) -> None:
    """A lock that we could take is no proof for another machine: the folder's network may not know it there."""
    lock_of(file).write_text(",ivanova,elsewhere,24.11.2026 18:03,sgo-tui:1;")
    with pytest.raises(FileInUse) as told:
        claim(file)
    assert not told.value.certain


@pytest.mark.parametrize("text", ["", "\0\0\0", "no words", ",,,,;", "a,b;"], ids=repr)
def test_a_lock_file_that_says_nothing(file: Path, text: str) -> None:
    """A program that was killed before it wrote has nothing open; what is empty of names is told as somebody."""
    lock_of(file).write_text(text)
    if text == ",,,,;":
        with pytest.raises(FileInUse, match="somebody"):
            claim(file)
    else:
        claim(file).release()


def test_a_folder_that_may_only_be_read(file: Path) -> None:
    """No lock file can be made there, and nothing saved either: the file opens."""
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to the superuser")
    file.parent.chmod(0o500)
    try:
        claim(file).release()
    finally:
        file.parent.chmod(0o700)


def test_a_name_too_long_for_a_lock_file(tmp_path: Path) -> None:
    """The file opens all the same."""
    path = tmp_path / ("a" * 250 + ".xls")
    path.write_bytes(b"")
    claim(path).release()


def test_a_link_in_the_place_of_the_lock_file(file: Path, tmp_path: Path) -> None:
    """Nothing is written through it."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    lock_of(file).symlink_to(victim)
    claim(file).release()
    assert victim.read_text() == "precious"


def test_the_folder_is_gone(file: Path) -> None:
    """Releasing tells no errors."""
    held = claim(file)
    shutil.rmtree(file.parent)
    held.release()


def test_another_has_taken_over(file: Path) -> None:
    """A lock file that is not ours any more stays."""
    held = claim(file)
    lock_of(file).unlink()
    lock_of(file).write_text(LIBREOFFICE)
    held.release()
    assert lock_of(file).read_text() == LIBREOFFICE
