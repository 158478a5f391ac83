"""What holds for every field: the interface, and that no text is too odd for it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.exceptions import ValidationError

from sgo_tui.fields import (
    birth_certificate,
    citizenship,
    dates,
    document_type,
    email,
    inn,
    names,
    oms,
    passport,
    patronymic,
    phone,
    relation,
    school_class,
    sex,
    snils,
    yo,
)

FIELDS = [birth_certificate, dates, email, inn, names, oms, passport, phone, sex, snils]
QUESTIONS: list[Callable[[str], object]] = [
    citizenship.country,
    citizenship.guess,
    citizenship.countries,
    citizenship.is_russia,
    document_type.of,
    relation.is_known,
    relation.guess,
    relation.sex_of,
    relation.is_parent,
    patronymic.sex_of,
    yo.with_yo,
    passport.is_known_region,
    passport.blank_year,
    phone.form_of,
    school_class.grade,
    school_class.key,
]
"""What is asked of texts that have no form of their own."""
SAMPLES = [
    "II-КА № 123456",
    "1.2.2012",
    "Petrov@Mail.RU",
    "500100732259",
    "Анна-Мария",
    "1234567890123452",
    "30 08 № 123456",
    "8 902 123-45-67",
    "муж",
    "112-233-445 95",
    "01.02.2012",
    "нет",
    "гражданин РФ, Казахстан",
    "Паспорт гражданина РФ",
    "законный предст.",
    "Рашид оглы",
    "Королев-Семенов",
    "5 «А» класс",
]

odd_texts = st.text(max_size=40) | st.builds(
    lambda text, at, piece: text[:at] + piece + text[at + 1 :],
    st.sampled_from(SAMPLES),
    st.integers(0, 23),
    st.text(max_size=3),
)


@pytest.mark.parametrize("field", FIELDS)
def test_interface_is_that_of_stdnum(field: ModuleType) -> None:
    """Every field offers the functions that python-stdnum's modules have, and the quick answer."""
    offered = {"compact", "validate", "is_valid", "format", "is_canonical"}

    assert offered <= set(vars(field))
    assert field.__doc__
    assert "Source" in field.__doc__ or "ГОСТ" in field.__doc__


@pytest.mark.parametrize("field", FIELDS)
@given(text=odd_texts)
@settings(max_examples=150, deadline=None)
def test_no_text_is_too_odd(field: ModuleType, text: str) -> None:
    """A text is accepted, or refused with a reason; what is accepted is accepted again."""
    try:
        clean = field.validate(text)
    except ValidationError:
        assert not field.is_valid(text)
        assert not field.is_canonical(text)
    else:
        assert field.validate(clean) == clean


@pytest.mark.parametrize("field", [field for field in FIELDS if field is not dates])
@given(text=st.sampled_from(SAMPLES) | odd_texts)
@settings(max_examples=150, deadline=None)
def test_form_of_a_right_value_says_the_same(field: ModuleType, text: str) -> None:
    """SGO's form of a right value is right, means the same, and is the form of itself."""
    if field.is_valid(text):
        form = field.format(text)

        assert field.validate(form) == field.validate(text)
        assert field.format(form) == form


@pytest.mark.parametrize("question", QUESTIONS)
@given(text=st.sampled_from(SAMPLES) | odd_texts)
@settings(max_examples=80, deadline=None)
def test_every_question_has_an_answer(question: Callable[[str], object], text: str) -> None:
    """No text is too odd to be asked about: nothing is raised."""
    question(text)
