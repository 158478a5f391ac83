"""СНИЛС: the number by which SGO and Госуслуги know a person."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import (
    CARD_FORM,
    FILE_ITSELF,
    LOGIN,
    SNILS_ALGORITHM,
    SNILS_LAW,
    Explanation,
)
from sgo_tui.i18n import N_

SNILS = (
    Explanation(
        code="S1",
        title=N_("СНИЛС: how it is written"),
        text=N_(
            "The digits are right, but SGO writes them otherwise: three groups of three with hyphens, a space, two "
            "more. "
            "Take the suggestion: the number itself stays the same."
        ),
        source=CARD_FORM,
        example="11223344595 → 112-233-445 95",
    ),
    Explanation(
        code="S2",
        title=N_("СНИЛС: a lost zero"),
        text=N_(
            "Excel takes the number for an amount and drops the zeros at its beginning; SGO refuses what is left. "
            "With the zeros put back the control number fits, so the suggestion is very likely right. "
            "Compare it with the document and take it."
        ),
        source=SNILS_ALGORITHM,
        example="1234567819 → 012-345-678 19",
    ),
    Explanation(
        code="S3",
        title=N_("СНИЛС: not 11 digits"),
        text=N_(
            "A digit is missing, or there is one too many. "
            "SGO will not take the number, and the person cannot log in through Госуслуги. "
            "Compare it with the document digit by digit."
        ),
        source=SNILS_ALGORITHM,
        example="112-233-45 95 → 112-233-445 95",
    ),
    Explanation(
        code="S4",
        title=N_("СНИЛС: a letter among digits"),
        text=N_(
            "A letter stands where a digit belongs (О for 0, З for 3, l for 1), or there are words beside the number. "
            "SGO takes digits only. "
            "Compare the suggestion with the document before you take it."
        ),
        source=CARD_FORM,
        example="112-2З3-445 95 → 112-233-445 95",
    ),
    Explanation(
        code="S5",
        title=N_("СНИЛС: control number"),
        text=N_(
            "The last two digits follow from the first nine, and here they do not: a digit is wrong, or two have "
            "changed places. "
            "SGO refuses such a number, and Госуслуги will not find the person. "
            "Compare it with the document digit by digit; the program cannot know which one is wrong."
        ),
        source=SNILS_ALGORITHM,
        example="112-233-445 59 → 112-233-445 95",
    ),
    Explanation(
        code="S6",
        title=N_("СНИЛС: a very old number"),
        text=N_(
            "Numbers up to 001-001-998 have no control number, so a mistake in them cannot be seen, and the card in "
            "SGO may refuse them. "
            "Compare it with the document. "
            "If it is right, leave it, and ask the support of SGO how to enter it."
        ),
        source=SNILS_ALGORITHM,
        example=N_("001-001-998 is the last number that is not checked"),
    ),
    Explanation(
        code="S7",
        title=N_("СНИЛС: not a number of a person"),
        text=N_(
            "Zeros or one repeated digit only fill the cell. "
            "SGO refuses such a number, and the person cannot log in through Госуслуги. "
            "Enter the number of the document; if it is not known yet, leave the cell empty."
        ),
        source=SNILS_ALGORITHM,
        example=N_("000-000-000 00 → the number of the document"),
    ),
    Explanation(
        code="S8",
        title=N_("СНИЛС: one for two people"),
        text=N_(
            "Two different people have the same number, and one of them will not be able to log in through Госуслуги. "
            "Most often a parent's number stands with the child, or a row was copied. "
            "Compare both with their documents. "
            "One and the same parent in the rows of several children is no mistake."
        ),
        source=SNILS_LAW,
        example=N_("the child has the mother's number → the child's own"),
    ),
    Explanation(
        code="S9",
        title=N_("СНИЛС: a parent has several"),
        text=N_(
            "The same parent, by name and birth date, has another number in the row of another child. "
            "A person has one number, so at least one of the two is wrong. "
            "Compare with the document and enter the right one in every row. "
            "If they are two people of the same name and birth date, both numbers may be right."
        ),
        source=FILE_ITSELF,
        example=N_("the mother of two children → the same number in both rows"),
    ),
    Explanation(
        code="S10",
        title=N_("СНИЛС is missing"),
        text=N_(
            "The row has this person, but no СНИЛС, and SGO recognises by it who logs in through Госуслуги. "
            "Ask for the document and enter the number. "
            "Until then leave the cell empty: an empty СНИЛС erases nothing in SGO. "
            "A foreigner may have none."
        ),
        source=LOGIN,
        example="112-233-445 95",
    ),
)
