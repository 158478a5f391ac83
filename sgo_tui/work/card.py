"""One row as a card: its people one after the other, what matters for Госуслуги first, what is empty last."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sgo_tui.check.people import WHO
from sgo_tui.export import Column, Owner
from sgo_tui.i18n import _
from sgo_tui.work.address import column_letters
from sgo_tui.work.table import Table

_NAMES = frozenset({"last_name", "first_name", "middle_name", "full_name"})


class Section(NamedTuple):
    """One person of a row, by columns in the file's order."""

    title: str
    """Who it is, in the words of the file where it has any; empty in a sheet that is no export."""
    names: Sequence[int]
    """Those of the name that hold something, or of which something is wrong."""
    fields: Sequence[int]
    """What Госуслуги looks at, and all of which something is wrong."""
    further: Sequence[int]
    """What else holds something."""
    empty: Sequence[int]
    labels: Mapping[int, str]
    """Without what the title says already: «Паспорт · Серия»."""


def sections_of(table: Table, row: int, columns: Collection[int]) -> list[Section]:
    """Return the people of a row as far as `columns` tell of them; whom the row is about comes first."""
    by_owner: dict[Owner, list[int]] = {}
    for column in sorted(columns):
        by_owner.setdefault(_whose(table, column), []).append(column)
    order = sorted(by_owner, key=lambda owner: (owner.is_parent, list(Owner).index(owner)))
    return [_section(table, row, owner, by_owner[owner]) for owner in order]


def order_of(sections: Sequence[Section]) -> list[int]:
    """Return the columns as one reads the card."""
    first = [column for section in sections for column in (*section.names, *section.fields)]
    further = [column for section in sections for column in section.further]
    return [*first, *further, *(column for section in sections for column in section.empty)]


def _section(table: Table, row: int, owner: Owner, columns: Sequence[int]) -> Section:
    group = _common_group(table.column(column) for column in columns)
    told = {problem.column for problem in table.problems.in_row(row)}
    parts: dict[str, list[int]] = {"names": [], "fields": [], "further": [], "empty": []}
    for column in columns:
        field = table.field(column)
        if column not in told and not table.text(row, column):
            part = "empty"
        elif field and field.name in _NAMES:
            part = "names"
        else:
            is_first = column in told or table.export is None or (field is not None and field.for_login)
            part = "fields" if is_first else "further"
        parts[part].append(column)
    title = group or (_(WHO[owner]).capitalize() if owner in WHO else "")
    return Section(title, **parts, labels={column: _label(table.column(column), group) for column in columns})


def _whose(table: Table, index: int) -> Owner:
    """Return on whose part of a card a column stands; what is nobody's, or unknown, tells of whom the row is about."""
    column = table.column(index)
    if table.export is None or (column.field is not None and column.owner is not Owner.ROW):
        return column.owner
    return Owner.EMPLOYEE if table.export.is_staff else Owner.PUPIL


def _common_group(columns: Iterator[Column]) -> str:
    """Return the outermost group of a person's columns, if they all have the same: «Мать»."""
    groups = {column.group.split(" / ")[0] for column in columns if column.field and column.owner is not Owner.ROW}
    return groups.pop() if len(groups) == 1 else ""


def _label(column: Column, group: str) -> str:
    title = f"{column.group} / {column.label}" if column.group else column.label
    own = title.removeprefix(f"{group} / ") if group else title
    return own.replace(" / ", " · ") or column_letters(column.index)
