"""Where the cells of a card lie: arithmetic only, no terminal.

A line has a label and the *spots* of cells behind it: a name beside its person's title, one field a line, and as many
of the empty ones as a line holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from sgo_tui.i18n import _
from sgo_tui.tui.geometry import MARKS
from sgo_tui.tui.text import fit, width_of
from sgo_tui.work.card import Section

_NARROWEST = 6
"""Terminal cells of a field's text: where there is none, the cursor must be seen all the same."""
_LABEL_SHARE = 0.4
_TITLE = 2
"""Terminal cells before and behind a label."""


class Kind(Enum):
    """What the cells of a line are."""

    NAMES = "names"
    FIELD = "field"
    EMPTY = "empty"


class Spot(NamedTuple):
    """A cell on the screen: `width` has room for a mark before and one behind its text."""

    column: int
    x: int
    width: int
    text: str
    """What the cell holds, or its label where it holds nothing and no label stands before it."""


class CardLine(NamedTuple):
    """One line of a card."""

    kind: Kind
    label: str
    """Cut or padded to where the spots begin."""
    spots: Sequence[Spot]


class _Part(NamedTuple):
    """What stands behind one label, whatever room there is: columns with their texts."""

    kind: Kind
    label: str
    cells: Sequence[tuple[int, str]]


def lay_out(sections: Sequence[Section], texts: Mapping[int, str], width: int) -> list[CardLine]:
    """Return the lines of a card on a screen of `width`; `texts` are those of its cells."""
    parts = list(_parts(sections, texts))
    longest = max((width_of(part.label) for part in parts), default=0)
    left = min(int(width * _LABEL_SHARE), longest + _TITLE)
    return [line for part in parts for line in _lines(part, left, width - left)]


def _parts(sections: Sequence[Section], texts: Mapping[int, str]) -> Iterator[_Part]:
    for section in sections:
        names = [(column, texts[column] or f"({section.labels[column]})") for column in section.names]
        is_there = section.names or section.fields or section.further
        if section.title:
            title = section.title if is_there else _("{who}: not in the file").format(who=section.title)
            yield _Part(Kind.NAMES, title, names)
        yield from _fields(section, section.fields, texts)
    for section in sections:
        if section.further:
            yield _Part(Kind.NAMES, _("{who}: more").format(who=section.title), ())
            yield from _fields(section, section.further, texts)
    for section in sections:
        if section.empty:
            title = _("{who}, empty: {n}") if section.title else _("Empty: {n}")
            cells = [(column, _with_label(section.labels[column], texts[column])) for column in section.empty]
            yield _Part(Kind.EMPTY, title.format(who=section.title, n=len(cells)), cells)


def _fields(section: Section, columns: Sequence[int], texts: Mapping[int, str]) -> Iterator[_Part]:
    return (_Part(Kind.FIELD, section.labels[column], [(column, texts[column])]) for column in columns)


def _with_label(label: str, text: str) -> str:
    """Return a cell that was empty when its row came onto the card: its label, and what it holds now."""
    return f"{label}: {text}" if text else label


def _lines(part: _Part, left: int, room: int) -> Iterator[CardLine]:
    """Yield lines with as many cells as each has room for, the first behind the label."""
    label = fit_label(part.label, left)
    narrowest = _NARROWEST if part.kind is Kind.FIELD else 0
    spots: list[Spot] = []
    x = left
    for column, text in part.cells:
        width = min(room, max(narrowest, width_of(text)) + MARKS)
        if spots and x + width > left + room:
            yield CardLine(part.kind, label, spots)
            label, spots, x = " " * left, [], left
        spots.append(Spot(column, x, width, text))
        x += width
    yield CardLine(part.kind, label, spots)


def fit_label(label: str, width: int) -> str:
    """Return a label with a space before and behind it, its group cut rather than its own words.

    >>> fit_label("Свидетельство о рождении · Серия", 24)
    ' Свидетельство… · Серия '
    """
    group, _dot, own = label.rpartition(" · ")
    room = width - _TITLE
    if group and width_of(label) > room >= (rest := width_of(f" · {own}")) + _NARROWEST:
        label = f"{fit(group, room - rest).rstrip()} · {own}"
    return f" {fit(label, room)} "
