"""How old an export is: times of files and titles in, days out."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlwt

from sgo_tui.demo import write_demo
from sgo_tui.work import Table, open_table
from sgo_tui.work.export_age import days_old, exported_at, filters_of, told_age

NOW = datetime(2026, 12, 5, 12).astimezone()


def written(path: Path, moment: datetime) -> Path:
    """Let a file have been written at a moment."""
    os.utime(path, (moment.timestamp(), moment.timestamp()))
    return path


def aged(path: Path, layout: str, moment: datetime) -> Table:
    """Return a demo export of a layout that was written at a moment."""
    return open_table(written(write_demo(path, rows=3, layout=layout).path, moment))


@pytest.mark.parametrize(("hours", "days"), [(0, 0), (23, 0), (24, 1), (47, 1), (48, 2), (24 * 400, 400), (-5, 0)])
def test_days(tmp_path: Path, hours: int, days: int) -> None:
    """Whole days since the file was written; a clock that goes wrong makes nothing old."""
    table = aged(tmp_path / "a.xls", "classic", NOW - timedelta(hours=hours))
    assert days_old(exported_at(table), NOW) == days
    assert (f"{days} day" in told_age(exported_at(table), NOW)) == bool(days)


def test_the_day_in_the_title(tmp_path: Path) -> None:
    """A copy is younger than the export: the title tells; a file from before that day was not made on it."""
    copied = aged(tmp_path / "a.xls", "titled", NOW)
    assert days_old(exported_at(copied), NOW) == 11  # 23.11.2026 ended so long ago
    older = aged(tmp_path / "b.xls", "titled", datetime(2026, 11, 20, 12).astimezone())
    assert days_old(exported_at(older), NOW) == 15


def test_saving_makes_no_export_younger(tmp_path: Path) -> None:
    """The copy that the first save has kept is younger than the export, and tells of it all the same."""
    table = aged(tmp_path / "a.xls", "classic", NOW - timedelta(days=9))
    table.change(5, 7, "Казахстан")
    backup = table.save().backup
    assert backup is not None
    written(backup, NOW - timedelta(days=8))
    written(table.path, NOW)
    assert days_old(exported_at(open_table(table.path)), NOW) == 8


def test_a_sheet_that_is_no_export(tmp_path: Path) -> None:
    """It may be as old as it likes."""
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    book.save(str(tmp_path / "a.xls"))
    table = open_table(written(tmp_path / "a.xls", NOW - timedelta(days=9)))
    assert told_age(exported_at(table), NOW) == ""
    assert not filters_of(table)


def test_filters(tmp_path: Path) -> None:
    """Those in the title; without a title, the class that all rows have; else none."""
    titled = open_table(write_demo(tmp_path / "a.xls", rows=3).path)
    assert list(filters_of(titled)) == [("параллель", "все"), ("класс", "все"), ("статус", "Все зачисленные")]
    one_class = open_table(write_demo(tmp_path / "b.xls", rows=1, layout="flat").path)
    assert [name for name, _value in filters_of(one_class)] == ["класс"]
    assert not filters_of(open_table(write_demo(tmp_path / "c.xls", rows=60, layout="flat").path))
