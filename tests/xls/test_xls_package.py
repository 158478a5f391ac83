"""The package can be used alone, and says of what it is made."""

from __future__ import annotations

import pkgutil
import re

from sgo_tui import xls


def test_every_module_is_in_the_tour() -> None:
    """The list at the end of the tour names each module once."""
    assert xls.__doc__ is not None
    told = re.findall(r"`(\w+)`", xls.__doc__.partition("The modules, from the bytes up:")[2])
    modules = [module.name for module in pkgutil.iter_modules(xls.__path__)]

    assert sorted(dict.fromkeys(told)) == modules
