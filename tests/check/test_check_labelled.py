"""The exports with known mistakes: what is planted is found, and what is right is let alone."""

from __future__ import annotations

from collections import Counter

import pytest
from labelled_exports import LABELLED, Labelled

from sgo_tui.check.rules import Severity

RULES = frozenset(
    """V1 V2 S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 B1 B2 B3 D1 D2 D3 O1 O2 N1 N2
    T1 T2 T3 T4 T5 T6 M1 M2 A1 A2 A3 A4 A5 G1 G2 G3 F1 F2 F3 F4 F5 F6 F7 F8 C1 C2 R1 AD1 AD2""".split()
)
"""All rules but those that compare a file with another one."""
EQUALLY_RIGHT = {("T6", "V2")}
"""«не имеется» is no number of a home telephone, and stands in for data."""

pytestmark = pytest.mark.skipif(not LABELLED, reason="no labelled exports beside the project")


@pytest.fixture(scope="module", params=LABELLED, ids=lambda path: path.name[:8])
def labelled(request: pytest.FixtureRequest) -> Labelled:
    """Return one labelled export after another."""
    return Labelled(request.param)


def test_planted_problems_are_found(labelled: Labelled) -> None:
    """Every planted mistake is reported at its cell by its rule, and no milder than it is."""
    missed = []
    for planted in labelled.planted(RULES):
        places = [(planted["row"], planted["col"]), *map(tuple, planted.get("also", ()))]
        wanted = Severity[planted["severity"].upper()]
        found = [(p.rule.code, p.severity) for place in places for p in labelled.found.get(place, ())]
        if not any(_answers(code, planted["kind"]) and severity >= wanted for code, severity in found):
            missed.append((planted["kind"], planted["key"], planted["note"], found))

    assert not missed


def _answers(code: str, wanted: str) -> bool:
    return code == wanted or (wanted, code) in EQUALLY_RIGHT


def test_right_cells_are_let_alone(labelled: Labelled) -> None:
    """Nothing at all is said of a cell that nobody spoiled and that is not odd."""
    accused = [
        (problem.row, problem.column, problem.rule.id)
        for place, problems in labelled.found.items()
        if place not in labelled.spoiled and place not in labelled.tolerated
        for problem in problems
    ]

    assert not accused


def test_odd_but_right_cells_are_not_accused(labelled: Labelled) -> None:
    """A decoy is never reported as worse than its label allows."""
    planted = {(p["row"], p["col"]) for p in labelled.labels["planted"]}
    accused = [
        (problem.row, problem.column, problem.rule.id)
        for place, problems in labelled.found.items()
        if place in labelled.tolerated and place not in planted
        for problem in problems
        if problem.severity > labelled.tolerated[place]
    ]

    assert not accused


def test_labels_cover_all_rules() -> None:
    """The exports together have every rule planted more than once, so that finding all of them means something."""
    counted = Counter(p["kind"] for path in LABELLED for p in Labelled(path).planted(RULES))

    assert {code for code in RULES if counted[code] < 2} == set()
