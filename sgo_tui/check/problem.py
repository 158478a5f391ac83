"""A finding about data: which cell, which rule, what would put it right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sgo_tui.check.rules import RULES, Fix, Rule, Severity
from sgo_tui.i18n import _


class Finding(NamedTuple):
    """What a check says of a value; the loop over the cells adds the place."""

    rule: str
    suggestion: str | None = None
    params: dict[str, object] = {}


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding at its place; row and column are 0-based."""

    row: int
    column: int
    rule: Rule
    suggestion: str | None = None
    """The value that would put it right; empty text means to clear the cell."""
    params: dict[str, object] = field(default_factory=dict)
    """What the message is filled with."""

    @classmethod
    def at(cls, row: int, column: int, finding: Finding) -> Problem:
        """Return `finding` at a place."""
        return cls(row, column, RULES[finding.rule], finding.suggestion, finding.params)

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
        return _(self.rule.message).format(**self.params)
