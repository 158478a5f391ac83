"""Relations of representatives to a child."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.fields import relation


@pytest.mark.parametrize(
    ("text", "usual", "sex", "parent"),
    [
        ("мать", "мать", "Ж", True),
        ("Мать", "мать", "Ж", True),
        ("МАМА", "мать", "Ж", True),
        ("мать-одиночка", "мать", "Ж", True),
        ("отец", "отец", "М", True),
        ("папа", "отец", "М", True),
        ("родитель", "родитель", None, True),
        ("усыновитель", "усыновитель", None, True),
        ("усыновительница", "усыновительница", "Ж", True),
        ("приёмная мать", "приёмная мать", "Ж", False),
        ("приемный родитель", "приёмный родитель", None, False),
        ("мачеха", "мачеха", "Ж", False),
        ("отчим", "отчим", "М", False),
        ("опекун", "опекун", None, False),
        ("Опекун (попечитель)", "опекун", None, False),
        ("опекун/попечитель", "опекун", None, False),
        ("попечитель", "попечитель", None, False),
        ("законный представитель", "законный представитель", None, False),
        ("бабушка", "бабушка", "Ж", False),
        ("дед", "дедушка", "М", False),
        ("тетя", "тётя", "Ж", False),
        ("Тётя", "тётя", "Ж", False),
        ("дядя", "дядя", "М", False),
        ("сестра", "сестра", "Ж", False),
        ("двоюродный брат", "двоюродный брат", "М", False),
        ("иное", "иное", None, False),
    ],
)
def test_relations_are_known(text: str, usual: str, sex: str | None, parent: bool) -> None:
    """Right words are known in any case, with their usual word, their sex, and whether they mean a parent."""
    assert relation.is_known(text)
    assert relation.guess(text) == usual
    assert relation.sex_of(text) == sex
    assert relation.is_parent(text) is parent


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("матъ", "мать"),
        ("мат", "мать"),
        ("мтаь", "мать"),
        ("Maть", "мать"),
        ("vfnm", "мать"),
        ("отц", "отец"),
        ("оетц", "отец"),
        ("jntw", "отец"),
        ("мачиха", "мачеха"),
        ("отчем", "отчим"),
        ("опикун", "опекун"),
        ("опек.", "опекун"),
        ("попеч.", "попечитель"),
        ("баб.", "бабушка"),
        ("бабушька", "бабушка"),
        ("дедушк", "дедушка"),
        ("зак. представитель", "законный представитель"),
        ("законный предст.", "законный представитель"),
        ("приемн. родитель", "приёмный родитель"),
        ("пр. мать", "приёмная мать"),
    ],
)
def test_misprints_and_shortenings_are_guessed(text: str, usual: str) -> None:
    """A slip of the hand, the wrong layout and a shortening with its dot are likely relations."""
    assert not relation.is_known(text)
    assert relation.guess(text) == usual
    assert relation.sex_of(text) == relation.sex_of(usual)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "нет",
        "да",
        "м.",
        "б.",
        "род.",
        "друг",
        "сосед",
        "Иванова",
        "Мария",
        "1",
        "сын",
        "тесть",
        "водитель",
        "Лена",
    ],
)
def test_other_words_are_no_relation(text: str) -> None:
    """Where several or none are likely nothing is guessed."""
    assert not relation.is_known(text)
    assert relation.guess(text) is None
    assert relation.sex_of(text) is None
    assert not relation.is_parent(text)


@given(st.text() | st.text("матьоецпкунбшд.", max_size=8))
def test_guesses_are_relations(text: str) -> None:
    """What is guessed is known, and its own usual word."""
    guess = relation.guess(text)

    assert guess is None or (relation.is_known(guess) and relation.guess(guess) == guess)
