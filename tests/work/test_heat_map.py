"""The map of readiness: counted people in, numbers by class and measure out."""

from __future__ import annotations

import pytest

from sgo_tui.check.readiness import Lack, Readiness, Tally
from sgo_tui.demo import write_demo
from sgo_tui.export import Column, Export, Field, Owner
from sgo_tui.work import Table, open_table
from sgo_tui.work.heat_map import HeatMap, Measure, column_of, heat_map, measures_of
from sgo_tui.work.readiness import Count

READY, NO_SNILS = Measure(Owner.PUPIL), Measure(Owner.PUPIL, Lack.SNILS)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A demo export of 60 pupils, checked."""
    table = open_table(write_demo(tmp_path_factory.mktemp("demo") / "demo.xls", rows=60).path)
    table.check_all()
    return table


@pytest.fixture(scope="module")
def export(table: Table) -> Export:
    """What its columns mean."""
    assert table.export is not None
    return table.export


def counted(table: Table, export: Export, seconds: float = float("inf")) -> Readiness:
    """Return who is ready, counted in slices of so many seconds."""
    count = Count(table, export)
    while count.part_done < 1:
        count.go_on(seconds)
    return count.readiness


@pytest.fixture(scope="module")
def shown(table: Table, export: Export) -> HeatMap:
    """The map of the table."""
    return heat_map(export, counted(table, export))


def test_slices_do_not_matter(table: Table, export: Export) -> None:
    """Counted little by little, the numbers are the same."""
    whole, little = counted(table, export), counted(table, export, 1e-6)

    assert little.by_class == whole.by_class


def test_classes_come_in_their_order(shown: HeatMap) -> None:
    """The whole file first, then «2А» before «10А»."""
    assert shown.classes[0] is None
    assert list(shown.classes[1:]).index("2А") < list(shown.classes[1:]).index("10А")


def test_the_whole_file_is_the_sum_of_its_classes(shown: HeatMap) -> None:
    """Every measure counts, in the whole file, the people of all classes and their rows."""
    for measure in shown.measures:
        whole = shown.share(None, measure)
        parts = [share for class_ in shown.classes[1:] if (share := shown.share(class_, measure))]
        assert whole is not None
        assert (whole.count, whole.people) == (sum(p.count for p in parts), sum(p.people for p in parts))
        assert sorted(whole.rows) == sorted(row for part in parts for row in part.rows)


def test_rows_are_those_with_something_to_be_done(table: Table, export: Export, shown: HeatMap) -> None:
    """Behind «ready» are the rows of those who are not; behind a lack, those of the class who lack it."""
    ready, lacking = shown.share("5А", READY), shown.share(None, NO_SNILS)
    assert ready is not None
    assert lacking is not None
    assert len(ready.rows) == ready.people - ready.count
    column = column_of(export, NO_SNILS)
    assert column == export.persons[Owner.PUPIL]["snils"]
    assert lacking.count == len(lacking.rows) > 0
    assert all(not table.text(row, column) or table.problems.at(row, column) for row in lacking.rows)


def test_what_is_missing_most(shown: HeatMap) -> None:
    """Lacks of the whole file, the most frequent first, none of them 0."""
    found = list(shown.missing_most())
    counts = [count for _measure, count in found]

    assert counts == sorted(counts, reverse=True)
    assert all(counts)
    assert all(measure.lack for measure, _count in found)


def test_almost_all_is_not_all(export: Export) -> None:
    """A percentage is rounded down: 100 % are ready when all are."""
    readiness = Readiness(export)
    tally = readiness.by_class.setdefault("5А", {}).setdefault(Owner.PUPIL, _tally(people=1000))
    tally.add(7, (Lack.SNILS,))
    share = heat_map(export, readiness).share("5А", READY)

    assert share is not None
    assert (share.count, share.people, share.percent) == (1000, 1001, 99)


def test_a_class_without_such_people(export: Export) -> None:
    """No fathers in a class is not the same as fathers of whom none is ready."""
    readiness = Readiness(export)
    readiness.by_class["5А"] = {Owner.PUPIL: _tally(people=1)}

    assert heat_map(export, readiness).share("5А", Measure(Owner.FATHER)) is None


def test_a_file_without_classes(export: Export) -> None:
    """Where no row has a class there is one line, the whole file."""
    readiness = Readiness(export)
    readiness.by_class[""] = {Owner.PUPIL: _tally(people=1)}

    assert heat_map(export, readiness).classes == [None]


def test_employees() -> None:
    """Of employees more is needed: a passport, and a telephone or an e-mail."""
    lacks = [measure.lack for measure in measures_of(_staff())]

    assert lacks == [None, Lack.NAME, Lack.BIRTH_DATE, Lack.SNILS, Lack.PASSPORT, Lack.CONTACT]


def _tally(people: int) -> Tally:
    """Return a tally of people who are all ready."""
    tally = Tally()
    for row in range(people):
        tally.add(row, ())
    return tally


def _staff() -> Export:
    """Return the meaning of a file of employees."""
    return Export(
        range(1), [Column(0, "Фамилия", "", Owner.EMPLOYEE, Field("last_name", "name", "Фамилия"))], is_staff=True
    )
