"""What a school decides for itself, in a file that is only read: `Settings`, and which of them are in force.

The names of rules and fields are those of rooms above this one; `Settings.refuse_unknown` is how they look at them.
"""

from sgo_tui.settings.days import parse_day
from sgo_tui.settings.in_force import settings, settings_path, use
from sgo_tui.settings.model import Settings
from sgo_tui.settings.reading import read_settings

__all__ = ["Settings", "parse_day", "read_settings", "settings", "settings_path", "use"]
