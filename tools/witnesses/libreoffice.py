"""What LibreOffice reads: its flat XML (.fods) has values, formulas, styles and all it knows of a workbook."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, product
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element
from reading import Cell, Reading, Value

PROGRAM = "soffice"
_AT_ONCE = 60
"""Files a call: a call for each takes a second, and one for all gets slower from file to file."""
_REFERENCES = ("style-name", "data-style-name", "apply-style-name", "default-cell-style-name", "parent-style-name")
_FONTS = ("font-name", "font-name-asian", "font-name-complex")
_CHANGES_BY_ITSELF = {"meta", "font-face-decls", "automatic-styles"}
"""Date of the conversion, count of cells; the other two are in what refers to them. So is the style «Default», too."""
_GROUPS = ("rows", "header-rows", "row-group", "columns", "header-columns", "column-group")
_LOOKS = ("number-rows-spanned", "content-validation-name")
"""Not the columns: a text centred over the empty cells beside it is taken for a merged cell, up to the next text."""
_BOOLEANS = {"of:=TRUE()": True, "of:=FALSE()": False}
_SPAN = ("number-columns-repeated", "number-rows-repeated")
_GENERAL = "data-style-name=<number-style><number min-integer-digits=1> "
"""Said or not said of cells without a number format."""
_NOT_COMPARED = re.compile(r"<config-item name=VisibleArea[^<]*|(?<=name=Excel_BuiltIn__FilterDatabase_1)[ _]1")
"""The area that ends with the last cell, and a number that names get from the second file of a call on."""
_DURATION = re.compile(r"PT(\d+)H(\d+)M([\d.]+)S")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - dates of cells are in no zone


def read(paths: Sequence[Path], folder: Path) -> dict[Path, Reading]:
    """Return the readings of those files that LibreOffice can open."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", "fods", "--outdir", str(folder)]
    found = {}
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        subprocess.run([*command, *map(str, some)], capture_output=True, timeout=1200, check=False)
        for path in some:
            target = folder / f"{path.stem}.fods"
            if target.exists():
                # References to other files are told from where the file lies.
                text = target.read_bytes().replace(path.as_uri().encode(), b"file:///")
                found[path] = _reading(etree.fromstring(text, etree.XMLParser(huge_tree=True)))
                target.unlink()
    return found


def _reading(root: Element) -> Reading:
    styles = _Styles(root)
    reading = Reading()
    (spreadsheet,) = (part[0] for part in root if _name(part) == "body")
    for part in (*root, *spreadsheet):
        if _name(part) == "table" and part.find("{*}table-source") is None:
            sheet = _Sheet(part, styles)
            number = len(reading.sheets)
            reading.sheets.append(sheet)
            reading.rest += (f"{number} {text}" for text in sheet.rest())
            reading.computed += (styles.text(inner) for chart in part.iter("{*}object") for inner in chart)
        elif _name(part) == "data-pilot-tables":
            reading.computed += map(styles.text, part)
        elif _name(part) not in ("body", "table") and _name(part) not in _CHANGES_BY_ITSELF:
            kept = (inner for inner in part if _attribute(inner, "name") != "Default")
            reading.rest += (_NOT_COMPARED.sub("", styles.text(inner)) for inner in kept)
    return reading


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _attribute(element: Element, name: str) -> str | None:
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), None)


class _Styles:
    """The styles, whose names are numbers that differ from conversion to conversion."""

    def __init__(self, root: Element) -> None:
        parts = (part for part in root if _name(part) in ("automatic-styles", "styles", "font-face-decls"))
        named = (style for part in parts for style in part)
        self._styles = {name: style for style in named if (name := _attribute(style, "name"))}
        self._texts: dict[str, str] = {}

    def text(self, element: Element) -> str:
        """Return an element with all in it as a text, in which a style is told by what it says.

        Borders are left out, for a line between two cells is of both, and a new cell may have none; so is what is in
        the frame of a chart, for it has a copy of the values that it shows, and a picture.
        """
        attributes = [(etree.QName(key).localname, str(value)) for key, value in element.items()]
        told = sorted({self._attribute(*pair) for pair in attributes if not pair[0].startswith("border")})
        parts = () if any(_name(part) == "object" for part in element) else element
        inner = (f"{self.text(part)}{(part.tail or '').strip()}" for part in parts)
        return f"<{_name(element)} {' '.join(told)}>{(element.text or '').strip()}{''.join(inner)}"

    def _attribute(self, key: str, value: str) -> str:
        if key in _FONTS:
            font = self._styles.get(value)
            value = value if font is None else (_attribute(font, "font-family") or value)
            return f"{key.replace('name', 'family')}={value}"
        return f"{key}={self.look(value) if key in _REFERENCES else value}"

    def look(self, name: str) -> str:
        """Return what a style says."""
        if name not in self._texts:
            self._texts[name] = name
            style = self._styles.get(name)
            if style is not None and name not in ("Default", "Standard"):
                self._texts[name] = self.text(style).replace(f" name={name}", "", 1).replace(_GENERAL, "")
        return self._texts[name]

    def look_without_format(self, name: str) -> str:
        """Return what a style says, but for its number format."""
        style = self._styles.get(name)
        data_style = _attribute(style, "data-style-name") if style is not None else None
        look = self.look(name)
        return look.replace(f"data-style-name={self.look(data_style)} ", "") if data_style else look


class _Sheet:
    """A worksheet; rows and cells that are alike are stored once, with a count."""

    def __init__(self, table: Element, styles: _Styles) -> None:
        self._table, self._styles = table, styles
        self._columns = _Line(_within(table, "table-column"))
        self._rows = _Line(_within(table, "table-row"))
        self._cells = [_Line(iter(row)) for row in self._rows.elements]
        self.filled = set(self._find_filled())
        self._array_cells = set(self._find_array_cells())

    def cell(self, row: int, column: int) -> Cell:
        """Return any cell."""
        element = self._element(row, column)
        default = self._columns.at(column)
        name = _attribute(element, "style-name") if element is not None else None
        name = name or (_attribute(default, "default-cell-style-name") if default is not None else None)
        return self._cell(element, name or "Default", "array" if (row, column) in self._array_cells else "")

    def row_look(self, row: int) -> str:
        """Return the style of a row, and whether it is hidden."""
        element = self._rows.at(row)
        return "" if element is None else self._attributes(element)

    def column_look(self, column: int) -> str:
        """Return the style of a column, and whether it is hidden."""
        element = self._columns.at(column)
        return "" if element is None else self._attributes(element)

    def rest(self) -> Iterator[str]:
        """Yield what belongs to no cell and no row."""
        yield self._attributes(self._table)
        for part in self._table:
            if _name(part).removeprefix("table-") not in (*_GROUPS, "row", "column"):
                yield self._styles.text(part)

    def _element(self, row: int, column: int) -> Element | None:
        index = self._rows.index(row)
        return self._cells[index].at(column) if index is not None else None

    def _attributes(self, element: Element) -> str:
        kept = [(etree.QName(key).localname, str(value)) for key, value in element.items()]
        own = (pair for pair in sorted(kept) if pair[0] not in (*_SPAN, "default-cell-style-name"))
        return " ".join(f"{key}={self._styles.look(value) if key in _REFERENCES else value}" for key, value in own)

    def _find_filled(self) -> Iterator[tuple[int, int]]:
        for line, start, stop in zip(self._cells, self._rows.starts, self._rows.stops, strict=True):
            for element, first, last in zip(line.elements, line.starts, line.stops, strict=True):
                if len(element):
                    yield from ((row, column) for row in range(start, stop) for column in range(first, last))

    def _find_array_cells(self) -> Iterator[tuple[int, int]]:
        """Yield the cells of array formulas: the first one has the formula, and the others are values."""
        for row, column in self.filled:
            element = self._element(row, column)
            assert element is not None
            size = [_attribute(element, f"number-matrix-{axis}-spanned") for axis in ("rows", "columns")]
            if size[0] and size[1]:
                yield from product(range(row, row + int(size[0])), range(column, column + int(size[1])))

    def _cell(self, element: Element | None, style: str, formula: str) -> Cell:
        if element is None:
            return Cell(look=self._styles.look(style))
        formula = _attribute(element, "formula") or formula
        if formula in _BOOLEANS:
            return Cell(_BOOLEANS[formula], look=self._styles.look(style))
        others = [self._styles.text(child) for child in element if _name(child) != "p"]
        others += (f"{name}={value}" for name in _LOOKS if (value := _attribute(element, name)) not in (None, "1"))
        # A formula without a number format is given that of its result.
        look = self._styles.look_without_format(style) if formula else self._styles.look(style)
        return Cell(_value(element), formula, "\n".join((look, *others)))


class _Line:
    """Elements of which each stands for one or more columns or rows."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self.elements = list(elements)
        counts = [int(_attribute(e, _SPAN[0]) or _attribute(e, _SPAN[1]) or 1) for e in self.elements]
        self.stops = list(accumulate(counts))
        self.starts = [stop - count for stop, count in zip(self.stops, counts, strict=True)]

    def index(self, number: int) -> int | None:
        """Return which element a column or row is in."""
        index = bisect_right(self.stops, number)
        return index if index < len(self.elements) else None

    def at(self, number: int) -> Element | None:
        """Return the element of a column or row."""
        index = self.index(number)
        return None if index is None else self.elements[index]


def _within(table: Element, name: str) -> Iterator[Element]:
    """Yield the rows or columns of a table, those in groups too; charts in a cell have tables of their own."""
    for part in table:
        if _name(part) == name:
            yield part
        elif _name(part).removeprefix("table-") in _GROUPS:
            yield from _within(part, name)


def _value(element: Element) -> Value:
    kind = _attribute(element, "value-type")
    if kind == "boolean":
        return _attribute(element, "boolean-value") == "true"
    if kind == "date":
        return _serial(_attribute(element, "date-value") or "")
    if kind == "time":
        match = _DURATION.fullmatch(_attribute(element, "time-value") or "")
        hours, minutes, seconds = map(float, match.groups()) if match else (0.0, 0.0, 0.0)
        return hours / 24 + minutes / 1440 + seconds / 86_400
    if kind in ("float", "percentage", "currency"):
        return float(_attribute(element, "value") or 0)
    lines = [_line(child) for child in element if _name(child) == "p"]
    # A number format may put spaces around a text.
    return "\n".join(lines).strip() if kind == "string" or lines else None


def _serial(date: str) -> Value:
    """Return a date as the days since the usual epoch, or as it stands where it is none of this world."""
    try:
        return (dt.datetime.fromisoformat(date[:26]) - _EPOCH) / dt.timedelta(days=1)
    except ValueError:
        return date


def _line(paragraph: Element) -> str:
    """Return a paragraph as text; spaces, tabs and line breaks are elements."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        count = int(_attribute(child, "c") or 1)
        special = {"s": " " * count, "tab": "\t", "line-break": "\n"}
        parts += (special.get(_name(child)) or _line(child), child.tail or "")
    return "".join(parts)
