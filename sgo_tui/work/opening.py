"""Opening a workbook as a table: the sheet that was asked for, or the one that looks most like an export."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike

from sgo_tui import xls
from sgo_tui.errors import CannotRead, UsageError
from sgo_tui.export import find_export
from sgo_tui.i18n import _
from sgo_tui.work.table import Table
from sgo_tui.xls import Workbook


def open_table(
    path: str | PathLike[str],
    sheet_name: str | None = None,
    *,
    progress: Callable[[float], None] | None = None,
) -> Table:
    """Open a workbook at the sheet `sheet_name`, or at the one that looks most like an export.

    Raises CannotRead, or UsageError when there is no such sheet.
    """
    return table_at(xls.open_workbook(path, progress), sheet_name)


def preview_table(path: str | PathLike[str], sheet_name: str | None, rows: int) -> Table | None:
    """Return the first rows of what `open_table` will open, to be looked at only; None where that takes as long."""
    workbook = xls.preview_workbook(path, rows)
    try:
        return table_at(workbook, sheet_name) if workbook else None
    except (CannotRead, UsageError):
        return None


def table_at(workbook: Workbook, sheet_name: str | None) -> Table:
    """Return the table of the sheet `sheet_name`, or of the one that looks most like an export.

    Raises CannotRead when there is none at all, or UsageError when there is no such sheet.
    """
    if not workbook.sheets:
        raise CannotRead(_("The workbook has no sheet with cells. Export it again."))
    if sheet_name is None:
        index, export = find_export(workbook.sheets)
        return Table(workbook, workbook.sheets[index], export)
    names = {sheet.name.casefold(): sheet for sheet in workbook.sheets}
    sheet = names.get(sheet_name.casefold())
    if sheet is None:
        raise UsageError(
            _("There is no sheet «{name}». The file has: {names}.").format(
                name=sheet_name, names=", ".join(sheet.name for sheet in workbook.sheets)
            )
        )
    return Table(workbook, sheet, find_export([sheet])[1])
