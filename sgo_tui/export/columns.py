"""What a column of an export means: whose value it holds and of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property


class Owner(str, Enum):
    """Whose value a column holds."""

    ROW = "row"
    """Nobody's: the row number, identifiers, the class."""
    PUPIL = "pupil"
    MOTHER = "mother"
    FATHER = "father"
    REPRESENTATIVE = "representative"
    SECOND_REPRESENTATIVE = "second_representative"
    """«Родитель 2» where the header does not tell mother from father."""
    EMPLOYEE = "employee"

    @property
    def is_parent(self) -> bool:
        """Whether SGO keeps this person on a pupil's card."""
        return self not in (Owner.ROW, Owner.PUPIL, Owner.EMPLOYEE)


class Protection(Enum):
    """How hard it is to change a cell of a column."""

    OPEN = 0
    GUARDED = 1
    """Only after a question: SGO finds the parent by it."""
    LOCKED = 2
    """Never: SGO finds the pupil by it, or ignores it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A kind of value, whoever it belongs to: an entry of ``fields.toml``."""

    name: str
    """What JSON calls it: "snils", "last_name", "mobile_phone"."""
    kind: str
    """Which cell rules apply: "snils", "name", "date", "text" …"""
    title: str
    """The usual Russian label."""
    erased_by_empty: bool = False
    """SGO takes the value from the file even when the cell is empty."""
    for_login: bool = False
    """Госуслуги looks at it, or it tells whose the others are: the methodical letter's list."""
    is_health: bool = False
    """A special category of personal data (152-ФЗ, article 10): not on the screen unless asked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the worksheet as the header names it."""

    index: int
    """0-based place in the worksheet."""
    label: str
    """The lowest header text, as it stands in the file."""
    group: str
    """The header texts above it, outermost first, joined by " / "; empty when there are none."""
    owner: Owner = Owner.ROW
    field: Field | None = None
    """None when the label is not known: the column is kept, shown and not checked."""
    protection: Protection = Protection.OPEN

    @property
    def title(self) -> str:
        """The full label for people: «Мать · СНИЛС»."""
        return f"{self.group.replace(' / ', ' · ')} · {self.label}" if self.group else self.label


@dataclass(frozen=True)
class Export:
    """Where the header of a worksheet lies and what its columns mean."""

    header_rows: range
    """The rows with groups and labels; everything above them is the title («шапка»)."""
    columns: Sequence[Column]
    """One per worksheet column, in the file's order."""
    is_staff: bool = False
    """Employees instead of pupils with parents."""

    @property
    def first_data_row(self) -> int:
        """The 0-based row where people begin."""
        return self.header_rows.stop

    @cached_property
    def persons(self) -> dict[Owner, dict[str, int]]:
        """For each owner the column index of each of its fields; the first column wins."""
        found: dict[Owner, dict[str, int]] = {}
        for column in self.columns:
            if column.field is not None:
                found.setdefault(column.owner, {}).setdefault(column.field.name, column.index)
        return found

    def columns_of(self, owner: Owner) -> Iterator[Column]:
        """Yield the known columns of one owner in the file's order."""
        return (column for column in self.columns if column.field is not None and column.owner is owner)
