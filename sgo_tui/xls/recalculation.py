"""Formulas that may depend on edited cells: Excel is told to compute them anew when it opens the file.

A formula is stored with its last result, and Excel trusts that when the RECALCID record names its own build or a
later one; [MS-XLS] 2.4.215. Which formulas depend on what is not worked out: any formula asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from sgo_tui.xls import records as biff
from sgo_tui.xls.layout import SheetLayout
from sgo_tui.xls.records import FORMULAS
from sgo_tui.xls.splices import Splice
from sgo_tui.xls.workbook_stream import WorkbookStream

BUILD_SIZE = 4
"""The build of Excel is the end of the record."""


def recalculation(source: WorkbookStream, layouts: Mapping[int, SheetLayout]) -> list[Splice]:
    """Return the change that makes Excel compute the formulas; none where there are no formulas or no RECALCID.

    `layouts` are those of the edited worksheets. Without RECALCID, programs compute in any case.
    """
    span = source.contents.recalculation
    if span is None or not has_formulas(source, layouts):
        return []
    return [Splice(span.end - BUILD_SIZE, span.end, bytes(BUILD_SIZE))]


def has_formulas(source: WorkbookStream, layouts: Mapping[int, SheetLayout]) -> bool:
    """Whether any worksheet has a formula; those of `layouts` are known."""
    if any(layout.formulas for layout in layouts.values()):
        return True
    others = (sheet for number, sheet in enumerate(source.contents.worksheets) if number not in layouts)
    return any(record.kind in FORMULAS for sheet in others for record in biff.records(source.stream, sheet.position))
