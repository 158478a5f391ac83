"""Where cells lie on the screen."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.tui.geometry import Geometry, Slot
from sgo_tui.work.view import View


def slots(first: int, *widths: int) -> list[Slot]:
    """Return slots of one column each."""
    return [Slot((first + index,), width) for index, width in enumerate(widths)]


@pytest.fixture
def geometry() -> Geometry:
    """Rows 4 to 103; a gutter of 4, one frozen slot of 10+2, five scrolled ones of 8+2, 40 × 10."""
    geometry = Geometry(View(range(4, 104)), slots(0, 10), slots(1, 8, 8, 8, 8, 8), gutter=4)
    geometry.resize(40, 10)
    return geometry


def test_places_frozen_slots_first(geometry: Geometry) -> None:
    """The frozen slot follows the gutter, then the scrolled ones until the edge cuts the last."""
    assert [(p.slot.columns[0], p.x, p.width) for p in geometry.placed()] == [
        (0, 4, 12),
        (1, 16, 10),
        (2, 26, 10),
        (3, 36, 4),
    ]


@pytest.mark.parametrize(
    ("row", "column", "top", "left"),
    [
        (4, 1, 0, 0),
        (13, 2, 0, 0),
        (14, 2, 1, 0),
        (60, 1, 51, 0),
        (103, 1, 90, 0),
        (4, 3, 0, 1),
        (4, 5, 0, 3),
        (4, 0, 0, 0),
    ],
)
def test_scrolls_as_little_as_needed(geometry: Geometry, row: int, column: int, top: int, left: int) -> None:
    """A step scrolls by one, a jump puts the row in the middle, frozen columns never scroll."""
    geometry.show(row, column)

    assert (geometry.top, geometry.left) == (top, left)


def test_a_slot_wider_than_the_room_is_shown_from_its_beginning() -> None:
    """The cursor's slot is the first one when it does not fit."""
    geometry = Geometry(View(range(10)), slots(0, 10), slots(1, 8, 90), gutter=4)
    geometry.resize(40, 10)

    geometry.show(0, 2)

    assert [p.slot.columns[0] for p in geometry.placed()] == [0, 2]


@given(
    st.lists(st.integers(1, 40), max_size=3),
    st.lists(st.integers(1, 40), min_size=1, max_size=30),
    st.integers(20, 200),
    st.integers(1, 60),
    st.integers(1, 500),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)), max_size=20),
    st.none() | st.randoms(use_true_random=False),
)
def test_cursor_is_always_on_the_screen(
    frozen: list[int],
    scrolled: list[int],
    width: int,
    height: int,
    rows: int,
    walk: list[tuple[int, int]],
    order: Random | None,
) -> None:
    """Wherever the cursor goes, its row is on the screen, and its slot where there is any room for it."""
    view = View(order.sample(range(3, 3 + rows), rows) if order else range(3, 3 + rows))
    geometry = Geometry(view, slots(0, *frozen), slots(len(frozen), *scrolled), gutter=5)
    geometry.resize(width, height)
    for a, b in walk:
        row = 3 + a % rows
        column = geometry.order[b % len(geometry.order)]
        geometry.show(row, column)
        placed = geometry.placed()
        assert geometry.line_of(row) is not None
        assert geometry.top >= 0
        assert row in geometry.rows_on_screen
        assert all(p.x + p.width <= width for p in placed)
        if geometry.frozen_width < width and not geometry.is_frozen(column):
            assert column in [p.slot.columns[0] for p in placed]
