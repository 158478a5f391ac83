"""Which settings are in force: those of the user's file, unless others were put in their place."""

from __future__ import annotations

import os
from pathlib import Path

from sgo_tui.settings.model import Settings
from sgo_tui.settings.reading import read_settings

_VARIABLE = "SGO_TUI_SETTINGS"
_in_force: Settings | None = None


def settings() -> Settings:
    """Return the settings in force, read once; raises `WrongSettings`, which tells what is wrong in the file."""
    if _in_force is None:
        path = settings_path()
        use(read_settings(path) if _is_expected(path) else Settings())
    assert _in_force is not None
    return _in_force


def use(settings: Settings) -> None:
    """Put `settings` in force for the rest of the run."""
    global _in_force  # noqa: PLW0603 - one process works for one school
    _in_force = settings


def settings_path() -> Path:
    """Return where the user's settings lie, or would."""
    named = os.environ.get(_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("sgo-tui", appauthor=False) / "settings.toml"


def _is_expected(path: Path) -> bool:
    """Whether `path` must be read: it is named by the user, or something is there, even if it cannot be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return bool(os.environ.get(_VARIABLE))
    except OSError:
        pass
    return True
