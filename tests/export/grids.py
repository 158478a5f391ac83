"""Worksheets written as text: one string a row, cells parted by |, «>» for a cell merged with its left one."""

from __future__ import annotations


class TextGrid:
    """A worksheet as the header finder sees it."""

    def __init__(self, *rows: str) -> None:
        cells = [[cell.strip() for cell in row.split("|")] for row in rows]
        self.row_count = len(cells)
        self.column_count = max(map(len, cells), default=0)
        self.merges = _merges(cells)
        self._cells = [["" if cell == ">" else cell for cell in row] for row in cells]

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        cells = self._cells[row]
        return cells[column] if column < len(cells) else ""


def _merges(cells: list[list[str]]) -> list[tuple[int, int, int, int]]:
    merges = []
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            last = column
            while last + 1 < len(texts) and texts[last + 1] == ">":
                last += 1
            if text != ">" and last > column:
                merges.append((row, row, column, last))
    return merges
