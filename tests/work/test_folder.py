"""What can be opened in a folder, what it is, and how old and large in words."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlwt

from sgo_tui.demo import write_demo
from sgo_tui.work.ago import told_moment, told_size
from sgo_tui.work.file_kind import FileKind, kind_of
from sgo_tui.work.folder import entries_of, matching, typed_path

NOW = datetime(2026, 11, 25, 12, 30).astimezone()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as people have it; of the files, each is older than the one before."""
    (tmp_path / "10 класс").mkdir()
    (tmp_path / "2 класс").mkdir()
    (tmp_path / ".git").mkdir()
    names = [
        "a.xlsx",
        "Ёлки.XLS",
        "b.ods",
        "c.csv",
        "d.html",
        "a.xls.bak",
        ".~lock.a.xls#",
        "~$a.xls",
        ".x.xls",
        "e.doc",
    ]
    for age, name in enumerate(names):
        (tmp_path / name).write_bytes(b"x" * age)
        os.utime(tmp_path / name, (1_700_000_000 - age,) * 2)
    os.mkfifo(tmp_path / "pipe.xls")
    return tmp_path


def test_folders_and_tables(folder: Path) -> None:
    """Folders by name, workbooks, other tables, each the newest first; no hidden files, locks, backups, pipes."""
    names = [entry.path.name for entry in entries_of(folder)]
    assert names == ["2 класс", "10 класс", "Ёлки.XLS", "a.xlsx", "b.ods", "c.csv", "d.html"]
    assert [entry.size for entry in entries_of(folder) if not entry.is_folder] == [1, 0, 2, 3, 4]


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    """It is no file to be opened."""
    (tmp_path / "a.xls").symlink_to(tmp_path / "b.xls")
    assert entries_of(tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "names"),
    [("", 7), ("елки", 1), ("XLS", 2), ("класс 10", 1), ("csv ods", 0), ("нет такого", 0)],
)
def test_filter(folder: Path, typed: str, names: int) -> None:
    """All typed words are in the name, in any order, case and spelling of ё."""
    assert len(matching(entries_of(folder), typed)) == names


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("5А", None),
        ("", None),
        ("a.xls", None),
        ("/srv/a.xls", "/srv/a.xls"),
        ("../a.xls", "/home/a.xls"),
        ("x/", "/home/school/x"),
        ("~/a.xls", "/root/a.xls"),
        ("~nobody-of-this-name/a.xls", "/home/school/~nobody-of-this-name/a.xls"),
    ],
)
def test_typed_path(monkeypatch: pytest.MonkeyPatch, typed: str, path: str | None) -> None:
    """A slash makes a path of what is typed, from the folder or from the home folder."""
    monkeypatch.setenv("HOME", "/root")
    assert typed_path(typed, Path("/home/school")) == (Path(path) if path else None)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "today, 12:30"),
        (12, "today, 00:30"),
        (13, "yesterday, 23:30"),
        (37, "2 days ago"),
        (24 * 30, "30 days ago"),
        (24 * 31, "1 month ago"),
        (24 * 364, "11 months ago"),
        (24 * 365, "1 year ago"),
        (24 * 800, "2 years ago"),
        (-24, "26.11.2026"),
    ],
)
def test_moments(hours: int, words: str) -> None:
    """A moment is told as people say it."""
    assert told_moment(NOW - timedelta(hours=hours), NOW) == words


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 KiB"), (2048, "2 KiB"), (1 << 20, "1.0 MiB"), (15 << 19, "7.5 MiB")]
)
def test_sizes(size: int, words: str) -> None:
    """A size is told in the unit that keeps the number short."""
    assert told_size(size) == words


def test_kinds(tmp_path: Path) -> None:
    """What a file is does not depend on its name."""
    pupils = write_demo(tmp_path / "a.xls", rows=5).path
    assert kind_of(pupils) is FileKind.PUPILS
    for name, content, kind in [
        ("b.xls", b"<html><table><tr><td>x</td></tr></table></html>", FileKind.CONVERTIBLE),
        ("c.csv", "Фамилия;Имя\nА;Б\n".encode("cp1251"), FileKind.CONVERTIBLE),
        ("d.xls", b"", FileKind.NO_TABLE),
        ("e.xls", b"%PDF-1.4", FileKind.NO_TABLE),
        ("f.xls", pupils.read_bytes()[:5000], FileKind.WORKBOOK),
    ]:
        (tmp_path / name).write_bytes(content)
        assert kind_of(tmp_path / name) is kind
    assert kind_of(tmp_path / "nothing.xls") is FileKind.NO_TABLE


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["Фамилия", "Имя", "Отчество", "Дата рождения", "СНИЛС", "Должность осн.", "Табельный №"], FileKind.EMPLOYEES),
        (["Товар", "Цена", "Количество"], FileKind.OTHER),
    ],
)
def test_kinds_of_workbooks(tmp_path: Path, labels: list[str], kind: FileKind) -> None:
    """A workbook is what its header says."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for column, label in enumerate(labels):
        sheet.write(0, column, label)
        sheet.write(1, column, "x")
    book.save(str(tmp_path / "a.xls"))
    assert kind_of(tmp_path / "a.xls") is kind
