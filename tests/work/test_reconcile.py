"""A fresh export against the file that was imported: what SGO has taken, what not, and why most likely."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from rewriting import rewritten

from sgo_tui.demo import write_demo
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.reconcile import Reconciliation, reconcile
from sgo_tui.work.reconcile_report import as_json, as_lines
from sgo_tui.work.verdict import Outcome, Reason

SNILS, OTHER_SNILS = "112-233-445 95", "087-654-303 00"
Cells = Mapping[tuple[int, int], str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the exports lie."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def full(folder: Path) -> Path:
    """A demo export with all fields."""
    return write_demo(folder / "full.xls", rows=20, layout="classic").path


@pytest.fixture(scope="module")
def short(folder: Path) -> Path:
    """A demo export with one row of labels, whose columns can be moved without a group around them."""
    return write_demo(folder / "short.xls", rows=20, layout="flat").path


@pytest.fixture
def original(full: Path) -> Table:
    """The export before anybody edited it."""
    return open_table(full)


def place(table: Table, field: str, owner: Owner = Owner.PUPIL) -> tuple[int, int]:
    """Return the cell of a field of the first family with both parents, all three numbers and a whole address."""
    assert table.export is not None
    persons = table.export.persons
    needed = [(owner, name) for owner in (Owner.PUPIL, Owner.MOTHER, Owner.FATHER) for name in ("snils", "birth_date")]
    needed += [(Owner.PUPIL, name) for name in ("email", "addr_fact_street", "addr_fact_house", "citizenship")]
    columns = [persons[one][name] for one, name in needed if name in persons[one]]
    row = next(row for row in table.data_rows if all(table.text(row, column) for column in columns))
    return row, persons[owner][field]


def after_import(original: Table, folder: Path, edits: Cells, fresh: Cells, **there: object) -> Reconciliation:
    """Return what is found when the file holds `edits` and SGO has `fresh`, each where it differs from the original."""
    edited = open_table(rewritten(original, folder / "edited.xls", values=edits))
    later = rewritten(original, folder / "fresh.xls", values=fresh, **there)  # type: ignore[arg-type]
    return reconcile(edited, open_table(later), original)


def verdicts(found: Reconciliation) -> dict[tuple[int, int] | None, tuple[Outcome, Reason | None]]:
    """Return outcome and reason of each edited cell."""
    return {verdict.change.edited: (verdict.outcome, verdict.reason) for verdict in found.verdicts}


def test_all_was_taken(short: Path, tmp_path: Path) -> None:
    """Whatever the order of the rows and columns of the fresh export."""
    original = open_table(short)
    cell = place(original, "snils")
    order, backwards = [*range(5), *reversed(range(5, original.column_count))], original.data_rows[::-1]
    found = after_import(original, tmp_path, {cell: SNILS}, {cell: SNILS}, columns=order, rows=backwards)
    assert verdicts(found) == {cell: (Outcome.TAKEN, None)}
    assert (found.all_taken, found.newer, found.filters) == (True, 0, None)


def test_nothing_was_edited(original: Table, tmp_path: Path) -> None:
    """There is nothing to tell."""
    found = after_import(original, tmp_path, {}, {})
    assert (list(found.verdicts), found.all_taken) == ([], True)


FORMS = [
    ("mobile_phone", "+7-900-111-22-33", "79001112233"),
    ("mobile_phone", "89001112233", "+7(900)1112233"),
    ("snils", SNILS, "11223344595"),
    ("email", "Demo@Example.ru", "demo@example.ru"),
]


@pytest.mark.parametrize(("field", "new", "in_sgo"), FORMS)
def test_sgo_has_a_form_of_its_own(original: Table, tmp_path: Path, field: str, new: str, in_sgo: str) -> None:
    """The same value in another form is taken; so is a new form of a value that SGO keeps in the old one."""
    cell = place(original, field)
    assert verdicts(after_import(original, tmp_path, {cell: new}, {cell: in_sgo})) == {cell: (Outcome.OTHER_FORM, None)}


def test_a_third_value(original: Table, tmp_path: Path) -> None:
    """SGO has neither the old value nor the new one: it is newer, and nobody is blamed."""
    cell = place(original, "snils")
    found = after_import(original, tmp_path, {cell: SNILS}, {cell: OTHER_SNILS})
    assert verdicts(found) == {cell: (Outcome.CHANGED_SINCE, Reason.CHANGED_SINCE)}


def test_what_nobody_had_edited_is_counted(original: Table, tmp_path: Path) -> None:
    """Cells that are newer in SGO are no edits."""
    found = after_import(original, tmp_path, {}, {place(original, "snils"): SNILS})
    assert (list(found.verdicts), found.newer, found.all_taken) == ([], 1, True)


NOT_TAKEN = [
    (Owner.PUPIL, "last_name", "Другова", Reason.IDENTITY),
    (Owner.PUPIL, "birth_date", "01.02.2012", Reason.IDENTITY),
    (Owner.ROW, "class", "11Я", Reason.IGNORED),
    (Owner.PUPIL, "snils", "", Reason.EMPTY),
    (Owner.PUPIL, "snils", "112-233-445 94", Reason.REFUSED),
    (Owner.PUPIL, "citizenship", "Тридевятое царство", Reason.NOT_LISTED),
    (Owner.PUPIL, "addr_fact_city", "с. Дальнее", Reason.TOWN),
    (Owner.PUPIL, "email", "", Reason.ROW_REFUSED),
    (Owner.PUPIL, "snils", SNILS, Reason.ROW_REFUSED),
    (Owner.MOTHER, "last_name", "Другова", Reason.PARENT_UNKNOWN),
    (Owner.MOTHER, "birth_date", "01.02.1982", Reason.PARENT_UNKNOWN),
    (Owner.MOTHER, "snils", SNILS, Reason.PARENT_SKIPPED),
]


@pytest.mark.parametrize(("owner", "field", "value", "reason"), NOT_TAKEN)
def test_one_edit_was_not_taken(
    original: Table, tmp_path: Path, owner: Owner, field: str, value: str, reason: Reason
) -> None:
    """SGO has the old value: the likely reason follows from the field and the value."""
    cell = place(original, field, owner)
    found = after_import(original, tmp_path, {cell: value}, {})
    assert verdicts(found) == {cell: (Outcome.NOT_TAKEN, reason)}
    assert not found.all_taken


def test_a_cleared_telephone_is_erased(original: Table, tmp_path: Path) -> None:
    """Where SGO takes even an empty cell, nothing in the fresh export is what was asked for."""
    cell = place(original, "email")
    assert verdicts(after_import(original, tmp_path, {cell: ""}, {cell: ""})) == {cell: (Outcome.TAKEN, None)}


def test_one_of_several_was_not_taken(original: Table, tmp_path: Path) -> None:
    """Where SGO has taken others of the row, and nothing is wrong with the value, the files do not tell why."""
    taken, left = place(original, "snils"), place(original, "email")
    found = after_import(original, tmp_path, {taken: SNILS, left: "new@example.ru"}, {taken: SNILS})
    assert verdicts(found) == {left: (Outcome.NOT_TAKEN, None), taken: (Outcome.TAKEN, None)}


def test_a_renamed_parent_loses_all(original: Table, tmp_path: Path) -> None:
    """The other values of a parent who was not recognised are not taken either; those of the other parent are."""
    name, snils = place(original, "first_name", Owner.MOTHER), place(original, "snils", Owner.MOTHER)
    father = place(original, "snils", Owner.FATHER)
    edits = {name: "Аделаида", snils: SNILS, father: OTHER_SNILS}
    found = after_import(original, tmp_path, edits, {father: OTHER_SNILS})
    assert verdicts(found) == {
        name: (Outcome.NOT_TAKEN, Reason.PARENT_UNKNOWN),
        snils: (Outcome.NOT_TAKEN, Reason.PARENT_UNKNOWN),
        father: (Outcome.TAKEN, None),
    }


def test_another_parent_on_the_card(original: Table, tmp_path: Path) -> None:
    """Whom somebody has entered there meanwhile."""
    name, snils = place(original, "first_name", Owner.MOTHER), place(original, "snils", Owner.MOTHER)
    found = after_import(original, tmp_path, {snils: SNILS}, {name: "Аделаида"})
    assert verdicts(found) == {snils: (Outcome.NOT_TAKEN, Reason.PARENT_UNKNOWN)}


def test_a_renamed_pupil_loses_all(original: Table, tmp_path: Path) -> None:
    """SGO has not found the person of the row."""
    name, snils = place(original, "first_name"), place(original, "snils")
    found = after_import(original, tmp_path, {name: "Аделаида", snils: SNILS}, {})
    assert verdicts(found)[snils] == (Outcome.NOT_TAKEN, Reason.PERSON_UNKNOWN)


def test_half_an_address(original: Table, tmp_path: Path) -> None:
    """Without town, street and house SGO leaves the whole of it."""
    street, house = (place(original, f"addr_fact_{part}") for part in ("street", "house"))
    found = after_import(original, tmp_path, {street: "Новая", house: ""}, {})
    assert verdicts(found)[street] == (Outcome.NOT_TAKEN, Reason.ADDRESS)


def test_a_value_that_others_have_is_on_the_list(original: Table, tmp_path: Path) -> None:
    """A reference value of the fresh export is not called unknown."""
    cell = place(original, "citizenship")
    other = next(row for row in original.data_rows if row != cell[0])
    found = after_import(original, tmp_path, {cell: "Абхазия"}, {(other, cell[1]): "Абхазия"})
    assert verdicts(found)[cell][1] is not Reason.NOT_LISTED


def test_who_is_not_in_the_fresh_export(original: Table, tmp_path: Path) -> None:
    """Has left, or a filter was another one: that nothing was taken cannot be said."""
    cell = place(original, "snils")
    rows = [row for row in original.data_rows if row != cell[0]]
    found = after_import(original, tmp_path, {cell: SNILS}, {}, rows=rows)
    assert verdicts(found) == {cell: (Outcome.UNKNOWN, Reason.PERSON_MISSING)}


def test_what_the_fresh_export_does_not_show(short: Path, tmp_path: Path) -> None:
    """A column that it lacks tells nothing."""
    original = open_table(short)
    cell = place(original, "snils")
    columns = [column for column in range(original.column_count) if column != cell[1]]
    found = after_import(original, tmp_path, {cell: SNILS}, {}, columns=columns)
    assert verdicts(found) == {cell: (Outcome.UNKNOWN, Reason.COLUMN_MISSING)}


def test_a_person_who_was_added(original: Table, tmp_path: Path) -> None:
    """An update adds nobody; whom SGO has all the same was entered there."""
    few = open_table(rewritten(original, tmp_path / "few.xls", rows=original.data_rows[:10]))
    more = open_table(rewritten(original, tmp_path / "more.xls", rows=original.data_rows[:11]))
    found = reconcile(more, few, few)
    assert [(verdict.row, verdict.outcome, verdict.reason) for verdict in found.verdicts] == [
        (more.first_data_row + 10, Outcome.NOT_TAKEN, Reason.PERSON_ADDED)
    ]
    assert reconcile(more, more, few).all_taken


def test_without_an_original(original: Table, tmp_path: Path) -> None:
    """All that differs is told; where the file is empty SGO may have more, and whom SGO lacks cannot be told."""
    snils, email = place(original, "snils"), place(original, "email")
    edited = open_table(rewritten(original, tmp_path / "edited.xls", values={snils: SNILS}))
    assert verdicts(reconcile(edited, original)) == {snils: (Outcome.DIFFERS, None)}
    emptied = open_table(rewritten(original, tmp_path / "emptied.xls", values={snils: "", email: ""}))
    found = reconcile(emptied, original)
    assert (verdicts(found), found.newer) == ({email: (Outcome.DIFFERS, None)}, 1)
    assert "1 cell that is empty in the file is filled in SGO." in list(as_lines(found, with_values=False))
    fewer = open_table(rewritten(original, tmp_path / "fewer.xls", rows=original.data_rows[1:]))
    assert verdicts(reconcile(original, fewer)) == {
        (original.first_data_row, 0): (Outcome.UNKNOWN, Reason.PERSON_MISSING)
    }


def test_exports_with_other_filters(original: Table, tmp_path: Path) -> None:
    """Are told, for then people are missing who have not left."""
    found = after_import(original, tmp_path, {}, {(1, 5): "5"})
    assert found.filters is not None
    told = [dict(filters)["параллель"] for filters in found.filters]
    assert told == ["все", "5"]
    assert "параллель — 5" in next(as_lines(found, with_values=False))


def test_files_with_nobody_in_common(original: Table, tmp_path: Path) -> None:
    """Are different exports."""
    one = open_table(rewritten(original, tmp_path / "a.xls", rows=original.data_rows[:5]))
    other = open_table(rewritten(original, tmp_path / "b.xls", rows=original.data_rows[12:]))
    with pytest.raises(UsageError):
        reconcile(one, other)


def test_values_are_told_only_when_asked(original: Table, tmp_path: Path) -> None:
    """Neither lines nor JSON hold them otherwise; the JSON tells what was taken, too."""
    left, taken = place(original, "email"), place(original, "snils")
    found = after_import(original, tmp_path, {left: "new@example.ru", taken: SNILS}, {taken: SNILS})
    name = original.text(left[0], place(original, "last_name")[1])
    secrets = ("new@example.ru", SNILS, original.text(*left), name)
    shown = "\n".join(as_lines(found, with_values=False))
    assert not [secret for secret in secrets if secret in shown + str(as_json(found, with_values=False))]
    assert "taken: 1, not taken: 1" in shown
    assert secrets[0] in "\n".join(as_lines(found, with_values=True))
    report = as_json(found, with_values=True)
    assert {edit["outcome"]: edit["new"] for edit in report["edits"]} == {"not_taken": secrets[0], "taken": SNILS}
    assert report["summary"] == {"taken": 1, "not_taken": 1}
