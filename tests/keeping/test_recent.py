"""The files opened last: kept by path only, few of them, and not at all where that is not wanted."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sgo_tui.keeping.recent import forget_files, recent_files, remember_file
from sgo_tui.settings import Settings, use


def state() -> Path:
    """Return where the list lies."""
    return Path(os.environ["XDG_STATE_HOME"], "sgo-tui", "recent.json")


def made(path: Path) -> Path:
    """Make a file and remember it."""
    path.write_bytes(b"secret")
    remember_file(path)
    return path


def test_the_last_one_comes_first(tmp_path: Path) -> None:
    """A file that is opened again moves to the front; one that is gone is not listed."""
    a, b, c = (made(tmp_path / name) for name in ("a.xls", "b.xls", "c.xls"))
    remember_file(a)
    b.unlink()
    assert recent_files() == [a, c]


def test_twenty_at_most(tmp_path: Path) -> None:
    """Older ones are forgotten."""
    paths = [made(tmp_path / f"{number}.xls") for number in range(23)]
    assert recent_files() == paths[:2:-1]


def test_only_for_its_owner(tmp_path: Path) -> None:
    """The list is readable by nobody else and holds paths only, whole ones even for a file named from its folder."""
    made(tmp_path / "a.xls")
    assert stat.S_IMODE(state().stat().st_mode) == 0o600
    assert "secret" not in state().read_text()
    assert recent_files()[0].is_absolute()


def test_any_name(tmp_path: Path) -> None:
    """Names may hold bytes that are no text."""
    path = made(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.xls")))
    assert recent_files() == [path]


def test_not_wanted(tmp_path: Path) -> None:
    """Where the setting forbids it nothing is remembered, and what was is deleted."""
    made(tmp_path / "a.xls")
    use(Settings(remember_files=False))
    assert recent_files() == []
    assert not state().exists()
    made(tmp_path / "b.xls")
    assert not state().exists()


@pytest.mark.parametrize("text", ["", "{", '{"a": 1}', "[1, null]", '["ы"]', '[""]'])
def test_a_spoilt_list(tmp_path: Path, text: str) -> None:
    """It counts as empty and is written anew."""
    state().parent.mkdir(parents=True, exist_ok=True)
    state().write_text(text)
    assert recent_files() == []
    path = made(tmp_path / "a.xls")
    assert recent_files() == [path]


def test_forgotten() -> None:
    """To forget what was never remembered is no error."""
    forget_files()
    assert recent_files() == []
