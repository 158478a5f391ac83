"""What SGO has made of an import, for programs (JSON) and for people (lines by person)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name
from sgo_tui.work.people import name_in
from sgo_tui.work.reconcile import Filters, Reconciliation
from sgo_tui.work.verdict import Outcome, Verdict


def as_lines(found: Reconciliation, *, with_values: bool) -> Iterator[str]:
    """Yield what was not taken by person, and the numbers; see `plain.marked`."""
    if found.filters:
        yield marked(_told_filters(*found.filters))
    left = [verdict for verdict in found.verdicts if not verdict.outcome.is_good]
    for row, verdicts in groupby(left, key=lambda verdict: verdict.row):
        title = _("Row {number}").format(number=row + 1)
        name = name_in(found.edited, row) if with_values else ""
        yield marked(f"{title}: {name}" if name else f"{title}:")
        for verdict in verdicts:
            yield marked(f"  {_line(verdict, with_values=with_values)}")
    if left:
        yield _("SGO does not tell its reasons: these are the likely ones.")
    if found.newer:
        yield _told_newer(found)
    counts = _counts(found)
    if not counts:
        yield _("Nothing was edited.") if found.original else _("SGO has what the file has.")
    else:
        yield ", ".join(f"{outcome.told}: {count}" for outcome, count in counts.items())


def as_json(found: Reconciliation, *, with_values: bool) -> dict[str, Any]:
    """Return all edits as plain data, those that were taken, too; rows and columns are 0-based."""
    return {
        "edited": str(found.edited.workbook.path),
        "fresh": str(found.fresh.workbook.path),
        "original": str(found.original.workbook.path) if found.original else None,
        "other_filters": [dict(filters) for filters in found.filters] if found.filters else None,
        "edits": [_verdict(verdict, with_values=with_values) for verdict in found.verdicts],
        "changed_in_sgo": found.newer,
        "summary": {outcome.word: count for outcome, count in _counts(found).items()},
    }


def _counts(found: Reconciliation) -> Mapping[Outcome, int]:
    counts = Counter(verdict.outcome for verdict in found.verdicts)
    return {outcome: counts[outcome] for outcome in Outcome if counts[outcome]}


def _told_filters(edited: Filters, fresh: Filters) -> str:
    told = [", ".join(f"{name} — {value}" for name, value in filters) for filters in (edited, fresh)]
    return _("The exports were made with different filters: {edited} and {fresh}.").format(
        edited=told[0], fresh=told[1]
    )


def _told_newer(found: Reconciliation) -> str:
    if found.original is None:
        told = ngettext(
            "{n} cell that is empty in the file is filled in SGO.",
            "{n} cells that are empty in the file are filled in SGO.",
            found.newer,
        )
    else:
        told = ngettext(
            "{n} cell that nobody had edited holds something else in SGO now.",
            "{n} cells that nobody had edited hold something else in SGO now.",
            found.newer,
        )
    return told.format(n=found.newer)


def _line(verdict: Verdict, *, with_values: bool) -> str:
    change = verdict.change
    parts = []
    if change.column is not None and change.edited is not None:
        parts += [f"{cell_name(*change.edited)}:", f"{change.column.title}:"]
    reason = verdict.reason.sentence if verdict.reason else _("The files do not tell why.")
    parts += [f"{verdict.outcome.told}.", reason, verdict.problem]
    if with_values and change.column is not None:
        parts.append(_values(verdict))
    return " ".join(part for part in parts if part)


def _values(verdict: Verdict) -> str:
    change = verdict.change
    in_sgo = _("in SGO [{value}]").format(value=verdict.in_sgo) if verdict.fresh else ""
    edit = f"[{change.new}]" if verdict.outcome is Outcome.DIFFERS else f"[{change.old}] → [{change.new}]"
    return ", ".join(filter(None, (edit, in_sgo)))


def _verdict(verdict: Verdict, *, with_values: bool) -> dict[str, Any]:
    change = verdict.change
    data: dict[str, Any] = {"row": verdict.row, "outcome": verdict.outcome.word}
    if change.column is not None and change.edited is not None:
        data |= {"cell": cell_name(*change.edited), "column": change.edited[1], "key": change.key or None}
    data |= {
        "fresh_cell": cell_name(*verdict.fresh) if verdict.fresh else None,
        "reason": verdict.reason.word if verdict.reason else None,
        "problem": verdict.problem or None,
    }
    if with_values and change.column is not None:
        old = None if verdict.outcome is Outcome.DIFFERS else change.old
        data |= {"old": old, "new": change.new, "in_sgo": verdict.in_sgo if verdict.fresh else None}
    return data
