"""The rules: what is wrong with the values of an export, as data.

Fields raise; the checks of this room turn what they raise into problems with a place, a severity, a sentence and,
where one is clear, a suggestion. The checks themselves, `check.table.check_row` and `check.cell.validate_input`, are
imported where they are called: python-stdnum takes 25 ms, and nothing is checked before the first screen is drawn.
"""

from sgo_tui.check.problem import Problem
from sgo_tui.check.rules import RULES, Fix, Rule, Severity

__all__ = ["RULES", "Fix", "Problem", "Rule", "Severity"]
