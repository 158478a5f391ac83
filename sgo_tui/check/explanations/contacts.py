"""Telephones and electronic mail."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import CARD_FORM, Explanation
from sgo_tui.i18n import N_

_NUMBERING = N_("the Russian plan of telephone numbering")
_CHILD_ACCOUNT = N_("Госуслуги: a child's account has its own telephone and e-mail address")

TELEPHONE = (
    Explanation(
        code="T1",
        title=N_("Mobile: how it is written"),
        text=N_(
            "SGO writes a mobile number as 11 digits from 7, without spaces, brackets and a plus. "
            "Take the suggestion: the number stays the same. "
            "If digits are missing or there are words in the cell, ask for the number. "
            "Where your region writes the whole column otherwise, leave it so."
        ),
        source=CARD_FORM,
        example="8 (902) 123-45-67 → 79021234567",
    ),
    Explanation(
        code="T2",
        title=N_("Not a mobile number"),
        text=N_(
            "A Russian mobile number has a 9 behind the 7; this one is a home or an office number. "
            "No message reaches it. "
            "Enter the mobile number, and move this one under «Домашний телефон». "
            "If the person has no mobile, leave it."
        ),
        source=_NUMBERING,
        example="74152123456 → 79021234567",
    ),
    Explanation(
        code="T3",
        title=N_("Several numbers"),
        text=N_(
            "The cell holds several numbers, and SGO expects one. "
            "Leave the one that is really answered; the suggestion keeps the first. "
            "Another may go under «Домашний телефон»."
        ),
        source=CARD_FORM,
        example="79021234567, 79027654321 → 79021234567",
    ),
    Explanation(
        code="T4",
        title=N_("One telephone for child and parent"),
        text=N_(
            "The pupil has the same number as a parent. "
            "A child's account of Госуслуги needs a number that no other account has. "
            "If the child has an own number, enter it; if not, leave it."
        ),
        source=_CHILD_ACCOUNT,
        example=N_("child 79021234567, mother 79027654321"),
    ),
    Explanation(
        code="T5",
        title=N_("A number that looks made up"),
        text=N_(
            "Repeated or running digits are mostly typed only to fill the cell. "
            "The number will not help to reach anybody. "
            "Ask for the real one; do not clear the cell, SGO would erase the number it has. "
            "If it really is so, leave it."
        ),
        source=_NUMBERING,
        example=N_("70000000000 → the real number"),
    ),
    Explanation(
        code="T6",
        title=N_("Home telephone"),
        text=N_(
            "A home number has 5 to 11 digits, and here it is otherwise. "
            "How it is written is free. "
            "Check whether the number is whole and stands in its own cell."
        ),
        source=CARD_FORM,
        example="21-34-56",
    ),
)

MAIL = (
    Explanation(
        code="M1",
        title=N_("E-mail: how it is written"),
        text=N_(
            "The address has a mistake: a space, a Russian letter, a comma for a dot, no @, or a misspelt service; "
            "capital letters behind @ are only unusual. "
            "As a rule no letter reaches it. "
            "Compare the suggestion with what the person has written, or ask again. "
            "An address in a Russian domain (.рф) may be right."
        ),
        source=N_("RFC 5321 and 5322: addresses of electronic mail"),
        example="anna@example,ru → anna@example.ru",
    ),
    Explanation(
        code="M2",
        title=N_("E-mail: one address for one person"),
        text=N_(
            "The cell holds several addresses, or the pupil has the same one as a parent. "
            "SGO expects one, and a child's account of Госуслуги needs an address that no other account has. "
            "Leave the one that is read. "
            "If the child has no own address, leave the parent's."
        ),
        source=_CHILD_ACCOUNT,
        example="anna@example.ru; oleg@example.ru → anna@example.ru",
    ),
)
