"""The table of rules keeps its promises."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import sgo_tui.check
from sgo_tui.check.problem import Finding, Problem
from sgo_tui.check.rules import RULES, Fix, Rule, Severity

SOURCES = [path for path in Path(sgo_tui.check.__file__).parent.glob("*.py") if path.name != "rules.py"]
PARAMS = {
    "c": "1", "n": 3, "domain": "gmail.ru", "meant": "gmail.com", "grade": 5, "age": 20, "who": "x", "field": "E-mail",
    "form": "7XXXXXXXXXX", "words": "СНИЛС неверен",
}  # fmt: skip


def test_every_rule_is_used_and_every_used_rule_exists() -> None:
    """No rule is forgotten, and no check speaks of a rule that is not in the table."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = {name for name in re.findall(r'"([a-z]+(?:-[a-z]+)+|sex|zip|division|misplaced)"', text) if name in RULES}
    raised = set(re.findall(r'Finding\(\s*"([a-z-]+)"', text))

    assert named == set(RULES)
    assert raised <= set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_can_be_told(rule: Rule) -> None:
    """Identifier and code are stable words, and the sentence is filled in completely."""
    problem = Problem(0, 0, Finding(rule.id, "x", PARAMS))

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert re.fullmatch(r"[A-Z]{1,2}\d{1,2}", rule.code)
    assert {name for _, name, _, _ in string.Formatter().parse(rule.message) if name} <= set(PARAMS)
    assert "{" not in problem.message
    assert problem.fix is rule.fix


def test_problem_without_suggestion_has_no_fix() -> None:
    """What a rule allows to do with its suggestion means nothing where there is none."""
    assert Problem(0, 0, Finding("snils-form", None)).fix is Fix.NONE
    assert Problem(0, 0, Finding("snils-form", "x")).fix is Fix.AUTO


def test_severities_have_their_words() -> None:
    """JSON names the severities."""
    assert [severity.word for severity in sorted(Severity)] == ["hint", "warning", "error"]
