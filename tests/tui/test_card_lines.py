"""Where the cells of a card lie, for any width of the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.tui.card_lines import CardLine, Kind, lay_out
from sgo_tui.work.card import Section

LABELS = dict(enumerate("Класс Фамилия Имя Отчество СНИЛС Пол Кружок".split()))
SECTIONS = [
    Section("Ученик", [1, 2], [0, 4], [6], [3, 5], LABELS),
    Section("Мать", [], [], [], [7], {7: "Документ · Серия"}),
]
TEXTS = {0: "5А", 1: "Белов", 2: "", 3: "", 4: "112-233-445 95", 5: "М", 6: "футбол", 7: ""}


def drawn(line: CardLine) -> str:
    """Return the words of a line."""
    return " ".join([line.label.strip(), *(spot.text for spot in line.spots)]).strip()


def test_a_card() -> None:
    """A name beside its title, one field a line, the rest, and what was empty with its labels, several a line."""
    assert [drawn(line) for line in lay_out(SECTIONS, TEXTS, 80)] == [
        "Ученик Белов (Имя)",
        "Класс 5А",
        "СНИЛС 112-233-445 95",
        "Мать: not in the file",
        "Ученик: more",
        "Кружок футбол",
        "Ученик, empty: 2 Отчество Пол: М",
        "Мать, empty: 1 Документ · Серия",
    ]


@given(st.integers(30, 250), st.lists(st.text(max_size=60), min_size=8, max_size=8))
def test_every_cell_has_its_place(width: int, texts: list[str]) -> None:
    """Each cell lies on the screen once, and none over another or over a label."""
    lines = lay_out(SECTIONS, dict(enumerate(texts)), width)

    assert sorted(spot.column for line in lines for spot in line.spots) == list(range(8))
    for line in lines:
        ends = [len(line.label), *(spot.x + spot.width for spot in line.spots)]
        assert [spot.x for spot in line.spots] == ends[:-1]
        assert ends[-1] <= width
        assert len(line.spots) == 1 or line.kind is not Kind.FIELD
