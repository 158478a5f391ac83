"""An export taken apart by class, so that each teacher works on one; several exports put together to work on as one.

Both ways are for working only. `bringing.bring_back` puts the changes on the bytes of the originals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sgo_tui.errors import UsageError
from sgo_tui.export import Column
from sgo_tui.i18n import _
from sgo_tui.work.comparing import natural
from sgo_tui.work.homes import class_column, class_of, people_of
from sgo_tui.work.matching import columns_by_name, is_row_number, require_export
from sgo_tui.work.table import Table
from sgo_tui.work.working_copy import Part


def parts_by_class(table: Table) -> dict[str, Part]:
    """Return the rows of each class, which is called as its first row calls it, in their order.

    Rows without a class are a part called "". Raises `UsageError` for a table that is no export or has no classes.
    """
    require_export(table)
    column = class_column(table)
    if column is None:
        raise UsageError(_("«{name}» has no column with classes.").format(name=table.workbook.path.name))
    names: dict[str, str] = {}
    rows: dict[str, list[int]] = {}
    for row in table.data_rows:
        if not table.is_blank(row):
            name = names.setdefault(class_of(table, row), table.text(row, column).strip())
            rows.setdefault(name, []).append(row)
    columns = {index: index for index in range(table.column_count)}
    return {name: Part(table, rows[name], columns) for name in sorted(rows, key=natural)}


@dataclass(frozen=True)
class Merged:
    """Exports put together under the header of the first."""

    parts: Sequence[Part]
    lacking: Sequence[tuple[Table, Column]]
    """Columns of the first export that another one lacks: its people have nothing there."""
    left_out: Sequence[tuple[Table, Column]]
    """Columns that the first export lacks."""


def merge(tables: Sequence[Table]) -> Merged:
    """Put exports together, their columns matched by name or meaning.

    Raises `UsageError` when one is no export, when pupils and employees are mixed, or when two have people in common.
    """
    first = tables[0]
    is_staff = require_export(first).is_staff
    if any(require_export(table).is_staff != is_staff for table in tables):
        raise UsageError(_("Some of the files list pupils, others employees: they cannot be put together."))
    _refuse_common(tables)
    parts, lacking, left_out = [], [], []
    for table in tables:
        columns = columns_by_name(first, table)
        taken = set(columns.values())
        lacking += [(table, column) for column in _named(first) if column.index not in columns]
        left_out += [(table, column) for column in _named(table) if column.index not in taken]
        parts.append(Part(table, [row for row in table.data_rows if not table.is_blank(row)], columns))
    return Merged(parts, lacking, left_out)


def _named(table: Table) -> list[Column]:
    columns = (table.column(index) for index in range(table.column_count))
    return [column for column in columns if column.label and not is_row_number(column.field)]


def _refuse_common(tables: Sequence[Table]) -> None:
    """Raise `UsageError` when somebody is in two of the files: nobody could tell which row is to be changed."""
    people = [
        {(who, class_of(table, row)): row for who, rows in people_of(table).items() for row in rows} for table in tables
    ]
    for (one, rows), (other, others) in combinations(zip(tables, people, strict=True), 2):
        if common := rows.keys() & others.keys():
            row = min(rows[each] for each in common)
            raise UsageError(
                _("«{one}» and «{other}» have people in common, the first in row {row}: leave one of them out.").format(
                    one=one.workbook.path.name, other=other.workbook.path.name, row=row + 1
                )
            )
