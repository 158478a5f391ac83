"""The problems of a table for programs: one JSON document, or a line of JSON for each problem."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sgo_tui.check import Problem, Severity
from sgo_tui.export import Column, Protection
from sgo_tui.plain import escaped_json
from sgo_tui.work.address import cell_name, column_letters
from sgo_tui.work.findings import Findings
from sgo_tui.work.listing.lines import is_by_hand
from sgo_tui.work.listing.listing import Failure, Listing
from sgo_tui.work.readiness import readiness_as_json
from sgo_tui.work.table import Table


class Document(Listing):
    """An object for one file, a list of such for many; of a file that was not checked, why."""

    between = ",\n"

    def opening(self, *, is_alone: bool) -> str:
        """Return what begins the document."""
        return "" if is_alone else "[\n"

    def part(self, findings: Findings, *, with_values: bool, is_alone: bool) -> str:
        """Return the object of a file."""
        del is_alone
        return _document(as_json(findings, with_values=with_values))

    def failed(self, failure: Failure) -> str:
        """Return the object of a file that was not checked."""
        return _document({"file": failure.file, "failure": failure.reason})

    def ending(self, failures: Sequence[Failure], *, is_alone: bool) -> str:
        """Return what ends the document."""
        del failures
        return "\n" if is_alone else "\n]\n"


class JsonLines(Listing):
    """A line of JSON for each problem."""

    def part(self, findings: Findings, *, with_values: bool, is_alone: bool) -> str:
        """Return the lines of a file."""
        del is_alone
        file = {"file": str(findings.table.path)}
        return "".join(
            f"{json_line(file | _problem(findings.table, problem, with_values=with_values))}\n" for problem in findings
        )


def json_line(data: object) -> str:
    """Return data as JSON on one line."""
    return escaped_json(json.dumps(data, ensure_ascii=False))


def as_json(findings: Findings, *, with_values: bool) -> dict[str, Any]:
    """Return the columns and problems as plain data; rows and columns are 0-based.

    Values of cells, and suggestions, which repeat them, are given only `with_values`: they are personal data.
    """
    table = findings.table
    return {
        "file": str(table.path),
        "school": findings.school,
        "sheet": table.sheet.name,
        "rows": findings.row_count,
        "columns": [_column(table.column(index)) for index in range(table.column_count)],
        "problems": [_problem(table, problem, with_values=with_values) for problem in findings],
        "summary": {severity.word: findings.counts[severity] for severity in reversed(Severity)},
        "readiness": readiness_as_json(findings.readiness),
    }


def _document(data: object) -> str:
    return escaped_json(json.dumps(data, ensure_ascii=False, indent=1))


def _column(column: Column) -> dict[str, Any]:
    return {
        "column": column.index,
        "letter": column_letters(column.index),
        "label": column.label,
        "group": column.group,
        "owner": column.owner.value,
        "field": column.field.name if column.field else None,
        "locked": column.protection is Protection.LOCKED,
        "guarded": column.protection is Protection.GUARDED,
    }


def _problem(table: Table, problem: Problem, *, with_values: bool) -> dict[str, Any]:
    column = table.column(problem.column)
    data = {
        "sheet": table.sheet.name,
        "cell": cell_name(problem.row, problem.column),
        "row": problem.row,
        "col": problem.column,
        "column": problem.column,
        "rule": problem.rule.id,
        "code": problem.rule.code,
        "field": column.field.name if column.field else None,
        "owner": column.owner.value,
        "severity": problem.severity.word,
        "by_hand": is_by_hand(table, problem),
        "message": problem.message,
        "suggestion": problem.suggestion if with_values else None,
    }
    if with_values:
        data["value"] = table.text(problem.row, problem.column)
    return data
