"""Edits as they were made, to be taken back and made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sgo_tui.xls import CellValue


@dataclass(frozen=True, slots=True)
class Edit:
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


@dataclass
class History:
    """What was done and what was undone, newest last."""

    _done: list[Batch] = field(default_factory=list)
    _undone: list[Batch] = field(default_factory=list)

    def add(self, batch: Batch) -> None:
        """Remember `batch`; what was undone before can no longer be made again."""
        self._done.append(tuple(batch))
        self._undone.clear()

    def undo(self) -> Batch:
        """Return the edits that take the last batch back, newest first; none when nothing was done."""
        if not self._done:
            return ()
        batch = self._done.pop()
        self._undone.append(batch)
        return tuple(edit.reversed for edit in reversed(batch))

    def redo(self) -> Batch:
        """Return the edits of the batch undone last; none when nothing was undone."""
        if not self._undone:
            return ()
        batch = self._undone.pop()
        self._done.append(batch)
        return batch
