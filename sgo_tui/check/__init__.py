"""The rules: what is wrong with the values of an export, as data.

Fields raise; the checks of this room turn what they raise into problems with a place, a severity, a sentence and,
where one is clear, a suggestion.
"""

from sgo_tui.check.cell import validate_input
from sgo_tui.check.problem import Problem, Severity
from sgo_tui.check.rules import RULES, Fix, Rule
from sgo_tui.check.table import Cells, check_row

__all__ = ["RULES", "Cells", "Fix", "Problem", "Rule", "Severity", "check_row", "validate_input"]
