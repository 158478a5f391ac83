"""Тип документа (kind of identity document), and the form of series and number that each kind has.

Source: приказы ФНС России от 19.09.2023 № ЕД-7-11/649@, приложение 6 (the codes), и от 12.04.2006 № САЭ-3-13/224@
(the forms of series and numbers); the types of ЕСИА («RF_PASSPORT»); the words in use. How SGO names them all is not
known, so that a word that is not known here is no mistake.

>>> of("Паспорт гражданина РФ"), of("св-во о рожд."), of("FID_DOC"), of("7")
(<DocumentType.PASSPORT: 1>, <DocumentType.BIRTH_CERTIFICATE: 3>, <DocumentType.FOREIGN_PASSPORT: 5>, \
<DocumentType.MILITARY_CARD: 11>)
>>> of("паспорт Узбекистана"), of("технический паспорт"), of("нет")
(<DocumentType.FOREIGN_PASSPORT: 5>, None, None)
>>> fits(DocumentType.PASSPORT, "30 08", "№ 123456"), fits(DocumentType.BIRTH_CERTIFICATE, "1-КА", "123456")
(True, True)
>>> fits(DocumentType.PASSPORT, "II-КА", "123456"), fits(DocumentType.FOREIGN_PASSPORT, "AN", "1234567")
(False, None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import lru_cache

from sgo_tui.fields import birth_certificate, citizenship, passes, passport
from sgo_tui.fields.text import CYRILLIC_TWINS, is_stand_in, number_of, tidy, words_of


class DocumentType(Enum):
    """A kind of paper that says who somebody is."""

    PASSPORT = auto()
    """Паспорт гражданина РФ, the internal one."""
    PASSPORT_ABROAD = auto()
    """Загранпаспорт РФ."""
    BIRTH_CERTIFICATE = auto()
    FOREIGN_BIRTH_CERTIFICATE = auto()
    FOREIGN_PASSPORT = auto()
    """Паспорт иностранного гражданина, or another identity document of a foreign country."""
    RESIDENCE_PERMIT = auto()
    """Вид на жительство."""
    TEMPORARY_RESIDENCE = auto()
    """Разрешение на временное проживание."""
    TEMPORARY_ASYLUM = auto()
    """Свидетельство о предоставлении временного убежища."""
    REFUGEE = auto()
    """Удостоверение беженца, or the certificate that somebody has asked for it."""
    TEMPORARY_IDENTITY_CARD = auto()
    """Временное удостоверение личности: of a citizen (форма № 2П), or of somebody stateless."""
    MILITARY_CARD = auto()
    """Военный билет."""
    SERVICEMAN_CARD = auto()
    """Удостоверение личности военнослужащего, formerly of an officer."""
    SOVIET_PASSPORT = auto()
    OTHER = auto()
    """A paper that is known not to be one of these."""


_CODES = {
    DocumentType.PASSPORT: "21 rf_passport",
    DocumentType.PASSPORT_ABROAD: "22 frgn_pass",
    DocumentType.BIRTH_CERTIFICATE: "03 rf_brth_cert brth_cert kid_rf_brth_cert old_brth_cert",
    DocumentType.FOREIGN_BIRTH_CERTIFICATE: "23 fid_brth_cert kid_fid_brth_cert",
    DocumentType.FOREIGN_PASSPORT: "10 fid_doc",
    DocumentType.RESIDENCE_PERMIT: "12 62 rsdnc_permit",
    DocumentType.TEMPORARY_RESIDENCE: "15",
    DocumentType.TEMPORARY_ASYLUM: "18 19",
    DocumentType.REFUGEE: "11 13 rfg_cert cert_reg_imm",
    DocumentType.TEMPORARY_IDENTITY_CARD: "14",
    DocumentType.MILITARY_CARD: "07 27 mltr_id",
    DocumentType.SERVICEMAN_CARD: "04 24",
    DocumentType.SOVIET_PASSPORT: "01",
    DocumentType.OTHER: "02 05 06 08 09 26 91 mdcl_plcy mdcl_brth_cert rf_driving_license",
}
_BY_CODE = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
_CODE_LENGTH = 2

_PATTERNS = (
    (
        DocumentType.OTHER,
        r"взамен военн|дипломат|служебн|моряк|минморфлот|загран.{0,80}ссср|медицинск\w+ св|справк|переселен",
    ),
    (DocumentType.RESIDENCE_PERMIT, r"\bвид\w* на ж|\bвнж\b"),
    (DocumentType.TEMPORARY_RESIDENCE, r"\bвременн?\w* прожив|\bрвпо?\b"),
    (DocumentType.TEMPORARY_ASYLUM, r"убежищ"),
    (DocumentType.REFUGEE, r"бежен[ец]"),
    (DocumentType.SOVIET_PASSPORT, r"пасп.{0,80}(?:\bссср|советск)|советск.{0,80} пасп"),
    (DocumentType.MILITARY_CARD, r"\bвоен\w* б"),
    (DocumentType.SERVICEMAN_CARD, r"\bуд\w*.{0,80} (?:военносл|офицер|в сл)"),
    (DocumentType.TEMPORARY_IDENTITY_CARD, r"\bвр\w* уд\w* (?:личн|гражд|л\b)|\b2 ?п\b"),
)
_PASSPORT_ABROAD = re.compile(r"загран|\bзгп\b|за предел")
_BIRTH = re.compile(r"\bсв\w* (?:\w{1,4} )?о? ?рожд|\bсор\b")
_FOREIGN = re.compile(r"иностр|национальн\w* пасп")
_PAPER = re.compile(r"пасс?п|загран|\bдок|\bуд|карт")
_PASSPORT = re.compile(r"\bпасс?п|\bудостоверен\w* личности гражданина\b")
_REMAINING = re.compile(
    r"\bино[йе]\b|\bиные\b|\bдруг\w+|\bпроч\w+|удостоверен|удостоверяющ|водительск|студен|полис|\bснилс\b"
)
_OF_ANY_PAPER = re.compile(
    r"пасс?п\w*|загран\w*|общеграж\w*|внутр\w*|удост\w*|личн\w*|докум\w*|свид\w*|св|во|о|рожд\w*|выдан\w*|на|территории|"
    r"за|пределами|нового|образца|бумажный|основной|биометр\w*"
)
_TWINS = str.maketrans(CYRILLIC_TWINS)

_TWO_LETTERS = re.compile(r"[А-ЯЁA-Z]{2}")
_TWO_LETTERS_AND_CODE = re.compile(r"[А-ЯЁA-Z]{2}\d{3}", re.ASCII)


@lru_cache(maxsize=1024)
def of(text: str) -> DocumentType | None:
    """Return the kind that `text` names, in words, shortened or as a code, None where it is not known."""
    text = tidy(text)
    if is_stand_in(text):
        return None
    code = text.lower()
    if code.zfill(_CODE_LENGTH) in _BY_CODE:
        return _BY_CODE[code.zfill(_CODE_LENGTH)]
    words = words_of(text.translate(_TWINS))
    spelled = " ".join(words)
    found = next((kind for kind, pattern in _PATTERNS if re.search(pattern, spelled)), None)
    return found or _of_a_country(spelled, words)


def belongs_to_citizen(kind: DocumentType) -> bool | None:
    """Return whether only citizens of Russia have such a paper; False if only others have it, None if both may."""
    return _BELONGS_TO_CITIZEN.get(kind)


def fits(kind: DocumentType, series: str, number: str) -> bool | None:
    """Return whether `series` and `number` have the form of `kind`; None where it has no known one, or both are empty.

    Where one of them is empty the other is its own part or the whole. Separators, and letters of the other alphabet
    that look the same, do not matter.
    """
    written = [part for part in (series.strip(), number.strip()) if part]
    if kind not in _FORMS or not written:
        return None
    is_series, is_number = _FORMS[kind]
    if len(written) == 2:
        return is_series(series) and is_number(number)
    whole = written[0]
    if (is_series if series.strip() else is_number)(whole):
        return True
    return any(is_series(whole[:end]) and is_number(whole[end:]) for end in range(2, min(len(whole), _LONGEST)))


def _of_a_country(spelled: str, words: list[str]) -> DocumentType | None:
    """Return the kind of a passport or a birth certificate, which other countries issue as well."""
    rest = [word for word in words if not _OF_ANY_PAPER.fullmatch(word)]
    country = citizenship.country(" ".join(["гражданин", *rest])) if rest else None
    foreign = _FOREIGN.search(spelled) is not None or country not in (None, citizenship.RUSSIA)
    if _BIRTH.search(spelled):
        return DocumentType.FOREIGN_BIRTH_CERTIFICATE if foreign else DocumentType.BIRTH_CERTIFICATE
    if foreign and _PAPER.search(spelled):
        return DocumentType.FOREIGN_PASSPORT
    if _PASSPORT_ABROAD.search(spelled):
        return DocumentType.PASSPORT_ABROAD
    if _PASSPORT.search(spelled) and (country or all(word.startswith("гр") for word in rest)):
        return DocumentType.PASSPORT
    return DocumentType.OTHER if _REMAINING.search(spelled) else None


def _is_certificate_series(series: str) -> bool:
    return birth_certificate.is_canonical_series(birth_certificate.guess(series.strip(" ,;")))


def _digits(fewest: int, most: int) -> Callable[[str], bool]:
    pattern = re.compile(rf"\d{{{fewest},{most}}}", re.ASCII)
    return lambda text: pattern.fullmatch(number_of(text)) is not None


def _letters(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(number_of(text).replace(" ", "").upper()) is not None


_BELONGS_TO_CITIZEN: Mapping[DocumentType, bool] = {
    DocumentType.PASSPORT: True,
    DocumentType.PASSPORT_ABROAD: True,
    DocumentType.FOREIGN_PASSPORT: False,
    DocumentType.RESIDENCE_PERMIT: False,
    DocumentType.TEMPORARY_RESIDENCE: False,
    DocumentType.TEMPORARY_ASYLUM: False,
    DocumentType.REFUGEE: False,
}
"""Not of a military card: foreigners serve under contract as well (ФЗ-53, статья 34.1)."""

_FORMS: Mapping[DocumentType, tuple[Callable[[str], bool], Callable[[str], bool]]] = {
    DocumentType.PASSPORT: (passport.is_series, lambda text: passes(passport.validate_number, text)),
    DocumentType.PASSPORT_ABROAD: (_digits(2, 2), _digits(7, 7)),
    DocumentType.BIRTH_CERTIFICATE: (
        _is_certificate_series,
        lambda text: passes(birth_certificate.validate_number, text),
    ),
    # Usually; others are no reason to say more than a hint.
    DocumentType.RESIDENCE_PERMIT: (lambda text: number_of(text) in ("82", "83"), _digits(7, 7)),
    DocumentType.TEMPORARY_ASYLUM: (_letters(_TWO_LETTERS_AND_CODE), _digits(7, 7)),
    DocumentType.MILITARY_CARD: (_letters(_TWO_LETTERS), _digits(6, 7)),
    DocumentType.SERVICEMAN_CARD: (_letters(_TWO_LETTERS), _digits(6, 7)),
    DocumentType.SOVIET_PASSPORT: (_is_certificate_series, _digits(6, 6)),
}
_LONGEST = 40
"""Of a series and a number in one cell: what is longer is no number, and not worth the time."""
