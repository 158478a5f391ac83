"""The demo and the checks judge each other: what was planted is found, and what is right is left in peace."""

from __future__ import annotations

import pytest
from demo_reading import Reader

from sgo_tui.demo import LAYOUTS
from sgo_tui.work import open_table


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_checks_find_what_was_planted_and_nothing_else(read: Reader, layout: str) -> None:
    """Each spoiled cell has problems of its rule only; no right cell of six hundred families has any."""
    demo = read(layout, rows=600).demo
    table = open_table(demo.path)
    table.check_all()
    found = {(problem.row, problem.column, problem.rule.code) for problem in table.problems}
    planted = {(place.row, place.column, place.rule) for place in demo.planted}

    assert found - planted == set()
    assert planted - found == set()
