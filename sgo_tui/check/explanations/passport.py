"""The passport of a citizen of Russia."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import CARD_FORM, FILE_ITSELF, PASSPORT_DECREE, Explanation
from sgo_tui.i18n import N_

_BLANK = N_("the numbering of passport blanks: region, year of printing, number")

PASSPORT = (
    Explanation(
        code="P1",
        title=N_("Passport: series"),
        text=N_(
            "The series of a Russian passport is four digits without spaces; Excel drops a zero at its beginning. "
            "Otherwise SGO says that the passport is wrong. "
            "Take the suggestion, or compare with the passport. "
            "If it is another document, the value may be right: choose its type, where the file has it."
        ),
        source=CARD_FORM,
        example="30 08 → 3008, 308 → 0308",
    ),
    Explanation(
        code="P2",
        title=N_("Passport: number"),
        text=N_(
            "The number of a Russian passport is six digits without spaces; Excel drops zeros at its beginning. "
            "Otherwise SGO says that the passport is wrong. "
            "Take the suggestion, or compare with the passport. "
            "If it is another document, the value may be right: choose its type, where the file has it."
        ),
        source=CARD_FORM,
        example="12345 → 012345",
    ),
    Explanation(
        code="P3",
        title=N_("Passport: series and number together"),
        text=N_(
            "The cell holds both the series and the number, and SGO wants them apart. "
            "Leave four digits under «Серия», put six under «Номер». "
            "Where the file has one column for both, write «3008 123456»."
        ),
        source=CARD_FORM,
        example="3008123456 → 3008 · 123456",
    ),
    Explanation(
        code="P4",
        title=N_("Passport: region in the series"),
        text=N_(
            "The first two digits of the series tell the region of issue, and these are none of the known ones. "
            "It may be a slip of the finger, or a new region. "
            "Compare with the passport; if it says the same, leave it."
        ),
        source=_BLANK,
        example=N_("3008: 30 is Камчатский край"),
    ),
    Explanation(
        code="P5",
        title=N_("Passport: year in the series"),
        text=N_(
            "The last two digits of the series are the year in which the blank was printed: as a rule the year of "
            "issue or up to three years before it. "
            "Here it does not fit the date of issue, so one of them may be wrong. "
            "Compare both with the passport; a blank may have lain longer, then leave them."
        ),
        source=_BLANK,
        example=N_("3015, issued 12.03.2016"),
    ),
    Explanation(
        code="P6",
        title=N_("Passport: date of issue"),
        text=N_(
            "A passport is not issued before the age of 14, and its date is neither in the future nor before October "
            "1997. "
            "Either the date of issue or the birth date is wrong. "
            "Compare both with the passport."
        ),
        source=PASSPORT_DECREE,
        example=N_("born 01.09.2008, issued 15.09.2022"),
    ),
    Explanation(
        code="P7",
        title=N_("Passport: time to replace it"),
        text=N_(
            "A passport is replaced at 20 and at 45, and the old one is valid for 90 more days. "
            "By its date of issue this one should have been replaced: SGO may have old data. "
            "Ask for the new passport. "
            "If the person has not replaced it yet, leave the value."
        ),
        source=PASSPORT_DECREE,
        example=N_("born 01.09.1978, issued after 01.09.2023"),
    ),
    Explanation(
        code="P8",
        title=N_("Passport: code of the issuer"),
        text=N_(
            "The code of the issuer is six digits with a hyphen in the middle, as in the passport; Excel drops a "
            "zero at its beginning. "
            "Take the suggestion, or compare with the passport."
        ),
        source=CARD_FORM,
        example="300001 → 300-001",
    ),
    Explanation(
        code="P9",
        title=N_("Passport at 14"),
        text=N_(
            "The pupil is 14 already, and a citizen of Russia has a passport from this age on. "
            "Ask for it and enter it; the birth certificate may stay. "
            "Soon after the birthday there may be none yet, and a foreigner has other documents."
        ),
        source=PASSPORT_DECREE,
        example=N_("birth certificate II-КА 123456 → and passport 3008 123456"),
    ),
    Explanation(
        code="P10",
        title=N_("Passport before 14"),
        text=N_(
            "The pupil is not 14 yet and has no passport of Russia, but the file has one. "
            "Perhaps it is a parent's, or the birth date is wrong. "
            "Put it where it belongs and enter the birth certificate. "
            "A passport for travel or that of another country may be a child's: choose the type of the document."
        ),
        source=PASSPORT_DECREE,
        example=N_("passport 3008 123456 of a child → birth certificate II-КА 123456"),
    ),
    Explanation(
        code="P11",
        title=N_("Passport: one for two people"),
        text=N_(
            "Two different people have the same series and number. "
            "Most often a parent's passport stands with the child, or a row was copied. "
            "Compare both with their documents. "
            "One and the same parent in the rows of several children is no mistake."
        ),
        source=FILE_ITSELF,
        example=N_("the child has the father's passport → the child's own document"),
    ),
)
