"""Who is ready for Госуслуги, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from sgo_tui.export import Export, Owner
from sgo_tui.i18n import N_, _
from sgo_tui.plain import marked
from sgo_tui.work.table import Table

if TYPE_CHECKING:
    from sgo_tui.check.readiness import Readiness, Tally

PEOPLE = {
    Owner.PUPIL: N_("pupils"),
    Owner.MOTHER: N_("mothers"),
    Owner.FATHER: N_("fathers"),
    Owner.REPRESENTATIVE: N_("representatives"),
    Owner.SECOND_REPRESENTATIVE: N_("second representatives"),
    Owner.EMPLOYEE: N_("employees"),
}


class Count:
    """Counts who is ready in a table, little by little."""

    def __init__(self, table: Table, export: Export) -> None:
        from sgo_tui.check.readiness import Readiness  # with the rules, not needed for the first screen

        self.readiness = Readiness(export)
        """What has been counted so far."""
        self._table = table
        self._rows = table.data_rows
        self._next_row = self._rows.start

    @property
    def part_done(self) -> float:
        """Which part of the rows is counted, 0 to 1."""
        return (self._next_row - self._rows.start) / len(self._rows) if self._rows else 1.0

    def go_on(self, seconds: float = float("inf")) -> None:
        """Count further for `seconds`."""
        until = monotonic() + seconds
        while self._next_row < self._rows.stop and monotonic() < until:
            row = self._next_row
            self.readiness.add_row(row, partial(self._table.text, row), list(self._table.problems.in_row(row)))
            self._next_row += 1


def readiness(table: Table, export: Export) -> Readiness:
    """Count who is ready."""
    count = Count(table, export)
    count.go_on()
    return count.readiness


def readiness_as_json(found: Readiness) -> dict[str, Any]:
    """Return the counts as plain data: for the file and by class."""
    return {
        "missing_columns": [lack.value for lack in found.missing_columns],
        "total": _tallies(found.total),
        "classes": {class_: _tallies(tallies) for class_, tallies in found.by_class.items()},
    }


def _tallies(tallies: dict[Owner, Tally]) -> dict[str, Any]:
    return {
        owner.value: {
            "people": tally.people,
            "ready": tally.ready,
            "lacks": {lack.value: count for lack, count in tally.lacks.most_common()},
        }
        for owner, tally in tallies.items()
    }


def readiness_lines(found: Readiness, export: Export) -> Iterator[str]:
    """Yield who is ready: for the file with what is lacking, and by class."""
    if not found.by_class:
        return
    from sgo_tui.check.readiness import WORDS

    yield ""
    yield _("Ready for Госуслуги:")
    for owner, tally in _in_order(found.total):
        line = _("{who}: {ready} of {people}").format(who=_(PEOPLE[owner]), ready=tally.ready, people=tally.people)
        lacks = ", ".join(f"{_(WORDS[lack])} {count}" for lack, count in tally.lacks.most_common())
        yield f"  {line}" + (_("; lacking or wrong: {lacks}").format(lacks=lacks) if lacks else "")
    if told := no_columns(export):
        yield f"  {told}"
    if len(found.by_class) > 1:
        for class_, tallies in found.by_class.items():
            parts = [f"{_(PEOPLE[owner])} {tally.ready}/{tally.people}" for owner, tally in _in_order(tallies)]
            yield f"  {marked(class_) or '—'}: {', '.join(parts)}"
    yield ""


def no_columns(export: Export) -> str:
    """Return what the file has no column for, as a sentence; "" when nothing is missing."""
    from sgo_tui.check.readiness import WORDS, missing_columns

    words = ", ".join(_(WORDS[lack]) for lack in missing_columns(export))
    return (
        _("The file has no column for: {words}. Export the full list of fields.").format(words=words) if words else ""
    )


def _in_order(tallies: Mapping[Owner, Tally]) -> Iterator[tuple[Owner, Tally]]:
    """Yield the counts in the same order for every class."""
    return ((owner, tallies[owner]) for owner in PEOPLE if owner in tallies)
