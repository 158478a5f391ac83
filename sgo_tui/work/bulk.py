"""Changing many cells at once: what would become of each, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sgo_tui.export import Protection
from sgo_tui.work.gradual import Gradual
from sgo_tui.work.problems import Place
from sgo_tui.work.table import Table

Block = Sequence[Sequence[str]]
"""Texts of neighbouring cells, row by row."""


@dataclass
class Plan:
    """What would become of cells; those that hold the text already are in none of the lists."""

    changes: dict[Place, str] = field(default_factory=dict)
    """Cells that can be changed as they are."""
    guarded: dict[Place, str] = field(default_factory=dict)
    """Names and birth dates of parents, formulas: what must be asked for first."""
    erasing: dict[Place, str] = field(default_factory=dict)
    """Cells that would be empty, which erases data in SGO."""
    locked: list[Place] = field(default_factory=list)
    """Cells that stay as they are."""
    refused: list[Place] = field(default_factory=list)
    """Cells for whose text the file has no place, or that are beyond the table."""

    @property
    def count(self) -> int:
        """How many cells would be changed, if all is agreed to."""
        return len(self.changes) + len(self.guarded) + len(self.erasing)


def plan(table: Table, texts: Mapping[Place, str]) -> Gradual[Plan]:
    """Find what would become of cells that should hold `texts`, each in its normal form; nothing is changed yet."""
    found = Plan()
    for number, (place, wanted) in enumerate(texts.items()):
        yield number / len(texts)
        if place[0] >= table.row_count or place[1] >= table.column_count:
            found.refused.append(place)
            continue
        text = table.typed(*place, wanted)[0] if wanted else ""
        if text == table.text(*place):
            continue
        protection = table.lock(*place).protection
        if protection is Protection.LOCKED:
            found.locked.append(place)
        elif table.objection(table.edit(*place, text)) is not None:
            found.refused.append(place)
        elif protection is Protection.GUARDED:
            found.guarded[place] = text
        elif not text and table.erases(*place):
            found.erasing[place] = text
        else:
            found.changes[place] = text
    return found


def laid_out(block: Block, rows: Sequence[int], columns: Sequence[int]) -> dict[Place, str]:
    """Return which cell gets which text when a block is put over cells of a view, the first of both at the corner.

    A block is repeated where it fits into the cells several times, as one value into many; beyond the last row or
    column of the view there is nothing to be put over.
    """
    if not block or not block[0]:
        return {}
    width = max(map(len, block))
    height, all_columns = _repeated(len(block), len(rows)), columns[: _repeated(width, len(columns))]
    return {
        (row, column): texts[x % width]
        for y, row in enumerate(rows[:height])
        if (texts := block[y % len(block)])
        for x, column in enumerate(all_columns)
        if x % width < len(texts)
    }


def _repeated(size: int, room: int) -> int:
    """Return how many cells a block covers: itself, or all the room if that is a multiple of it."""
    return room if room > size and room % size == 0 else size


def filled_down(table: Table, rows: Sequence[int], columns: Sequence[int]) -> dict[Place, str]:
    """Return the texts of cells of which each column gets what its first row holds."""
    first = [(column, table.text(rows[0], column)) for column in columns]
    return {(row, column): text for row in rows[1:] for column, text in first}


def replaced(
    table: Table, rows: Sequence[int], columns: Sequence[int], wanted: str, replacement: str
) -> Gradual[dict[Place, str]]:
    """Find the texts of cells in which `wanted` stands, with `replacement` in its place; case matters."""
    found = {}
    for number, row in enumerate(rows if wanted else ()):
        yield number / len(rows)
        for column in columns:
            if wanted in (text := table.text(row, column)):
                found[row, column] = text.replace(wanted, replacement)
    return found


def copied(table: Table, rows: Sequence[int], columns: Sequence[int]) -> Gradual[list[list[str]]]:
    """Collect the texts of cells as a block."""
    block = []
    for number, row in enumerate(rows):
        yield number / len(rows)
        block.append([table.text(row, column) for column in columns])
    return block


def parse_block(text: str) -> list[list[str]]:
    r"""Return the cells of text that another program has copied: lines of texts with tabs between them.

    A text in quotes may hold tabs, line ends and doubled quotes, as Excel and LibreOffice copy such cells.

    >>> parse_block("1\t2\r\n3\t4\r\n"), parse_block('"a ""b""\nc"\td')
    ([['1', '2'], ['3', '4']], [['a "b"\nc', 'd']])
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    for cell, end in _cells(lines):
        rows[-1].append(cell)
        if end == "\n":
            rows.append([])
    return rows


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield each cell with what ends it: a tab, a line end, or nothing."""
    start = 0
    while True:
        stop, cell = _quoted(text, start) if text.startswith('"', start) else (start, "")
        ends = [place for mark in "\t\n" if (place := text.find(mark, stop)) >= 0]
        end = min(ends, default=len(text))
        yield cell + text[stop:end], text[end : end + 1]
        if end >= len(text):
            return
        start = end + 1


def _quoted(text: str, start: int) -> tuple[int, str]:
    """Return where a text in quotes ends and what it says; one that never ends is no such text."""
    place = start + 1
    while (place := text.find('"', place)) >= 0:
        if not text.startswith('""', place):
            return place + 1, text[start + 1 : place].replace('""', '"')
        place += 2
    return start, ""


def as_tsv(block: Block) -> str:
    """Return a block as other programs paste it."""
    return "".join("\t".join(map(_as_cell, row)) + "\n" for row in block)


def _as_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in '\t\n\r"') else text
