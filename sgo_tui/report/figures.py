"""The numbers of the page: who is ready, what is missing, which problems there are. No names and no values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sgo_tui.check import Severity
from sgo_tui.check.explanations import EXPLANATIONS
from sgo_tui.check.in_force import rules_in_force
from sgo_tui.check.readiness import Readiness
from sgo_tui.export import Protection
from sgo_tui.export.title import title_of
from sgo_tui.i18n import _
from sgo_tui.report.exports import export_of
from sgo_tui.work.export_age import days_old, exported_at, filters_of
from sgo_tui.work.heat_map import HeatMap, Measure, Share, heat_map
from sgo_tui.work.overview import Group, Overview, Wanted
from sgo_tui.work.readiness import no_columns, readiness, readiness_as_json
from sgo_tui.work.table import Table


@dataclass(frozen=True)
class Figures:
    """What the page tells of an export."""

    school: str
    """As the title has it; "" where it has none."""
    filters: Sequence[tuple[str, str]]
    """What the export was made with."""
    made: datetime
    """When the numbers were counted."""
    exported: datetime | None
    """The latest moment at which the export can have been made."""
    readiness: Readiness
    map: HeatMap
    measures: Sequence[Measure]
    """Those of the map that somebody in the file can have."""
    no_columns: str
    """What the file has no column for, as a sentence; "" when nothing is missing."""
    rules: Sequence[Group]
    """The problems by code of the rule, the worst and the most frequent first."""
    by_hand: Mapping[str, int]
    """Code -> how many of its problems only the cards in SGO can mend; the most frequent first."""

    @property
    def ready(self) -> list[Measure]:
        """The measures of who is ready."""
        return [measure for measure in self.measures if measure.lack is None]

    @property
    def lacking(self) -> list[Measure]:
        """The measures of what is missing."""
        return [measure for measure in self.measures if measure.lack is not None]

    @property
    def classes(self) -> Sequence[str | None]:
        """The classes worth a line of their own, the whole file first; a single class is the whole file."""
        return self.map.classes if len(self.map.classes) > 2 else ()

    def whole(self, measure: Measure) -> Share:
        """Return a number of the whole file."""
        share = self.map.share(None, measure)
        assert share is not None
        return share

    @property
    def problem_counts(self) -> dict[Severity, int]:
        """How many problems there are, the worst first."""
        return {severity: sum(group.counts[severity] for group in self.rules) for severity in reversed(Severity)}

    @property
    def days_old(self) -> int:
        """The age of the export in whole days."""
        return days_old(self.exported, self.made)


def figures(table: Table, now: datetime) -> Figures:
    """Count all that the page tells of a table, checking what has not been checked yet.

    Raises UsageError for a sheet that is no export.
    """
    export = export_of(table)
    table.check_all()
    found = readiness(table, export)
    by_rule = Overview(table, Wanted())
    by_rule.go_on()
    shares = heat_map(export, found)
    return Figures(
        school=title_of(table.sheet, export).school,
        filters=filters_of(table),
        made=now,
        exported=exported_at(table),
        readiness=found,
        map=shares,
        measures=[measure for measure in shares.measures if shares.share(None, measure)],
        no_columns=no_columns(export),
        rules=by_rule.groups,
        by_hand=dict(Counter(_codes_by_hand(table)).most_common()),
    )


def title_of_code(code: str) -> str:
    """Return what the rules of a code are about, in a few words."""
    return _(EXPLANATIONS[code].title)


def as_json(found: Figures) -> dict[str, Any]:
    """Return the numbers as plain data."""
    return {
        "school": found.school,
        "filters": dict(found.filters),
        "made": found.made.isoformat(timespec="seconds"),
        "exported": found.exported.isoformat(timespec="seconds") if found.exported else None,
        "days_old": found.days_old,
        "readiness": readiness_as_json(found.readiness),
        "missing_most": [
            {"owner": measure.owner.value, "lack": measure.lack.value, "count": count}
            for measure, count in found.map.missing_most()
            if measure.lack
        ],
        "problems": {severity.word: count for severity, count in found.problem_counts.items()},
        "rules": [
            {
                "code": group.name,
                "title": title_of_code(group.name),
                **{severity.word: group.counts[severity] for severity in reversed(Severity)},
            }
            for group in found.rules
        ],
        "by_hand": dict(found.by_hand),
    }


def _codes_by_hand(table: Table) -> Iterator[str]:
    codes = {rule.id: rule.code for rule in rules_in_force().values()}
    locked = [table.column(index).protection is Protection.LOCKED for index in range(table.column_count)]
    for row in table.problems.rows:
        yield from (codes[rule] for column, rule in table.problems.rules_in_row(row) if locked[column])
