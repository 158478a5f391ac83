"""SGO's list of errors as people bring it: copied out of its window, printed, or saved as a file.

After an import SGO shows a table «№ п/п, Строка №, Столбец №, Имя столбца, Описание ошибки, Текущее значение,
Возможные значения». How it arrives depends on the browser: cells parted by tabs, by several spaces or by lines, long
texts wrapped, the words of buttons in between. Columns are found by the words of their names, lines by their numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

from sgo_tui.export.catalogue import normalise


class Complaint(NamedTuple):
    """One line of SGO's list; row and column are counted from 1, as SGO does."""

    row: int
    column: int | None
    """None where the list does not tell it: the whole row is meant, or the name tells which."""
    name: str
    """The column's name, "" where it is not told."""
    words: str
    """What SGO says."""
    value: str
    """What stood in the cell, "" where that is not told."""
    choices: tuple[str, ...] = ()
    """The values that SGO would take, where it names some."""


class Part(Enum):
    """A column of the list."""

    NUMBER = r"^№(?: п п)?$|^п п$"
    ROW = r"строк"
    COLUMN = r"столб|колон"
    NAME = r"(?:имя|названи\w*|наименовани\w*) (?:столб|колон|пол)"
    WORDS = r"описани|ошибк|сообщени"
    VALUE = r"значени"
    CHOICES = r"возможн|допустим"


Row = Sequence[str]
"""The cells of one line."""

_USUAL = tuple(Part)
"""The columns of a list that comes without their names."""
_SUREST_FIRST = (Part.CHOICES, Part.VALUE, Part.NAME, Part.WORDS, Part.ROW, Part.COLUMN, Part.NUMBER)
_NUMBERS = 3
"""How many columns of numbers the usual list begins with."""
_LONGEST_NAME = 30
_FEWEST_NAMES = 3
_BUTTON = re.compile(
    r"(?:показать|скрыть)(?: (?:вс[её]|ещ[её]|значения))*(?: ?\(?\d+\)?)?|ошибки|отмена|продолжить|на печать|закрыть",
    re.IGNORECASE,
)
_BUTTON_BEHIND = re.compile(r"\s*(?:Показать|Скрыть)(?: вс[её]| ещ[её])?\s*$")
_BELOW_THE_TABLE = re.compile(r"импортировать полностью|необходимо выбрать|всего ошибок", re.IGNORECASE)
_NUMBER = re.compile(r"(?:№|строка|столбец|стр\.|ст\.)?\s*(\d{1,5})(?:[.,]0+|[.)])?", re.IGNORECASE)
_UNSEEN = re.compile(r"[\ufeff\u200b-\u200f\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")
_GAP = re.compile(r" {2,}")
_BETWEEN_CHOICES = (re.compile(r"[\n;|]+"), re.compile(r", +"))
"""What parts the possible values: the first of these that is there."""


def complaints_in(text: str) -> list[Complaint]:
    """Return the lines of a list of errors in any form of text; none when it is no such list."""
    lines = list(takewhile(lambda line: not _BELOW_THE_TABLE.match(line.strip()), map(_seen, text.splitlines())))
    found = (complaints_of(rows) for rows in _readings(lines))
    return max(found, key=len, default=[])


def complaints_in_file(path: Path) -> list[Complaint]:
    """Return the lines of a list of errors in a text, a web page or a workbook; raises `CannotRead`."""
    from sgo_tui.convert import open_any  # with its libraries, needed for such a file only
    from sgo_tui.convert.text import decoded
    from sgo_tui.xls.files import read_file

    data, kind = read_file(path)
    if kind in ("csv", "text"):
        return complaints_in(decoded(data))
    sheets = open_any(path).sheets
    return complaints_of(sheet.texts(row, sheet.column_count) for sheet in sheets for row in range(sheet.row_count))


def complaints_of(rows: Iterable[Row]) -> list[Complaint]:
    """Return the lines of a list of errors that is parted into cells, whatever stands above and below it."""
    filled = [cells for row in rows if any(cells := [_seen(cell).strip() for cell in row])]
    filled = list(takewhile(lambda cells: not _BELOW_THE_TABLE.match("".join(cells)), filled))
    parts, first = _parts(filled)
    records: list[list[str]] = []
    for cells in filled[first:]:
        if _begins(cells, parts, records[-1] if records else None):
            records.append(cells)
        elif records and not _is_noise(cells):
            records[-1] = [*records[-1][:-1], f"{records[-1][-1]}\n{cells[0]}", *cells[1:]]
    return [complaint for record in records if (complaint := _complaint(record, parts))]


def _readings(lines: Sequence[str]) -> Iterator[list[Row]]:
    """Yield the cells of the lines by each way in which they may be parted, the surest first."""
    if any("\t" in line for line in lines):
        yield [line.split("\t") for line in lines]
    for delimiter in ";,":
        if any(line.count(delimiter) >= _NUMBERS for line in lines):
            yield _delimited("\n".join(lines), delimiter)
    bare = [line.strip() for line in lines]
    yield [_GAP.split(line) for line in bare]
    yield list(_beneath_each_other(bare))
    yield list(_beneath_each_other([line for line in bare if line]))


def _delimited(text: str, delimiter: str) -> list[Row]:
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return []


def _beneath_each_other(cells: Sequence[str]) -> Iterator[Row]:
    """Yield rows of cells of which each has a line: one begins where three numbers follow each other."""
    starts: list[int] = []
    for index in range(len(cells) - _NUMBERS):
        number, row, column = map(_number, cells[index : index + _NUMBERS])
        is_numbers = row is not None and (column is not None or not cells[index + 2])
        if number is not None and is_numbers and (not starts or number == _number_at(cells, starts[-1]) + 1):
            starts.append(index)
    if starts:
        yield [cell for cell in cells[: starts[0]] if _part(cell)]
    last = len(_USUAL) - 1
    for start, stop in pairwise([*starts, len(cells)]):
        values = cells[start:stop]
        yield [*values[:last], "\n".join(values[last:])]


def _number_at(cells: Sequence[str], index: int) -> int:
    return _number(cells[index]) or 0


def _parts(rows: Sequence[Row]) -> tuple[Sequence[Part | None], int]:
    """Return what the columns of the list are, and the index of the row behind their names."""
    for index, cells in enumerate(rows):
        parts = [_part(cell) for cell in cells]
        if Part.ROW in parts and sum(part is not None for part in parts) >= _FEWEST_NAMES:
            return parts, index + 1
    return _USUAL, 0


def _part(name: str) -> Part | None:
    """Return which column of the list has this name."""
    if len(name) > _LONGEST_NAME:
        return None
    words = normalise(name)
    return next((part for part in _SUREST_FIRST if re.search(part.value, words)), None)


def _begins(cells: Row, parts: Sequence[Part | None], before: Row | None) -> bool:
    """Whether a line of the list begins here: its numbers are there, though the column's may be missing."""
    at = {part: _number(cell) for part, cell in zip(parts, cells, strict=False)}
    if at.get(Part.ROW) is None:
        return False
    if Part.NUMBER in parts:
        number = at.get(Part.NUMBER)
        follows = before is None or number == _number_at(before, parts.index(Part.NUMBER)) + 1
        return number is not None and (follows or _has_column(cells, parts))
    return len([cell for cell in cells if cell]) > 1


def _has_column(cells: Row, parts: Sequence[Part | None]) -> bool:
    if Part.COLUMN not in parts:
        return True
    cell = cells[parts.index(Part.COLUMN)] if parts.index(Part.COLUMN) < len(cells) else ""
    return not cell or _number(cell) is not None


def _is_noise(cells: Row) -> bool:
    """Whether these are buttons, or the names of the columns on the next page."""
    return all(not cell or _BUTTON.fullmatch(cell) for cell in cells) or _parts([cells])[1] > 0


def _complaint(cells: Row, parts: Sequence[Part | None]) -> Complaint | None:
    cells = list(cells)
    if not _has_column(cells, parts):
        # Where spaces part the cells, an empty one is not seen.
        cells.insert(parts.index(Part.COLUMN), "")
    extra = cells[len(parts) :]
    at = {part: cell for part, cell in zip(parts, cells, strict=False) if part}
    row = _number(at[Part.ROW])
    if row is None:
        return None
    choices = "\n".join([at.get(Part.CHOICES, ""), *extra])
    name, words, value = (_on_one_line(at.get(part, "")) for part in (Part.NAME, Part.WORDS, Part.VALUE))
    if not words:
        name, words = "", name
    return Complaint(row, _number(at.get(Part.COLUMN, "")), name, words, value, tuple(_choices(choices)))


def _choices(text: str) -> dict[str, None]:
    """Return the possible values in their order, each once."""
    text = "\n".join(_BUTTON_BEHIND.sub("", line) for line in text.split("\n") if not _BUTTON.fullmatch(line.strip()))
    text = text.strip()
    between = next((pattern for pattern in _BETWEEN_CHOICES if pattern.search(text)), _GAP)
    return dict.fromkeys(choice for part in between.split(text) if (choice := part.strip()))


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _seen(text: str) -> str:
    """Return `text` without what is not seen, and with plain spaces."""
    return _UNSEEN.sub("", text.replace("\xa0", " ").replace("\u202f", " "))
