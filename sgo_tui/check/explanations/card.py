"""Citizenship, relation and address."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import CARD_FORM, FILE_ITSELF, IMPORT_RULES, Explanation
from sgo_tui.i18n import N_

CITIZENSHIP = (
    Explanation(
        code="C1",
        title=N_("Citizenship"),
        text=N_(
            "There is no such country in the list, or it is written otherwise than in the rest of the column. "
            "SGO takes only values of its own list and will not find this one. "
            "Take the suggestion, or choose the country as it is written in other rows."
        ),
        source=N_("ОКСМ, the classifier of countries of the world"),
        example=N_("Росия → Россия"),
    ),
    Explanation(
        code="C2",
        title=N_("Citizenship and document"),
        text=N_(
            "A citizen of Russia has a document of another country, or a foreigner a Russian one. "
            "One of the two may be wrong. "
            "Compare with the document. "
            "With two citizenships, or soon after a change of citizenship, both may be right."
        ),
        source=FILE_ITSELF,
        example=N_("Россия and passport 3008 123456"),
    ),
)

RELATION = (
    Explanation(
        code="R1",
        title=N_("Relation"),
        text=N_(
            "The relation is not one of the usual words, or does not fit the columns it stands in. "
            "SGO takes only values of its own list. "
            "Write it as in the other rows. "
            "A guardian or a grandmother in the columns of a parent is no mistake."
        ),
        source=CARD_FORM,
        example=N_("мама → мать"),
    ),
)

ADDRESS = (
    Explanation(
        code="AD1",
        title=N_("Address: what is missing"),
        text=N_(
            "A part of the address is filled in, but the town, the street or the house is missing, and without all "
            "three SGO does not take an address. "
            "Fill them in, or leave the whole address empty: that changes nothing in SGO. "
            "In a village without streets write as on the card."
        ),
        source=IMPORT_RULES,
        example=N_("г. Елизово, ул. Ленина, д. 5"),
    ),
    Explanation(
        code="AD2",
        title=N_("Postal index"),
        text=N_(
            "A Russian postal index is six digits without spaces. "
            "Take the suggestion, or look it up on the site of the post. "
            "In another country it may be otherwise: then leave it."
        ),
        source=CARD_FORM,
        example="684 000 → 684000",
    ),
    Explanation(
        code="AD3",
        title=N_("Town"),
        text=N_(
            "SGO takes from the file only the town of the school or the one that is on the card already. "
            "Another one will not be imported. "
            "Put the old one back, and change the town on the card in SGO."
        ),
        source=IMPORT_RULES,
        example=N_("г. Елизово"),
    ),
)
