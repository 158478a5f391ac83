"""What was changed in parts of an export, or in several put together, comes back to the cells that it is of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from rewriting import rewritten

from sgo_tui.demo import write_demo
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.bringing import Brought, bring_back
from sgo_tui.work.changes import Kind
from sgo_tui.work.homes import Homeless, Homes, people_of

SNILS = "112-233-445 95"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo export with one row of labels."""
    return write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=30, layout="flat").path


@pytest.fixture
def original(demo: Path) -> Table:
    """The export as SGO has given it."""
    return open_table(demo)


def column(table: Table, owner: Owner, field: str) -> int:
    """Return the column of a field."""
    assert table.export is not None
    return table.export.persons[owner][field]


def place(table: Table, field: str, person: int, owner: Owner = Owner.PUPIL) -> tuple[int, int]:
    """Return the cell of a field of one of the people."""
    return table.first_data_row + person, column(table, owner, field)


def part(
    original: Table,
    path: Path,
    rows: range,
    values: Mapping[tuple[int, int], str] | None = None,
    *,
    backwards: bool = False,
) -> Table:
    """Return a file with some of the people, by their number, and with new values by row and column of the original."""
    kept = [original.first_data_row + person for person in rows]
    return open_table(rewritten(original, path, rows=kept[::-1] if backwards else kept, values=values))


def put(brought: Brought, number: int = 0) -> list[tuple[int, int] | None]:
    """Return the cells of an original that were changed."""
    return [change.original for change in brought.repairs[number].put]


def test_parts_that_say_the_same_change_nothing(original: Table, tmp_path: Path) -> None:
    """Whatever the order of their rows; and all people are in one of them."""
    copies = [
        part(original, tmp_path / "a.xls", range(10)),
        part(original, tmp_path / "b.xls", range(10, 30), backwards=True),
    ]
    brought = bring_back(copies, [original])
    assert brought.is_whole
    assert (put(brought), brought.missing, original.pending_count) == ([], [0], 0)


def test_a_change_finds_its_cell(original: Table, tmp_path: Path) -> None:
    """By person and by the name of the column; people in no part stay as they are and are counted."""
    cell = place(original, "snils", 12)
    copies = [part(original, tmp_path / "a.xls", range(10, 15), {cell: SNILS}, backwards=True)]
    brought = bring_back(copies, [original])
    assert put(brought) == [cell]
    assert brought.missing == [25]
    assert (list(original.pending), original.text(*cell)) == ([cell], SNILS)


def test_several_originals_get_their_own(original: Table, tmp_path: Path) -> None:
    """One file of two exports: each export gets the changes of its people."""
    first, second = place(original, "snils", 3), place(original, "snils", 20)
    originals = [part(original, tmp_path / "a.xls", range(15)), part(original, tmp_path / "b.xls", range(15, 30))]
    copy = part(original, tmp_path / "c.xls", range(30), {first: SNILS, second: SNILS})
    brought = bring_back([copy], originals)
    assert brought.is_whole
    assert put(brought, 0) == [first]
    assert put(brought, 1) == [(second[0] - 15, second[1])]


def test_a_conflict_is_told_and_left(original: Table, tmp_path: Path) -> None:
    """Two parts give one cell different values: neither is taken. Where only one has changed it, that is taken."""
    torn, sure = place(original, "snils", 3), place(original, "snils", 4)
    one = part(original, tmp_path / "a.xls", range(10), {torn: SNILS, sure: SNILS})
    other = part(original, tmp_path / "b.xls", range(10), {torn: "112-855-899 74"})
    brought = bring_back([one, other], [original])
    assert put(brought) == [sure]
    (conflict,) = brought.conflicts
    assert [(copy, change.original, change.new) for copy, change in conflict.copies] == [
        (one, torn, SNILS),
        (other, torn, "112-855-899 74"),
    ]
    assert not brought.is_whole


def test_two_parts_that_agree_are_no_conflict(original: Table, tmp_path: Path) -> None:
    """The same new value twice is one change."""
    cell = place(original, "snils", 3)
    copies = [part(original, tmp_path / name, range(10), {cell: SNILS}) for name in ("a.xls", "b.xls")]
    brought = bring_back(copies, [original])
    assert (brought.is_whole, put(brought)) == (True, [cell])


def test_what_the_original_was_changed_to_is_kept(original: Table, tmp_path: Path) -> None:
    """A copy from before takes nothing back; what both have changed is a conflict, unless they agree."""
    cells = [place(original, "snils", person) for person in range(4)]
    here = dict.fromkeys(cells[:3], SNILS)
    there = {cells[1]: "112-855-899 74", cells[2]: SNILS, cells[3]: SNILS}
    edited = part(original, tmp_path / "a.xls", range(10), here)
    copy = part(original, tmp_path / "b.xls", range(10), there)
    brought = bring_back([copy], [edited], [original])
    assert put(brought) == [cells[3]]
    assert brought.kept == [1]
    assert [(conflict.copies[0][1].original, conflict.is_own) for conflict in brought.conflicts] == [(cells[1], True)]
    assert put(bring_back([copy], [edited])) == [cells[0], cells[1]]


@pytest.mark.parametrize("field", ["last_name", "birth_date"])
def test_somebody_else_has_no_place(original: Table, tmp_path: Path, field: str) -> None:
    """A person under another name or birth date is told and not guessed, however much else is the same."""
    cell = place(original, field, 3)
    value = "01.02.2003" if field == "birth_date" else "Другова"
    copy = part(original, tmp_path / "a.xls", range(10), {cell: value, place(original, "snils", 3): SNILS})
    brought = bring_back([copy], [original])
    assert put(brought) == []
    assert [(one.row, one.word) for one in brought.unplaced] == [(cell[0], "unknown_person")]
    assert brought.missing == [21]


def twins(original: Table, *classes: str) -> dict[tuple[int, int], str]:
    """Return what makes people of the first ones who differ in the class at most."""
    fields = ("last_name", "first_name", "middle_name", "birth_date")
    values = {
        place(original, field, n): original.text(*place(original, field, 0))
        for field in fields
        for n in range(len(classes))
    }
    return values | {place(original, "class", n, Owner.ROW): class_ for n, class_ in enumerate(classes)}


@pytest.mark.parametrize(("classes", "is_found"), [(("5А", "5Б"), True), (("5А", "5-А"), False)])
def test_the_class_tells_namesakes_apart(
    original: Table, tmp_path: Path, classes: tuple[str, str], is_found: bool
) -> None:
    """Of one name and birth date; in one class, however that is written, nobody knows who is meant."""
    values: dict[tuple[int, int], str] = twins(original, *classes)
    both = part(original, tmp_path / "a.xls", range(10), values)
    cell = place(original, "snils", 1)
    brought = bring_back([part(original, tmp_path / "b.xls", range(1, 2), values | {cell: SNILS})], [both])
    assert put(brought) == ([cell] if is_found else [])
    assert [one.word for one in brought.unplaced] == ([] if is_found else ["several_people"])


def test_namesakes_that_nobody_changed_are_not_told(original: Table, tmp_path: Path) -> None:
    """A row that stands so in the original has to go nowhere."""
    values = twins(original, "5А", "5А")
    both = part(original, tmp_path / "a.xls", range(10), values)
    assert bring_back([part(original, tmp_path / "b.xls", range(10), values)], [both]).is_whole


def test_what_only_a_question_allows(original: Table, tmp_path: Path) -> None:
    """Names of parents and what erases data in SGO stay unless asked for; the pupil's class stays in any case."""
    email = next(n for n in range(30) if original.text(*place(original, "email", n)))
    mother = next(n for n in range(30) if original.text(*place(original, "last_name", n, Owner.MOTHER)))
    values = {
        place(original, "email", email): "",
        place(original, "last_name", mother, Owner.MOTHER): "Другова",
        place(original, "class", 5, Owner.ROW): "11Я",
    }
    copies = [part(original, tmp_path / "a.xls", range(30), values)]
    cautious = bring_back(copies, [original])
    assert put(cautious) == []
    assert {change.kind for change in cautious.repairs[0].left_out} == {
        Kind.CLEARED_AND_ERASED,
        Kind.GUARDED_CHANGED,
        Kind.IGNORED_CHANGED,
    }
    bold = bring_back(copies, [original], with_guarded=True, with_erasing=True)
    assert len(put(bold)) == 2
    assert [change.kind for change in bold.repairs[0].left_out] == [Kind.IGNORED_CHANGED]


def test_a_column_that_the_original_lacks(original: Table, tmp_path: Path) -> None:
    """What stands in it has no place and is told once."""
    kept = [index for index in range(original.column_count) if index != column(original, Owner.PUPIL, "snils")]
    poor = open_table(rewritten(original, tmp_path / "a.xls", columns=kept))
    brought = bring_back([original], [poor])
    assert [(one.column, one.word) for one in brought.unplaced] == [
        (column(original, Owner.PUPIL, "snils"), "unknown_column")
    ]
    assert put(brought) == []


def test_a_file_that_is_no_export(original: Table, tmp_path: Path) -> None:
    """Is refused: nobody's name is in it."""
    import xlwt

    book = xlwt.Workbook()
    book.add_sheet("Лист1").write(0, 0, "слово")
    book.save(str(tmp_path / "a.xls"))
    for copies, originals in (
        ([open_table(tmp_path / "a.xls")], [original]),
        ([original], [open_table(tmp_path / "a.xls")]),
    ):
        with pytest.raises(UsageError):
            bring_back(copies, originals)


def test_rows_without_a_name(original: Table, tmp_path: Path) -> None:
    """Are nobody's, and have no home."""
    values = {place(original, field, 2): "" for field in ("last_name", "first_name", "middle_name")}
    copy = part(original, tmp_path / "a.xls", range(5), values)
    row = original.first_data_row + 2
    assert row not in {row for rows in people_of(copy).values() for row in rows}
    assert Homes([original]).place(copy).homeless == {row: Homeless.UNKNOWN}
