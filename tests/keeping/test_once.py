"""What is offered once only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sgo_tui.keeping.once import is_first_time


def test_the_first_time_is_one() -> None:
    """Each name has its own first time; what is kept is empty and the user's alone."""
    assert [is_first_time("tour"), is_first_time("tour"), is_first_time("other")] == [True, False, True]
    kept = Path(os.environ["XDG_STATE_HOME"], "sgo-tui", "offered", "tour")
    assert (kept.read_bytes(), kept.stat().st_mode & 0o777) == (b"", 0o600)


def test_nobody_is_asked_again_and_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where nothing can be remembered, there is no first time."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    assert not is_first_time("tour")
