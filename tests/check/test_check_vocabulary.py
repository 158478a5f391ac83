"""How a file writes things, and which cells write them otherwise: columns in, suggestions out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sheets import Sheet

from sgo_tui import settings
from sgo_tui.settings import Settings


def odd(key: str, texts: Sequence[str], choices: Sequence[str] = ()) -> dict[str, tuple[str, str | None]]:
    """Return rule and suggestion of the values of a column about which something is said."""
    rows = [{"mother last_name": "Белова", key: text} for text in texts]
    sheet = Sheet(*rows, choices={key: choices})
    found = [(texts[p.row], p) for row in sheet.rows for p in sheet.problems[row] if sheet.keys[p.column] == key]
    return {text: (problem.rule.id, problem.suggestion) for text, problem in found}


RUSSIA = ["Россия"] * 9


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([*RUSSIA, "Казахстан", ""], {}),
        ([*RUSSIA, "россия"], {"россия": ("citizenship-spelling", "Россия")}),
        ([*RUSSIA, "Российская Федерация"], {"Российская Федерация": ("citizenship-spelling", "Россия")}),
        (["РФ", "РФ", "Россия"], {"Россия": ("citizenship-spelling", "РФ")}),
        (["РФ", "Россия"], {"РФ": ("citizenship-spelling", "Россия")}),
        ([*RUSSIA, "Росия"], {"Росия": ("citizenship-unknown", "Россия")}),
        (["РФ", "РФ", "Росия"], {"Росия": ("citizenship-unknown", "РФ")}),
        ([*RUSSIA, "Нарния"], {"Нарния": ("citizenship-unknown", None)}),
        ([*RUSSIA, "Россия, Армения"], {}),
        ([*RUSSIA, "-"], {"-": ("stand-in", "")}),
    ],
)
def test_citizenship(texts: list[str], expected: dict[str, tuple[str, str | None]]) -> None:
    """A country is written as most cells write it; where none is usual, by its short name."""
    assert {t: f for t, f in odd("mother citizenship", texts).items() if f[0] != "stand-in"} == {
        t: f for t, f in expected.items() if f[0] != "stand-in"
    }


@pytest.mark.parametrize(
    ("key", "texts", "expected"),
    [
        ("pupil lang1", ["Английский язык"] * 20 + ["английский язык"], "Английский язык"),
        ("pupil lang1", ["Английский язык"] * 20 + ["Английски язык"], "Английский язык"),
        ("pupil lang1", ["Английский язык"] * 20 + ["Китайский язык"], None),
        ("pupil lang1", ["Английский язык"] * 2 + ["Английски язык"], None),
        ("pupil health_group", ["Группа 1"] * 20 + ["Группа 2"], None),
        ("pupil has_pc", ["Да"] * 20 + ["Нет"], None),
        ("pupil social", ["Опекаемый|Многодетная семья"] * 9 + ["опекаемый|Инвалид"], "Опекаемый|Инвалид"),
    ],
)
def test_reference_values(key: str, texts: list[str], expected: str | None) -> None:
    """A rare value is odd where it is a misprint of a usual one; another value is right, and so are numbers."""
    assert odd(key, texts).get(texts[-1], ("", None))[1] == expected


def test_a_list_in_the_file() -> None:
    """Where the file has a list for the column, what is not in it is told, with the value that is meant."""
    allowed = ["Россия", "Казахстан"]

    assert odd("mother citizenship", ["Россия", "Казахстан", "рф", "Нарния"], allowed) == {
        "рф": ("reference-not-listed", "Россия"),
        "Нарния": ("reference-not-listed", None),
    }


@pytest.mark.parametrize(
    ("texts", "form", "expected"),
    [
        (["79021234567", "8-902-123-45-68"], None, {"8-902-123-45-68": "79021234568"}),
        (["+7-902-1234567", "+7-902-1234568", "89021234569"], None, {"89021234569": "+7-902-1234569"}),
        (["+7-902-1234567", "+7-902-1234568", "79021234569"], None, {"79021234569": "+7-902-1234569"}),
        (["+7-902-1234567", "79021234569"], None, {"+7-902-1234567": "79021234567"}),
        (["79021234567", "+7(902)1234568"], "+7(XXX)XXXXXXX", {"79021234567": "+7(902)1234567"}),
    ],
)
def test_telephones(texts: list[str], form: str | None, expected: dict[str, str]) -> None:
    """Numbers are written as most of their column are, or as the settings say; SGO's own form else."""
    settings.use(Settings(phone_form=form))

    found = odd("mother mobile_phone", texts)

    assert {text: better for text, (_rule, better) in found.items()} == expected
    assert {rule for rule, _better in found.values()} <= {"phone-form", "phone-form-of-column"}


def test_values_and_severities_of_the_settings() -> None:
    """A value that the settings call right is right, and a rule is as severe as they say, or off."""
    settings.use(
        Settings(values={"citizenship": ("Нарния",)}, severities={"C1": "error", "citizenship-spelling": "off"})
    )
    rows = [{"mother citizenship": text} for text in ("Россия", "Россия", "россия", "Росия", "Нарния")]
    sheet = Sheet(*rows)

    assert [(p.row, p.rule.id, p.severity.word) for row in sheet.rows for p in sheet.problems[row]] == [
        (3, "citizenship-unknown", "error")
    ]
