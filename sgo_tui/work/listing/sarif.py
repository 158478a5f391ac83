"""The problems of a table as SARIF 2.1.0, the form in which checkers of code tell theirs.

Source: OASIS, Static Analysis Results Interchange Format, Version 2.1.0.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sgo_tui import __version__
from sgo_tui.check import Problem, Rule, Severity
from sgo_tui.check.in_force import rules_in_force
from sgo_tui.i18n import current_language
from sgo_tui.plain import escaped_json
from sgo_tui.work.address import cell_name
from sgo_tui.work.findings import Findings
from sgo_tui.work.listing.lines import is_by_hand
from sgo_tui.work.listing.listing import Failure, Listing

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


class Sarif(Listing):
    """One document of one run; rows and columns from 1, as SARIF counts, and the cell as «H6»."""

    between = ",\n"

    def opening(self, *, is_alone: bool) -> str:
        """Return the document up to its results: the rules stand before them."""
        del is_alone
        driver = {
            "name": "sgo-tui",
            "version": __version__,
            "rules": [_rule(rule) for rule in rules_in_force().values()],
        }
        return (
            f'{{"$schema": {_json(_SCHEMA)}, "version": "2.1.0", "runs": [{{"tool": {{"driver": {_json(driver)}}},\n'
            f'"language": {_json(current_language())}, "results": [\n'
        )

    def part(self, findings: Findings, *, with_values: bool, is_alone: bool) -> str:
        """Return the results of a file."""
        del is_alone
        return self.between.join(_json(_result(findings, problem, with_values=with_values)) for problem in findings)

    def ending(self, failures: Sequence[Failure], *, is_alone: bool) -> str:
        """Return the end of the document: what was not checked, and why."""
        del is_alone
        notes = [
            {
                "level": "error",
                "message": {"text": failure.reason},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(Path(failure.file))}}}],
            }
            for failure in failures
        ]
        invocation = {"executionSuccessful": not failures, "toolExecutionNotifications": notes}
        return f'\n], "invocations": [{_json(invocation)}]}}]}}\n'


def _rule(rule: Rule) -> dict[str, Any]:
    from sgo_tui.check.explanations import EXPLANATIONS

    explanation = EXPLANATIONS[rule.code].told()
    return {
        "id": rule.id,
        "shortDescription": {"text": explanation.title},
        "fullDescription": {"text": explanation.text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"code": rule.code},
    }


def _result(findings: Findings, problem: Problem, *, with_values: bool) -> dict[str, Any]:
    table = findings.table
    column = table.column(problem.column)
    cell = cell_name(problem.row, problem.column)
    properties: dict[str, Any] = {"owner": column.owner.value, "by_hand": is_by_hand(table, problem)}
    if with_values:
        properties |= {"value": table.text(problem.row, problem.column), "suggestion": problem.suggestion}
    return {
        "ruleId": problem.rule.id,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{column.title}: {problem.message}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(table.path)},
                    "region": {"startLine": problem.row + 1, "startColumn": problem.column + 1},
                },
                "logicalLocations": [{"name": cell, "fullyQualifiedName": f"{table.sheet.name}!{cell}"}],
            }
        ],
        "properties": properties,
    }


def _uri(path: Path) -> str:
    """Return a path as seen from the current folder where it lies below that, else in full."""
    try:
        # As bytes: a name need not be text.
        return quote(os.fsencode(path.absolute().relative_to(Path.cwd())))
    except ValueError:
        return path.as_uri()


def _json(data: object) -> str:
    return escaped_json(json.dumps(data, ensure_ascii=False))
