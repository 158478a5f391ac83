"""DISGUISE: a workbook with invented people in the place of its own, to be shown to those who mend the program.

Every text and number is replaced by one of the same form, the same by the same wherever it stands, so that the program
finds the same problems. What is drawn is random and kept nowhere: there is no way back.
"""

from sgo_tui.disguise.workbook import Disguised, disguise

__all__ = ["Disguised", "disguise"]
