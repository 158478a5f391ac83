"""Edits as they were made, to be taken back and made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sgo_tui.xls import CellValue


class Edit(NamedTuple):
    """One cell that became another value; row and column are 0-based."""

    row: int
    column: int
    before: CellValue
    after: CellValue

    @property
    def reversed(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.row, self.column, self.after, self.before)


Batch = Sequence[Edit]
"""Edits that are undone together."""


Kind = Literal["change", "undo", "redo"]


class Step(NamedTuple):
    """What was done at once: a change, or a change taken back or made again, with the edits as they were made."""

    kind: Kind
    batch: Batch


def net(steps: Iterable[Step]) -> dict[tuple[int, int], Edit]:
    """Return what steps come to, cell by cell; cells that hold again what they held first are left out."""
    edits: dict[tuple[int, int], Edit] = {}
    for step in steps:
        for edit in step.batch:
            place = edit.row, edit.column
            first = edits.get(place, edit)
            edits[place] = Edit(*place, first.before, edit.after)
    return {place: edit for place, edit in edits.items() if edit.before != edit.after}


@dataclass
class History:
    """What was done and what was undone, newest last."""

    _done: list[Batch] = field(default_factory=list)
    _undone: list[Batch] = field(default_factory=list)

    def add(self, batch: Batch) -> None:
        """Remember `batch`; what was undone before can no longer be made again."""
        self._done.append(tuple(batch))
        self._undone.clear()

    def follow(self, step: Step) -> None:
        """Remember a step of an earlier session; what it took back may have been done before its journal began."""
        if step.kind == "change":
            self.add(step.batch)
        elif step.kind == "undo" and not self.undo():
            self._undone.append(tuple(edit.reversed for edit in reversed(step.batch)))
        elif step.kind == "redo" and not self.redo():
            self._done.append(tuple(step.batch))

    @property
    def to_undo(self) -> Batch:
        """The edits that would take the last batch back, newest first; none when nothing was done."""
        return tuple(edit.reversed for edit in reversed(self._done[-1])) if self._done else ()

    @property
    def to_redo(self) -> Batch:
        """The edits of the batch undone last; none when nothing was undone."""
        return self._undone[-1] if self._undone else ()

    def undo(self) -> Batch:
        """Return the edits that take the last batch back, newest first; none when nothing was done."""
        batch = self.to_undo
        if batch:
            self._undone.append(self._done.pop())
        return batch

    def redo(self) -> Batch:
        """Return the edits of the batch undone last; none when nothing was undone."""
        batch = self.to_redo
        if batch:
            self._done.append(self._undone.pop())
        return batch
