"""Tables of a web page, such as SGO itself writes under the name of .xls.

Every cell is text: a page says nothing of numbers and dates, and СНИЛС or phones must keep their zeros. Only where
Excel has written the page does it tell numbers (x:num). Dates stay texts, which the import takes as дд.мм.гггг.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sgo_tui.convert.model import TEXT, Book, Cell, Sheet, check_bytes, check_size
from sgo_tui.convert.text import decoded
from sgo_tui.errors import CannotConvert
from sgo_tui.i18n import _
from sgo_tui.xls.cell_rows import MAX_COLUMNS, MAX_ROWS
from sgo_tui.xls.worksheet import Merge

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,31})</x:Name>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_BLOCKS = frozenset(("br", "p", "div", "li"))
_FEWEST_MERGED = 2
_MOST_TAGS = 4_000_000
"""A cell has two, and each takes 200 bytes while the page is read."""
_LONG_TAG = re.compile(r"<[^<>]{4096,}")
_MOST_ATTRIBUTES = 1000
"""The parser compares each attribute of a tag with all before it."""


def read_html(data: bytes) -> Book:
    """Return each table of the page as a worksheet; raises `CannotConvert` when there is none."""
    from lxml import etree, html

    check_bytes(data)
    text = _DECLARATION.sub("", decoded(data, declared=True))
    if text.count("<") > _MOST_TAGS or any(len(tag.split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.findall(text)):
        raise _unreadable()
    try:
        page = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise _unreadable() from error
    names = _SHEET_NAME.findall(text)
    book = Book()
    for table in page.iter("table"):
        sheet = _read(table) if _is_outermost(table) else None
        if sheet is not None and sheet.cells:
            number = len(book.sheets)
            sheet.name = names[number] if number < len(names) else _("Sheet{number}").format(number=number + 1)
            book.add(sheet)
    if not book.sheets:
        raise CannotConvert(_("The web page has no table. Export the file again."))
    return book


def _unreadable() -> CannotConvert:
    return CannotConvert(_("The web page cannot be read. Export the file again."))


def _is_outermost(table: HtmlElement) -> bool:
    return next(table.iterancestors("table"), None) is None


def _read(table: HtmlElement) -> Sheet:
    """Lay the cells of a table over rows and columns: one that spans several is a merged cell."""
    sheet = Sheet("")
    covered: dict[int, int] = {}
    """By column, how many rows from this one on are covered by a cell above."""
    for row, line in enumerate(_lines(table)):
        check_size(row + 1, 1)
        column = 0
        for element in line:
            while covered.get(column):
                column += 1
            width, height = _span(element, "colspan", MAX_COLUMNS), _span(element, "rowspan", MAX_ROWS)
            check_size(row + 1, column + width)
            cell = _cell(element)
            if cell is not None:
                sheet.put(row, column, *cell)
            if width * height >= _FEWEST_MERGED:
                sheet.add_merge(Merge(row, row + height - 1, column, column + width - 1))
            for place in range(column, column + width):
                covered[place] = height
            column += width
        covered = {place: rows - 1 for place, rows in covered.items() if rows > 1}
    sheet.settle_merges()
    return sheet


def _lines(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Yield the cells of each row, those of tables within cells left out."""
    for line in table.iter("tr"):
        if next(line.iterancestors("table")) is table:
            yield [cell for cell in line.iter("td", "th") if next(cell.iterancestors("tr")) is line]


def _span(element: HtmlElement, name: str, most: int) -> int:
    """Return how many columns or rows a cell spans; 0 rows are all that follow."""
    text = (element.get(name) or "1").strip()
    if not text.isdecimal():
        return 1
    number = int(text[:9])
    return min(number, most + 1) if number else most if name == "rowspan" else 1


def _cell(element: HtmlElement) -> Cell | None:
    number = element.get("x:num")
    text = _SPACES.sub(" ", "".join(_texts(element)))
    text = "\n".join(line.strip() for line in text.split("\v")).strip()
    if number is not None:
        try:
            return Cell(float(number or text.replace(",", ".")))
        except ValueError:
            pass
    return Cell(text, TEXT) if text else None


def _texts(element: HtmlElement) -> Iterator[str]:
    """Yield the pieces of a cell's text, with a mark where a line ends."""
    if element.tag in ("script", "style"):
        return
    yield element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield "\v"
        yield from _texts(child)
        yield child.tail or ""
