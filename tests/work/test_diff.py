"""What has become of an export in Excel is told change by change, and put right on the bytes of the original."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rewriting import rewritten

from sgo_tui.demo import write_demo
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.changes import Change, Kind, is_forbidden
from sgo_tui.work.diff import compare
from sgo_tui.work.repair import put_changes


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo export with one row of labels, whose columns can be moved without a group around them."""
    return write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=40, layout="flat").path


@pytest.fixture
def original(demo: Path) -> Table:
    """The export as SGO has given it."""
    return open_table(demo)


def place(table: Table, owner: Owner, field: str, person: int = 7) -> tuple[int, int]:
    """Return the cell of a field of one of the people."""
    assert table.export is not None
    return table.first_data_row + person, table.export.persons[owner][field]


def told(changes: list[Change]) -> list[tuple[Kind, tuple[int, int] | None]]:
    """Return kinds and places in the original."""
    return [(change.kind, change.original) for change in changes]


def test_nothing_has_changed(original: Table, tmp_path: Path) -> None:
    """A file written anew with the same texts is the same, dates as text and other styles included."""
    assert compare(original, open_table(rewritten(original, tmp_path / "a.xls"))) == []


VALUES = [
    (Owner.PUPIL, "last_name", "Другова", Kind.IDENTITY_CHANGED),
    (Owner.PUPIL, "birth_date", "01.02.2012", Kind.IDENTITY_CHANGED),
    (Owner.PUPIL, "first_name", "", Kind.IDENTITY_CHANGED),
    (Owner.ROW, "class", "11Я", Kind.IGNORED_CHANGED),
    (Owner.MOTHER, "last_name", "Другова", Kind.GUARDED_CHANGED),
    (Owner.MOTHER, "birth_date", "01.02.1982", Kind.GUARDED_CHANGED),
    (Owner.PUPIL, "email", "", Kind.CLEARED_AND_ERASED),
    (Owner.PUPIL, "snils", "", Kind.CLEARED),
    (Owner.PUPIL, "snils", "112-233-445 95", Kind.VALUE_CHANGED),
    (Owner.MOTHER, "snils", "112-233-445 95", Kind.VALUE_CHANGED),
]


@pytest.mark.parametrize(("owner", "field", "value", "kind"), VALUES)
def test_a_changed_value(original: Table, tmp_path: Path, owner: Owner, field: str, value: str, kind: Kind) -> None:
    """One value differs: the change is of its kind, and nothing else is told."""
    row, column = next(
        (row, place(original, owner, field)[1])
        for row in original.data_rows
        if original.text(row, place(original, owner, field)[1])
    )
    edited = open_table(rewritten(original, tmp_path / "a.xls", values={(row, column): value}))
    (change,) = compare(original, edited)
    assert (change.kind, change.original, change.edited) == (kind, (row, column), (row, column))
    assert (change.old, change.new) == (original.text(row, column), value)
    assert change.key == (field if owner is Owner.ROW else f"{owner.value}_{field}")


def test_numbers_that_have_lost_digits(original: Table, tmp_path: Path) -> None:
    """Excel makes «0012» the number 12, and sixteen digits a number of fifteen: told, and not taken over."""
    zeros, digits = place(original, Owner.PUPIL, "passport_number"), place(original, Owner.PUPIL, "home_phone")
    original.change(*zeros, "001234")
    original.change(*digits, "1234567890123456789")
    edited = open_table(rewritten(original, tmp_path / "a.xls", values={zeros: 1234.0, digits: 1234567890123456789.0}))
    changes = compare(original, edited)
    assert {(change.kind, change.original) for change in changes} == {
        (Kind.DIGITS_LOST, zeros),
        (Kind.DIGITS_LOST, digits),
    }
    assert put_changes(original, changes).put == []


def test_a_number_that_is_the_same(original: Table, tmp_path: Path) -> None:
    """A phone that has become a number is the same phone."""
    cell = place(original, Owner.PUPIL, "mobile_phone")
    original.change(*cell, "79991234567")
    edited = open_table(rewritten(original, tmp_path / "a.xls", values={cell: 79991234567.0}))
    assert compare(original, edited) == []


def test_renamed_columns(original: Table, tmp_path: Path) -> None:
    """A column under a name that nobody knows is recognised between its neighbours, and its values are compared."""
    row, column = place(original, Owner.PUPIL, "snils")
    name = original.first_data_row - 1, column
    values = {name: "Номер страховки ребёнка", (row, column): "112-233-445 95"}
    changes = compare(original, open_table(rewritten(original, tmp_path / "a.xls", values=values)))
    assert told(changes) == [(Kind.HEADER_RENAMED, name), (Kind.VALUE_CHANGED, (row, column))]


def test_a_column_renamed_and_moved(original: Table, tmp_path: Path) -> None:
    """Even so its content tells which it is."""
    row, column = place(original, Owner.PUPIL, "email")
    columns = [index for index in range(original.column_count) if index != column]
    values = {(original.first_data_row - 1, column): "куда писать", (row, column): "novoe@example.org"}
    edited = rewritten(original, tmp_path / "a.xls", values=values, columns=[*columns[:3], column, *columns[3:]])
    kinds = [change.kind for change in compare(original, open_table(edited))]
    assert kinds == [Kind.HEADER_RENAMED, Kind.COLUMN_MOVED, Kind.VALUE_CHANGED]


def test_dropped_and_added_columns(original: Table, tmp_path: Path) -> None:
    """A column that is gone and one that was put in are told; the others are compared all the same."""
    _row, dropped = place(original, Owner.PUPIL, "email")
    columns = [index for index in range(original.column_count) if index != dropped]
    path = rewritten(original, tmp_path / "a.xls", columns=columns)
    changes = compare(original, open_table(path))
    assert told(changes) == [(Kind.COLUMN_DROPPED, (original.first_data_row - 1, dropped))]
    (change,) = compare(open_table(path), original)
    assert (change.kind, change.edited) == (Kind.COLUMN_ADDED, (original.first_data_row - 1, dropped))


def test_rows_above_the_names(original: Table, tmp_path: Path) -> None:
    """A row put in above the names of the columns is told."""
    changes = compare(original, open_table(rewritten(original, tmp_path / "a.xls", top=1)))
    assert [change.kind for change in changes] == [Kind.HEADER_MOVED]


def test_rows_in_other_places(original: Table, tmp_path: Path) -> None:
    """Two rows swapped are told so; a sorted table is one change; nothing of it harms."""
    rows = list(original.data_rows)
    swapped = [rows[1], rows[0], *rows[2:]]
    (change,) = compare(original, open_table(rewritten(original, tmp_path / "a.xls", rows=swapped)))
    assert (change.kind, change.original, change.other_row) == (Kind.ROWS_SWAPPED, (rows[0], 0), rows[1])

    (change,) = compare(original, open_table(rewritten(original, tmp_path / "a.xls", rows=rows[::-1])))
    assert change.kind is Kind.ROWS_REORDERED
    assert not is_forbidden([change])


def test_lost_and_added_rows(original: Table, tmp_path: Path) -> None:
    """People who are gone, and people whom SGO did not export."""
    rows = list(original.data_rows)
    path = rewritten(original, tmp_path / "a.xls", rows=[*rows[:5], *rows[6:]])
    assert told(compare(original, open_table(path))) == [(Kind.ROW_LOST, (rows[5], 0))]
    (change,) = compare(open_table(path), original)
    assert (change.kind, change.edited) == (Kind.ROW_ADDED, (rows[5], 0))


def test_another_person_in_the_same_row(original: Table, tmp_path: Path) -> None:
    """Somebody else in the place of a pupil is not taken for the pupil."""
    row = original.first_data_row + 5
    stranger = {(row, column): "" for column in range(original.column_count)}
    for field, value in (("last_name", "Чужой"), ("first_name", "Никита"), ("birth_date", "03.03.2013")):
        stranger[place(original, Owner.PUPIL, field, 5)] = value
    changes = compare(original, open_table(rewritten(original, tmp_path / "a.xls", values=stranger)))
    assert [change.kind for change in changes] == [Kind.ROW_LOST, Kind.ROW_ADDED]


def test_homonyms(original: Table, tmp_path: Path) -> None:
    """Two pupils of one name and birth date are told apart by the rest of their rows, wherever these stand."""
    twins = original.first_data_row + 3, original.first_data_row + 4
    values = {
        (twins[1], column): original.text(twins[0], column)
        for field in ("last_name", "first_name", "middle_name", "birth_date")
        for column in [place(original, Owner.PUPIL, field)[1]]
    }
    both = open_table(rewritten(original, tmp_path / "a.xls", values=values))
    rows = list(both.data_rows)
    rows[3], rows[4] = rows[4], rows[3]
    cell = place(original, Owner.PUPIL, "snils", 3)
    path = rewritten(both, tmp_path / "b.xls", rows=rows, values={cell: "112-233-445 95"})
    changes = compare(both, open_table(path))
    assert told(changes) == [(Kind.ROWS_SWAPPED, (twins[0], 0)), (Kind.VALUE_CHANGED, cell)]


def test_different_exports(original: Table, tmp_path: Path) -> None:
    """Files of different people cannot be compared."""
    other = write_demo(tmp_path / "b.xls", rows=10, layout="flat", seed=7).path
    with pytest.raises(UsageError, match="nobody in common"):
        compare(original, open_table(other))


def test_no_export(original: Table, tmp_path: Path) -> None:
    """A file without the names of columns cannot be compared."""
    rows = range(original.first_data_row)
    values = {(row, column): "x" for row in rows for column in range(original.column_count)}
    path = rewritten(original, tmp_path / "a.xls", values=values)
    with pytest.raises(UsageError, match="No column names"):
        compare(original, open_table(path))


# What SGO will bear is put on the original.


def test_what_is_put_on_the_original(original: Table, tmp_path: Path) -> None:
    """Ordinary values go over; the pupil's name does not; the parent's and erasing only when asked for."""
    snils, name = place(original, Owner.PUPIL, "snils"), place(original, Owner.PUPIL, "last_name")
    parent = next(
        (row, place(original, Owner.MOTHER, "last_name")[1])
        for row in original.data_rows
        if original.text(row, place(original, Owner.MOTHER, "last_name")[1])
    )
    erased = next(
        (row, place(original, Owner.PUPIL, "email")[1])
        for row in original.data_rows
        if original.text(row, place(original, Owner.PUPIL, "email")[1])
    )
    values = {snils: "112-233-445 95", name: "Другов", parent: "Другова", erased: ""}
    edited = open_table(rewritten(original, tmp_path / "a.xls", values=values))
    changes = compare(original, edited)

    repair = put_changes(original, changes)
    assert {change.original for change in repair.put} == {snils}
    assert {change.original for change in repair.left_out} == {name, parent, erased}
    assert original.pending_count == 1

    again = put_changes(original, changes, with_guarded=True, with_erasing=True)
    assert {change.original for change in again.left_out} == {name}
    assert original.text(*parent) == "Другова"
    assert original.text(*erased) == ""


def test_a_value_that_no_cell_can_hold(original: Table) -> None:
    """It is told and the others go over."""
    cell, other = place(original, Owner.PUPIL, "email"), place(original, Owner.PUPIL, "snils")
    changes = [
        Change(Kind.VALUE_CHANGED, original.column(cell[1]), cell, cell, "", "x" * 40_000),
        Change(Kind.VALUE_CHANGED, original.column(other[1]), other, other, "", "112-233-445 95"),
    ]
    repair = put_changes(original, changes)
    assert [change for change, _reason in repair.refused] == changes[:1]
    assert repair.put == changes[1:]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.dictionaries(
        st.tuples(st.integers(0, 39), st.sampled_from(["snils", "email", "mobile_phone"])),
        st.integers(10**10, 10**11).map(str),
        max_size=12,
    ),
    seed=st.integers(0, 1000),
)
def test_any_order_is_put_right(demo: Path, tmp_path: Path, edits: dict[tuple[int, str], str], seed: int) -> None:
    """Whatever the order of rows and columns, the repaired file is the original with exactly the edits."""
    original = open_table(demo)
    values = {place(original, Owner.PUPIL, field, person): value for (person, field), value in edits.items()}
    rows, columns = list(original.data_rows), list(range(original.column_count))
    shuffle = random.Random(seed).shuffle
    shuffle(rows)
    shuffle(columns)
    edited = open_table(rewritten(original, tmp_path / "a.xls", values=values, rows=rows, columns=columns))

    put_changes(original, compare(original, edited))
    original.save(tmp_path / "out.xls")
    changes = compare(open_table(demo), open_table(tmp_path / "out.xls"))
    assert {change.original: change.new for change in changes} == values
    assert not is_forbidden(changes)


def test_a_file_edited_in_excel(exports: Path) -> None:
    """The changes are those that were made, with their places, rules and values."""
    found = compare(open_table(exports / "09_full_short_L2_poi.xls"), open_table(exports / "50_edited_in_excel.xls"))
    expected = json.loads((exports / "50_changes_expected.json").read_text("utf-8"))["changes"]

    def value(text: str | None) -> str:
        year, *rest = (text or "").split("-") if (text or "").count("-") == 2 else ("",)
        return f"{rest[1]}.{rest[0]}.{year}" if rest and len(year) == 4 else text or ""

    cells = {
        (c["kind"], c["rule"], c["key"], *c["original"], *c["edited"], value(c["old"]), value(c["new"]))
        for c in expected
        if "old" in c
    }
    assert cells == {
        (c.kind.word, c.kind.rule, c.key, *c.original, *c.edited, c.old, c.new)
        for c in found
        if c.original and c.edited and c.kind not in (Kind.ROWS_SWAPPED, Kind.COLUMN_MOVED)
    }
    (swap,) = (c for c in expected if c["kind"] == "rows_swapped")
    assert [[c.original[0], c.other_row] for c in found if c.kind is Kind.ROWS_SWAPPED and c.original] == [
        swap["original_rows"]
    ]
    (moved,) = (c for c in expected if c["kind"] == "column_moved")
    assert [
        (c.key, c.original[1], c.edited[1]) for c in found if c.kind is Kind.COLUMN_MOVED and c.original and c.edited
    ] == [(moved["key"], moved["original_col"], moved["edited_col"])]
    assert Counter(c["kind"] for c in expected) == Counter(c.kind.word for c in found)
