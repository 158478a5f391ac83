"""What a report is made of: a table that is an export."""

from __future__ import annotations

from sgo_tui.errors import UsageError
from sgo_tui.export import Export
from sgo_tui.i18n import _
from sgo_tui.work.table import Table


def export_of(table: Table) -> Export:
    """Return what the columns of a table mean; raises UsageError for a sheet that is no export."""
    if table.export is None:
        raise UsageError(
            _("No header of an SGO export was found in «{sheet}»: there is nothing to check by.").format(
                sheet=table.sheet.name
            )
        )
    return table.export
