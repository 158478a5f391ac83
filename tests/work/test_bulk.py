"""Many cells at once: what would become of each, and blocks as other programs copy and paste them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.bulk import as_tsv, copied, filled_down, laid_out, parse_block, plan, replaced
from sgo_tui.work.gradual import at_once

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A demo export that no test changes."""
    return open_table(write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=10).path)


def column(table: Table, owner: Owner, field: str) -> int:
    """Return the column of a field."""
    assert table.export is not None
    return table.export.persons[owner][field]


def test_what_becomes_of_each_cell(table: Table) -> None:
    """Open, guarded, locked, erasing, beyond the table, too long; what holds the text already is not counted."""
    snils, email = column(table, Owner.PUPIL, "snils"), column(table, Owner.PUPIL, "email")
    surname, name = column(table, Owner.PUPIL, "last_name"), column(table, Owner.MOTHER, "last_name")
    filled = next(row for row in table.data_rows if table.text(row, email))
    texts = {
        (5, snils): "11223344595",
        (6, snils): table.text(6, snils),
        (5, surname): "Другой",
        (5, name): "Другая",
        (filled, email): "",
        (9999, snils): "1",
        (7, column(table, Owner.PUPIL, "file_no")): "x" * 40_000,
    }
    found = at_once(plan(table, texts))
    assert found.changes == {(5, snils): "112-233-445 95"}
    assert list(found.guarded) == [(5, name)]
    assert list(found.erasing) == [(filled, email)]
    assert found.locked == [(5, surname)]
    assert found.refused == [(9999, snils), (7, column(table, Owner.PUPIL, "file_no"))]
    assert found.count == 3
    assert table.pending_count == 0


@pytest.mark.parametrize(
    ("block", "rows", "columns", "expected"),
    [
        ([["a"]], [5], [1], {(5, 1): "a"}),
        ([["a"]], [5, 7], [1, 3], {(5, 1): "a", (5, 3): "a", (7, 1): "a", (7, 3): "a"}),
        ([["a", "b"]], [5, 7], [1, 3], {(5, 1): "a", (5, 3): "b", (7, 1): "a", (7, 3): "b"}),
        ([["a"], ["b"]], [5, 7, 9], [1], {(5, 1): "a", (7, 1): "b"}),
        ([["a", "b"], ["c"]], [5, 6], [1, 2], {(5, 1): "a", (5, 2): "b", (6, 1): "c"}),
        ([["a", "b"], ["c"]], [6], [1, 2, 3, 4], {(6, 1): "a", (6, 2): "b", (6, 3): "a", (6, 4): "b"}),
        ([["a", "b"]], [5], [1], {(5, 1): "a"}),
        ([], [5], [1], {}),
        ([[]], [5], [1], {}),
    ],
)
def test_a_block_over_cells(
    block: list[list[str]], rows: list[int], columns: list[int], expected: dict[tuple[int, int], str]
) -> None:
    """It goes over the rows and columns that are shown, again where it fits several times, never beyond them."""
    assert laid_out(block, rows, columns) == expected


def test_filling_down(table: Table) -> None:
    """Each column gets what its first row holds."""
    columns = [column(table, Owner.PUPIL, "citizenship"), column(table, Owner.PUPIL, "file_no")]
    texts = filled_down(table, [5, 7, 6], columns)
    assert texts == {(row, index): table.text(5, index) for row in (7, 6) for index in columns}


def test_replacing(table: Table) -> None:
    """Only cells with the text, and all places in them."""
    index = column(table, Owner.PUPIL, "citizenship")
    rows = list(table.data_rows)
    texts = at_once(replaced(table, rows, [index], "сс", "с"))
    assert texts == {(row, index): t.replace("сс", "с") for row in rows if "сс" in (t := table.text(row, index))}
    assert at_once(replaced(table, rows, [index], "", "x")) == {}


def test_copying(table: Table) -> None:
    """In the order of the view."""
    block = at_once(copied(table, [7, 5], [2, 3]))
    assert block == [[table.text(7, 2), table.text(7, 3)], [table.text(5, 2), table.text(5, 3)]]


def unix(block: list[list[str]]) -> list[list[str]]:
    """Return a block with the line ends of Unix within its texts."""
    return [[text.replace("\r\n", "\n").replace("\r", "\n") for text in row] for row in block]


@given(BLOCKS)
def test_what_is_copied_is_pasted(block: list[list[str]]) -> None:
    """A block comes back as it was."""
    assert parse_block(as_tsv(block)) == unix(block)


@given(BLOCKS)
def test_what_others_copy(block: list[list[str]]) -> None:
    """As a spreadsheet writes it: quotes where they are needed."""
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\r\n").writerows(block)
    assert parse_block(written.getvalue()) == unix(block)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [[""]]),
        ("a", [["a"]]),
        ('a"b\tc', [['a"b', "c"]]),
        ('"never ends\tb', [['"never ends', "b"]]),
        ('""\t"x"y', [["", "xy"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
    ],
)
def test_odd_blocks(text: str, expected: list[list[str]]) -> None:
    """Quotes in the midst are no quotes; an empty line is a row."""
    assert parse_block(text) == expected
