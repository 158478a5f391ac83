"""The kinds of changes between an export and what has become of it, and whether SGO will bear them.

Forbidden is what breaks the import, or erases data in SGO without anybody having been asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sgo_tui.export import Column, Owner
from sgo_tui.i18n import N_, _


class Kind(Enum):
    """A kind of change: what JSON calls it, the rule, whether it is allowed, and a sentence about it."""

    CONTAINER = "container", "X3", False, N_("The file is not saved as «Excel 97-2003 workbook (*.xls)».")
    HEADER_MOVED = "header_moved", "X3", False, N_("Rows above the column names were added or deleted.")
    HEADER_RENAMED = "header_renamed", "X3", False, N_("The column has another name: SGO will not find it.")
    COLUMN_MOVED = "column_moved", "X3", False, N_("The column stands in another place.")
    COLUMN_DROPPED = "column_dropped", "X3", False, N_("The column is gone.")
    COLUMN_ADDED = "column_added", "X3", False, N_("The export has no such column.")
    IDENTITY_CHANGED = "identity_changed", "X3", False, N_("SGO will not find the pupil: it looks for the old value.")
    CLEARED_AND_ERASED = "cleared_and_erased", "X1", False, N_("The cell is empty now: SGO will erase what it has.")
    ROW_ADDED = "row_added", None, False, N_("The export has no such person.")
    ROW_LOST = "row_lost", None, True, N_("The person is not in the file any more: SGO changes nothing for them.")
    ROWS_SWAPPED = "rows_swapped", None, True, N_("Two rows have changed places.")
    ROWS_REORDERED = "rows_reordered", None, True, N_("The rows stand in another order.")
    GUARDED_CHANGED = "guarded_changed", None, True, N_("SGO finds the person by this: it may not know them any more.")
    IGNORED_CHANGED = "ignored_changed", None, True, N_("SGO does not take this column from the file.")
    DIGITS_LOST = "digits_lost", None, False, N_("The text has become a number and lost digits.")
    CITY_CHANGED = "city_changed", "AD3", True, N_("SGO takes only the school's own town or the old one.")
    CLEARED = "cleared", "X2", True, N_("The cell is empty now: that changes nothing in SGO.")
    VALUE_CHANGED = "value_changed", None, True, N_("Another value.")

    def __init__(self, word: str, rule: str | None, allowed: bool, sentence: str) -> None:
        self.word = word
        self.rule = rule
        self.allowed = allowed
        self._sentence = sentence

    @property
    def sentence(self) -> str:
        """What it means, in the user's language."""
        return _(self._sentence)


_OF_COLUMNS = (Kind.HEADER_RENAMED, Kind.COLUMN_MOVED, Kind.COLUMN_DROPPED, Kind.COLUMN_ADDED)


@dataclass(frozen=True)
class Change:
    """One difference; rows and columns are counted from 0, and None where the table has no such place."""

    kind: Kind
    column: Column | None = None
    """Of the original, or of the edited table when only that has it."""
    original: tuple[int, int] | None = None
    """Row and column; a change of a whole row has column 0, one of a whole column the row of its name."""
    edited: tuple[int, int] | None = None
    old: str = ""
    new: str = ""
    other_row: int | None = None
    """The row of the original with which the row was swapped."""

    @property
    def is_of_cell(self) -> bool:
        """Whether a cell holds something else; else it is of a row, of a column or of the whole table."""
        return self.column is not None and self.kind not in _OF_COLUMNS

    @property
    def key(self) -> str:
        """Whose value of which field it is: "pupil_snils"; "" when that is not known."""
        if self.column is None or self.column.field is None:
            return ""
        owner = self.column.owner
        return self.column.field.name if owner is Owner.ROW else f"{owner.value}_{self.column.field.name}"


def count(changes: Sequence[Change]) -> Mapping[Kind, int]:
    """Return how many changes there are of each kind, in the order of the kinds."""
    found = Counter(change.kind for change in changes)
    return {kind: found[kind] for kind in Kind if found[kind]}


def is_forbidden(changes: Sequence[Change]) -> bool:
    """Whether any change is one that SGO must not see."""
    return any(not change.kind.allowed for change in changes)
