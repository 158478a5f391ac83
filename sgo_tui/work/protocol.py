"""What has been changed in a file, by whom and when: the protocol for a school's order file.

It is made of two things when it is asked for, and kept nowhere. What was changed is the difference between the original
and the file, so that it is true whatever has happened between, and holds values only when asked. Who and when is told
by the list of saves, which has neither values nor names of pupils; the last save that has changed a cell answers for
it. Saves of other users on this machine, and of other programs, are on no list of ours: who made those is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sgo_tui.i18n import N_, _
from sgo_tui.work.changes import Change
from sgo_tui.work.diff import compare
from sgo_tui.work.saves import Save, saves_until
from sgo_tui.work.table import Table


class Action(Enum):
    """What was done to a cell: what JSON calls it, and a word for people."""

    FILLED = "filled", N_("filled in")
    CHANGED = "changed", N_("changed")
    CLEARED = "cleared", N_("cleared")

    def __init__(self, word: str, name: str) -> None:
        self.word = word
        self._name = name

    @property
    def told(self) -> str:
        """The word in the user's language."""
        return _(self._name)


@dataclass(frozen=True)
class Entry:
    """A cell that holds something else than in the original."""

    change: Change
    save: int | None
    """Which of the saves has changed it last, from 0; None where that is not known."""

    @property
    def row(self) -> int:
        """The row in the edited file."""
        assert self.change.edited is not None
        return self.change.edited[0]

    @property
    def action(self) -> Action:
        """What was done."""
        if not self.change.old:
            return Action.FILLED
        return Action.CHANGED if self.change.new else Action.CLEARED


@dataclass(frozen=True)
class Protocol:
    """What has become of an export."""

    original: Table
    edited: Table
    saves: Sequence[Save]
    """Those since the original, as far as they are known, the first one first."""
    entries: Sequence[Entry]
    """By row of the edited file."""
    others: int
    """Changes of rows, columns and the header, which no save of ours makes."""


def protocol_of(original: Table, edited: Table) -> Protocol:
    """Return what was changed from one file to the other; raises `UsageError` as `compare` does."""
    saves = _since(original, saves_until(edited.workbook.digest))
    changes = compare(original, edited)
    entries = [Entry(change, _last(saves, edited, change)) for change in changes if change.is_of_cell and change.edited]
    return Protocol(original, edited, saves, sorted(entries, key=lambda e: e.row), len(changes) - len(entries))


def _since(original: Table, saves: Sequence[Save]) -> Sequence[Save]:
    start = next((n for n, save in enumerate(saves) if save.before == original.workbook.digest), 0)
    return saves[start:]


def _last(saves: Sequence[Save], edited: Table, change: Change) -> int | None:
    numbers = range(len(saves) - 1, -1, -1)
    is_of = (n for n in numbers if saves[n].sheet == edited.sheet.name and change.edited in saves[n].cells)
    return next(is_of, None)
