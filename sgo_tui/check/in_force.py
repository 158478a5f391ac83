"""The rules as a school's settings have them: some more severe, some less, some off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from sgo_tui.check.rules import RULES, Rule, Severity
from sgo_tui.settings import settings

_OFF = "off"


def rules_in_force() -> Mapping[str, Rule]:
    """Return the rules by their identifier, as severe as the settings say; those switched off are left out."""
    severities = settings().severities
    return _by_severities(frozenset(severities.items())) if severities else RULES


def ranks_in_force() -> Mapping[str, int]:
    """Return in which order rules are told of one cell, by identifier: the worst first; none for those switched off."""
    severities = settings().severities
    return _ranks(frozenset(severities.items()) if severities else frozenset())


@lru_cache(maxsize=8)
def _ranks(severities: frozenset[tuple[str, str]]) -> Mapping[str, int]:
    rules = sorted(_by_severities(severities).values(), key=lambda rule: -rule.severity)
    return {rule.id: rank for rank, rule in enumerate(rules)}


@lru_cache(maxsize=8)
def _by_severities(severities: frozenset[tuple[str, str]]) -> Mapping[str, Rule]:
    wanted = dict(severities)
    result = {}
    for name, found in RULES.items():
        word = wanted.get(name, wanted.get(found.code))
        if word != _OFF:
            result[name] = replace(found, severity=Severity[word.upper()]) if word else found
    return result
