"""The problems of a table for Excel: CSV with semicolons, in UTF-8 with the mark by which Excel knows it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from sgo_tui.check import Problem
from sgo_tui.i18n import _
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name
from sgo_tui.work.findings import Findings
from sgo_tui.work.listing.lines import SEVERITIES, is_by_hand
from sgo_tui.work.listing.listing import Listing

BYTE_ORDER_MARK = "\ufeff"
_COMMANDS = ("=", "+", "-", "@")
"""Excel takes a text that begins with one of these for a formula, and runs it."""


class Delimited(Listing):
    """A row for each problem."""

    is_exact = True

    def opening(self, *, is_alone: bool) -> str:
        """Return the row with the names of the columns."""
        del is_alone
        return BYTE_ORDER_MARK + as_csv(
            [
                [
                    _("file"), _("school"), _("class"), _("cell"), _("row"), _("column"), _("severity"), _("code"),
                    _("rule"), _("message"), _("by hand in SGO"), _("value"), _("suggestion"),
                ]
            ]
        )  # fmt: skip

    def part(self, findings: Findings, *, with_values: bool, is_alone: bool) -> str:
        """Return the rows of a file; without values these columns are empty."""
        del is_alone
        return as_csv(_row(findings, problem, with_values=with_values) for problem in findings)


def as_csv(rows: Iterable[Iterable[object]]) -> str:
    r"""Return rows as Excel reads them in Russia; no cell is taken for a formula.

    >>> as_csv([["5А", 3, "=1+1"]])
    "5А;3;'=1+1\r\n"
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return text.getvalue()


def _row(findings: Findings, problem: Problem, *, with_values: bool) -> list[object]:
    table = findings.table
    return [
        findings.file,
        findings.school,
        findings.class_of(problem.row),
        cell_name(problem.row, problem.column),
        problem.row + 1,
        table.column(problem.column).title,
        _(SEVERITIES[problem.severity]),
        problem.rule.code,
        problem.rule.id,
        problem.message,
        _("yes") if is_by_hand(table, problem) else "",
        table.text(problem.row, problem.column) if with_values else "",
        problem.suggestion or "" if with_values else "",
    ]


def _harmless(text: str) -> str:
    return f"'{marked(text)}" if text.startswith(_COMMANDS) else marked(text)
