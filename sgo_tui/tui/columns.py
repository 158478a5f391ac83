"""Which columns are on the screen: the usual ones, those that Госуслуги looks at, or all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

from sgo_tui.export import Column
from sgo_tui.work import Table


class Choice(Enum):
    """A choice among the columns."""

    USUAL = "usual"
    """All but those on health and those that the file hides."""
    LOGIN = "login"
    """Those that Госуслуги looks at."""
    ALL = "all"
    """Those on health, too."""


@dataclass(frozen=True)
class Columns:
    """Which columns are wanted, by choice and one by one."""

    choice: Choice = Choice.USUAL
    hidden: frozenset[int] = frozenset()
    """Those hidden by hand."""
    revealed: frozenset[int] = frozenset()
    """Those that the cursor was led to all the same, as by a search."""

    def shown(self, table: Table) -> Collection[int]:
        """Return the columns that are shown."""
        return [index for index in range(table.column_count) if self._is_shown(table, table.column(index))]

    def hide(self, column: int) -> Columns:
        """Hide a column by hand."""
        return replace(self, hidden=self.hidden | {column}, revealed=self.revealed - {column})

    def reveal(self, column: int) -> Columns:
        """Show a column whatever was chosen."""
        return replace(self, hidden=self.hidden - {column}, revealed=self.revealed | {column})

    def choose(self, choice: Choice) -> Columns:
        """Choose anew; what was hidden or revealed by hand is forgotten."""
        return Columns(choice)

    def _is_shown(self, table: Table, column: Column) -> bool:
        if column.index in self.revealed or column.index in self.hidden:
            return column.index in self.revealed
        if column.index in table.sheet.hidden_columns:
            return False
        field = column.field
        if self.choice is Choice.LOGIN and table.export is not None:
            return field is not None and field.for_login
        return self.choice is Choice.ALL or field is None or not field.is_health
