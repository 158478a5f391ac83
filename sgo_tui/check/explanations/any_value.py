"""Values of any column: how they are written, whether they are data at all, whether they stand in their place."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import CARD_FORM, IMPORT_RULES, Explanation
from sgo_tui.i18n import N_

WRITING = (
    Explanation(
        code="V1",
        title=N_("Extra spaces"),
        text=N_(
            "There are extra spaces, line breaks or characters that cannot be seen around the value or inside it. "
            "Because of them two values that look alike may be taken for different ones. "
            "Take the suggestion: what you see stays the same."
        ),
        source=IMPORT_RULES,
        example="« Анна  Мария » → «Анна Мария»",
    ),
    Explanation(
        code="V2",
        title=N_("A dash instead of data"),
        text=N_(
            "A dash, «нет», «н/д» or a zero stands where data are missing, or Excel has shortened a long number. "
            "SGO would take it for the value. "
            "Find out the value, or leave the cell empty; but not a telephone, an e-mail address or a passport: "
            "there an empty cell erases the data in SGO. "
            "In a column of yes and no «нет» is an answer like any other."
        ),
        source=IMPORT_RULES,
        example=N_("«н/д» → the value, or an empty cell"),
    ),
    Explanation(
        code="W1",
        title=N_("A value of another column"),
        text=N_(
            "The value is written as in another column: a telephone where an e-mail address belongs, a СНИЛС where "
            "a passport does. "
            "As a rule it was typed into the neighbouring cell, or a part of the row has slipped. "
            "Compare the neighbours and put each value into its own column. "
            "If it does belong here, leave it."
        ),
        source=CARD_FORM,
        example=N_("79021234567 under «E-mail» → under «Мобильный телефон»"),
    ),
)

CLEARING = (
    Explanation(
        code="X1",
        title=N_("A cleared cell: SGO will erase"),
        text=N_(
            "The cell had a value and is empty now. "
            "SGO takes telephones, e-mail and passports from the file even when the cell is empty, so on import it "
            "erases what the person has. "
            "If that was not meant, undo it with Ctrl+Z or enter the value."
        ),
        source=IMPORT_RULES,
        example=N_("an empty «Мобильный телефон»: the number disappears from the card"),
    ),
    Explanation(
        code="X2",
        title=N_("A cleared cell: nothing changes"),
        text=N_(
            "The cell had a value and is empty now. "
            "SGO skips empty cells of this column: the old value stays on the card. "
            "To remove it, clear it on the card in SGO."
        ),
        source=IMPORT_RULES,
        example=N_("an empty «СНИЛС»: the card keeps its number"),
    ),
    Explanation(
        code="X3",
        title=N_("A changed name or birth date of a parent"),
        text=N_(
            "SGO finds the parent by the full name and the birth date that it has on the card. "
            "After the change it may not find the person and leave out the whole block without a word. "
            "If the document says so, correct the card in SGO first and export again."
        ),
        source=IMPORT_RULES,
        example=N_("«Белова» changed to «Серова»: SGO looks for Серова and knows Белова only"),
    ),
    Explanation(
        code="X4",
        title=N_("Refused by SGO on import"),
        text=N_(
            "SGO has named this cell in its list of errors after an import, and these are its own words. "
            "The mark goes when the cell is changed; whether the new value is right, only the next import tells. "
            "Where SGO has named possible values, F4 offers them."
        ),
        source=IMPORT_RULES,
        example=N_("«СНИЛС матери неверен» → compare the number with the document"),
    ),
)
