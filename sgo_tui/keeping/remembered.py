"""How the screen was left: its theme, and which columns were shown in a table of the same columns.

A table is known again by a digest of its labels; neither a label nor a value is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from sgo_tui.keeping.state import delete_state, read_state, write_state
from sgo_tui.settings import settings

_FILE = "screen.json"
_THEME, _COLUMNS = "theme", "columns"
_MOST_LAYOUTS = 50
"""Layouts of which the columns are remembered; a school has five."""


class ColumnsLeft(NamedTuple):
    """Which columns were shown when a table was left."""

    choice: str
    """The name of a choice among the columns."""
    hidden: frozenset[int]
    """Those that were hidden by hand."""


def remembered_theme() -> str | None:
    """Return the name of the theme that was chosen on the screen; None when none was."""
    theme = _remembered().get(_THEME)
    return theme if isinstance(theme, str) else None


def remember_theme(name: str) -> None:
    """Keep the theme for the next start."""
    _remember({_THEME: name})


def remembered_columns(labels: Sequence[str]) -> ColumnsLeft | None:
    """Return which columns of a table with such `labels` were shown last; None when nothing is known."""
    match _layouts().get(_digest(labels)):
        case [str(choice), list(hidden)]:
            return ColumnsLeft(choice, frozenset(column for column in hidden if type(column) is int))
    return None


def remember_columns(labels: Sequence[str], left: ColumnsLeft) -> None:
    """Keep which columns are shown for the next table with such `labels`."""
    digest = _digest(labels)
    others = {other: columns for other, columns in _layouts().items() if other != digest}
    newest = [*others.items(), (digest, [left.choice, sorted(left.hidden)])][-_MOST_LAYOUTS:]
    _remember({_COLUMNS: dict(newest)})


def _digest(labels: Sequence[str]) -> str:
    return sha256("\0".join(labels).encode("utf-8", "surrogatepass")).hexdigest()


def _layouts() -> Mapping[str, Any]:
    layouts = _remembered().get(_COLUMNS)
    return layouts if isinstance(layouts, dict) else {}


def _remembered() -> Mapping[str, Any]:
    if not settings().remember_screen:
        delete_state(_FILE)
        return {}
    said = read_state(_FILE)
    return said if isinstance(said, dict) else {}


def _remember(news: Mapping[str, Any]) -> None:
    if settings().remember_screen:
        write_state(_FILE, {**_remembered(), **news})
