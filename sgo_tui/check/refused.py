"""What no check has found: SGO itself has complained of a cell after an import."""

from __future__ import annotations

from sgo_tui.check.in_force import rules_in_force
from sgo_tui.check.problem import Finding, Problem

REFUSED = "refused-by-sgo"
"""The rule that such problems have."""


def refused(row: int, column: int, words: str) -> list[Problem]:
    """Return the problem of a cell that SGO complains of in these `words`; none where the settings switch that off."""
    return [Problem(row, column, Finding(REFUSED, None, {"words": words}))] if REFUSED in rules_in_force() else []
