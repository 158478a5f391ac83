"""What people may read about each rule: why a value is marked, by which source, and what a right one looks like.

A module for each kind of data. Read only when somebody asks: neither checking nor the first screen needs the words.
"""

from __future__ import annotations

from sgo_tui.check.explanations import any_value, card, contacts, dates, names, papers, passport, snils
from sgo_tui.check.explanations.explanation import Explanation

__all__ = ["EXPLANATIONS", "Explanation"]

_ALL = (
    *any_value.WRITING,
    *snils.SNILS,
    *passport.PASSPORT,
    *papers.BIRTH_CERTIFICATE,
    *papers.OTHER_DOCUMENTS,
    *papers.POLICY,
    *papers.TAX_NUMBER,
    *contacts.TELEPHONE,
    *contacts.MAIL,
    *dates.DATES,
    *names.SEX,
    *names.NAMES,
    *card.CITIZENSHIP,
    *card.RELATION,
    *card.ADDRESS,
    *any_value.CLEARING,
)

EXPLANATIONS = {explanation.code: explanation for explanation in _ALL}
"""By code, in the order in which they are listed."""
