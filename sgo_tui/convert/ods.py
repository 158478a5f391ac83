"""An OpenDocument spreadsheet (.ods): an export that LibreOffice has saved in its own format.

Source: OpenDocument 1.3, part 3, chapter 9.
"""

from __future__ import annotations

from sgo_tui.convert.archive import damaged, open_archive
from sgo_tui.convert.markup import Attributes, Handler, read_markup, whole
from sgo_tui.convert.model import Book, Sheet, check_size
from sgo_tui.convert.ods_cell import OdsCell
from sgo_tui.convert.ods_styles import Styles
from sgo_tui.i18n import _
from sgo_tui.xls.cell_rows import MAX_COLUMNS, MAX_ROWS
from sgo_tui.xls.values import CellValue
from sgo_tui.xls.worksheet import Merge

_CONTENT, _STYLES = "content.xml", "styles.xml"
_NAMESPACES = ("urn:oasis:names:tc:opendocument:",)
_CELLS = ("table-cell", "covered-table-cell")
_UNSEEN = ("collapse", "filter")


def read_ods(data: bytes) -> Book:
    """Return the worksheets with the last results of their formulas; raises `CannotConvert`."""
    archive = open_archive(data, [_CONTENT])
    reader = _Content()
    for name, handler in ((_STYLES, reader.styles), (_CONTENT, reader)):
        if name in archive.namelist():
            with archive.open(name) as part:
                read_markup(part, handler, _NAMESPACES)
    if not reader.book.sheets:
        raise damaged()
    return reader.book


class _Content(Handler):
    """The part with the tables; those within cells are no worksheets, and not read."""

    def __init__(self) -> None:
        self.book = Book()
        self.styles = Styles()
        self._table: _Table | None = None
        self._depth = 0
        self._has_formulas = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a table, or pass on what is in one."""
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                is_visible = attributes.get("style-name") not in self.styles.hidden
                self._table = _Table(Sheet(attributes.get("name", ""), visible=is_visible), self.styles)
        elif self._table is None:
            self.styles.start(name, attributes)
        elif self._depth == 1:
            self._table.start(name, attributes)
        if "formula" in attributes and name in _CELLS and not self._has_formulas:
            self._has_formulas = True
            self.book.losses.append(_("Formulas have become their last results."))

    def text(self, text: str) -> None:
        """Pass on a text."""
        if self._table is None:
            self.styles.text(text)
        elif self._depth == 1:
            self._table.text(text)

    def end(self, name: str) -> None:
        """End a table, or pass on the end of what is in one."""
        if name == "table":
            self._depth -= 1
            if self._table is not None and not self._depth:
                self._table.sheet.settle_merges()
                self.book.add(self._table.sheet)
                self._table = None
        elif self._table is None:
            self.styles.end(name)
        elif self._depth == 1:
            self._table.end(name)


class _Table(Handler):
    """Lays the cells of a table over rows and columns; repeated empty ones take no room."""

    def __init__(self, sheet: Sheet, styles: Styles) -> None:
        self.sheet = sheet
        self._styles = styles
        self._defaults: dict[int, str | None] = {}
        self._row = self._column = self._columns = 0
        self._line: Attributes = {}
        self._cells: list[tuple[int, CellValue, str]] = []
        self._cell = OdsCell({})

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a row or a cell."""
        if name == "table-row":
            self._line, self._column = attributes, 0
            self._cells.clear()
        elif name in _CELLS:
            self._cell = OdsCell(attributes)
        elif name == "table-column":
            self._add_columns(attributes)
        else:
            self._cell.start(name, attributes)

    def text(self, text: str) -> None:
        """Take in a text of the cell."""
        self._cell.text(text)

    def end(self, name: str) -> None:
        """Keep a cell once it is whole, and a row once its cells are."""
        if name in _CELLS:
            self._add_cell()
        elif name == "table-row":
            self._add_row()
        else:
            self._cell.end(name)

    def _add_cell(self) -> None:
        """Take in a cell, and the same again as often as it says."""
        cell, column = self._cell, self._column
        self._column += _times(cell.attributes, "number-columns-repeated", MAX_COLUMNS + 1)
        height = _times(cell.attributes, "number-rows-spanned", MAX_ROWS)
        width = _times(cell.attributes, "number-columns-spanned", MAX_COLUMNS)
        if height * width > 1:
            self.sheet.add_merge(Merge(self._row, self._row + height - 1, column, column + width - 1))
        value = cell.value
        if value not in (None, ""):
            check_size(self._row + 1, self._column)
            for place in range(column, self._column):
                style = cell.attributes.get("style-name") or self._defaults.get(place)
                self._cells.append((place, value, self._styles.format_of(style)))

    def _add_row(self) -> None:
        """Take in a row, and the same again as often as it says."""
        first, self._row = self._row, self._row + _times(self._line, "number-rows-repeated", MAX_ROWS)
        hidden = self._line.get("visibility") in _UNSEEN
        if self._cells:
            check_size(self._row, 1)
        if self._cells or hidden:
            for row in range(first, min(self._row, MAX_ROWS)):
                for column, value, number_format in self._cells:
                    self.sheet.put(row, column, value, number_format)
                if hidden:
                    self.sheet.hidden_rows.add(row)

    def _add_columns(self, attributes: Attributes) -> None:
        """Take in a column, and the same again as often as it says."""
        first = self._columns
        self._columns += _times(attributes, "number-columns-repeated", MAX_COLUMNS)
        style = attributes.get("style-name", "")
        for place in range(first, min(self._columns, MAX_COLUMNS)):
            self._defaults[place] = attributes.get("default-cell-style-name")
            if style in self._styles.widths:
                self.sheet.widths[place] = self._styles.widths[style]
            if attributes.get("visibility") in _UNSEEN:
                self.sheet.hidden_columns.add(place)


def _times(attributes: Attributes, name: str, most: int) -> int:
    return max(1, min(whole(attributes.get(name), 1), most))
