"""Finding a cell by what a person remembers of it."""

from __future__ import annotations

import re

from sgo_tui.work.table import Table

_FORM = re.compile(r"[ \t\xa0()\-–—+.]+")


def comparable(text: str) -> str:
    """Return `text` without what people write in different ways: case, ё, spaces and punctuation of numbers.

    >>> comparable("112-233-445 95") == comparable("11223344595"), comparable("Фёдор")
    (True, 'федор')
    """
    return _FORM.sub("", text.casefold().replace("ё", "е"))


def find(table: Table, wanted: str, after: tuple[int, int], *, backwards: bool = False) -> tuple[int, int] | None:
    """Return the next cell whose text contains `wanted`, going round the table once; None when none does."""
    needle = comparable(wanted)
    rows = table.data_rows
    if not needle or not rows:
        return None
    step = -1 if backwards else 1
    start = min(max(after[0], rows.start), rows.stop - 1)
    for distance in range(len(rows) + 1):
        row = rows[(start - rows.start + step * distance) % len(rows)]
        columns = _columns_with(table, needle, row)
        if distance == 0:
            columns = [c for c in columns if (c - after[1]) * step > 0]
        if columns:
            return row, columns[-1 if backwards else 0]
    return None


def _columns_with(table: Table, needle: str, row: int) -> list[int]:
    """Return the columns of `row` with `needle`; most rows are passed over by one look at all their cells."""
    if table.is_blank(row):
        return []
    texts = [table.text(row, column) for column in range(table.column_count)]
    if needle not in comparable("\n".join(texts)):
        return []
    return [column for column, text in enumerate(texts) if needle in comparable(text)]
