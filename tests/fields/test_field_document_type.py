"""Kinds of identity documents: by what they are called, whose they are, what their numbers look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.fields import document_type
from sgo_tui.fields.document_type import DocumentType

CALLED = {
    DocumentType.PASSPORT: [
        "Паспорт",
        "паспорт РФ",
        "ПАСПОРТ ГРАЖДАНИНА РФ",
        "Паспорт гражданина Российской Федерации",
        "паспорт гр. РФ",
        "Паспорт гр-на РФ",
        "пасп. РФ",
        "пасспорт",
        "Пacпopт РФ",
        "Российский паспорт",
        "общегражданский паспорт",
        "внутренний паспорт РФ",
        "Паспорт гражданина",
        "Паспорт РФ нового образца",
        "RF_PASSPORT",
        "21",
    ],
    DocumentType.PASSPORT_ABROAD: [
        "Загранпаспорт",
        "загран. паспорт РФ",
        "Заграничный паспорт гражданина РФ",
        "Паспорт гражданина РФ, удостоверяющий личность гражданина РФ за пределами РФ",
        "FRGN_PASS",
        "22",
    ],
    DocumentType.BIRTH_CERTIFICATE: [
        "Свидетельство о рождении",
        "СВИДЕТЕЛЬСТВО О РОЖДЕНИИ РФ",
        "св-во о рождении",
        "Св. о рожд.",
        "свид-во о рожд",
        "свидетельство о рождение",
        "Свидетельство о рождении старого образца",
        "RF_BRTH_CERT",
        "OLD_BRTH_CERT",
        "03",
        "3",
    ],
    DocumentType.FOREIGN_BIRTH_CERTIFICATE: [
        "Свидетельство о рождении, выданное уполномоченным органом иностранного государства",
        "Свидетельство о рождении Республики Казахстан",
        "свидетельство о рождении (Украина)",
        "Иностранное свидетельство о рождении",
        "FID_BRTH_CERT",
        "23",
    ],
    DocumentType.FOREIGN_PASSPORT: [
        "Паспорт иностранного гражданина",
        "Иностранный паспорт",
        "Паспорт гражданина иностранного государства",
        "иностранный документ",
        "Документ, удостоверяющий личность иностранного гражданина",
        "Паспорт иностранного гражданина либо иной документ",
        "паспорт Республики Узбекистан",
        "паспорт гражданина Украины",
        "загранпаспорт Казахстана",
        "Национальный паспорт",
        "FID_DOC",
        "10",
    ],
    DocumentType.RESIDENCE_PERMIT: [
        "Вид на жительство",
        "Вид на жительство в РФ",
        "Вид на жительство иностранного гражданина",
        "вид на жит-во лица без гражданства",
        "ВНЖ",
        "RSDNC_PERMIT",
        "12",
    ],
    DocumentType.TEMPORARY_RESIDENCE: [
        "Разрешение на временное проживание в Российской Федерации",
        "разрешение на временное проживание лица без гражданства",
        "РВП",
        "РВПО",
        "15",
    ],
    DocumentType.TEMPORARY_ASYLUM: [
        "Свидетельство о предоставлении временного убежища на территории РФ",
        "временное убежище",
        "18",
        "19",
    ],
    DocumentType.REFUGEE: [
        "Удостоверение беженца",
        "Свидетельство о рассмотрении ходатайства о признании беженцем на территории РФ по существу",
        "RFG_CERT",
        "CERT_REG_IMM",
        "13",
    ],
    DocumentType.TEMPORARY_IDENTITY_CARD: [
        "Временное удостоверение личности гражданина РФ",
        "врем. удост. личности",
        "Временное удостоверение личности лица без гражданства в РФ",
        "форма № 2П",
        "14",
    ],
    DocumentType.MILITARY_CARD: [
        "Военный билет",
        "воен. билет",
        "Военный билет солдата (матроса, сержанта, старшины)",
        "Военный билет офицера запаса",
        "MLTR_ID",
        "07",
        "7",
    ],
    DocumentType.SERVICEMAN_CARD: [
        "Удостоверение личности военнослужащего РФ",
        "удостоверение военнослужащего",
        "Удостоверение личности офицера",
        "24",
    ],
    DocumentType.SOVIET_PASSPORT: ["Паспорт гражданина СССР", "паспорт СССР", "советский паспорт", "01"],
    DocumentType.OTHER: [
        "Иное",
        "Иной документ",
        "Другой документ, удостоверяющий личность",
        "Временное удостоверение, выданное взамен военного билета",
        "Дипломатический паспорт",
        "Паспорт моряка",
        "Загранпаспорт гражданина СССР",
        "Медицинское свидетельство о рождении",
        "Водительское удостоверение",
        "Удостоверение личности",
        "91",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in CALLED.items() for text in texts])
def test_kinds_are_known_by_their_names(kind: DocumentType, text: str) -> None:
    """Full names, shortenings and the codes of ЕСИА and of the tax service mean their kind."""
    assert document_type.of(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        " нет ",
        "0",
        "99",
        "3008",
        "да",
        "Россия",
        "Казахстан",
        "гражданин",
        "Иванов",
        "технический паспорт",
        "паспорт транспортного средства",
        "свидетельство",
        "ОВД",
        "II-КА",
        "мать",
        "военком",
    ],
)
def test_other_words_are_no_kind(text: str) -> None:
    """Stand-ins, values of other columns and words that may be several papers are not taken for a kind."""
    assert document_type.of(text) is None


def test_every_kind_is_known_by_some_name() -> None:
    """No kind is there that no text can mean."""
    assert set(CALLED) == set(DocumentType)


@pytest.mark.parametrize(
    ("kind", "whose"),
    [
        (DocumentType.PASSPORT, True),
        (DocumentType.PASSPORT_ABROAD, True),
        (DocumentType.FOREIGN_PASSPORT, False),
        (DocumentType.RESIDENCE_PERMIT, False),
        (DocumentType.TEMPORARY_RESIDENCE, False),
        (DocumentType.TEMPORARY_ASYLUM, False),
        (DocumentType.REFUGEE, False),
        (DocumentType.BIRTH_CERTIFICATE, None),
        (DocumentType.FOREIGN_BIRTH_CERTIFICATE, None),
        (DocumentType.TEMPORARY_IDENTITY_CARD, None),
        (DocumentType.MILITARY_CARD, None),
        (DocumentType.SERVICEMAN_CARD, None),
        (DocumentType.SOVIET_PASSPORT, None),
        (DocumentType.OTHER, None),
    ],
)
def test_some_papers_are_of_citizens_only(kind: DocumentType, whose: bool | None) -> None:
    """A birth certificate and a military card may be anybody's; a passport and a residence permit may not."""
    assert document_type.belongs_to_citizen(kind) is whose


@pytest.mark.parametrize(
    ("kind", "series", "number"),
    [
        (DocumentType.PASSPORT, "3008", "123456"),
        (DocumentType.PASSPORT, "30 08", "№ 123456"),
        (DocumentType.PASSPORT, "3008 123456", ""),
        (DocumentType.PASSPORT, "", "30 08 № 123456"),
        (DocumentType.PASSPORT, "3008", ""),
        (DocumentType.PASSPORT, "", "123456"),
        (DocumentType.PASSPORT_ABROAD, "75", "1234567"),
        (DocumentType.PASSPORT_ABROAD, "", "75 № 1234567"),
        (DocumentType.BIRTH_CERTIFICATE, "II-КА", "123456"),
        (DocumentType.BIRTH_CERTIFICATE, "II-KA", "123456"),
        (DocumentType.BIRTH_CERTIFICATE, "1-ка", "123456"),
        (DocumentType.BIRTH_CERTIFICATE, "ХII КА", "1234567"),
        (DocumentType.BIRTH_CERTIFICATE, "II-КА № 123456", ""),
        (DocumentType.MILITARY_CARD, "АК", "1234567"),
        (DocumentType.MILITARY_CARD, "AK", "123456"),
        (DocumentType.MILITARY_CARD, "", "ак № 1234567"),
        (DocumentType.SERVICEMAN_CARD, "РО", "1234567"),
        (DocumentType.TEMPORARY_ASYLUM, "АБ-123", "1234567"),
        (DocumentType.SOVIET_PASSPORT, "XII-АБ", "123456"),
    ],
)
def test_numbers_fit_their_kind(kind: DocumentType, series: str, number: str) -> None:
    """Separators, look-alike letters and the column in which a number stands do not matter."""
    assert document_type.fits(kind, series, number) is True


@pytest.mark.parametrize(
    ("kind", "series", "number"),
    [
        (DocumentType.PASSPORT, "II-КА", "123456"),
        (DocumentType.PASSPORT, "75", "1234567"),
        (DocumentType.PASSPORT, "3008", "000000"),
        (DocumentType.PASSPORT, "308", "123456"),
        (DocumentType.PASSPORT, "", "751234567"),
        (DocumentType.PASSPORT_ABROAD, "3008", "123456"),
        (DocumentType.BIRTH_CERTIFICATE, "3008", "123456"),
        (DocumentType.BIRTH_CERTIFICATE, "АК", "1234567"),
        (DocumentType.MILITARY_CARD, "3008", "123456"),
        (DocumentType.MILITARY_CARD, "II-КА", "123456"),
        (DocumentType.TEMPORARY_ASYLUM, "АБ", "1234567"),
        (DocumentType.SOVIET_PASSPORT, "3008", "123456"),
    ],
)
def test_numbers_of_another_kind_do_not_fit(kind: DocumentType, series: str, number: str) -> None:
    """The number of another paper is told apart."""
    assert document_type.fits(kind, series, number) is False


@pytest.mark.parametrize("kind", [kind for kind in DocumentType if kind not in document_type._FORMS])
def test_papers_without_a_form_fit_neither_way(kind: DocumentType) -> None:
    """The papers of other countries have forms of their own."""
    assert document_type.fits(kind, "AN", "1234567") is None


@given(st.sampled_from(DocumentType), st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_too_odd(kind: DocumentType, series: str, number: str) -> None:
    """Any two texts fit or do not, and only nothing at all fits neither way where there is a form."""
    fits = document_type.fits(kind, series, number)

    assert (fits is None) == (kind not in document_type._FORMS or not (series + number).strip())
