"""The file: bytes and cells of Excel 97-2003 workbooks; knows no schools.

`open_workbook` reads a file; `save.save` puts edited cells into it and leaves all other bytes as they were. That module
is imported where it is called: with its verification it takes 10 ms, which the first screen need not wait for. Rows,
columns and worksheets are counted from 0.
"""

from sgo_tui.xls.preview import preview_workbook
from sgo_tui.xls.values import CellValue, Kind, text_of
from sgo_tui.xls.workbook import Workbook, open_workbook
from sgo_tui.xls.worksheet import Merge, Worksheet

__all__ = [
    "CellValue",
    "Kind",
    "Merge",
    "Workbook",
    "Worksheet",
    "open_workbook",
    "preview_workbook",
    "text_of",
]
