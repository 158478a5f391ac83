"""Problems of a table, as far as they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from sgo_tui.check import Severity
from sgo_tui.export import Owner
from sgo_tui.work import open_table
from sgo_tui.work.findings import Findings, NoExport, Only, find_problems

FIXTURES = Path(__file__).parents[1] / "fixtures"


def found(**only: frozenset[object]) -> Findings:
    """Return what is found in the demo."""
    return find_problems(open_table(FIXTURES / "classic.xls"), Only(**only))  # type: ignore[arg-type]


def test_everything_unless_narrowed() -> None:
    """All problems of the table, of all its rows and people."""
    findings = found()
    assert list(findings) == list(findings.table.problems)
    assert findings.counts == {severity: findings.table.problems.count(severity) for severity in Severity}
    assert findings.row_count == len(findings.table.data_rows)
    assert findings.school == "МБОУ «Средняя школа № 0» г. Примерска"


def test_by_rule() -> None:
    """Only what breaks one of them; who is ready does not depend on that."""
    findings = found(rules=frozenset({"sex-form"}))
    assert {problem.rule.id for problem in findings} == {"sex-form"}
    assert findings.counts.total() == len(list(findings)) < len(list(found()))
    assert findings.readiness.total == found().readiness.total


def test_by_owner() -> None:
    """Only what stands in their columns, and only they are counted."""
    findings = found(owners=frozenset({Owner.MOTHER}))
    assert {findings.table.column(problem.column).owner for problem in findings} == {Owner.MOTHER}
    assert findings.readiness.total == {Owner.MOTHER: found().readiness.total[Owner.MOTHER]}


def test_by_class() -> None:
    """Only the rows of the class, and only their people are counted."""
    everything = found()
    name = next(iter(everything.readiness.by_class))
    findings = found(classes=frozenset({name}))
    assert {findings.class_of(problem.row) for problem in findings} == {name}
    assert list(findings) == [problem for problem in everything if everything.class_of(problem.row) == name]
    assert findings.readiness.by_class == {name: everything.readiness.by_class[name]}
    assert 0 < findings.row_count < everything.row_count


def test_a_class_that_is_not_there() -> None:
    """Has no rows, no people, no problems."""
    findings = found(classes=frozenset({"12Я"}))
    assert (list(findings), findings.row_count, findings.readiness.total) == ([], 0, {})


def test_a_sheet_that_is_no_export() -> None:
    """Has nothing to check by."""
    with pytest.raises(NoExport):
        find_problems(open_table(FIXTURES / "classic.xls", "Справочники"))
