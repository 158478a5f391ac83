"""Every rule is explained, in both languages and without anybody's data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sgo_tui.check import RULES
from sgo_tui.check.explanations import EXPLANATIONS, Explanation
from sgo_tui.demo import write_demo
from sgo_tui.i18n import LANGUAGES, use_language
from sgo_tui.work import open_table

_CYRILLIC = re.compile("[А-Яа-яЁё]{3}")
_ENGLISH = re.compile("[A-Za-z]{3}")
_ADDRESS = re.compile(r"\S*@\S*")
_END_OF_SENTENCE = re.compile(r"[.!?](?=\s|$)")

every_code = pytest.mark.parametrize("explanation", EXPLANATIONS.values(), ids=EXPLANATIONS)


def test_every_rule_has_an_explanation() -> None:
    """No code of the table of rules is without its explanation."""
    assert {rule.code for rule in RULES.values()} == set(EXPLANATIONS)


@every_code
@pytest.mark.parametrize("language", LANGUAGES)
def test_explanation_is_short_and_plain(explanation: Explanation, language: str) -> None:
    """A heading fits a line, the text is a few sentences, and there is nothing to be filled in from a cell."""
    use_language(language)
    told = explanation.told()

    assert told.code == explanation.code
    assert all(told)
    assert len(told.title) <= 40
    assert not told.title.endswith(".")
    assert len(told.text) <= 450
    assert 1 <= len(_END_OF_SENTENCE.findall(told.text)) <= 4
    assert told.text.endswith(".")
    assert not any(set("{}%\n") & set(words) for words in told)


@every_code
def test_explanation_is_translated(explanation: Explanation) -> None:
    """In Russian nothing is left in English; an example of values alone is the same in both languages."""
    use_language("ru")
    russian = explanation.told()

    assert _CYRILLIC.search(russian.title + russian.text)
    assert russian.text != explanation.text
    assert russian.title != explanation.title
    assert not _ENGLISH.search(russian.title)
    assert not _ENGLISH.search(_ADDRESS.sub("", russian.example).replace("E-mail", "").replace("III", ""))
    assert russian.source != explanation.source


def test_messages_hold_no_values(tmp_path: Path) -> None:
    """What is told of a cell never repeats the cell; a character, a count or a mail service is not its value."""
    table = open_table(write_demo(tmp_path / "demo.xls", rows=200).path)
    table.check_all()
    told = [(problem, table.text(problem.row, problem.column)) for problem in table.problems]

    assert len(told) > 100
    assert not [
        problem.rule.id
        for problem, value in told
        if len(value) > 2 and value in problem.message and value not in problem.rule.message
    ]
