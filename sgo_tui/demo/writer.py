"""Writing rows as an Excel 97-2003 workbook that looks like an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

from sgo_tui.demo import words
from sgo_tui.demo.cards import Row
from sgo_tui.demo.layouts import DATA_SHEET, DICTIONARY_SHEET, MANUAL_SHEET, Heading, Layout
from sgo_tui.demo.people import Value

_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's calendar as all days after February 1900 count it."""
_FROZEN_COLUMNS = 5
"""Up to the patronymic."""
_LABEL_HEIGHT = 3 * 240
"""Three lines of text, in twentieths of a point."""
_FLUSH_EVERY = 1000
"""Rows kept as objects; a full file would need gigabytes."""
_WIDTHS = {"row_no": 5, "class": 7, "sex": 6, "email": 33, "snils": 16, "inn": 15, "birth_date": 12}
_WIDE = ("issuer", "program", "birth_place", "social", "name", "work_place", "number", "street")

_TITLE = "font: name Times New Roman, height 280, bold on"
_HEADER = (
    "font: name Arial, height 180, bold on; align: horiz centre, vert centre, wrap on;"
    " borders: left thin, right thin, top thin, bottom thin; pattern: pattern solid, fore_colour gray25"
)
_CELL = "font: name Arial, height 180; borders: left thin, right thin, top thin, bottom thin"


class Writer:
    """A workbook of one layout, filled row by row and then saved."""

    def __init__(self, layout: Layout) -> None:
        import xlwt  # 40 ms that only those who write a workbook should pay

        self._layout = layout
        self._book: Any = xlwt.Workbook(encoding="utf-8")
        self._title = xlwt.easyxf(_TITLE)
        self._header = xlwt.easyxf(_HEADER)
        self._general = xlwt.easyxf(_CELL)
        self._text = self._general if layout.has_text_dates else xlwt.easyxf(_CELL, num_format_str="@")
        self._date = xlwt.easyxf(_CELL, num_format_str="DD.MM.YYYY")
        self._sheets = {name: self._book.add_sheet(name) for name in layout.sheets}
        self._data = self._sheets[DATA_SHEET]
        self._next_row = 0
        self._write_side_sheets()
        self._write_title()
        self._write_header()
        self._arrange()

    def add(self, row: Row) -> int:
        """Write `row` below the others and return its 0-based place in the worksheet."""
        place = self._next_row
        cells = self._data.row(place)
        for column, heading in enumerate(self._layout.headings):
            value = row.get(heading.owner, {}).get(heading.field, "")
            self._write(cells, column, value)
        self._next_row += 1
        if self._next_row % _FLUSH_EVERY == 0:
            self._data.flush_row_data()
        return place

    def save(self, stream: BinaryIO) -> None:
        """Write the workbook; nothing can be added after."""
        try:
            self._book.save(stream)
        finally:
            if self._data.row_tempfile:
                self._data.row_tempfile.close()

    def _write(self, cells: Any, column: int, value: Value) -> None:
        if value == "":
            cells.set_cell_blank(column, self._text)
        elif isinstance(value, date):
            if self._layout.has_text_dates:
                cells.set_cell_text(column, f"{value:%d.%m.%Y}", self._text)
            else:
                cells.set_cell_number(column, (value - _EPOCH).days, self._date)
        elif isinstance(value, int):
            cells.set_cell_number(column, value, self._general)
        else:
            cells.set_cell_text(column, value, self._text)

    def _write_title(self) -> None:
        for texts in self._layout.title:
            for column, text in enumerate(texts):
                if text:
                    self._data.write(self._next_row, column, text, self._title)
            self._next_row += 1

    def _write_header(self) -> None:
        top, height = self._next_row, self._layout.height
        for level in range(height):
            for first, last, text, is_label in _spans(self._layout.headings, level):
                bottom = height - 1 if is_label else level
                if self._layout.is_merged and (bottom > level or last > first):
                    self._data.write_merge(top + level, top + bottom, first, last, text, self._header)
                else:
                    self._data.write(top + level, first, text, self._header)
        self._next_row += height
        labels = self._data.row(self._next_row - 1)
        labels.height, labels.height_mismatch = _LABEL_HEIGHT, True

    def _arrange(self) -> None:
        for column, heading in enumerate(self._layout.headings):
            self._data.col(column).width = 256 * _width(heading.field)
            self._data.col(column).hidden = heading.is_hidden
        self._data.panes_frozen = True
        self._data.horz_split_pos = self._next_row
        self._data.vert_split_pos = _FROZEN_COLUMNS

    def _write_side_sheets(self) -> None:
        contents: dict[str, list[tuple[str, ...]]] = {
            DICTIONARY_SHEET: [words.COUNTRIES, ("М", "Ж")],
            MANUAL_SHEET: [("Не меняйте названия столбцов.", "Не редактируйте ФИО и дату рождения учащихся.")],
        }
        for name, sheet in self._sheets.items():
            for column, texts in enumerate(contents.get(name, ())):
                for row, text in enumerate(texts):
                    sheet.write(row, column, text)
            if name in self._layout.hidden_sheets:
                sheet.visibility = 1
        self._book.active_sheet = self._layout.sheets.index(DATA_SHEET)
        self._data.sheet_visible = True


def _spans(headings: Iterable[Heading], level: int) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the texts of one header row: first and last column, text, whether it is a label and no group."""
    open_span: tuple[int, tuple[str, ...]] | None = None
    column = -1
    for column, heading in enumerate(headings):
        path = heading.texts[: level + 1]
        is_group = level < len(heading.texts) - 1
        if open_span and (not is_group or open_span[1] != path):
            yield open_span[0], column - 1, open_span[1][-1], False
            open_span = None
        if level == len(heading.texts) - 1:
            yield column, column, path[-1], True
        elif is_group and open_span is None:
            open_span = column, path
    if open_span:
        yield open_span[0], column, open_span[1][-1], False


def _width(field: str) -> int:
    """Return the width of a column in characters."""
    if field in _WIDTHS:
        return _WIDTHS[field]
    return 18 if field.endswith(_WIDE) else 12
