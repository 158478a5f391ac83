"""Checks of a document as a whole: its type, its series and number, whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check.people import Individual
from sgo_tui.check.person import is_citizen
from sgo_tui.check.problem import Finding
from sgo_tui.fields import birth_certificate, citizenship, document_type, passport
from sgo_tui.fields.document_type import DocumentType

_SERIES, _NUMBER = "passport_series", "passport_number"
_CERTIFICATE_SERIES, _CERTIFICATE_NUMBER = "birth_cert_series", "birth_cert_number"
_RULES = {
    DocumentType.PASSPORT_ABROAD: "passport-abroad",
    DocumentType.MILITARY_CARD: "document-form",
    DocumentType.SERVICEMAN_CARD: "document-form",
    DocumentType.TEMPORARY_ASYLUM: "document-form",
}
"""What is said where a document's number has another form; of papers not named here it is a hint."""


def check_document(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield what is wrong with the number of a document that is no Russian passport."""
    series, number = person(_SERIES), person(_NUMBER)
    if not number and not series:
        return
    kind = document_type.of(person("doc_type"))
    if kind is DocumentType.SOVIET_PASSPORT:
        yield _NUMBER, Finding("passport-soviet")
    elif kind not in (None, DocumentType.PASSPORT) and document_type.fits(kind, series, number) is False:
        yield _NUMBER, Finding(_RULES.get(kind, "document-unusual"))


def is_passport(doc_type: str) -> bool:
    """Whether a document needs no look at its number: a passport, or one of no known type."""
    return document_type.of(doc_type) in (None, DocumentType.PASSPORT)


def check_document_and_citizenship(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether the document is one that citizens of that country do not have."""
    kind = document_type.of(person("doc_type"))
    said = person("citizenship")
    if kind is None or not said:
        return
    of_citizens = document_type.belongs_to_citizen(kind)
    if of_citizens is False and is_citizen(person):
        yield "doc_type", Finding("document-of-foreigner")
    elif of_citizens and _is_foreign(said):
        yield "citizenship", Finding("document-of-citizen")


def _is_foreign(said: str) -> bool:
    """Whether every country named is known and another one."""
    named = [citizenship.country(part) for part in citizenship.countries(said)]
    return bool(named) and all(country and not citizenship.is_russia(country) for country in named)


def check_series_and_number(person: Individual) -> Iterator[tuple[str, Finding]]:
    """Yield whether series and number of a passport, or a passport and a birth certificate, stand crosswise."""
    series, number = person(_SERIES), person(_NUMBER)
    if _NUMBER in person.columns and passport.is_canonical_number(series) and passport.is_canonical_series(number):
        yield _SERIES, Finding("series-and-number-swapped", number, others=((_NUMBER, series),))
    if _CERTIFICATE_NUMBER in person.columns and birth_certificate.is_canonical_series(series):
        yield _SERIES, _certificate_in_passport(person, series, number)
    certificate = person(_CERTIFICATE_SERIES)
    if birth_certificate.is_canonical_number(certificate) and birth_certificate.is_canonical_series(
        person(_CERTIFICATE_NUMBER)
    ):
        others = ((_CERTIFICATE_NUMBER, certificate),)
        yield _CERTIFICATE_SERIES, Finding("series-and-number-swapped", person(_CERTIFICATE_NUMBER), others=others)


def are_no_others(passport_series: str, certificate_series: str) -> bool:
    """Whether neither of two series is a number, or the passport's that of a certificate."""
    return not (
        passport.is_canonical_number(passport_series)
        or birth_certificate.is_canonical_series(passport_series)
        or birth_certificate.is_canonical_number(certificate_series)
    )


def _certificate_in_passport(person: Individual, series: str, number: str) -> Finding:
    """Return what to say of a certificate in the passport's cells; both change places where the other is as wrong."""
    other_series, other_number = person(_CERTIFICATE_SERIES), person(_CERTIFICATE_NUMBER)
    crosswise = not other_series or passport.is_series(other_series)
    if not crosswise:
        return Finding("certificate-in-passport")
    others = ((_NUMBER, other_number), (_CERTIFICATE_SERIES, series), (_CERTIFICATE_NUMBER, number))
    return Finding("certificate-in-passport", other_series, others=others)
