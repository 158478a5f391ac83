"""Dates and what follows from them."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import FILE_ITSELF, IMPORT_RULES, Explanation
from sgo_tui.i18n import N_

_SCHOOL_AGE = N_("Law of 29.12.2012 No. 273-ФЗ, article 67: school begins between 6.5 and 8 years")

DATES = (
    Explanation(
        code="A1",
        title=N_("Date: how it is written"),
        text=N_(
            "SGO writes dates дд.мм.гггг. "
            "A date written otherwise may be read wrong: day and month change places, the year gets another century. "
            "Take the suggestion, or enter the date from the document. "
            "A pupil's birth date is corrected on the card in SGO, not in the file."
        ),
        source=IMPORT_RULES,
        example="1.9.15 → 01.09.2015",
    ),
    Explanation(
        code="A2",
        title=N_("Age of the pupil"),
        text=N_(
            "By the birth date the pupil would be younger than 5 or older than 20, or not born yet. "
            "With a wrong birth date Госуслуги will not know the pupil. "
            "Import never changes it: compare with the document and correct it on the card in SGO. "
            "In an evening class the pupil may really be older."
        ),
        source=_SCHOOL_AGE,
        example=N_("6 to 18 years on 1 September"),
    ),
    Explanation(
        code="A3",
        title=N_("Age and class"),
        text=N_(
            "The pupil is unusually young or old for the class. "
            "The birth date may be wrong, or the class. "
            "Compare the card with the document; a pupil who began early or repeated a year is no mistake."
        ),
        source=_SCHOOL_AGE,
        example=N_("class 1: 6 to 8 years"),
    ),
    Explanation(
        code="A4",
        title=N_("Age of the parent"),
        text=N_(
            "The parent is hardly older than the child, or very much older. "
            "Often a brother's, a sister's or a grandmother's date stands here, or a year is mistyped. "
            "Compare both dates with the documents. "
            "A guardian or an adoptive parent may be of any grown age."
        ),
        source=FILE_ITSELF,
        example=N_("mother 1985, child 2015"),
    ),
    Explanation(
        code="A5",
        title=N_("The parent's birth date is the child's"),
        text=N_(
            "The parent has the same birth date as the child: it was copied. "
            "SGO finds a parent by name and birth date and will not know this one. "
            "Enter the parent's own date; the editor asks before it changes it."
        ),
        source=FILE_ITSELF,
        example=N_("child and mother 01.09.2015 → mother 12.03.1985"),
    ),
)
