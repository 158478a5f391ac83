"""How the screen was left: kept for its owner only, without labels or values, and not where that is not wanted."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sgo_tui.keeping.remembered import (
    ColumnsLeft,
    remember_columns,
    remember_theme,
    remembered_columns,
    remembered_theme,
)
from sgo_tui.settings import Settings, use

LABELS = ["Фамилия", "Имя", "СНИЛС"]
LEFT = ColumnsLeft("login", frozenset({2}))


def state() -> Path:
    """Return where it lies."""
    return Path(os.environ["XDG_STATE_HOME"], "sgo-tui", "screen.json")


def test_both_are_kept() -> None:
    """The theme and the columns are kept beside each other, the columns for each set of labels."""
    remember_theme("dark")
    remember_columns(LABELS, LEFT)
    remember_columns(LABELS[:2], ColumnsLeft("usual", frozenset()))

    assert remembered_theme() == "dark"
    assert remembered_columns(LABELS) == LEFT
    assert remembered_columns(LABELS[:2]) == ColumnsLeft("usual", frozenset())
    assert remembered_columns(["ФамилияИмя", "СНИЛС"]) is None


def test_for_its_owner_only() -> None:
    """Nobody else may read the file, and no label stands in it."""
    remember_columns(LABELS, LEFT)

    assert stat.S_IMODE(state().stat().st_mode) == 0o600
    assert not any(label in state().read_text().encode().decode("unicode_escape") for label in LABELS)


def test_fifty_layouts() -> None:
    """Those changed longest ago are forgotten."""
    for number in range(53):
        remember_columns([str(number)], LEFT)

    assert [number for number in range(53) if remembered_columns([str(number)])] == [*range(3, 53)]


def test_not_wanted() -> None:
    """Where the setting forbids it nothing is kept, and what was is deleted."""
    remember_theme("dark")
    use(Settings(remember_screen=False))

    assert remembered_theme() is None
    assert not state().exists()
    remember_theme("dark")
    remember_columns(LABELS, LEFT)
    assert not state().exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": 1, "columns": 2}', '{"columns": {"a": 1}}', "[" * 9999])
def test_a_spoilt_file(text: str) -> None:
    """It says nothing and is written anew."""
    state().parent.mkdir(parents=True, exist_ok=True)
    state().write_text(text)

    assert (remembered_theme(), remembered_columns(LABELS)) == (None, None)
    remember_columns(LABELS, LEFT)
    assert remembered_columns(LABELS) == LEFT


def test_where_nothing_can_be_written() -> None:
    """A choice is not kept then, and nothing fails."""
    state().parent.parent.mkdir(parents=True, exist_ok=True)
    state().parent.write_text("")

    remember_theme("dark")
    assert remembered_theme() is None
