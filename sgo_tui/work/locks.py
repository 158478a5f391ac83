"""Which cells may not be changed, and the reason in words."""

from __future__ import annotations

from typing import NamedTuple

from sgo_tui.export import Column, Export, Owner, Protection
from sgo_tui.i18n import _
from sgo_tui.xls import Worksheet


class Lock(NamedTuple):
    """How hard a cell is to change; `reason` says why, as a question when the cell is guarded."""

    protection: Protection
    reason: str


OPEN = Lock(Protection.OPEN, "")


def lock_of(sheet: Worksheet, export: Export | None, column: Column, row: int) -> Lock:
    """Return the lock of the cell in `row` of `column`; reasons are looked up in the user's language.

    What SGO finds people by comes from its manual: full name and birth date, of the parents as well.
    """
    if export is not None and row < export.first_data_row:
        return Lock(
            Protection.LOCKED,
            _("Column names and the rows above them are never changed: SGO finds the columns by their names."),
        )
    refusal = sheet.refusal(row, column.index)
    if refusal is not None:
        return Lock(Protection.LOCKED, refusal)
    if column.protection is Protection.LOCKED:
        return Lock(Protection.LOCKED, _why_locked(column))
    if column.protection is Protection.GUARDED:
        return Lock(Protection.GUARDED, _what_to_ask(column))
    if sheet.is_formula(row, column.index):
        return Lock(Protection.GUARDED, _("The cell holds a formula. A value put here replaces the formula. Go on?"))
    return OPEN


def _why_locked(column: Column) -> str:
    kind = column.field.kind if column.field else ""
    if kind == "id":
        return _("SGO does not take this column from the file: it only names the row.")
    if kind == "class":
        return _("SGO does not change the class from a file. Move the pupil to another class in SGO.")
    return _("SGO finds the pupil by name and birth date: correct them on the card in SGO.")


def _what_to_ask(column: Column) -> str:
    if column.owner is Owner.EMPLOYEE:
        return _("SGO finds the employee by the full name. After a change it may not know the person. Go on?")
    return _(
        "SGO finds the parent by the full name and the birth date. After a change it may not know the parent. Go on?"
    )
