"""A workbook of the newer kind (.xlsx): an export that was saved in the wrong format.

Source: ECMA-376, part 1, chapter 18. Only what shapes a table is read; whatever else some program has left out, or
written in its own way, is no reason to refuse, as it is none for Excel.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from contextlib import suppress
from zipfile import ZipFile

from sgo_tui.convert.archive import damaged, open_archive
from sgo_tui.convert.markup import Attributes, Handler, read_markup, whole
from sgo_tui.convert.model import Book, Sheet
from sgo_tui.convert.xlsx_formats import Formats, is_date
from sgo_tui.convert.xlsx_parts import TRUE, Contents, Links, Strings, Text
from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _
from sgo_tui.xls.cell_rows import MAX_COLUMNS, MAX_ROWS
from sgo_tui.xls.values import CellValue, from_serial
from sgo_tui.xls.worksheet import Merge

_NAMESPACES = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
"""Of the transitional and of the strict kind."""
_PLACE = re.compile(r"\$?([A-Z]{1,7})\$?([0-9]{1,9})", re.IGNORECASE)


def read_xlsx(data: bytes) -> Book:
    """Return the worksheets with the last results of their formulas; raises `CannotConvert`."""
    archive = open_archive(data)
    main = next(iter(_links(archive, "").of_kind("officeDocument")), "xl/workbook.xml")
    if main.endswith(".bin"):
        raise CannotConvert(_("The file is a binary workbook (.xlsb). Open it in Excel and save it as .xls."))
    contents, links, strings, formats = Contents(), _links(archive, main), Strings(), Formats()
    if not _read(archive, main, contents):
        raise damaged()
    for kind, handler in (("sharedStrings", strings), ("styles", formats)):
        for target in links.of_kind(kind):
            _read(archive, target, handler)
    book, has_formulas = Book(), False
    worksheets = links.of_kind("worksheet")
    for name, is_visible, link in contents.sheets:
        target = links.targets.get(link, "")
        if target in worksheets:
            reader = _Cells(Sheet(name, visible=is_visible), strings.texts, formats, contents.date1904)
            if not _read(archive, target, reader):
                raise damaged()
            reader.sheet.settle_merges()
            book.add(reader.sheet)
            has_formulas |= reader.has_formulas
    if not book.sheets:
        raise damaged()
    if has_formulas:
        book.losses.append(_("Formulas have become their last results."))
    return book


def _read(archive: ZipFile, name: str, handler: Handler) -> bool:
    """Read a part; returns whether there is such a part."""
    if name not in archive.namelist():
        return False
    with archive.open(name) as part:
        read_markup(part, handler, _NAMESPACES)
    return True


def _links(archive: ZipFile, name: str) -> Links:
    """Return what a part, or the whole archive, links to."""
    folder, _slash, file = name.rpartition("/")
    links = Links(folder)
    _read(archive, posixpath.join(folder, "_rels", f"{file}.rels"), links)
    return links


class _Cells(Handler):
    """A part that is a worksheet."""

    def __init__(self, sheet: Sheet, strings: list[str], formats: Formats, date1904: bool) -> None:
        self.sheet = sheet
        self.has_formulas = False
        self._strings, self._formats, self._date1904 = strings, formats, date1904
        self._row, self._column = -1, -1
        self._kind, self._style = "", 0
        self._value: list[str] | None = None
        self._inline = Text()

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in where a cell lies and what shapes the table."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            self._value = []
        elif name == "f":
            self.has_formulas = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col":
            self._add_columns(attributes)
        elif name == "mergeCell":
            self._add_merge(attributes.get("ref", ""))
        else:
            self._inline.start(name, attributes)

    def text(self, text: str) -> None:
        """Take in a value, or text that stands in the cell itself."""
        if self._value is not None:
            self._value.append(text)
        else:
            self._inline.text(text)

    def end(self, name: str) -> None:
        """Keep a cell once its value is there."""
        if name == "v":
            self._put("".join(self._value or ()))
            self._value = None
        elif name == "is":
            self._put(self._inline.take())
        else:
            self._inline.end(name)

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = whole(attributes.get("r"), self._row + 2) - 1
        self._column = -1
        if attributes.get("hidden") in TRUE and 0 <= self._row < MAX_ROWS:
            self.sheet.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += 1
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if place:
            self._column, self._row = _column(place[1]), int(place[2]) - 1
        self._kind = attributes.get("t", "n")
        self._style = whole(attributes.get("s"), 0)

    def _put(self, text: str) -> None:
        number_format = self._formats.of(self._style)
        value = self._read(text, number_format)
        if value not in (None, "") and self._row >= 0 <= self._column:
            self.sheet.put(self._row, self._column, value, number_format)

    def _read(self, text: str, number_format: str) -> CellValue:
        """Return a cell's value; what is no number where one should be is a text."""
        if self._kind == "s":
            place = whole(text.strip(), -1)
            return self._strings[place] if 0 <= place < len(self._strings) else None
        if self._kind == "b":
            return text.strip() in TRUE
        with suppress(ValueError):
            if self._kind == "d":
                return _day(dt.datetime.fromisoformat(text.strip().rstrip("Z")))
            if self._kind == "n":
                number = float(text)
                return from_serial(number, self._date1904) if is_date(number_format) else number
        return text

    def _add_columns(self, attributes: Attributes) -> None:
        first, last = whole(attributes.get("min"), 1), whole(attributes.get("max"), 1)
        columns = range(max(first, 1) - 1, min(last, MAX_COLUMNS))
        with suppress(ValueError):
            if attributes.get("customWidth") in TRUE:
                self.sheet.widths.update(dict.fromkeys(columns, float(attributes.get("width", ""))))
        if attributes.get("hidden") in TRUE:
            self.sheet.hidden_columns.update(columns)

    def _add_merge(self, area: str) -> None:
        first, _colon, last = area.partition(":")
        ends = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if ends[0] and ends[1]:
            rows, columns = zip(*((int(end[2]) - 1, _column(end[1])) for end in ends if end), strict=True)
            self.sheet.add_merge(Merge(min(rows), max(rows), min(columns), max(columns)))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _day(moment: dt.datetime) -> dt.date:
    return moment.date() if moment.time() == dt.time() else moment
