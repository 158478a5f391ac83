"""Who has saved which file when: enough for a protocol, and nothing of what is in the file."""

from __future__ import annotations

import os
import shutil
import stat
from itertools import pairwise
from pathlib import Path

import pytest

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.settings import Settings, use
from sgo_tui.work import open_table, user
from sgo_tui.work.backups import all_backups, delete
from sgo_tui.work.originals import original_of
from sgo_tui.work.saves import all_saves, forget_saves, saves_until
from sgo_tui.xls import open_workbook

VALUES = ("112-233-445 95", "112-855-899 74", "087-654-303 00")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export of synthetic people."""
    return write_demo(tmp_path / "export.xls", rows=6).path


def edit(path: Path, person: int, value: str, target: Path | None = None) -> tuple[int, int]:
    """Change the СНИЛС of one of the people, save and return the cell."""
    table = open_table(path)
    assert table.export is not None
    cell = table.first_data_row + person, table.export.persons[Owner.PUPIL]["snils"]
    table.change(*cell, value)
    table.save(target)
    return cell


def digest(path: Path) -> str:
    """Return what a file is known by."""
    return open_workbook(path).digest


def state() -> Path:
    """Return where the list lies."""
    return Path(os.environ["XDG_STATE_HOME"], "sgo-tui", "saves.jsonl")


def test_the_history_of_a_file(export: Path, tmp_path: Path) -> None:
    """Each save with its cells, in place and under another name, the first one first."""
    other = tmp_path / "other.xls"
    cells = [edit(export, 0, VALUES[0]), edit(export, 1, VALUES[1]), edit(export, 2, VALUES[2], other)]
    history = saves_until(digest(other))
    assert [save.cells for save in history] == [{cell} for cell in cells]
    assert [save.file.name for save in history] == ["export.xls", "export.xls", "other.xls"]
    assert {(save.name, save.login, save.machine) for save in history} == {
        (user.full_name(), user.login(), user.machine())
    }
    assert all(one.after == next_.before for one, next_ in pairwise(history))
    assert [save.cells for save in saves_until(digest(export))] == [{cell} for cell in cells[:2]]


def test_a_copy_has_the_history_of_its_bytes(export: Path, tmp_path: Path) -> None:
    """Whatever it is called; another file under the old name has none."""
    edit(export, 0, VALUES[0])
    shutil.move(export, tmp_path / "moved.xls")
    write_demo(export, rows=7)
    assert len(saves_until(digest(tmp_path / "moved.xls"))) == 1
    assert saves_until(digest(export)) == []


def test_nothing_of_what_is_in_the_file(export: Path) -> None:
    """No values and no names; the list is readable by its owner only."""
    table = open_table(export)
    texts = {text for row in table.data_rows for text in table.texts(row) if len(text) > 6}
    edit(export, 0, VALUES[0])
    told = state().read_text("utf-8")
    assert not [text for text in (*texts, *VALUES) if text in told]
    assert stat.S_IMODE(state().stat().st_mode) == 0o600


def test_not_wanted(export: Path) -> None:
    """Where the setting forbids it nothing is kept, and what was is deleted."""
    edit(export, 0, VALUES[0])
    assert state().exists()
    use(Settings(remember_saves=False))
    edit(export, 1, VALUES[1])
    assert not state().exists()


def test_deleted(export: Path) -> None:
    """On request; a second time there is nothing to delete, which is no error."""
    edit(export, 0, VALUES[0])
    assert len(all_saves()) == 1
    forget_saves()
    forget_saves()
    assert all_saves() == []


def test_a_save_of_nothing_is_none(export: Path, tmp_path: Path) -> None:
    """The copy has the same bytes, and so the same history."""
    edit(export, 0, VALUES[0])
    open_table(export).save(tmp_path / "copy.xls")
    assert len(saves_until(digest(tmp_path / "copy.xls"))) == 1


def test_there_and_back_again(export: Path, tmp_path: Path) -> None:
    """Saves that go round, as of a file that was put back, end all the same."""
    first = digest(export)
    edit(export, 0, VALUES[0])
    second = digest(export)
    lines = state().read_text().replace(first, "x").replace(second, first).replace("x", second)
    with state().open("a") as file:
        file.write(lines)
    assert len(saves_until(second)) == 2


@pytest.mark.parametrize("line", ["", "{", "[]", "1", '{"time": 1}', '{"time": "2026-01-01", "cells": "?"}', "\udcff"])
def test_a_spoilt_line_is_skipped(export: Path, line: str) -> None:
    """The others still tell what they did."""
    state().parent.mkdir(parents=True, exist_ok=True)
    state().write_text(line, "utf-8", "surrogateescape")
    edit(export, 0, VALUES[0])
    assert len(saves_until(digest(export))) == 1


def test_a_list_that_cannot_be_written(export: Path) -> None:
    """Is no reason not to save."""
    state().mkdir(parents=True)
    edit(export, 0, VALUES[0])
    assert saves_until(digest(export)) == []


def test_the_original_is_found(export: Path, tmp_path: Path) -> None:
    """The kept copy after saves in place, the opened file after a save under another name."""
    before = export.read_bytes()
    edit(export, 0, VALUES[0], tmp_path / "other.xls")
    assert original_of(open_workbook(tmp_path / "other.xls")) == export
    edit(export, 1, VALUES[1])
    for path in (export, tmp_path / "other.xls"):
        original = original_of(open_workbook(path))
        assert original is not None
        assert original.name == "export.xls.bak"
        assert original.read_bytes() == before


def test_only_the_right_bytes_are_the_original(export: Path, tmp_path: Path) -> None:
    """Without the copy, or with another file in its place, there is none."""
    edit(export, 0, VALUES[0])
    (backup,) = all_backups()
    delete([backup.path])
    assert original_of(open_workbook(export)) is None
    write_demo(tmp_path / "new.xls", rows=7)
    assert original_of(open_workbook(tmp_path / "new.xls")) is None


def test_the_kept_copy_is_enough(export: Path) -> None:
    """Where saves are not remembered, the list of copies tells it."""
    use(Settings(remember_saves=False))
    edit(export, 0, VALUES[0])
    original = original_of(open_workbook(export))
    assert original is not None
    assert original.name == "export.xls.bak"
