"""Names of rules on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from sgo_tui.check import RULES, Rule
from sgo_tui.errors import UsageError
from sgo_tui.i18n import _

Named = TypeVar("Named")

_LATIN_TWINS = str.maketrans("АВСМОРТХ", "ABCMOPTX")
"""A code typed with the Russian layout on looks just like the right one."""


def each_named(lists: Iterable[str], named: Callable[[str], Named]) -> list[Named]:
    """Return what is `named` by each word of lists like «5А,5Б»."""
    return [named(name) for names in lists for part in names.split(",") if (name := part.strip())]


def rule_ids(lists: Iterable[str]) -> frozenset[str]:
    """Return the identifiers of the rules in lists like «S5,snils-form»; raises `UsageError`."""
    return frozenset(rule.id for rules in each_named(lists, rules_named) for rule in rules)


def rules_named(name: str) -> list[Rule]:
    """Return the rule of an identifier, or all those of a code; raise `UsageError` with what may be meant."""
    code = name.upper().translate(_LATIN_TWINS)
    found = [rule for rule in RULES.values() if code == rule.code or name.lower() == rule.id]
    if found:
        return found
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), RULES) + get_close_matches(code, {r.code: r for r in RULES.values()})
    if close:
        raise UsageError(_("There is no rule «{name}». Perhaps: {names}").format(name=name, names=", ".join(close)))
    raise UsageError(_("There is no rule «{name}». «sgo-tui rules» lists all of them.").format(name=name))
