"""Files that commands make are whole, private, and never take another file's place unasked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sgo_tui.cli.counting import counted
from sgo_tui.cli.writing import STANDARD_STREAM, make_private_folder, refuse_same, write_private
from sgo_tui.errors import CannotWrite, UsageError


def test_a_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """Whatever the umask lets others read."""
    write_private(tmp_path / "list.txt", "5А\n", force=False)
    assert (tmp_path / "list.txt").read_text("utf-8") == "5А\n"
    assert (tmp_path / "list.txt").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


def test_another_file_stays_unless_it_may_go(tmp_path: Path) -> None:
    """Without --force nothing is overwritten."""
    output = tmp_path / "list.txt"
    output.write_text("older")
    with pytest.raises(UsageError):
        write_private(output, "newer", force=False)
    assert output.read_text() == "older"
    write_private(output, "newer", force=True)
    assert output.read_text() == "newer"


def test_what_is_read_is_not_written(tmp_path: Path) -> None:
    """Not even by another name of the same file."""
    source = tmp_path / "5a.xls"
    source.touch()
    (tmp_path / "link.xls").symlink_to(source)
    with pytest.raises(UsageError):
        refuse_same(tmp_path / "link.xls", source)
    refuse_same(tmp_path / "other.xls", source)


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    """As a sentence, not as an error of the system."""
    with pytest.raises(CannotWrite):
        write_private(tmp_path / "none" / "list.txt", "", force=False)


def test_a_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    """One that is there already stays as it is; where a file stands in its place, that is told."""
    make_private_folder(tmp_path / "a" / "lists")
    assert (tmp_path / "a" / "lists").stat().st_mode & 0o777 == 0o700
    (tmp_path / "a").chmod(0o755)
    make_private_folder(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o755
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        make_private_folder(tmp_path / "file")


def test_the_standard_output_gets_every_byte(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A dash in place of a name."""
    write_private(STANDARD_STREAM, b"\x1b\x00", force=False)
    assert capfdbinary.readouterr().out == b"\x1b\x00"


class _Terminal:
    def __init__(self) -> None:
        self.shown = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.shown += text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_on_a_terminal_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is left when the work is done, nor when it ends early."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "__stderr__", terminal)
    assert list(counted("ab", 2, "Файлы")) == ["a", "b"]
    assert terminal.shown == "\r\x1b[KФайлы: 1 / 2\r\x1b[KФайлы: 2 / 2\r\x1b[K"


def test_progress_is_not_shown_in_a_pipe(capfd: pytest.CaptureFixture[str]) -> None:
    """A log of a night's run has no lines that go again."""
    assert list(counted("ab", 2, "Файлы")) == ["a", "b"]
    assert capfd.readouterr().err == ""
