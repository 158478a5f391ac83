"""Why SGO has most likely not taken an edit: what is known of the import, asked from the surest to the vaguest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sgo_tui.check import Severity
from sgo_tui.check.addresses import ADDRESSES, NEEDED
from sgo_tui.check.vocabulary import KINDS
from sgo_tui.export import Column, Owner
from sgo_tui.work.changes import Kind
from sgo_tui.work.matching import as_imported, loose
from sgo_tui.work.table import Table
from sgo_tui.work.verdict import Outcome, Reason, Verdict

_IDENTITY = ("last_name", "first_name", "middle_name", "full_name", "birth_date")
_BY_KIND = {
    Kind.IDENTITY_CHANGED: Reason.IDENTITY,
    Kind.IGNORED_CHANGED: Reason.IGNORED,
    Kind.CLEARED: Reason.EMPTY,
}


class Reasons:
    """Finds the reasons of verdicts by all of them together."""

    def __init__(self, edited: Table, fresh: Table, verdicts: Sequence[Verdict]) -> None:
        self._edited, self._fresh = edited, fresh
        self._renamed = {verdict.row for verdict in verdicts if _is_renaming(verdict) and not verdict.outcome.is_good}
        taken = [verdict for verdict in verdicts if verdict.outcome.is_good]
        self._taken = {(verdict.row, _owner(verdict)) for verdict in taken}
        self._taken_rows = {verdict.row for verdict in taken}
        self._values: dict[int, set[str]] = {}

    def told(self, verdict: Verdict) -> Verdict:
        """Return a verdict with its likely reason, where it needs one and any is seen."""
        if verdict.outcome.is_good or verdict.reason is not None:
            return verdict
        column = verdict.change.column
        assert column is not None
        reason = self._sure(verdict, column) or self._of_value(verdict, column)
        if reason is None and (problem := self._problem(verdict)):
            return replace(verdict, reason=Reason.REFUSED, problem=problem)
        return replace(verdict, reason=reason or self._of_others(verdict, column))

    def _sure(self, verdict: Verdict, column: Column) -> Reason | None:
        """Return what the import does in any case, whatever the value."""
        if reason := _BY_KIND.get(verdict.change.kind):
            return reason
        if verdict.row in self._renamed:
            return Reason.PERSON_UNKNOWN
        if column.owner.is_parent and self._is_other_parent(verdict, column.owner):
            return Reason.PARENT_UNKNOWN
        return Reason.CHANGED_SINCE if verdict.outcome is Outcome.CHANGED_SINCE else None

    def _is_other_parent(self, verdict: Verdict, owner: Owner) -> bool:
        """Whether the card has a parent, and not the one of the file."""
        if verdict.fresh is None:
            return False
        there = _identity(self._fresh, verdict.fresh[0], owner)
        here = _identity(self._edited, verdict.row, owner)
        return any(there.values()) and any(there[name] != here[name] for name in there.keys() & here.keys())

    def _of_value(self, verdict: Verdict, column: Column) -> Reason | None:
        """Return what lists and addresses have against a value."""
        if column.field is None or not verdict.change.new:
            return None
        if verdict.change.kind is Kind.CITY_CHANGED:
            return Reason.TOWN
        if self._lacks_address(verdict.row, column.owner, column.field.name):
            return Reason.ADDRESS
        is_listed = column.field.kind not in KINDS or self._is_listed(verdict)
        return None if is_listed else Reason.NOT_LISTED

    def _lacks_address(self, row: int, owner: Owner, name: str) -> bool:
        address = next((address for address in ADDRESSES if name.startswith(f"{address}_")), None)
        assert self._edited.export is not None
        columns = self._edited.export.persons.get(owner, {})
        parts = [columns[part] for need in NEEDED if (part := f"{address}_{need}") in columns]
        return address is not None and not all(self._edited.text(row, column) for column in parts)

    def _is_listed(self, verdict: Verdict) -> bool:
        """Whether the file's own list has the value, or anybody in the fresh export."""
        assert verdict.change.edited is not None
        if choices := self._edited.choices(*verdict.change.edited):
            return verdict.change.new in choices
        if verdict.fresh is None:
            return True
        column = verdict.fresh[1]
        if column not in self._values:
            self._values[column] = {self._fresh.text(row, column) for row in self._fresh.data_rows}
        return verdict.change.new in self._values[column]

    def _problem(self, verdict: Verdict) -> str:
        """Return what is wrong with the value by itself or beside the person's others: SGO asks no other rows."""
        assert verdict.change.edited is not None
        _stored, problems = self._edited.typed(*verdict.change.edited, verdict.change.new)
        return next((problem.message for problem in problems if problem.severity is Severity.ERROR), "")

    def _of_others(self, verdict: Verdict, column: Column) -> Reason | None:
        """Return what the fate of the person's other edits tells; nothing where it is not known what was edited."""
        if verdict.outcome is not Outcome.NOT_TAKEN:
            return None
        if column.owner.is_parent and (verdict.row, column.owner) not in self._taken:
            return Reason.PARENT_SKIPPED
        return None if verdict.row in self._taken_rows else Reason.ROW_REFUSED


def _is_renaming(verdict: Verdict) -> bool:
    """Whether an edit is of what SGO finds the pupil or employee by."""
    is_employee = _owner(verdict) is Owner.EMPLOYEE
    return verdict.change.kind is (Kind.GUARDED_CHANGED if is_employee else Kind.IDENTITY_CHANGED)


def _owner(verdict: Verdict) -> Owner | None:
    return verdict.change.column.owner if verdict.change.column else None


def _identity(table: Table, row: int, owner: Owner) -> dict[str, str]:
    """Return the name and birth date of a person as they are compared; only what is filled in."""
    assert table.export is not None
    columns = table.export.persons.get(owner, {})
    known = {name: columns[name] for name in _IDENTITY if name in columns}
    return {name: loose(as_imported(table.field(column), table.text(row, column))) for name, column in known.items()}
