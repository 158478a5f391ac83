"""The settings themselves, as the rest of the program asks for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from sgo_tui.errors import WrongSettings
from sgo_tui.i18n import N_, _
from sgo_tui.settings.source import Source

SEVERITIES = ("off", "hint", "warning", "error")
"""How a rule can be set: not asked at all, or how bad its problems are."""

THEMES = ("terminal", "dark", "light", "colour-blind", "mono")
"""What the screen can look like."""

Table = Literal["severities", "values", "headers", "keys"]
"""The settings whose keys are names that rooms above know."""

_NO_SUCH: Mapping[Table, str] = {
    "severities": N_("There is no rule «{name}»."),
    "values": N_("There is no field «{name}»."),
    "headers": N_("There is no field «{name}»."),
    "keys": N_("There is no command «{name}»."),
}


@dataclass(frozen=True)
class Settings:
    """What a school has decided; the defaults are those of a program without a settings file."""

    as_of: date | None = None
    """The day that ages and expiries count from; None means today."""
    deadline: date | None = None
    """The day on which all people are to be ready; None where none is set."""
    severities: Mapping[str, str] = field(default_factory=dict)
    """Identifier («name-case») or code («F4») of a rule -> one of `SEVERITIES`."""
    blank_after: int = 15
    """Minutes without a key after which the screen is blank; 0 for never."""
    phone_form: str | None = None
    """How mobile numbers are written, «+7-XXX-XXXXXXX», digits as X; None means as most cells of the column do."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a field -> further reference values that are right in it."""
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a field -> further spellings of its header."""
    remember_files: bool = True
    """Whether the paths of the files opened last are kept, for choosing one of them."""
    mouse: bool = False
    """Whether the terminal reports clicks and the wheel; it selects no text itself then."""
    remember_screen: bool = True
    """Whether the colours and columns chosen on the screen are kept for the next start."""
    theme: str = THEMES[0]
    """One of `THEMES`, as long as none was chosen on the screen."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a command -> its keys as people write them, «Ctrl+S»; none at all is possible."""
    portal: str | None = None
    """The address at which families log in, as it is printed for them; None for a line to write it on."""
    remember_saves: bool = True
    """Whether it is kept who has saved which file when, for the protocol of changes."""
    keep_progress: bool = False
    """Whether each check keeps how many people are ready, by file and class: counts only."""
    source: Source | None = field(default=None, compare=False, repr=False)
    """The file they were read from."""

    def today(self) -> date:
        """Return the day that ages and expiries count from."""
        return self.as_of or datetime.now().astimezone().date()

    def wrong(self, sentence: str, *place: str | int) -> WrongSettings:
        """Return the error that tells `sentence` about a setting, with its file and line where it has one."""
        if self.source is None:
            return WrongSettings(sentence)
        return self.source.wrong(sentence, *place)

    def refuse_unknown(self, table: Table, known: Collection[str]) -> None:
        """Raise `WrongSettings` when the names in `table` are not all among those `known` to the caller."""
        stated: Mapping[str, object] = getattr(self, table)
        for name in stated:
            if name not in known:
                sentence = _(_NO_SUCH[table]).format(name=name)
                names = _("All names: sgo-tui settings --names")
                raise self.wrong(" ".join([sentence, *meant(name, known), names]), table, name)


def meant(name: str, known: Collection[str]) -> list[str]:
    """Return the sentence that offers the known names which look like `name`, if any do."""
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in known}
    alike = [f"«{by_lower[each]}»" for each in get_close_matches(name.lower(), by_lower)]
    return [_("Perhaps {names}?").format(names=", ".join(alike))] if alike else []
