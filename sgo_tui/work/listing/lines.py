"""The problems of a table for people: lines."""

from __future__ import annotations

from collections.abc import Iterator

from sgo_tui.check import Problem, Severity
from sgo_tui.export import Protection
from sgo_tui.i18n import N_, _, ngettext
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name
from sgo_tui.work.findings import Findings
from sgo_tui.work.gradual import Gradual
from sgo_tui.work.listing.listing import Listing
from sgo_tui.work.readiness import readiness_lines
from sgo_tui.work.table import Table

SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.HINT: N_("hint")}


class Lines(Listing):
    """A line for each problem; where there are many files, each begins with its name."""

    between = "\n"
    has_summary = True

    def part(self, findings: Findings, *, with_values: bool, is_alone: bool) -> str:
        """Return the lines of a file."""
        lines = list(as_lines(findings, with_values=with_values))
        if not is_alone:
            lines.insert(0, marked(findings.file))
        return "".join(f"{line}\n" for line in lines)


def as_lines(findings: Findings, *, with_values: bool) -> Iterator[str]:
    """Yield a line for each problem, those that only SGO's own cards can mend last; who is ready; the numbers."""
    table = findings.table
    mended_by_hand = []
    for problem in findings:
        line = _line(table, problem, with_values=with_values)
        if is_by_hand(table, problem):
            mended_by_hand.append(line)
        else:
            yield line
    if mended_by_hand:
        yield from ("", _("To be mended by hand on the cards in SGO; the file cannot change it:"), *mended_by_hand)
    yield from readiness_lines(findings.readiness, findings.export)
    rows = ngettext("{n} row", "{n} rows", findings.row_count).format(n=findings.row_count)
    yield numbers_told(rows, *(findings.counts[severity] for severity in reversed(Severity)))


def numbers_told(subject: str, errors: int, warnings: int, hints: int) -> str:
    """Return how many problems there are in something, «12 rows» or «3 files», as a line."""
    return _("{rows}: {errors}, {warnings}, {hints}").format(
        rows=subject,
        errors=ngettext("{n} error", "{n} errors", errors).format(n=errors),
        warnings=ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
        hints=ngettext("{n} hint", "{n} hints", hints).format(n=hints),
    )


def is_by_hand(table: Table, problem: Problem) -> bool:
    """Whether a problem can only be mended on the person's card in SGO: its cell is locked."""
    return table.column(problem.column).protection is Protection.LOCKED


def by_hand(table: Table) -> Gradual[list[str]]:
    """Find the lines of all problems that can only be mended on the cards in SGO, without values, in parts."""
    lines: list[str] = []
    rows = list(table.problems.rows)
    for number, row in enumerate(rows):
        yield number / len(rows)
        lines += [_line(table, p, with_values=False) for p in table.problems.in_row(row) if is_by_hand(table, p)]
    return lines


def _line(table: Table, problem: Problem, *, with_values: bool) -> str:
    place = cell_name(problem.row, problem.column)
    line = f"{place}: {_(SEVERITIES[problem.severity])}: {table.column(problem.column).title}: {problem.message}"
    if with_values:
        line += f" [{table.text(problem.row, problem.column)}]"
        if problem.suggestion is not None:
            line += f" → {problem.suggestion}"
    return marked(line)
