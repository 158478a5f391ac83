"""Where the cells of a worksheet are kept: few bytes for each, and texts only while they are looked at."""

from __future__ import annotations

import tracemalloc
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from building import row, shared_strings, sheet, stream, text, write
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.xls import cell_values, open_workbook
from sgo_tui.xls.cell_rows import CellRows
from sgo_tui.xls.cell_values import CellValues
from sgo_tui.xls.string_table import StringTable, table_spans

EMPTY, TEXT, NUMBER = 0, 1, 2
ROWS, COLUMNS = 400, 60


def table(texts: Sequence[str]) -> StringTable:
    """Return shared strings."""
    data = shared_strings(texts)
    return StringTable(data, table_spans(data)[:1])


def filled(values: CellValues, cells: Mapping[tuple[int, int], tuple[int, int]]) -> CellRows:
    """Return rows with keys and styles by row and column."""
    rows = CellRows(values)
    for place, cell in cells.items():
        rows.put(*place, *cell)
    rows.settle()
    return rows


places = st.tuples(st.integers(0, 5), st.integers(0, 255))
neighbours = st.lists(st.integers(0, 2), min_size=1, max_size=9)


@given(st.lists(st.tuples(places, neighbours, st.integers(15, 99))))
def test_cells_in_any_order(runs: list[tuple[tuple[int, int], list[int], int]]) -> None:
    """Of the cells put at one place the last stays; a row ends with its last cell, and gaps are no cells."""
    values = CellValues(table(["Ёж", "a", "b"]), date1904=False)
    rows, expected = CellRows(values), {}
    for (number, first), keys, style in runs:
        columns = [column for column in range(first, first + len(keys)) if column < 256]
        styles = array("H", [style] * len(columns))
        rows.put_all(number, array("H", columns), array("I", keys[: len(columns)]), styles)
        expected.update({(number, column): (key, style) for column, key in zip(columns, keys, strict=False)})
    rows.settle()

    assert rows.row_count == max((number + 1 for number, _column in expected), default=0)
    assert rows.column_count == max((column + 1 for _row, column in expected), default=0)
    for number in range(6):
        length = max((column + 1 for r, column in expected if r == number), default=0)
        cells = [expected.get((number, column), (values.missing, None)) for column in range(length)]
        assert [(rows.key(number, column), rows.style(number, column)) for column in range(length)] == cells
        assert list(rows.keys(number)) == [key for key, _style in cells]


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (2, 0), (0, 1)])
def test_outside(place: tuple[int, int]) -> None:
    """Where no cell is, there is none, on whichever side one looks."""
    rows = filled(CellValues(table(["Ёж"]), date1904=False), {(0, 0): (0, 15), (1, 0): (0, 15)})

    assert rows.key(*place) == rows.values.missing
    assert rows.style(*place) is None


def test_some_rows_of_another_sheet() -> None:
    """Rows are replaced by those of another sheet, whole; the sheet that they were taken over from stays as it was."""
    old = filled(CellValues(table(["Ёж", "a"]), date1904=False), {(r, c): (1, 15) for r in range(3) for c in range(2)})
    others = CellValues(table(["a"]), date1904=False)
    other = filled(others, {(1, 0): (others.add(NUMBER, 5.0), 17), (4, 0): (0, 18)})
    new = old.with_rows(other, [1, 4], table(["Ёж", "A", "b"]))

    assert [new.texts(number) for number in range(new.row_count)] == [["A", "A"], ["5"], ["A", "A"], [], ["a"]]
    assert [new.style(number, 0) for number in range(new.row_count)] == [15, 17, 15, None, 18]
    assert [old.texts(number) for number in range(old.row_count)] == [["a", "a"]] * 3


@given(st.lists(st.lists(st.integers(0, 44), max_size=12)))
def test_any_texts_in_any_order(wanted: list[list[int]]) -> None:
    """Texts are right whatever was asked for before, however few can be kept."""
    strings = [f"строка {index}" for index in range(40)]
    values = CellValues(table(strings), date1904=False)
    numbers = [values.add(NUMBER, float(number)) for number in range(3)]
    shown = [*strings, "", "", "0", "1", "2"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cell_values, "_MOST_TEXTS", 7)
        patch.setattr(cell_values, "_AT_ONCE", 3)
        for keys in wanted:
            assert values.texts(array("I", keys)) == [shown[key] for key in keys]
            assert [values.text(key) for key in keys] == [shown[key] for key in keys]

    assert numbers == [42, 43, 44]


def test_a_cell_takes_few_bytes(tmp_path: Path) -> None:
    """An open workbook takes no object for a cell and no second copy of its file."""
    cells = [row(r) + b"".join(text(r, c, (r + c) % 2) for c in range(COLUMNS)) for r in range(ROWS)]
    path = write(tmp_path / "a.xls", stream({"A": sheet(*cells)}))
    open_workbook(path)  # so that what is imported for it is not counted
    tracemalloc.start()
    try:
        workbook = open_workbook(path)
        taken = tracemalloc.get_traced_memory()[0] - path.stat().st_size
    finally:
        tracemalloc.stop()

    assert workbook.sheets[0].row_count == ROWS
    assert taken / (ROWS * COLUMNS) < 10
