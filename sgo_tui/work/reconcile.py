"""What SGO has made of an import («сверка»): a fresh export against the file that was imported.

What had been edited is told by the original. Without it only this can be told: where the fresh export differs from the
file, whether somebody had edited the cell or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sgo_tui.errors import UsageError
from sgo_tui.i18n import _
from sgo_tui.work.changes import Change, Kind
from sgo_tui.work.diff import cell_changes, compare
from sgo_tui.work.export_age import filters_of
from sgo_tui.work.homes import people_of
from sgo_tui.work.matching import Matching, match, require_export, same_value
from sgo_tui.work.other_form import is_other_form
from sgo_tui.work.reasons import Reasons
from sgo_tui.work.table import Table
from sgo_tui.work.verdict import Outcome, Reason, Verdict

Filters = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Reconciliation:
    """What has become of each edit."""

    edited: Table
    fresh: Table
    original: Table | None
    verdicts: Sequence[Verdict]
    """By row of the edited file."""
    newer: int
    """Cells that nobody had edited and that SGO has otherwise now; without an original, filled only there."""

    @property
    def filters(self) -> tuple[Filters, Filters] | None:
        """The filters of both exports, where they were made with different ones; None where not, or not told."""
        both = filters_of(self.original or self.edited), filters_of(self.fresh)
        return both if all(both) and _folded(both[0]) != _folded(both[1]) else None

    @property
    def all_taken(self) -> bool:
        """Whether nothing is left to look at."""
        return all(verdict.outcome.is_good for verdict in self.verdicts)


def reconcile(edited: Table, fresh: Table, original: Table | None = None) -> Reconciliation:
    """Return what SGO has made of the edited file.

    Raises `UsageError` when one of them is no export, or when they have nobody in common.
    """
    for table in (edited, fresh, original or edited):
        require_export(table)
    matching = match(original or edited, fresh)
    if not matching.rows:
        raise UsageError(_("The two files have nobody in common: they are different exports."))
    verdicts, newer = _against(original, edited, fresh, matching) if original else _differences(edited, fresh, matching)
    reasons = Reasons(edited, fresh, verdicts)
    told = sorted(map(reasons.told, verdicts), key=lambda verdict: verdict.row)
    return Reconciliation(edited, fresh, original, told, newer)


def _against(original: Table, edited: Table, fresh: Table, matching: Matching) -> tuple[list[Verdict], int]:
    changes = compare(original, edited)
    verdicts = [_verdict(change, fresh, matching) for change in changes if change.is_of_cell and change.edited]
    verdicts += _added(edited, fresh, changes)
    touched = {change.original for change in changes if change.is_of_cell}
    newer = sum(change.original not in touched for change in cell_changes(original, fresh, matching))
    return verdicts, newer


def _verdict(change: Change, fresh: Table, matching: Matching) -> Verdict:
    """Return what has become of an edit, the reason left open where the cells tell none."""
    assert change.original is not None
    row, column = matching.rows.get(change.original[0]), matching.columns.get(change.original[1])
    if row is None:
        return Verdict(change, Outcome.UNKNOWN, reason=Reason.PERSON_MISSING)
    if column is None:
        return Verdict(change, Outcome.UNKNOWN, reason=Reason.COLUMN_MISSING)
    in_sgo = fresh.text(row, column)
    field = change.column.field if change.column else None
    if same_value(field, change.new, in_sgo):
        outcome = Outcome.TAKEN
    elif is_other_form(field, change.new, in_sgo):
        outcome = Outcome.OTHER_FORM
    elif same_value(field, change.old, in_sgo) or is_other_form(field, change.old, in_sgo):
        outcome = Outcome.NOT_TAKEN
    else:
        outcome = Outcome.CHANGED_SINCE
    return Verdict(change, outcome, (row, column), in_sgo)


def _added(edited: Table, fresh: Table, changes: Sequence[Change]) -> Iterator[Verdict]:
    """Yield the people whom the original had not and whom SGO has not now."""
    there = people_of(fresh).keys()
    who_of = {row: who for who, rows in people_of(edited).items() for row in rows}
    for change in changes:
        if change.kind is Kind.ROW_ADDED and change.edited and who_of.get(change.edited[0]) not in there:
            yield Verdict(change, Outcome.NOT_TAKEN, reason=Reason.PERSON_ADDED)


def _differences(edited: Table, fresh: Table, matching: Matching) -> tuple[list[Verdict], int]:
    """Return where the fresh export differs, and how many cells it has filled that the file cannot have emptied."""
    back = Matching(
        {new: old for old, new in matching.columns.items()}, {new: old for old, new in matching.rows.items()}
    )
    verdicts, newer = [], 0
    for change in cell_changes(fresh, edited, back):
        field = change.column.field if change.column else None
        if is_other_form(field, change.new, change.old):
            verdicts.append(Verdict(change, Outcome.OTHER_FORM, change.original, change.old))
        elif change.kind is Kind.CLEARED:
            newer += 1
        else:
            verdicts.append(Verdict(change, Outcome.DIFFERS, change.original, change.old))
    for row in sorted(row for rows in people_of(edited).values() for row in rows):
        if row not in matching.rows:
            lost = Change(Kind.ROW_LOST, edited=(row, 0))
            verdicts.append(Verdict(lost, Outcome.UNKNOWN, reason=Reason.PERSON_MISSING))
    return verdicts, newer


def _folded(filters: Filters) -> set[tuple[str, str]]:
    return {(name.casefold(), value.casefold()) for name, value in filters}
