"""What python-calamine reads: values, and merged cells; it knows no looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum
from reading import Cell, Reading, Value

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - dates of cells are in no zone
_MARCH_1900 = 61
"""Before it Excel counts one day less, for it takes 1900 for a leap year."""


def read(paths: Iterable[Path], _folder: Path) -> dict[Path, Reading]:
    """Return the readings of those files that python-calamine can open."""
    found = {}
    for path in paths:
        try:
            found[path] = _reading(CalamineWorkbook.from_path(path))
        except CalamineError:
            continue
    return found


def _reading(workbook: CalamineWorkbook) -> Reading:
    reading = Reading()
    for metadata in workbook.sheets_metadata:
        reading.rest.append(str(metadata))
        if metadata.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(metadata.name)
            reading.sheets.append(_Sheet(sheet.to_python(skip_empty_area=False)))
            reading.rest.append(f"merged cells {sheet.merged_cell_ranges}")
    return reading


class _Sheet:
    """A worksheet; lines end with its last cell."""

    def __init__(self, lines: list[list[object]]) -> None:
        self._lines = lines
        self._takes_letters_for_bytes = any("\0" in value for line in lines for value in line if isinstance(value, str))
        self.filled = {(r, c) for r, line in enumerate(lines) for c, value in enumerate(line) if value != ""}

    def cell(self, row: int, column: int) -> Cell:
        """Return any cell."""
        value = _value(self._lines[row][column]) if (row, column) in self.filled else None
        if isinstance(value, str) and self._takes_letters_for_bytes:
            # In some files of others it takes a letter of two bytes for two letters.
            value = value.encode("cp1252", "replace").decode("utf-16-le", "replace")
        return Cell(value)

    def row_look(self, _row: int) -> str:
        """Return nothing: rows have no looks here."""
        return ""

    def column_look(self, _column: int) -> str:
        """Return nothing: columns have no looks here."""
        return ""


def _value(value: object) -> Value:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    assert isinstance(value, dt.date)
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    serial = (moment - _EPOCH) / dt.timedelta(days=1)
    return serial if serial >= _MARCH_1900 else serial - 1
