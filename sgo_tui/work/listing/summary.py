"""What many files come to: a line each, and a line for all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sgo_tui.check import Severity
from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import escaped_json, marked
from sgo_tui.work.findings import Findings
from sgo_tui.work.listing.delimited import BYTE_ORDER_MARK, as_csv
from sgo_tui.work.listing.listing import Failure
from sgo_tui.work.listing.objects import json_line


@dataclass(frozen=True)
class Summary:
    """The numbers of a file, or of all of them."""

    file: str
    school: str
    people: int = 0
    """Pupils and parents, or employees, who have a name."""
    ready: int = 0
    """How many of them can log in by Госуслуги."""
    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def percent(self) -> int | None:
        """The part of those who are ready, rounded down: nobody is told that all are ready while one is not."""
        return self.ready * 100 // self.people if self.people else None

    def as_json(self) -> dict[str, Any]:
        """Return the numbers as plain data."""
        return {
            "file": self.file,
            "school": self.school,
            "people": self.people,
            "ready": self.ready,
            "summary": {"error": self.errors, "warning": self.warnings, "hint": self.hints},
        }


def summary_of(findings: Findings) -> Summary:
    """Return the numbers of one file."""
    tallies = findings.readiness.total.values()
    return Summary(
        findings.file,
        findings.school,
        people=sum(tally.people for tally in tallies),
        ready=sum(tally.ready for tally in tallies),
        errors=findings.counts[Severity.ERROR],
        warnings=findings.counts[Severity.WARNING],
        hints=findings.counts[Severity.HINT],
    )


def total_of(summaries: Iterable[Summary]) -> Summary:
    """Return the numbers of all files together."""
    numbers = [(s.people, s.ready, s.errors, s.warnings, s.hints) for s in summaries]
    named = ngettext("{n} file", "{n} files", len(numbers)).format(n=len(numbers))
    return Summary(named, "", *map(sum, zip(*numbers, strict=True)))


def summary_text(summaries: Sequence[Summary], failures: Sequence[Failure]) -> str:
    """Return the table for people: numbers first, so that they stand below each other whatever the names."""
    rows = [[_("errors"), _("warnings"), _("hints"), _("people"), _("ready"), _("file and school")]]
    rows += [[*_numbers(summary), _named(summary)] for summary in summaries]
    rows += [["—"] * 5 + [f"{failure.file}: {_('not checked')}"] for failure in failures]
    if len(rows) > 2:
        rows.append([*_numbers(total_of(summaries)), total_of(summaries).file])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    return "".join(
        "  ".join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=False)), marked(row[-1])]) + "\n"
        for row in rows
    )


def summary_json(summaries: Sequence[Summary], failures: Sequence[Failure]) -> str:
    """Return the table as one JSON document."""
    return escaped_json(json.dumps(_objects(summaries, failures), ensure_ascii=False, indent=1)) + "\n"


def summary_json_lines(summaries: Sequence[Summary], failures: Sequence[Failure]) -> str:
    """Return the table as a line of JSON for each file."""
    return "".join(f"{json_line(each)}\n" for each in _objects(summaries, failures))


def summary_csv(summaries: Sequence[Summary], failures: Sequence[Failure]) -> str:
    """Return the table for Excel, without the line for all: Excel sums up by itself."""
    header = [
        _("file"), _("school"), _("people"), _("ready"), _("ready, %"), _("errors"), _("warnings"), _("hints"),
        _("not checked"),
    ]  # fmt: skip
    rows = [[s.file, s.school, s.people, s.ready, s.percent, s.errors, s.warnings, s.hints, ""] for s in summaries]
    rows += [[failure.file, *[""] * 7, failure.reason] for failure in failures]
    return BYTE_ORDER_MARK + as_csv([header, *rows])


SUMMARIES = {"text": summary_text, "json": summary_json, "jsonl": summary_json_lines, "csv": summary_csv}
"""The table in the forms that can show one."""


def _objects(summaries: Iterable[Summary], failures: Iterable[Failure]) -> list[dict[str, Any]]:
    return [*(s.as_json() for s in summaries), *({"file": f.file, "failure": f.reason} for f in failures)]


def _numbers(summary: Summary) -> list[str]:
    percent = "—" if summary.percent is None else f"{summary.percent}%"
    return [*map(str, (summary.errors, summary.warnings, summary.hints, summary.people)), percent]


def _named(summary: Summary) -> str:
    return f"{summary.file} · {summary.school}" if summary.school else summary.file
