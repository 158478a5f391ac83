"""A file is kept as it was before its first save; the copies are found again, wherever they lie."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from sgo_tui.demo import write_demo
from sgo_tui.errors import CannotWrite
from sgo_tui.export import Owner
from sgo_tui.work import open_table
from sgo_tui.work.backups import all_backups, backups_in, delete
from sgo_tui.xls.save import Saved


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export of synthetic people."""
    return write_demo(tmp_path / "ученики.xls", rows=10).path


def edit(path: Path, value: str, target: Path | None = None, *, scrub: bool = False) -> Saved:
    """Open a file anew, change one cell and save."""
    table = open_table(path)
    assert table.export is not None
    if value:
        table.change(5, table.export.persons[Owner.PUPIL]["snils"], value)
    return table.save(target, scrub=scrub)


def names(folder: Path) -> set[str]:
    """Return the names of the files in a folder."""
    return {path.name for path in folder.iterdir()}


def test_one_copy_for_all_saves_of_a_file(export: Path) -> None:
    """However often a file is opened and saved, its copy is the first."""
    first = export.read_bytes()
    for value in ("11223344595", "08765430300", "16150893738"):
        assert edit(export, value).backup == export.with_name("ученики.xls.bak")
    assert names(export.parent) == {"ученики.xls", "ученики.xls.bak"}
    assert export.with_name("ученики.xls.bak").read_bytes() == first
    assert [backup.path.name for backup in all_backups()] == ["ученики.xls.bak"]


def test_another_export_under_the_same_name(export: Path) -> None:
    """A copy of last month's export is none of today's: both are kept."""
    edit(export, "11223344595")
    today = write_demo(export.with_name("today.xls"), rows=12).path.replace(export)
    original = today.read_bytes()

    assert edit(export, "11223344595").backup == export.with_name("ученики.xls.2.bak")
    assert edit(export, "08765430300").backup == export.with_name("ученики.xls.2.bak")
    assert export.with_name("ученики.xls.2.bak").read_bytes() == original


def test_a_deleted_copy(export: Path) -> None:
    """When the copy is gone, the next save makes one."""
    edit(export, "11223344595").backup.unlink()  # type: ignore[union-attr]
    assert edit(export, "08765430300").backup == export.with_name("ученики.xls.bak")


def test_no_copy_under_another_name(export: Path) -> None:
    """What is saved elsewhere has no former state; its own saves have one."""
    other = export.with_name("b.xls")
    assert edit(export, "11223344595", other).backup is None
    assert all_backups() == []
    assert edit(other, "08765430300").backup == export.with_name("b.xls.bak")


def test_a_scrub_makes_no_copy(export: Path) -> None:
    """The copy would hold what the scrub takes out."""
    backup = edit(export, "11223344595").backup
    assert backup is not None
    backup.unlink()
    assert edit(export, "", scrub=True).backup is None
    assert names(export.parent) == {"ученики.xls"}


def test_a_link_to_the_file(export: Path, tmp_path: Path) -> None:
    """The copy lies beside the file itself, and is known under both names."""
    link = tmp_path / "links" / "link.xls"
    link.parent.mkdir()
    link.symlink_to(export)
    assert edit(link, "11223344595").backup == export.with_name("ученики.xls.bak")
    assert edit(export, "08765430300").backup == export.with_name("ученики.xls.bak")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_list_that_cannot_be_written(export: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Saving goes on, and one run of the program makes one copy."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    monkeypatch.setenv("XDG_STATE_HOME", str(closed))
    for value in ("11223344595", "08765430300"):
        assert edit(export, value).backup == export.with_name("ученики.xls.bak")


def test_a_list_in_the_way(export: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Saving goes on without the list, and one run of the program makes one copy."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    for value in ("11223344595", "08765430300"):
        assert edit(export, value).backup == export.with_name("ученики.xls.bak")
    assert all_backups() == []


LINES = [
    "", "{", "[]", "{}", '{"file": 1, "backup": "a", "saved": ""}', "\udcff",
    *(json.dumps({"file": "a", "backup": path, "saved": ""}) for path in ("a\0", "x" * 5000, "/proc/1/root/a.bak")),
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_damaged_list(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """A line that cannot be read does not hide the others."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    edit(export, "11223344595")
    (path,) = (tmp_path / "state").rglob("backups.jsonl")
    path.write_bytes(line.encode("utf-8", "surrogateescape") + b"\n" + path.read_bytes())
    assert [backup.file for backup in all_backups()] == [export]


def test_a_line_that_was_broken_off(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that was full in the middle of a line loses this one only."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    edit(export, "11223344595")
    (path,) = (tmp_path / "state").rglob("backups.jsonl")
    path.write_bytes(path.read_bytes()[:-20])
    other = write_demo(tmp_path / "b.xls", rows=10).path
    edit(other, "11223344595")
    assert [backup.file for backup in all_backups()] == [other]


def test_the_list_is_private(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its owner may read where the copies are; it holds no values and goes with the last copy."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    edit(export, "11223344595")
    (path,) = (tmp_path / "state").rglob("backups.jsonl")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "11223344595" not in path.read_text("utf-8").replace("-", "")

    assert delete(backup.path for backup in all_backups()) == []
    assert names(export.parent) - {"state"} == {"ученики.xls"}
    assert not path.exists()


def test_copies_below_a_folder(export: Path, tmp_path: Path) -> None:
    """Copies that are not on the list are found by their name and their first bytes."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a.xls.bak", "a.xls.2.bak", "v1.2.bak"):
        shutil.copy(export, tmp_path / "a" / "b" / name)
    (tmp_path / "a" / "notes.bak").write_text("no workbook")
    (tmp_path / "a" / "folder.bak").mkdir()
    os.mkfifo(tmp_path / "a" / "pipe.bak")

    found = {backup.path.name: backup.file.name for backup in backups_in(tmp_path)}
    assert found == {"a.xls.bak": "a.xls", "a.xls.2.bak": "a.xls", "v1.2.bak": "v1.2"}


def test_a_save_that_fails_makes_no_copy(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is tried: there is nothing that it would be needed for."""

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        for _attempt in range(2):
            with pytest.raises(CannotWrite):
                edit(export, "11223344595")
    assert names(export.parent) == {"ученики.xls"}
    assert edit(export, "11223344595").backup == export.with_name("ученики.xls.bak")


def test_a_copy_that_cannot_be_deleted(tmp_path: Path) -> None:
    """The others are deleted; the reason is told."""
    folder, file = tmp_path / "folder.bak", tmp_path / "b.bak"
    folder.mkdir()
    file.touch()
    ((path, reason),) = delete([folder, file])
    assert path == folder
    assert reason
    assert not file.exists()
