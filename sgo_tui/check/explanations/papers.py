"""Papers other than the passport: birth certificates, other documents, the policy, the ИНН."""

from __future__ import annotations

from sgo_tui.check.explanations.explanation import CARD_FORM, Explanation
from sgo_tui.i18n import N_

_CERTIFICATE = N_("Ministry of Justice, order of 13.08.2018 No. 167: blanks of certificates")
_CIVIL_STATUS = N_("Law of 15.11.1997 No. 143-ФЗ on acts of civil status")
_FOREIGNERS = N_("Law of 25.07.2002 No. 115-ФЗ, article 10: documents of foreign citizens")
_INN = N_("Tax Service, order of 29.06.2012 No. ММВ-7-6/435@")

BIRTH_CERTIFICATE = (
    Explanation(
        code="B1",
        title=N_("Birth certificate: series"),
        text=N_(
            "The series is a Roman number in Latin letters, a hyphen and two Russian capitals. "
            "On paper the Roman part looks like digits or Russian letters, but a computer does not take these for it. "
            "Compare the suggestion with the document and take it. "
            "Certificates of other countries are written otherwise: leave them."
        ),
        source=_CERTIFICATE,
        example="1-ка → I-КА, У-МЛ → V-МЛ",
    ),
    Explanation(
        code="B2",
        title=N_("Birth certificate: number"),
        text=N_(
            "The number of a Russian birth certificate is six digits; Excel drops zeros at its beginning. "
            "Compare with the document: the series belongs into its own cell. "
            "Certificates of other countries are numbered otherwise: leave them."
        ),
        source=_CERTIFICATE,
        example="№ 123456 → 123456, 1234 → 001234",
    ),
    Explanation(
        code="B3",
        title=N_("Birth certificate: date of issue"),
        text=N_(
            "The certificate would have been issued before the birth, or in the future. "
            "One of the two dates is wrong: compare both with the certificate. "
            "A pupil's birth date is corrected on the card in SGO, not in the file."
        ),
        source=_CIVIL_STATUS,
        example=N_("born 01.09.2015, issued 14.09.2015"),
    ),
)

OTHER_DOCUMENTS = (
    Explanation(
        code="D1",
        title=N_("Passport for travel"),
        text=N_(
            "A Russian passport for travel abroad has nine digits: a series of two and a number of seven. "
            "Compare with the document. "
            "If it is the ordinary passport (four and six digits), choose that type."
        ),
        source=CARD_FORM,
        example="71 1234567",
    ),
    Explanation(
        code="D2",
        title=N_("Military card and other documents"),
        text=N_(
            "The value does not look like a document of the chosen type: a military card has two letters and six or "
            "seven digits, for example. "
            "A passport of the USSR is valid no more. "
            "Compare the type, the series and the number with the document; if all is so there, leave it."
        ),
        source=CARD_FORM,
        example=N_("military card: АН 1234567"),
    ),
    Explanation(
        code="D3",
        title=N_("Document of another country"),
        text=N_(
            "Other countries write their documents in their own ways, and the program cannot check them. "
            "Compare with the document by eye, and see to it that its type is chosen, where the file has it. "
            "If it is right, nothing needs to be done."
        ),
        source=_FOREIGNERS,
        example=N_("a foreign passport: AB1234567"),
    ),
)

POLICY = (
    Explanation(
        code="O1",
        title=N_("Policy: number"),
        text=N_(
            "The policy has 16 digits, and the last one follows from the others. "
            "Here it does not, or the number is written otherwise. "
            "Compare it with the policy; if it says the same, leave it."
        ),
        source=N_("Fund of compulsory medical insurance, order of 07.04.2011 No. 79"),
        example="1234567890123453 → 1234567890123452",
    ),
    Explanation(
        code="O2",
        title=N_("Policy of the old form"),
        text=N_(
            "The number does not have 16 digits: until 2011 each region had its own series and numbers. "
            "Ask whether there is a newer policy. "
            "If there is none, leave it."
        ),
        source=N_("Law of 29.11.2010 No. 326-ФЗ on medical insurance"),
        example="1234567890123452",
    ),
)

TAX_NUMBER = (
    Explanation(
        code="N1",
        title=N_("ИНН: digits"),
        text=N_(
            "A person's ИНН is 12 digits without spaces, and the last two follow from the others. "
            "Here a digit is missing, is wrong or is a letter. "
            "Compare with the document, or look it up on the site of the Tax Service («Узнать ИНН»)."
        ),
        source=_INN,
        example="500100732295 → 500100732259",
    ),
    Explanation(
        code="N2",
        title=N_("ИНН of an organisation"),
        text=N_(
            "An ИНН of 10 digits belongs to an organisation, not to a person. "
            "Most often it is the school's or the employer's. "
            "Enter the person's own, of 12 digits."
        ),
        source=_INN,
        example="5001007322 → 500100732259",
    ),
)
