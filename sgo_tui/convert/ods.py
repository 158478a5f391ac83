"""An OpenDocument spreadsheet (.ods): an export that LibreOffice has saved in its own format.

Source: OpenDocument 1.3, part 3, chapters 9 (tables) and 16.29 (number formats).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from sgo_tui.convert.archive import damaged, open_archive
from sgo_tui.convert.model import DAY, GENERAL, TEXT, Book, Cell, Sheet, check_size, check_text, without_overlaps
from sgo_tui.i18n import _
from sgo_tui.xls.values import CellValue
from sgo_tui.xls.worksheet import MAX_COLUMNS, MAX_ROWS, Merge

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT, _STYLES = "content.xml", "styles.xml"
_NAMES = {
    name: f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text", "style")
}
_OFFICE, _TABLE, _TEXT, _STYLE = _NAMES.values()
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt|pc|px)")
_MILLIMETRES = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
_CHARACTER = 1.957
"""Millimetres that LibreOffice gives to a character of Excel's widths."""
_DATE_PARTS = {"day": "D", "month": "M", "year": "Y", "hours": "H", "minutes": "M", "seconds": "S"}


def read_ods(data: bytes) -> Book:
    """Return the worksheets with the last results of their formulas; raises `CannotConvert`."""
    from lxml import etree

    archive = open_archive(data, [_CONTENT])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        content = etree.fromstring(archive.read(_CONTENT), parser)
        has_styles = _STYLES in archive.namelist()
        named = [etree.fromstring(archive.read(_STYLES), parser)] if has_styles else []
    except etree.XMLSyntaxError as error:
        raise damaged() from error
    styles = _Styles([*named, content])
    tables = content.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    sheets = [_Reader(table, styles).sheet for table in tables]
    if not sheets:
        raise damaged()
    formulas = next((True for cell in content.iter(f"{_TABLE}table-cell") if cell.get(f"{_TABLE}formula")), False)
    return Book(sheets, losses=[_("Formulas have become their last results.")] if formulas else [])


class _Styles:
    """Number formats of cells, widths of columns, and what is hidden, by the names of styles."""

    def __init__(self, parts: Sequence[_Element]) -> None:
        formats = {e.get(f"{_STYLE}name"): _number_format(e) for e in _all(parts) if _is_number_style(e)}
        self.formats: dict[str | None, str] = {}
        self.widths: dict[str | None, float] = {}
        self.hidden: set[str | None] = set()
        for style in _all(parts, f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name")
            inherited = self.formats.get(style.get(f"{_STYLE}parent-style-name"), GENERAL)
            self.formats[name] = formats.get(style.get(f"{_STYLE}data-style-name"), inherited)
            for properties in style:
                width = _LENGTH.fullmatch(properties.get(f"{_STYLE}column-width") or "")
                if width:
                    self.widths[name] = float(width[1]) * _MILLIMETRES[width[2]] / _CHARACTER
                if properties.get(f"{_TABLE}display") == "false":
                    self.hidden.add(name)


def _all(parts: Iterable[_Element], tag: str | None = None) -> Iterator[_Element]:
    return chain.from_iterable(part.iter(tag) for part in parts)


def _is_number_style(element: _Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(_NUMBER) and element.tag.endswith("-style")


def _number_format(style: _Element) -> str:
    """Return how Excel writes a number format: dates and texts exactly, numbers by their decimals."""
    kind = style.tag[len(_NUMBER) :]
    if kind == "text-style":
        return TEXT
    if kind in ("date-style", "time-style"):
        return "".join(_date_parts(style)) or DAY
    number = style.find(f"{_NUMBER}number")
    if kind not in ("number-style", "percentage-style") or number is None:
        return GENERAL
    decimals = int(number.get(f"{_NUMBER}decimal-places") or -1)
    digits = int(number.get(f"{_NUMBER}min-integer-digits") or 1)
    if kind == "number-style" and decimals < 0 and digits <= 1:
        return GENERAL
    whole = "0" * min(max(1, digits), 30)
    return whole + ("." + "0" * min(decimals, 30) if decimals > 0 else "") + ("%" if kind == "percentage-style" else "")


def _date_parts(style: _Element) -> Iterator[str]:
    for part in style:
        name = part.tag[len(_NUMBER) :] if isinstance(part.tag, str) else ""
        letter = _DATE_PARTS.get(name)
        is_long = part.get(f"{_NUMBER}style") == "long"
        if letter == "Y":
            yield "YYYY" if is_long else "YY"
        elif letter == "M" and part.get(f"{_NUMBER}textual") == "true":
            yield "MMMM" if is_long else "MMM"
        elif letter:
            yield letter * (1 + is_long)
        elif name == "text":
            yield "".join(c if c in " .,:/-" else f"\\{c}" for c in part.text or "")


class _Reader:
    """Lays the cells of a table over rows and columns; repeated empty ones take no room."""

    def __init__(self, table: _Element, styles: _Styles) -> None:
        self.sheet = Sheet(
            table.get(f"{_TABLE}name") or "", visible=table.get(f"{_TABLE}style-name") not in styles.hidden
        )
        self._styles = styles
        self._defaults: dict[int, str | None] = {}
        self._read_columns(table)
        row = 0
        for line in _own(table, "table-row"):
            repeat = _times(line, "number-rows-repeated", MAX_ROWS)
            cells = list(self._cells_of(line, row))
            if cells or line.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                self._put(line, cells, range(row, row + repeat))
            row += repeat
        self.sheet.merges = without_overlaps(self.sheet.merges)

    def _put(self, line: _Element, cells: list[tuple[int, Cell]], rows: range) -> None:
        if cells:
            check_size(rows.stop, max(column for column, _cell in cells) + 1)
        for row in rows[:MAX_ROWS]:
            for column, cell in cells:
                self.sheet.cells[row, column] = cell
            if line.get(f"{_TABLE}visibility") in ("collapse", "filter") and row < MAX_ROWS:
                self.sheet.hidden_rows.add(row)

    def _read_columns(self, table: _Element) -> None:
        column = 0
        for element in _own(table, "table-column"):
            repeat = _times(element, "number-columns-repeated", MAX_COLUMNS)
            style = element.get(f"{_TABLE}style-name")
            for place in range(column, min(column + repeat, MAX_COLUMNS)):
                self._defaults[place] = element.get(f"{_TABLE}default-cell-style-name")
                if style in self._styles.widths:
                    self.sheet.widths[place] = self._styles.widths[style]
                if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                    self.sheet.hidden_columns.add(place)
            column += repeat

    def _cells_of(self, line: _Element, row: int) -> Iterator[tuple[int, Cell]]:
        column = 0
        for element in line:
            if element.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            repeat = _times(element, "number-columns-repeated", MAX_COLUMNS + 1)
            height = _times(element, "number-rows-spanned", MAX_ROWS)
            width = _times(element, "number-columns-spanned", MAX_COLUMNS)
            if height * width > 1:
                self.sheet.merges.append(Merge(row, row + height - 1, column, column + width - 1))
            value = _value(element)
            if value not in (None, ""):
                if isinstance(value, str):
                    check_text(value, row, column)
                check_size(row + 1, column + repeat)
                for place in range(column, column + repeat):
                    yield place, Cell(value, self._format(element, place))
            column += repeat

    def _format(self, element: _Element, column: int) -> str:
        name = element.get(f"{_TABLE}style-name") or self._defaults.get(column)
        return self._styles.formats.get(name, GENERAL)


def _own(table: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows or columns of a table, also those in groups and headers, not those of tables within."""
    for child in table:
        if child.tag == f"{_TABLE}{name}":
            yield child
        elif (isinstance(child.tag, str) and child.tag.startswith(f"{_TABLE}{name}")) or child.tag in (
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-header-columns",
            f"{_TABLE}table-rows",
            f"{_TABLE}table-columns",
        ):
            yield from _own(child, name)


def _times(element: _Element, name: str, most: int) -> int:
    text = element.get(f"{_TABLE}{name}") or "1"
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) <= 9 else 1


def _value(element: _Element) -> CellValue:
    kind = element.get(f"{_OFFICE}value-type")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(element.get(f"{_OFFICE}value") or "")
        if kind == "boolean":
            return element.get(f"{_OFFICE}boolean-value") == "true"
        if kind == "date":
            return _date(element.get(f"{_OFFICE}date-value") or "")
        if kind == "time":
            return _part_of_day(element.get(f"{_OFFICE}time-value") or "")
    except ValueError:
        pass
    return "\n".join("".join(_texts(paragraph)) for paragraph in element.iterfind(f"{_TEXT}p"))


def _date(text: str) -> CellValue:
    if "T" not in text:
        return dt.date.fromisoformat(text)
    moment = dt.datetime.fromisoformat(text[:19])
    return moment.date() if moment.time() == dt.time() else moment


def _part_of_day(text: str) -> CellValue:
    """Read a duration such as PT09H30M00S as a part of a day."""
    found = re.fullmatch(r"PT(\d+)H(\d+)M([\d.,]+)S", text)
    if not found:
        raise ValueError
    hours, minutes, seconds = int(found[1]), int(found[2]), float(found[3].replace(",", "."))
    return (hours * 3600 + minutes * 60 + seconds) / 86_400


def _texts(paragraph: _Element) -> Iterator[str]:
    """Yield the pieces of a paragraph; runs of spaces and tabs are elements of their own."""
    yield paragraph.text or ""
    for child in paragraph:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c") or 1), 32_767)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag != f"{_OFFICE}annotation":
            yield from _texts(child)
        yield child.tail or ""
