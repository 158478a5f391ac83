"""The problems of a table for programs (JSON) and for people (lines)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sgo_tui.check import Problem, Severity
from sgo_tui.export import Column, Protection
from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name, column_letters
from sgo_tui.work.gradual import Gradual
from sgo_tui.work.readiness import readiness_as_json, readiness_lines
from sgo_tui.work.table import Table


def has_errors(table: Table) -> bool:
    """Whether any problem of severity error is left."""
    return table.problems.count(Severity.ERROR) > 0


def as_json(table: Table, *, with_values: bool) -> dict[str, Any]:
    """Return the columns and problems as plain data; rows and columns are 0-based.

    Values of cells, and suggestions, which repeat them, are given only `with_values`: they are personal data.
    """
    return {
        "file": str(table.workbook.path),
        "sheet": table.sheet.name,
        "rows": len(table.data_rows),
        "columns": [_column(table.column(index)) for index in range(table.column_count)],
        "problems": [_problem(table, problem, with_values=with_values) for problem in table.problems],
        "summary": {severity.word: table.problems.count(severity) for severity in reversed(Severity)},
        "readiness": readiness_as_json(table),
    }


def as_lines(table: Table, *, with_values: bool) -> Iterator[str]:
    """Yield a line for each problem, those that only SGO's own cards can mend last; who is ready; the numbers."""
    yield from (_line(table, p, with_values=with_values) for p in table.problems if not is_by_hand(table, p))
    lines = list(by_hand_lines(table, with_values=with_values))
    if lines:
        yield from ("", _("To be mended by hand on the cards in SGO; the file cannot change it:"), *lines)
    yield from readiness_lines(table)
    errors, warnings, hints = (table.problems.count(s) for s in reversed(Severity))
    yield _("{rows}: {errors}, {warnings}, {hints}").format(
        rows=ngettext("{n} row", "{n} rows", len(table.data_rows)).format(n=len(table.data_rows)),
        errors=ngettext("{n} error", "{n} errors", errors).format(n=errors),
        warnings=ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
        hints=ngettext("{n} hint", "{n} hints", hints).format(n=hints),
    )


def is_by_hand(table: Table, problem: Problem) -> bool:
    """Whether a problem can only be mended on the person's card in SGO: its cell is locked."""
    return table.column(problem.column).protection is Protection.LOCKED


def by_hand_lines(table: Table, *, with_values: bool) -> Iterator[str]:
    """Yield a line for each problem that can only be mended on the cards in SGO."""
    return (_line(table, p, with_values=with_values) for p in table.problems if is_by_hand(table, p))


def by_hand(table: Table) -> Gradual[list[str]]:
    """Find the same lines, without values, in parts."""
    lines: list[str] = []
    rows = list(table.problems.rows)
    for number, row in enumerate(rows):
        yield number / len(rows)
        lines += [_line(table, p, with_values=False) for p in table.problems.in_row(row) if is_by_hand(table, p)]
    return lines


def _line(table: Table, problem: Problem, *, with_values: bool) -> str:
    words = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.HINT: _("hint")}
    place = cell_name(problem.row, problem.column)
    line = f"{place}: {words[problem.severity]}: {table.column(problem.column).title}: {problem.message}"
    if with_values:
        line += f" [{table.text(problem.row, problem.column)}]"
        if problem.suggestion is not None:
            line += f" → {problem.suggestion}"
    return marked(line)


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
