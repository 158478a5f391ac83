"""Bring what was changed in copies of exports back to the originals, each change to the cell that it is of.

A copy may be a part of an original, such as one class, or hold several originals one below the other. Whose row it is
tell the name, the birth date and the class; which column, its name. What finds no place, and what two copies have
changed in different ways, is left as the originals have it and is told.

An original may have been edited itself meanwhile. Where it is known what it was before, what a copy has from then takes
nothing back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sgo_tui.i18n import N_, _
from sgo_tui.work.changes import Change
from sgo_tui.work.diff import cell_changes
from sgo_tui.work.homes import Homeless, Homes, Who, class_of, people_of
from sgo_tui.work.matching import Matching, columns_by_name, same_value
from sgo_tui.work.repair import Repair, put_changes
from sgo_tui.work.table import Table

_NO_COLUMN = N_("«{name}» has no such column.")


@dataclass(frozen=True)
class Unplaced:
    """A row of a copy, or a column with something in it, that the originals have no place for; counted from 0."""

    copy: Table
    word: str
    """What JSON calls the reason."""
    sentence: str
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Conflict:
    """A cell of an original that copies have changed in different ways."""

    original: Table
    copies: Sequence[tuple[Table, Change]]
    is_own: bool = False
    """Whether the original has been changed there itself."""


@dataclass
class Brought:
    """What has become of the copies; the changes that were put are pending edits of the originals."""

    repairs: list[Repair] = field(default_factory=list)
    """Of each original."""
    unplaced: list[Unplaced] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    """How many cells of each original were changed there itself and in no copy."""
    missing: list[int] = field(default_factory=list)
    """How many people of each original are in none of the copies; they stay as they are."""

    @property
    def is_whole(self) -> bool:
        """Whether all that was changed is on the originals now."""
        return not (self.unplaced or self.conflicts or any(one.left_out or one.refused for one in self.repairs))


_Wanted = dict[tuple[int, int], list[tuple[Table, Change]]]
"""The changes of cells of an original, each with the copy that it is in."""


def bring_back(
    copies: Sequence[Table],
    originals: Sequence[Table],
    befores: Sequence[Table | None] = (),
    *,
    with_guarded: bool = False,
    with_erasing: bool = False,
) -> Brought:
    """Make what differs in the copies pending edits of the originals, as `put_changes` does.

    `befores` are the originals as they were before they were edited themselves, place by place, where that is known.
    Raises `UsageError` when one of the tables is no export.
    """
    brought = Brought()
    homes = Homes(originals)
    wanted: list[_Wanted] = [defaultdict(list) for _original in originals]
    seen: set[tuple[Who, str]] = set()
    for copy in copies:
        placed = homes.place(copy)
        seen |= _members(copy)
        brought.unplaced += (_homeless(copy, row, why) for row, why in sorted(placed.homeless.items()))
        for original, rows, changes in zip(originals, placed.rows, wanted, strict=True):
            columns = columns_by_name(original, copy)
            brought.unplaced += _lost_columns(copy, original, columns, rows)
            for change in cell_changes(original, copy, Matching(columns, rows)):
                assert change.original is not None
                changes[change.original].append((copy, change))
    for original, before, changes in zip(originals, befores or [None] * len(originals), wanted, strict=True):
        settled = _Settled(original, before, changes)
        brought.conflicts += settled.conflicts
        brought.kept.append(settled.kept)
        brought.repairs.append(
            put_changes(original, settled.agreed, with_guarded=with_guarded, with_erasing=with_erasing)
        )
        brought.missing.append(len(_members(original) - seen))
    return brought


class _Settled:
    """What is to be done with the changes of one original."""

    def __init__(self, original: Table, before: Table | None, changes: _Wanted) -> None:
        self.agreed: list[Change] = []
        self.conflicts: list[Conflict] = []
        self.kept = 0
        for place, told in sorted(changes.items()):
            change = told[0][1]
            was = change.old if before is None else before.text(*place)
            is_own = not _same(change, was, change.old)
            if not all(_same(change, change.new, other.new) for _copy, other in told):
                self.conflicts.append(Conflict(original, told, is_own=is_own))
            elif not is_own:
                self.agreed.append(change)
            elif _same(change, was, change.new):
                self.kept += 1
            else:
                self.conflicts.append(Conflict(original, told, is_own=True))


def _same(change: Change, one: str, other: str) -> bool:
    return same_value(change.column.field if change.column else None, one, other)


def _members(table: Table) -> set[tuple[Who, str]]:
    return {(who, class_of(table, row)) for who, rows in people_of(table).items() for row in rows}


def _homeless(copy: Table, row: int, why: Homeless) -> Unplaced:
    return Unplaced(copy, why.word, why.sentence, row=row)


def _lost_columns(
    copy: Table, original: Table, columns: Mapping[int, int], rows: Mapping[int, int]
) -> Iterator[Unplaced]:
    """Yield the columns of a copy that the original lacks, where people of the original have something in them."""
    kept = set(columns.values())
    sentence = _(_NO_COLUMN).format(name=original.workbook.path.name)
    for column in range(copy.column_count):
        if column not in kept and any(copy.text(row, column) for row in rows.values()):
            yield Unplaced(copy, "unknown_column", sentence, column=column)
