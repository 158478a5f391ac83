"""What checks keep: counts only, one line a day, only where wanted."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sgo_tui.demo import write_demo
from sgo_tui.keeping import Session
from sgo_tui.keeping.progress import all_progress, forget_progress, keep_progress, progress_of
from sgo_tui.settings import Settings, use
from sgo_tui.work import Table, open_table

FIRST, SECOND = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """A checked export, where progress is to be kept."""
    use(Settings(as_of=FIRST, keep_progress=True))
    write_demo(tmp_path / "demo.xls", 30, "flat")
    table = open_table(tmp_path / "demo.xls")
    table.check_all()
    return table


def folder() -> Path:
    """Return where progress is kept."""
    return Path(os.environ["XDG_STATE_HOME"], "sgo-tui", "progress")


def kept_file() -> Path:
    """Return the only file with progress."""
    (file,) = folder().iterdir()
    return file


def test_counts_by_class_and_day(table: Table) -> None:
    """Each day keeps people, ready ones and what is lacking, class by class; a later check of a day replaces it."""
    keep_progress(table, SECOND)
    keep_progress(table, FIRST)
    keep_progress(table, FIRST)

    progress = progress_of(table.path)

    assert progress is not None
    assert progress.file == table.path
    assert [day.day for day in progress.days] == [FIRST, SECOND]
    assert set(progress.days[0].by_class) == {table.text(row, 1) for row in table.data_rows}
    total = progress.days[0].total
    assert 0 < total.ready < total.people
    assert set(total.lacks) <= {"name", "birth_date", "snils", "document", "contact"}


def test_nothing_else_is_kept(table: Table) -> None:
    """No name and no value of a cell is in the file, and nobody else can read it."""
    keep_progress(table, FIRST)

    content = kept_file().read_text("ascii")
    line = json.loads(content)
    assert set(line) == {"day", "file", "classes"}
    words = {table.text(row, column) for row in table.data_rows for column in range(2, table.column_count)}
    kept = json.dumps(line["classes"], ensure_ascii=False)
    assert not [word for word in words if len(word) > 3 and word in kept]
    assert stat.S_IMODE(kept_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700


def test_only_where_it_is_wanted(table: Table) -> None:
    """Without the setting nothing is written."""
    use(Settings())
    keep_progress(table, FIRST)

    assert not folder().exists()


def test_a_half_checked_table_keeps_nothing(table: Table) -> None:
    """Who is ready is not known before every row is checked."""
    keep_progress(open_table(table.path), FIRST)

    assert not folder().exists()


def test_saving_in_the_editor_keeps_it(table: Table) -> None:
    """A save ends with the counts of what was saved."""
    session = Session(table)
    table.change(table.first_data_row, table.column_count - 1, "")
    session.save(table.path.with_name("saved.xls"))

    assert [progress.file.name for progress in all_progress()] == ["saved.xls"]


def test_deleting(table: Table, tmp_path: Path) -> None:
    """What was kept of one file, or of all, goes."""
    keep_progress(table, FIRST)
    assert forget_progress(tmp_path / "other.xls") == 0
    assert forget_progress(table.path) == 1
    keep_progress(table, FIRST)
    assert forget_progress() == 1
    assert all_progress() == []


def test_broken_lines_are_passed_over(table: Table) -> None:
    """What cannot be understood is no reason to lose the rest, nor to fail."""
    keep_progress(table, FIRST)
    good = kept_file().read_text("ascii")
    broken = ["", "{", "[]", "null", '{"day": "2026-11-22"}', good.replace("2026-11-23", "2026-13-23"), "[" * 5000]
    kept_file().write_text("\n".join([*broken, good.strip(), '{"day": 1, "file": 2, "classes": 3}']))

    progress = progress_of(table.path)
    assert progress is not None
    assert [day.day for day in progress.days] == [FIRST]
    keep_progress(table, SECOND)
    assert len(kept_file().read_text("ascii").splitlines()) == 2


@given(st.binary(max_size=300))
@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read(own_state: None, data: bytes) -> None:
    """A file of any bytes is passed over."""
    folder().mkdir(parents=True, exist_ok=True)
    (folder() / "any.jsonl").write_bytes(data)

    assert all_progress() == []


def test_a_folder_that_cannot_be_written_is_no_failure(table: Table) -> None:
    """Keeping counts never keeps anybody from working."""
    folder().parent.mkdir(parents=True, exist_ok=True)
    folder().write_text("")

    keep_progress(table, FIRST)

    assert all_progress() == []
