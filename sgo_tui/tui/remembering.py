"""The columns of a table as they were left: shown again in the next table that has the same columns."""

from __future__ import annotations

from collections.abc import Sequence

from sgo_tui.keeping.remembered import ColumnsLeft, remember_columns, remembered_columns
from sgo_tui.tui.columns import Choice, Columns
from sgo_tui.work import Table


def columns_left(table: Table) -> Columns:
    """Return the columns that were shown last where the export has the same labels, the usual ones otherwise.

    Those on health are a special category of personal data: they are shown to who asks for them each time anew.
    """
    left = remembered_columns(_labels(table)) if table.export is not None else None
    if left is None:
        return Columns()
    choice = Choice.LOGIN if left.choice == Choice.LOGIN.value else Choice.USUAL
    return Columns(choice, left.hidden)


def keep_columns(table: Table, columns: Columns) -> None:
    """Keep what a person has chosen; what a search has led to is not that."""
    if table.export is not None:
        choice = Choice.USUAL if columns.choice is Choice.ALL else columns.choice
        remember_columns(_labels(table), ColumnsLeft(choice.value, columns.hidden))


def _labels(table: Table) -> Sequence[str]:
    return [table.column(index).label for index in range(table.column_count)]
