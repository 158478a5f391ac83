"""What a person may read about one code of the requirements, and the sources that several of them share."""

from __future__ import annotations

from typing import NamedTuple

from sgo_tui.i18n import N_, _


class Explanation(NamedTuple):
    """Why values are marked under a code. The words are English identifiers, to be translated by `told`."""

    code: str
    """The code of the requirement: "S5"."""
    title: str
    """A few words for a heading."""
    text: str
    """What is wrong, why it matters, what to do, and when the value may be right all the same."""
    source: str
    """The law, order or form that it follows from."""
    example: str
    """A right value, or a wrong one and what it should be; invented."""

    def told(self) -> Explanation:
        """Return the same in the user's language; values in an example need no words."""
        return self._replace(**{name: _(words) for name, words in self._asdict().items() if name != "code"})


CARD_FORM = N_("the form of the card in SGO")
IMPORT_RULES = N_("the rules of import of SGO")
LOGIN = N_("login to SGO through Госуслуги (ЕСИА)")
FILE_ITSELF = N_("comparison of the values of the file with each other")
FAMILY_CODE = N_("Family Code of Russia, article 58: a child's name and patronymic")
PASSPORT_DECREE = N_("Regulation on the passport of a citizen, Government decree of 23.12.2023 No. 2267")
SNILS_ALGORITHM = N_("Pension Fund of Russia: algorithm of the control number of a СНИЛС")
SNILS_LAW = N_("Law of 01.04.1996 No. 27-ФЗ: one number for one person, for good")
