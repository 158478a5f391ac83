"""Names and sex."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import (
    CARD_FORM,
    FAMILY_CODE,
    FILE_ITSELF,
    IMPORT_RULES,
    LOGIN,
    Explanation,
)
from sgo_tui.i18n import N_

SEX = (
    Explanation(
        code="G1",
        title=N_("Sex"),
        text=N_(
            "Sex is one Russian capital: М or Ж. "
            "SGO reports anything else as a mistake. "
            "Take the suggestion, or enter the letter."
        ),
        source=IMPORT_RULES,
        example="муж. → М",
    ),
    Explanation(
        code="G2",
        title=N_("Sex and patronymic"),
        text=N_(
            "The patronymic is a man's and the sex a woman's, or the other way round. "
            "One of them is wrong, and SGO may not find the person. "
            "Compare with the document. "
            "Names of other peoples may be built otherwise: if all is right, leave it."
        ),
        source=FILE_ITSELF,
        example=N_("Петровна → Ж, Петрович → М"),
    ),
    Explanation(
        code="G3",
        title=N_("Mother, father and patronymic"),
        text=N_(
            "A man's patronymic stands under «Мать», or a woman's under «Отец». "
            "The parents seem to have changed places, or one stands in the other's columns. "
            "Compare with the card in SGO before you move anything. "
            "If it is a guardian in these columns, leave it."
        ),
        source=FILE_ITSELF,
        example=N_("«Мать»: Анна Петровна, «Отец»: Олег Петрович"),
    ),
)

NAMES = (
    Explanation(
        code="F1",
        title=N_("Name: a strange character"),
        text=N_(
            "The name has a digit or another character that names do not have, or the name of a citizen of Russia "
            "is in Latin letters. "
            "Госуслуги will not know the person. "
            "Write it as in the document; a pupil's name is corrected on the card in SGO. "
            "Foreigners may have Latin letters and an apostrophe."
        ),
        source=FAMILY_CODE,
        example="Анна2 → Анна",
    ),
    Explanation(
        code="F2",
        title=N_("Name: letters of another alphabet"),
        text=N_(
            "A Latin letter or a digit stands in the name, one that looks like a Russian letter. "
            "For a person it is the same name, for SGO and Госуслуги another. "
            "Take the suggestion; a pupil's name is corrected on the card in SGO."
        ),
        source=LOGIN,
        example=N_("Aнна with a Latin A → Анна"),
    ),
    Explanation(
        code="F3",
        title=N_("Name: first letter"),
        text=N_(
            "Surname, name and patronymic begin with a letter from А to Я, but not with Ъ or Ь, a hyphen or a space. "
            "SGO reports another beginning as a mistake. "
            "Something was deleted or typed by mistake: compare with the document."
        ),
        source=IMPORT_RULES,
        example="-Анна → Анна",
    ),
    Explanation(
        code="F4",
        title=N_("Name: capital letters"),
        text=N_(
            "A whole word of the name is in capitals or in small letters. "
            "It stands so in lists, letters and certificates, too. "
            "Take the suggestion. "
            "Parts like оглы and кызы, де or фон may be small: if the document says so, leave it."
        ),
        source=CARD_FORM,
        example="АННА-МАРИЯ → Анна-Мария",
    ),
    Explanation(
        code="F5",
        title=N_("Name: е or ё"),
        text=N_(
            "A name that is often written with ё has е, or the same name stands with both in the file. "
            "If SGO has another letter than the document, login through Госуслуги may fail. "
            "Look into the document and write as it does: both may be right."
        ),
        source=LOGIN,
        example=N_("Алена or Алёна: as in the document"),
    ),
    Explanation(
        code="F6",
        title=N_("No patronymic"),
        text=N_(
            "The patronymic is empty. "
            "If the document has one, SGO and Госуслуги may not know the person without it. "
            "Look into the document. "
            "By the custom of the people or the law of another country there may be none: then leave it empty."
        ),
        source=FAMILY_CODE,
        example="Анна Петровна",
    ),
    Explanation(
        code="F7",
        title=N_("Name: longer than 20 letters"),
        text=N_(
            "Older versions of SGO cut a name to 20 letters on import. "
            "The name itself may be quite right. "
            "After import look at the card, and complete the name there if it was cut."
        ),
        source=IMPORT_RULES,
        example=N_("Александрова-Константинова: 26 characters"),
    ),
    Explanation(
        code="F8",
        title=N_("The same person twice"),
        text=N_(
            "Two rows have the same name and birth date, or two parents differ by one letter. "
            "SGO skips a person whom it finds twice, and a parent with two cards does not see all the children. "
            "Compare the cards in SGO and merge or delete one. "
            "Namesakes and twins are no mistake."
        ),
        source=IMPORT_RULES,
        example=N_("Наталья and Наталия, both born 12.03.1985"),
    ),
)
