"""Which files of a folder are checked, and what becomes of those that cannot be."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from sgo_tui.errors import FileUnreachable
from sgo_tui.work import Table
from sgo_tui.work.listing.summary import total_of
from sgo_tui.work.many_files import Asked, check_files, files_of

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two schools with a folder each, and what else lies about."""
    for name in ("b.xls", "a10.xls", "a2.XLS", "north/c.xls", "a2.XLS.bak", ".~lock.b.xls#", "~$b.xls", ".x.xls"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for name in ("answers.csv", "a.xlsx", ".hidden/d.xls"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def below(folder: Path, paths: Sequence[Path]) -> list[str]:
    """Return paths as seen from a folder."""
    return [path.relative_to(folder).as_posix() for path in paths]


def test_the_files_of_a_folder(folder: Path) -> None:
    """Those that end in .xls, in the order of their numbers, with those of its folders; nothing hidden, no backups."""
    files = files_of([folder])
    assert below(folder, files.paths) == ["a2.XLS", "a10.xls", "b.xls", "north/c.xls"]
    assert files.from_folders == set(files.paths)


def test_files_in_the_order_in_which_they_are_named(folder: Path) -> None:
    """Whatever they are called, each of them once."""
    (folder / "link.xls").symlink_to(folder / "b.xls")
    files = files_of([folder / "b.xls", folder / "answers.csv", folder / "link.xls", folder / "north"])
    assert below(folder, files.paths) == ["b.xls", "answers.csv", "north/c.xls"]
    assert files.from_folders == {folder / "north" / "c.xls"}


def test_a_folder_without_workbooks(tmp_path: Path) -> None:
    """Is not what was meant."""
    with pytest.raises(FileUnreachable):
        files_of([tmp_path])


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_does_not_stop_the_rest(jobs: int) -> None:
    """It is told, as is a failure of the program itself; what the others come to is the same in one process or more."""

    def opening(path: Path, sheet: str | None) -> Table:
        if path.name == "flat.xls":
            raise RecursionError("Иванов")
        return Asked().opening(path, sheet)

    names = ("classic.xls", "truncated.xls", "flat.xls", "classic.xls")
    results = list(check_files([FIXTURES / name for name in names], Asked(opening=opening), jobs))
    good = [result.summary for result in results if result.summary]
    bad = [result.failure for result in results if result.failure]

    assert [bool(result.failure) for result in results] == [False, True, True, False]
    assert "incomplete" in bad[0].reason
    assert "failed" in bad[1].reason
    assert "Иванов" not in bad[1].reason
    assert good[0] == good[1]
    assert total_of(good).people == 2 * good[0].people > 0


def test_what_is_no_export_is_told_apart(tmp_path: Path) -> None:
    """In a folder it is left out, not missed."""
    path = Path(shutil.copy(FIXTURES / "classic.xls", tmp_path))
    (result,) = check_files([path], Asked(sheet="Справочники"), 1)
    assert not result.is_export
    assert result.failure
