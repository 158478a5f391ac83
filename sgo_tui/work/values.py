"""Between what a person types and what a cell stores.

Numbers of documents keep their leading zeros: typed text is stored as text. Only a date in a cell for
dates becomes a date, and a number stays one where nothing is known of the column.
"""

from __future__ import annotations

import re

from sgo_tui.export import Field
from sgo_tui.xls import CellValue

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:[.,]\d{1,15})?")
_BOOLEANS = {"ИСТИНА": True, "ЛОЖЬ": False}


def value_of(text: str, *, field: Field | None, stored: CellValue, is_date_cell: bool) -> CellValue:
    """Return what to store when `text` is typed into a cell.

    `stored` is what the cell holds now and `is_date_cell` says that its number format shows dates.
    """
    if not text:
        return None
    if is_date_cell:
        from sgo_tui.fields import dates  # with python-stdnum, 25 ms

        return dates.parse(text) or text
    if field is None:
        if isinstance(stored, bool):
            return _BOOLEANS.get(text.upper(), text)
        if isinstance(stored, float) and _PLAIN_NUMBER.fullmatch(text):
            return float(text.replace(",", "."))
    return text
