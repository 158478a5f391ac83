"""A finding about data: which cell, which rule, what would put it right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sgo_tui.check.in_force import rules_in_force
from sgo_tui.check.rules import Fix, Rule, Severity
from sgo_tui.i18n import _

_NOTHING: Mapping[str, object] = {}


class Finding(NamedTuple):
    """What a check says of a value; the loop over the cells adds the place."""

    rule: str
    suggestion: str | None = None
    """The value that would put it right; empty text means to clear the cell."""
    params: Mapping[str, object] = _NOTHING
    """What the message is filled with."""
    others: tuple[tuple[str, str], ...] = ()
    """What must then stand in other fields of the same person: a value that is moved, its other half."""


class Problem(NamedTuple):
    """A finding at its place; row and column are 0-based."""

    row: int
    column: int
    finding: Finding
    others: tuple[tuple[int, str], ...] = ()
    """The finding's `others` by column."""

    @property
    def rule(self) -> Rule:
        """What is wrong, as severe as the settings say."""
        return rules_in_force()[self.finding.rule]

    @property
    def suggestion(self) -> str | None:
        """The value that would put it right; empty text means to clear the cell."""
        return self.finding.suggestion

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.rule.severity

    @property
    def fix(self) -> Fix:
        """What may be done with the suggestion."""
        return self.rule.fix if self.suggestion is not None else Fix.NONE

    @property
    def message(self) -> str:
        """What is wrong and what to do, in the user's language; looked up only when it is shown."""
        return _(self.rule.message).format(**self.finding.params)
