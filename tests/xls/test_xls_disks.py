"""Disks that are really full or read-only, and files that may not grow: nothing changes, and the reason is told."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sgo_tui import errors
from sgo_tui.xls import open_workbook
from sgo_tui.xls.save import save

Disk = Callable[[str], Path]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Mount small disks with the given options; the test is skipped where that is not allowed."""
    mounted = []

    def mount(options: str) -> Path:
        folder = tmp_path / f"disk {len(mounted)}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
        if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("no disk may be mounted")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def files(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "options",
    ["size=8k", "size=12k", "size=16k", "size=20k", "size=1m,nr_inodes=2", "size=1m,nr_inodes=3"],
)
def test_a_full_disk(small: Path, disk: Disk, options: str) -> None:
    """Whether there is no room for the new file or for the backup: the old one stays, and nothing beside it."""
    folder = disk(options)
    path = Path(shutil.copy(small, folder))
    before = files(folder)
    with pytest.raises(errors.CannotWrite, match="no space left"):
        save(open_workbook(path), {(0, 1, 1): "Ёлкин"})
    assert files(folder) == before

    elsewhere = save(open_workbook(path), {(0, 1, 1): "Ёлкин"}, small.with_name("b.xls"))
    assert elsewhere.workbook.sheets[0].text(1, 1) == "Ёлкин"


def test_a_disk_with_room(small: Path, disk: Disk) -> None:
    """The disks of the other test are full, not unusable: with more room the same save works."""
    path = Path(shutil.copy(small, disk("size=1m,nr_inodes=5")))
    assert save(open_workbook(path), {(0, 1, 1): "Ёлкин"}).backup is not None


def test_a_read_only_disk(small: Path, disk: Disk) -> None:
    """Neither the file nor another one can be written there."""
    folder = disk("size=1m")
    path = Path(shutil.copy(small, folder))
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    for target in (path, folder / "b.xls"):
        with pytest.raises(errors.CannotWrite, match=r"protected|read-only"):
            save(open_workbook(path), {(0, 1, 1): "Ёлкин"}, target)
    assert files(folder) == {path.name: small.read_bytes()}


@pytest.mark.parametrize("size", [0, 1, 511, 512, 4096, 5632])
def test_a_limit_on_the_size_of_files(small: Path, size: int) -> None:
    """The writing ends within the file; what was written goes."""
    workbook = open_workbook(small)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        with pytest.raises(errors.CannotWrite, match="could not be written"):
            save(workbook, {(0, 1, 1): "Ёлкин" * 500})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert files(small.parent) == {small.name: workbook.data}
