"""How a table is laid out: which columns are frozen, how wide each one is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sgo_tui.export import Owner
from sgo_tui.tui.geometry import MARKS, Geometry, Slot
from sgo_tui.tui.text import width_of
from sgo_tui.work import Table
from sgo_tui.work.view import View

_NARROWEST = 3
_WIDEST = 24
_LABEL_WIDEST = 12
"""A long label over short values is cut: the line below the table shows it in full."""
_ROWS_MEASURED = 60
"""Rows looked at for a column's width, spread over the table: every cell costs a microsecond of the start."""
_FROZEN_SHARE = 0.4
"""Frozen columns leave at least 60 % of the screen to work in."""
_FOLDED = 16
_NAME_PARTS = ("last_name", "first_name", "middle_name")


def lay_out(table: Table, view: View, shown: Collection[int], width: int) -> Geometry:
    """Return the geometry of a `view` of `table`, with the columns `shown`, on a screen of `width` terminal cells."""
    widths = column_widths(table)
    gutter = len(str(table.row_count)) + 1
    frozen = _frozen_slots(table, widths, int(width * _FROZEN_SHARE) - gutter)
    kept = {column for slot in frozen for column in slot.columns}
    scrolled = [Slot((column,), widths[column]) for column in shown if column not in kept]
    return Geometry(view, frozen, scrolled, gutter)


def column_widths(table: Table) -> list[int]:
    """Return the width of each column's text in terminal cells, as its content wants it within bounds."""
    rows = table.data_rows
    sample = rows[:: max(1, len(rows) // _ROWS_MEASURED)]
    widths = []
    for column in range(table.column_count):
        label = min(width_of(table.column(column).label), _LABEL_WIDEST)
        longest = max((width_of(table.text(row, column)) for row in sample), default=0)
        widths.append(max(_NARROWEST, label, min(longest, _WIDEST)))
    return widths


def is_folded(slot: Slot) -> bool:
    """Whether the slot shows a full name as «Фамилия И. О.»."""
    return len(slot.columns) > 1


def _frozen_slots(table: Table, widths: list[int], room: int) -> list[Slot]:
    """Return the slots that tell who a row is about, the name folded where it does not fit `room`."""
    names = _name_columns(table)
    if not names:
        return []
    slots = [Slot((column,), widths[column]) for column in names]
    if sum(slot.width for slot in slots) > room and len(slots) > 1:
        slots = [Slot(tuple(names), max(_NARROWEST, min(_FOLDED, room - MARKS)))]
    left = room - sum(slot.width for slot in slots)
    for column in _columns_that_help(table):
        if left >= widths[column] + MARKS:
            slots.append(Slot((column,), widths[column]))
            left -= widths[column] + MARKS
    return slots


def _name_columns(table: Table) -> list[int]:
    person = _person(table)
    if "full_name" in person and "last_name" not in person:
        return [person["full_name"]]
    return [person[part] for part in _NAME_PARTS if part in person]


def _columns_that_help(table: Table) -> Iterator[int]:
    """Yield the class and the birth date: what is worth freezing beside the name."""
    if table.export is None:
        return
    row = table.export.persons.get(Owner.ROW, {})
    if "class" in row:
        yield row["class"]
    if "birth_date" in _person(table):
        yield _person(table)["birth_date"]


def _person(table: Table) -> dict[str, int]:
    """Return the columns of whom the rows are about: the pupil or the employee."""
    if table.export is None:
        return {}
    return table.export.persons.get(Owner.EMPLOYEE if table.export.is_staff else Owner.PUPIL, {})
