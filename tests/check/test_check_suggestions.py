"""What a suggestion may do: put right, never make worse, and no input may break a check."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nearly_right import RIGHT, kinds, people, texts
from sheets import typed

from sgo_tui.check.cell import KINDS, check_cell
from sgo_tui.check.problem import Problem
from sgo_tui.check.rules import Fix, Severity
from sgo_tui.export import Field

LONGEST_CELL = 32_767
"""Characters that Excel lets into one cell."""


def problems_of(kind: str, text: str, person: dict[str, str], *, is_number: bool = False) -> list[Problem]:
    """Return what is wrong with a text in a cell of a kind of field."""
    field = Field(kind, kind, kind)
    found = check_cell(field, text, is_number and text.isdecimal(), lambda name: person.get(name, ""))
    return [Problem(0, 0, finding) for finding in found]


def errors(problems: list[Problem]) -> set[str]:
    """Return the rules broken with the severity of an error."""
    return {problem.rule.id for problem in problems if problem.severity is Severity.ERROR}


@given(st.data(), kinds, people, st.booleans())
@settings(max_examples=1500, deadline=None)
def test_suggestion_makes_nothing_worse(data: st.DataObject, kind: str, person: dict[str, str], number: bool) -> None:
    """A suggested value has no error that the value it replaces did not have, and its message can be shown."""
    text = data.draw(texts(kind))
    before = problems_of(kind, text, person, is_number=number)

    for problem in before:
        assert problem.message
        if problem.suggestion is not None:
            after = problems_of(kind, problem.suggestion, person)
            assert errors(after) <= errors(before) - {problem.rule.id}


@given(st.data(), kinds, people)
@settings(max_examples=1500, deadline=None)
def test_suggestion_that_cannot_change_the_meaning_is_final(
    data: st.DataObject, kind: str, person: dict[str, str]
) -> None:
    """After an automatic fix the same rule has nothing more to say, so that fixing all cells comes to an end."""
    text = data.draw(texts(kind))

    for problem in problems_of(kind, text, person):
        if problem.fix is Fix.AUTO:
            assert problem.suggestion != text
            again = problems_of(kind, str(problem.suggestion), person)
            assert problem.rule not in [other.rule for other in again]


@given(st.data(), kinds, people)
@settings(max_examples=800, deadline=None)
def test_stored_form_is_stored_as_it_is(data: st.DataObject, kind: str, person: dict[str, str]) -> None:
    """What typed text becomes, typed again, stays the same with the same problems."""
    field = Field(kind, kind, kind)
    stored, found = typed(field, data.draw(texts(kind)), **person)

    assert typed(field, stored, **person) == (stored, found)


@pytest.mark.parametrize("kind", sorted(RIGHT))
def test_right_values_are_passed_over(kind: str) -> None:
    """Nothing is said of a right value, whichever kind of field it stands in."""
    assert [problems_of(kind, text, {}) for text in RIGHT[kind]] == [[] for _text in RIGHT[kind]]


@given(st.data(), st.sampled_from(sorted(KINDS)))
@settings(max_examples=800, deadline=None)
def test_quick_answer_is_the_careful_one(data: st.DataObject, kind: str) -> None:
    """A value that is passed over at a glance would be passed by the full check as well."""
    text = data.draw(texts(kind))

    if KINDS[kind].is_canonical(text):
        assert list(KINDS[kind].check(text, False, lambda _name: "")) == []


REPEATED = [
    "1",
    "0",
    "-",
    " ",
    "1-",
    "a@",
    "@",
    ".",
    "a.",
    "1,",
    "и ",
    "(",
    "8902",
    "79021234567 ",
    "I",
    "IКА",
    "а",
    "aA",
]
REPEATED += [
    "-А",
    "'",
    "№",
    "+7",
    "30 08 ",
    "\u200b",
    "1 янв",
    "Ⅱ",
    "x",
    "нет ",
    "и\u0306",
    "12345 ",
    "почта:",
    "(собака)",
]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_longest_cells_are_checked_in_a_moment(kind: str) -> None:
    """The longest text that Excel lets into a cell neither stops the program nor makes it wait."""
    texts = [(piece * LONGEST_CELL)[: LONGEST_CELL - 1] + "!" for piece in REPEATED] + ["1" * LONGEST_CELL]
    slowest = max(_seconds(lambda text=text: problems_of(kind, text, {}, is_number=True)) for text in texts)

    assert slowest < 2


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
