"""What gnumeric reads: its own XML has values, formulas, styles and all it knows of a workbook."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element
from reading import Cell, Reading, Value

PROGRAM = "ssconvert"
_GNM = "{http://www.gnumeric.org/v10.dtd}"
_BORDERS = re.compile(r"<gnm:StyleBorder>.*?</gnm:StyleBorder>", re.DOTALL)
"""A line between two cells is said of one or of both; a new cell without one takes it from its neighbour here."""
_UNKNOWN_NAME = "#NAME?"
"""What a name stands for that is noted only for the formulas that use it, and is gone with them."""
_CELL_PARTS = {"Cells", "Styles", "Rows", "Cols", "MaxCol", "MaxRow"}
_REFERENCE = re.compile(r"(?<![A-Za-z0-9_.])(\$?)([A-Z]{1,3})(\$?)([0-9]+)(?![A-Za-z0-9_(])")
_BOOLEAN, _INTEGER, _FLOAT = 20, 30, 40


def read(paths: Iterable[Path], folder: Path) -> dict[Path, Reading]:
    """Return the readings of those files that gnumeric can open."""
    found = {}
    for path in paths:
        target = folder / f"{path.stem}.xml"
        command = [PROGRAM, "-T", "Gnumeric_XmlIO:sax:0", str(path), str(target)]
        done = subprocess.run(command, capture_output=True, timeout=600, check=False)
        if not done.returncode and target.exists():
            found[path] = _reading(etree.parse(target, etree.XMLParser(huge_tree=True)).getroot())
            target.unlink()
    return found


def _reading(root: Element) -> Reading:
    reading = Reading()
    cells = root.iterfind(f"{_GNM}Sheets/{_GNM}Sheet/{_GNM}Cells/{_GNM}Cell")
    shared = {number: _relative(cell) for cell in cells if (number := cell.get("ExprID")) and cell.text}
    for part in root:
        if part.tag == f"{_GNM}Sheets":
            for number, sheet in enumerate(part):
                reading.sheets.append(_Sheet(sheet, shared))
                inner = (other for other in sheet if other.tag.removeprefix(_GNM) not in _CELL_PARTS)
                reading.rest += (f"{number} {_text(other)}" for other in inner)
        elif part.tag == f"{_GNM}Names":
            reading.rest += (_text(name) for name in part if name.findtext(f"{_GNM}value") != _UNKNOWN_NAME)
        else:
            reading.rest.append(_text(part))
    return reading


def _text(element: Element) -> str:
    return etree.tostring(element, method="c14n").decode()


class _Sheet:
    """A worksheet."""

    def __init__(self, sheet: Element, shared: Mapping[str, str]) -> None:
        self._cells = {_place(cell): cell for cell in sheet.iterfind(f"{_GNM}Cells/{_GNM}Cell")}
        self.filled = self._cells.keys()
        self._shared = shared
        self._regions = [_Region(region) for region in sheet.iterfind(f"{_GNM}Styles/{_GNM}StyleRegion")]
        self._regions_of_row: dict[int, list[_Region]] = {}
        self._rows = _looks(sheet.iterfind(f"{_GNM}Rows/{_GNM}RowInfo"))
        self._columns = _looks(sheet.iterfind(f"{_GNM}Cols/{_GNM}ColInfo"))

    def cell(self, row: int, column: int) -> Cell:
        """Return any cell."""
        element = self._cells.get((row, column))
        look = self._look(row, column)
        return Cell(look=look) if element is None else _cell(element, self._formula(element), look)

    def row_look(self, row: int) -> str:
        """Return height and the like of a row."""
        return self._rows.get(row, "")

    def column_look(self, column: int) -> str:
        """Return width and the like of a column."""
        return self._columns.get(column, "")

    def _formula(self, element: Element) -> str:
        """Return the formula of a cell, the same for all that share it; "" without one."""
        shared = element.get("ExprID")
        if shared is None:
            return _relative(element) if element.get("ValueType") is None else ""
        return self._shared[shared]

    def _look(self, row: int, column: int) -> str:
        if row not in self._regions_of_row:
            self._regions_of_row[row] = [region for region in self._regions if row in region.rows]
        return next((region.look for region in self._regions_of_row[row] if column in region.columns), "")


def _looks(infos: Iterable[Element]) -> dict[int, str]:
    """Return what is said of rows or columns, by number."""
    found: dict[int, str] = {}
    for info in infos:
        first = int(info.get("No", 0))
        look = str(sorted((k, v) for k, v in info.items() if k not in ("No", "Count")))
        found |= dict.fromkeys(range(first, first + int(info.get("Count", 1))), look)
    return found


class _Region:
    """Cells of one style."""

    def __init__(self, region: Element) -> None:
        self.rows = range(int(region.get("startRow", 0)), int(region.get("endRow", 0)) + 1)
        self.columns = range(int(region.get("startCol", 0)), int(region.get("endCol", 0)) + 1)
        self.look = _BORDERS.sub("", "".join(map(_text, region)))


def _place(cell: Element) -> tuple[int, int]:
    return int(cell.get("Row", 0)), int(cell.get("Col", 0))


def _cell(element: Element, formula: str, look: str) -> Cell:
    text = element.text or ""
    if formula or element.get("ValueType") is None:
        return Cell(formula=formula, look=look)
    return Cell(_value(int(element.get("ValueType", 0)), text), look=look)


def _relative(element: Element) -> str:
    """Return a formula with its references told from where it stands."""
    row, column = _place(element)

    def told(match: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, digits = match.groups()
        number = 0
        for letter in letters:
            number = 26 * number + ord(letter) - 64
        across = f"C{number}" if fixed_column else f"C[{number - 1 - column}]"
        down = f"R{digits}" if fixed_row else f"R[{int(digits) - 1 - row}]"
        return down + across

    return _REFERENCE.sub(told, element.text or "")


def _value(kind: int, text: str) -> Value:
    if kind == _BOOLEAN:
        return text == "TRUE"
    return float(text) if kind in (_INTEGER, _FLOAT) else text
