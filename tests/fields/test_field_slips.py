"""Slips of the hand among the words of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.fields import slips

letters = st.text("абвг", max_size=6)


@pytest.mark.parametrize(
    ("written", "meant", "is_slip"),
    [
        ("мать", "мать", True),
        ("мат", "мать", True),
        ("ать", "мать", True),
        ("маать", "мать", True),
        ("матьь", "мать", True),
        ("матъ", "мать", True),
        ("мтаь", "мать", True),
        ("аамть", "мать", False),
        ("ма", "мать", False),
        ("тьма", "мать", False),
        ("", "а", True),
        ("", "", True),
        ("", "аб", False),
    ],
)
def test_one_slip(written: str, meant: str, is_slip: bool) -> None:
    """A letter missing, doubled, wrong or changed with its neighbour is one slip; more is another word."""
    assert slips.is_within_one_slip(written, meant) is is_slip


@given(letters, letters)
def test_slips_go_both_ways(one: str, other: str) -> None:
    """If one word is a slip of another, so is the other of the first."""
    assert slips.is_within_one_slip(one, other) == slips.is_within_one_slip(other, one)


@given(letters, letters)
def test_slips_are_those_of_damerau(one: str, other: str) -> None:
    """One slip is a distance of Damerau and Levenshtein of at most one: by trying all slips there are."""
    alphabet = "абвг"
    cuts = [(one[:at], one[at:]) for at in range(len(one) + 1)]
    slipped = {
        one,
        *(left + right[1:] for left, right in cuts),
        *(left + right[1:2] + right[:1] + right[2:] for left, right in cuts),
        *(left + letter + right[skip:] for left, right in cuts for letter in alphabet for skip in (0, 1)),
    }

    assert slips.is_within_one_slip(one, other) == (other in slipped)


def test_a_word_between_two_others_has_no_meaning() -> None:
    """What may be a slip of words with different meanings is not guessed, of the same meaning it is."""
    assert slips.meant_by(["дедя"], {"дядя": "дядя", "деда": "дедушка"}, 4) is None
    assert slips.meant_by(["дедя"], {"дядя": "родственник", "деда": "родственник"}, 4) == "родственник"


@pytest.mark.parametrize("words", [["водитель"], ["мат"], ["родитель", "мать"], []])
def test_other_words_are_no_slips(words: list[str]) -> None:
    """A word with another beginning, too short a form, and more or fewer words are something else."""
    assert slips.meant_by(words, {"родитель": "родитель", "мать": "мать"}, 5) is None


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("мать", ["мать"]),
        ("Hjccbz", ["Hjccbz", "Нjссbz", "Россия"]),
        ("Poccия", ["Poccия", "Россия"]),
        ("[jkjl", ["[jkjl", "[jkjl", "холод"]),
    ],
)
def test_readings_of_a_text(text: str, readings: list[str]) -> None:
    """Latin letters may look like Russian ones, or be keys of the Russian layout."""
    assert list(slips.readings(text)) == readings
