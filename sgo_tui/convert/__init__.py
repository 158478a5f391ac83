"""Files of other kinds, made into workbooks of Excel 97-2003: a wrong container must not end the work.

Every reader gives the same `model.Book`; one writer makes the workbook, which is then opened again and compared with
the book cell by cell.
"""

from sgo_tui.convert.convert import Converted, convert, converted, free_path, open_any

__all__ = ["Converted", "convert", "converted", "free_path", "open_any"]
