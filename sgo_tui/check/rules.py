"""The table of all rules: identifier, severity, how its suggestion may be used, and what people read.

The codes are those of the requirements; the sources of the values' forms stand in the modules of ``fields``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from sgo_tui.i18n import N_


class Severity(IntEnum):
    """How bad it is; none of them prevents saving."""

    HINT = 1
    """Better written in another way, or worth a look."""
    WARNING = 2
    """Doubtful: to be checked against the document."""
    ERROR = 3
    """SGO or Госуслуги will refuse the value."""

    @property
    def word(self) -> str:
        """The name in JSON."""
        return self.name.lower()


class Fix(Enum):
    """What may be done with a rule's suggestion."""

    NONE = "none"
    AUTO = "auto"
    """It cannot change the meaning: may be taken for many cells at once."""
    SUGGESTED = "suggested"
    """It is likely: to be looked at and taken one by one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a value."""

    id: str
    """Stable name, for JSON: "snils-checksum"."""
    code: str
    """The requirement it comes from: "S5"."""
    severity: Severity
    fix: Fix
    message: str
    """What is wrong and what to do, to be translated; `{…}` are filled from the problem's params."""


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

_TABLE = (
    # Any value.
    Rule("extra-spaces", "V1", _H, Fix.AUTO, N_("Extra spaces or invisible characters. Remove them.")),
    Rule("stand-in", "V2", _W, Fix.SUGGESTED, N_("A dash or «нет» stands for missing data. Leave the cell empty.")),
    Rule(
        "stand-in-erases",
        "V2",
        _W,
        Fix.NONE,
        N_("A dash or «нет» stands for missing data. Find out the value: an empty cell erases it in SGO."),
    ),
    Rule(
        "number-shortened",
        "V2",
        _E,
        Fix.NONE,
        N_("Excel has shortened the number, and its last digits are lost. Enter it anew from the document."),
    ),
    # СНИЛС.
    Rule("snils-form", "S1", _H, Fix.AUTO, N_("The СНИЛС is not written like 123-456-789 12. Put the form right.")),
    Rule(
        "snils-lost-zero",
        "S2",
        _E,
        Fix.SUGGESTED,
        N_("The СНИЛС has {n} digits: a zero at the beginning seems to be lost."),
    ),
    Rule("snils-length", "S3", _E, Fix.NONE, N_("A СНИЛС has 11 digits, this one {n}. Check it against the document.")),
    Rule("snils-letter", "S4", _E, Fix.SUGGESTED, N_("The СНИЛС has the character «{c}». Only digits are needed.")),
    Rule(
        "snils-checksum",
        "S5",
        _E,
        Fix.NONE,
        N_("A mistake in the СНИЛС: the control number does not fit. Check it against the document."),
    ),
    Rule("snils-old", "S6", _W, Fix.NONE, N_("A very old number: SGO may refuse it. Check it against the document.")),
    Rule("snils-placeholder", "S7", _E, Fix.NONE, N_("This is not a СНИЛС. Enter the number of the document.")),
    Rule("snils-missing", "S10", _W, Fix.NONE, N_("No СНИЛС: without it the person cannot log in by Госуслуги.")),
    # Passport.
    Rule("passport-series-form", "P1", _H, Fix.AUTO, N_("The passport series is 4 digits without spaces.")),
    Rule(
        "passport-series-lost-zero",
        "P1",
        _E,
        Fix.SUGGESTED,
        N_("The passport series is 4 digits: a zero at the beginning seems to be lost."),
    ),
    Rule("passport-series", "P1", _E, Fix.NONE, N_("The passport series is 4 digits. Check it against the passport.")),
    Rule(
        "passport-series-doubtful",
        "P1",
        _W,
        Fix.NONE,
        N_("The series of a Russian passport is 4 digits. If it is another document, choose its type."),
    ),
    Rule("passport-letter", "P1", _E, Fix.SUGGESTED, N_("The character «{c}» stands among the digits.")),
    Rule(
        "document-foreign",
        "D3",
        _H,
        Fix.NONE,
        N_("This is not the form of a Russian passport. If it is another document, check it by eye."),
    ),
    Rule("passport-number-form", "P2", _H, Fix.AUTO, N_("The passport number is 6 digits without spaces.")),
    Rule(
        "passport-number-lost-zero",
        "P2",
        _E,
        Fix.SUGGESTED,
        N_("The passport number is 6 digits: a zero at the beginning seems to be lost."),
    ),
    Rule("passport-number", "P2", _E, Fix.NONE, N_("The passport number is 6 digits. Check it against the passport.")),
    Rule(
        "passport-number-doubtful",
        "P2",
        _W,
        Fix.NONE,
        N_("The number of a Russian passport is 6 digits. If it is another document, choose its type."),
    ),
    Rule(
        "passport-together",
        "P3",
        _W,
        Fix.SUGGESTED,
        N_("Series and number are in one cell. Put the series (4 digits) and the number (6 digits) apart."),
    ),
    Rule("passport-combined-form", "P3", _H, Fix.AUTO, N_("Series and number are written like 3008 123456.")),
    Rule("division-form", "P8", _H, Fix.AUTO, N_("The code of the issuer is written like 300-001.")),
    Rule(
        "division-lost-zero",
        "P8",
        _W,
        Fix.SUGGESTED,
        N_("The code of the issuer is 6 digits: a zero at the beginning seems to be lost."),
    ),
    Rule("division", "P8", _W, Fix.NONE, N_("The code of the issuer is 6 digits, like 300-001. Check the passport.")),
    # Birth certificate.
    Rule(
        "birth-certificate-series-form",
        "B1",
        _H,
        Fix.AUTO,
        N_("Series: Roman digits in Latin letters, a hyphen, two Russian letters. Example: II-КА"),
    ),
    Rule(
        "birth-certificate-series-letters",
        "B1",
        _H,
        Fix.SUGGESTED,
        N_("Series: Roman digits in Latin letters, a hyphen, two Russian letters. Example: II-КА"),
    ),
    Rule(
        "birth-certificate-series",
        "B1",
        _W,
        Fix.NONE,
        N_("This is not the series of a Russian birth certificate (II-КА). Check it against the document."),
    ),
    Rule("birth-certificate-number-form", "B2", _H, Fix.AUTO, N_("The number of the certificate is 6 digits only.")),
    Rule(
        "birth-certificate-number-lost-zero",
        "B2",
        _E,
        Fix.SUGGESTED,
        N_("The number of the certificate is 6 digits: a zero at the beginning seems to be lost."),
    ),
    Rule(
        "birth-certificate-number",
        "B2",
        _E,
        Fix.SUGGESTED,
        N_("The number of a birth certificate is 6 digits. Check it against the document."),
    ),
    Rule(
        "issued-before-birth", "B3", _E, Fix.NONE, N_("The certificate was issued before the birth. Check the dates.")
    ),
    # Policy and tax number.
    Rule("policy-form", "O1", _H, Fix.AUTO, N_("The policy number is 16 digits without spaces.")),
    Rule("policy-checksum", "O1", _W, Fix.NONE, N_("Check the policy number: the last digit does not fit.")),
    Rule("policy-placeholder", "O1", _W, Fix.NONE, N_("This is not a policy. Enter the number of the document.")),
    Rule("policy-old", "O2", _H, Fix.NONE, N_("A policy of the old form. Check whether there is a new one.")),
    Rule("inn-form", "N1", _H, Fix.AUTO, N_("The ИНН is 12 digits without spaces.")),
    Rule(
        "inn-lost-zero", "N1", _E, Fix.SUGGESTED, N_("The ИНН is 12 digits: a zero at the beginning seems to be lost.")
    ),
    Rule("inn-length", "N1", _E, Fix.NONE, N_("A person's ИНН is 12 digits. Check it against the document.")),
    Rule("inn-letter", "N1", _E, Fix.SUGGESTED, N_("The ИНН has the character «{c}». Only digits are needed.")),
    Rule("inn-placeholder", "N1", _E, Fix.NONE, N_("This is not an ИНН. Enter the number of the document.")),
    Rule("inn-checksum", "N1", _E, Fix.NONE, N_("A mistake in the ИНН: the control digits do not fit. Check it.")),
    Rule("inn-organisation", "N2", _E, Fix.NONE, N_("10 digits are the ИНН of an organisation. A person's has 12.")),
    # Telephones.
    Rule("phone-form", "T1", _H, Fix.AUTO, N_("Telephone: 11 digits from 7. Example: 79021234567")),
    Rule("phone-form-of-column", "T1", _H, Fix.AUTO, N_("The other numbers of the column are written like {form}.")),
    Rule("phone-length", "T1", _W, Fix.NONE, N_("A mobile number is 11 digits from 7, this one has {n}. Check it.")),
    Rule("phone-characters", "T1", _W, Fix.SUGGESTED, N_("Only a number belongs here: 11 digits from 7.")),
    Rule("phone-not-mobile", "T2", _W, Fix.NONE, N_("This is not a mobile number. Enter the mobile one.")),
    Rule("phone-several", "T3", _W, Fix.SUGGESTED, N_("Several numbers in one cell. Leave one.")),
    Rule("phone-made-up", "T5", _W, Fix.NONE, N_("The number looks made up. Find out the real one.")),
    Rule("phone-home", "T6", _H, Fix.NONE, N_("A home telephone is 5 to 11 digits. Check it.")),
    # Electronic mail.
    Rule(
        "email-form", "M1", _E, Fix.SUGGESTED, N_("The e-mail address is written wrong. Compare it with the right one.")
    ),
    Rule("email-no-at", "M1", _E, Fix.SUGGESTED, N_("The e-mail address has no @.")),
    Rule(
        "email-cyrillic", "M1", _E, Fix.SUGGESTED, N_("The e-mail address has a Russian letter «{c}» among Latin ones.")
    ),
    Rule("email-spaces", "M1", _E, Fix.AUTO, N_("The e-mail address has spaces beside @ or a dot. Remove them.")),
    Rule("email-space-inside", "M1", _E, Fix.SUGGESTED, N_("The e-mail address has a space inside.")),
    Rule("email-case", "M1", _H, Fix.AUTO, N_("What stands after @ in an e-mail address is written small.")),
    Rule(
        "email-russian-name",
        "M1",
        _W,
        Fix.SUGGESTED,
        N_("Russian letters stand before @: most mail services do not take them. Check the address."),
    ),
    Rule("email-domain", "M1", _W, Fix.SUGGESTED, N_("There is no such mail service as {domain}; was {meant} meant?")),
    Rule("email-several", "M2", _W, Fix.SUGGESTED, N_("Several e-mail addresses in one cell. Leave one.")),
    # Dates and sex.
    Rule("date-form", "A1", _H, Fix.AUTO, N_("A date is written дд.мм.гггг, for example 01.09.2015.")),
    Rule("date-short-year", "A1", _W, Fix.SUGGESTED, N_("Write the year with four digits: дд.мм.гггг.")),
    Rule("date-serial", "A1", _W, Fix.SUGGESTED, N_("A number stands here instead of a date. Write дд.мм.гггг.")),
    Rule("date-impossible", "A1", _E, Fix.SUGGESTED, N_("There is no such day. Check the date against the document.")),
    Rule(
        "date-unreadable", "A1", _E, Fix.SUGGESTED, N_("This is not a date. Write дд.мм.гггг, for example 01.09.2015.")
    ),
    Rule("sex-form", "G1", _H, Fix.AUTO, N_("Sex is written М or Ж, one Russian capital.")),
    Rule("sex", "G1", _E, Fix.NONE, N_("Sex is М or Ж.")),
    # Postal index.
    Rule("zip", "AD2", _W, Fix.SUGGESTED, N_("A postal index is 6 digits. Check it.")),
    # Names.
    Rule("name-character", "F1", _E, Fix.SUGGESTED, N_("The name has a character that names do not have: «{c}».")),
    Rule(
        "name-look-alike",
        "F2",
        _E,
        Fix.AUTO,
        N_("A Latin letter «{c}» stands among Russian ones. It looks the same, but Госуслуги will not know the name."),
    ),
    Rule(
        "name-two-alphabets",
        "F2",
        _E,
        Fix.NONE,
        N_("Latin and Russian letters are mixed in one word: «{c}». Type the name anew in Russian."),
    ),
    Rule(
        "name-latin-look-alikes",
        "F2",
        _W,
        Fix.SUGGESTED,
        N_("All letters are Latin ones that look Russian. Госуслуги will not know the name: type it in Russian."),
    ),
    Rule(
        "name-latin",
        "F1",
        _W,
        Fix.NONE,
        N_("The name of a citizen of Russia is in Latin letters. Type it in Russian, as in the document."),
    ),
    Rule("name-hyphen", "F1", _W, Fix.SUGGESTED, N_("A name has one hyphen between words, without spaces.")),
    Rule("name-beginning", "F3", _E, Fix.NONE, N_("A name cannot begin with «{c}». Check it against the document.")),
    Rule(
        "name-case",
        "F4",
        _H,
        Fix.SUGGESTED,
        N_("Capital and small letters are not as usual. Write the name like «Иванов»."),
    ),
    Rule(
        "name-long",
        "F7",
        _H,
        Fix.NONE,
        N_("Longer than 20 letters: older versions of SGO cut it. Check it after import."),
    ),
    Rule(
        "yo-usual",
        "F5",
        _H,
        Fix.NONE,
        N_("The name is usually written with ё. Check it against the document: Госуслуги tell е from ё."),
    ),
    Rule(
        "yo-differs",
        "F5",
        _H,
        Fix.NONE,
        N_("The child's surname is written with another letter, е or ё. Check both against the documents."),
    ),
    Rule("patronymic-missing", "F6", _H, Fix.NONE, N_("No patronymic. If the document has one, enter it.")),
    # People against their dates.
    Rule("born-in-future", "A2", _E, Fix.NONE, N_("The birth date lies in the future. Check it.")),
    Rule("born-long-ago", "A2", _E, Fix.NONE, N_("{n} years old: the birth date cannot be right. Check it.")),
    Rule("pupil-age", "A2", _W, Fix.NONE, N_("The pupil's age is {n}. Check the birth date on the card in SGO.")),
    Rule(
        "class-age",
        "A3",
        _H,
        Fix.NONE,
        N_("Aged {n} in class {grade} on 1 September: unusual. Check the birth date and the class."),
    ),
    Rule(
        "parent-impossible",
        "A4",
        _E,
        Fix.NONE,
        N_("The parent is only {n} years older than the child. Check the dates."),
    ),
    Rule("parent-young", "A4", _W, Fix.NONE, N_("The parent is only {n} years older than the child. Check the dates.")),
    Rule("parent-younger", "A4", _E, Fix.NONE, N_("The parent is younger than the child. Check the dates.")),
    Rule("parent-old", "A4", _H, Fix.NONE, N_("The parent is {n} years older than the child. Check the dates.")),
    Rule(
        "parent-born-with-child",
        "A5",
        _E,
        Fix.NONE,
        N_("The parent's birth date is the same as the child's. Check it."),
    ),
    Rule(
        "sex-patronymic",
        "G2",
        _W,
        Fix.NONE,
        N_("The sex does not fit the patronymic. Check both against the document."),
    ),
    Rule(
        "mother-patronymic",
        "G3",
        _W,
        Fix.NONE,
        N_("A man's patronymic in the mother's column. Have the parents changed places?"),
    ),
    Rule(
        "father-patronymic",
        "G3",
        _W,
        Fix.NONE,
        N_("A woman's patronymic in the father's column. Have the parents changed places?"),
    ),
    Rule(
        "mother-relation",
        "G3",
        _W,
        Fix.NONE,
        N_("The mother's column says that this is a man. Check whose data stand here."),
    ),
    Rule(
        "father-relation",
        "G3",
        _W,
        Fix.NONE,
        N_("The father's column says that this is a woman. Check whose data stand here."),
    ),
    # Documents against each other, dates and ages.
    Rule(
        "passport-region",
        "P4",
        _H,
        Fix.NONE,
        N_("The series begins with no region known so far. Check it against the passport."),
    ),
    Rule(
        "passport-series-year",
        "P5",
        _H,
        Fix.NONE,
        N_("The year in the series does not fit the date of issue. Check both against the passport."),
    ),
    Rule(
        "passport-in-future",
        "P6",
        _E,
        Fix.NONE,
        N_("The date of issue lies in the future. Check it against the passport."),
    ),
    Rule(
        "passport-too-early",
        "P6",
        _E,
        Fix.NONE,
        N_("Passports like this are issued since 01.10.1997. Check the date of issue."),
    ),
    Rule(
        "passport-before-age",
        "P6",
        _E,
        Fix.NONE,
        N_("A passport is not issued before the age of 14. Check the date of issue and the birth date."),
    ),
    Rule(
        "passport-expired",
        "P7",
        _W,
        Fix.NONE,
        N_("The passport should have been exchanged at {age}. These may be old data: ask for the new passport."),
    ),
    Rule("passport-missing", "P9", _W, Fix.NONE, N_("The pupil is past 14: a passport is needed. Ask for it.")),
    Rule("passport-due", "P9", _H, Fix.NONE, N_("The pupil has turned 14: a passport is due within 90 days.")),
    Rule(
        "passport-under-age",
        "P10",
        _W,
        Fix.NONE,
        N_("The pupil is under 14 and has a passport here. Is it a parent's?"),
    ),
    Rule("passport-of-other", "P11", _E, Fix.NONE, N_("The same passport: {who}. Check whose it is.")),
    Rule(
        "certificate-in-future", "B3", _E, Fix.NONE, N_("The date of issue lies in the future. Check the certificate.")
    ),
    Rule(
        "series-and-number-swapped",
        "P3",
        _E,
        Fix.SUGGESTED,
        N_("Series and number have changed places. Put each into its own cell."),
    ),
    Rule(
        "certificate-in-passport",
        "P3",
        _E,
        Fix.SUGGESTED,
        N_("A birth certificate stands in the passport's cells. Move it to its own."),
    ),
    Rule(
        "passport-abroad",
        "D1",
        _E,
        Fix.NONE,
        N_("A passport for travelling abroad has 2 digits and 7 digits. Check it."),
    ),
    Rule(
        "document-form",
        "D2",
        _W,
        Fix.NONE,
        N_("This document has another form: two letters and seven digits. Check type and number."),
    ),
    Rule(
        "passport-soviet",
        "D2",
        _W,
        Fix.NONE,
        N_("A passport of the USSR is not valid any more. Ask for the present document."),
    ),
    Rule(
        "document-unusual", "D3", _H, Fix.NONE, N_("The number is unusual for this type of document. Check it by eye.")
    ),
    Rule(
        "document-of-foreigner",
        "C2",
        _H,
        Fix.NONE,
        N_("A citizen of Russia has no such document. Check its type and the citizenship."),
    ),
    Rule(
        "document-of-citizen",
        "C2",
        _H,
        Fix.NONE,
        N_("Only citizens of Russia have such a document. Check its type and the citizenship."),
    ),
    # Reference values and addresses.
    Rule(
        "citizenship-spelling",
        "C1",
        _H,
        Fix.SUGGESTED,
        N_("The other cells write this country in another way. Write it alike."),
    ),
    Rule(
        "citizenship-unknown",
        "C1",
        _H,
        Fix.SUGGESTED,
        N_("There is no such country in the list. Choose one as SGO writes it."),
    ),
    Rule(
        "relation-unknown",
        "R1",
        _H,
        Fix.SUGGESTED,
        N_("An unknown degree of kinship. Write it as in SGO: мать, отец, опекун …"),
    ),
    Rule(
        "reference-spelling",
        "R1",
        _H,
        Fix.SUGGESTED,
        N_("The other cells write this value in another way. Write it alike."),
    ),
    Rule(
        "reference-misprint", "R1", _H, Fix.SUGGESTED, N_("This looks like a misprint of a value that many cells have.")
    ),
    Rule(
        "reference-not-listed",
        "R1",
        _H,
        Fix.SUGGESTED,
        N_("The list in the file has no such value. Choose one of the list: F4."),
    ),
    Rule(
        "address-incomplete",
        "AD1",
        _W,
        Fix.NONE,
        N_("Part of the address is missing: SGO needs the town, the street and the house."),
    ),
    # People against other people.
    Rule("snils-of-other", "S8", _E, Fix.NONE, N_("The same СНИЛС: {who}. One number cannot be two people's.")),
    Rule(
        "snils-of-parent-differs",
        "S9",
        _E,
        Fix.SUGGESTED,
        N_("One parent has different СНИЛС: {who}. Find out the right one."),
    ),
    Rule("person-twice", "F8", _W, Fix.NONE, N_("The same name and birth date: {who}. SGO takes the first row only.")),
    Rule(
        "parent-twice", "F8", _W, Fix.NONE, N_("Nearly the same name and the same birth date: {who}. Is it one person?")
    ),
    Rule(
        "phone-of-parent",
        "T4",
        _H,
        Fix.NONE,
        N_("Child and parent have one telephone. For an account of its own on Госуслуги the child needs its own."),
    ),
    Rule(
        "email-of-parent",
        "M2",
        _H,
        Fix.NONE,
        N_("Child and parent have one e-mail. For an account of its own on Госуслуги the child needs its own."),
    ),
    # Values in other places than they belong.
    Rule(
        "misplaced", "W1", _W, Fix.SUGGESTED, N_("The value seems to belong into the column «{field}». Move it there.")
    ),
    # What an import makes of a change.
    Rule(
        "cleared-erases", "X1", _W, Fix.NONE, N_("The cell was cleared: on import SGO erases these data of the person.")
    ),
    Rule("cleared-untouched", "X2", _H, Fix.NONE, N_("The cell was cleared: an empty cell changes nothing in SGO.")),
    Rule(
        "identity-changed",
        "X3",
        _W,
        Fix.NONE,
        N_("SGO finds the person by this value. After the change it may not know the person."),
    ),
    Rule(
        "town-changed",
        "AD3",
        _W,
        Fix.NONE,
        N_("SGO takes only the school's own town or the one that is on the card already."),
    ),
    # What SGO itself has said.
    Rule("refused-by-sgo", "X4", _E, Fix.NONE, N_("SGO says: {words}")),
)

RULES = {rule.id: rule for rule in _TABLE}
"""All rules by their identifier."""
