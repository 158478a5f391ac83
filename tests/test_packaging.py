"""The archives that are given away: whole, and the same bytes whoever builds them."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def built(source: Path, target: Path, kind: str, **env: str) -> Path:
    """Build the `kind` ("wheel" or "sdist") of the project in `source`, without the network, and return the archive."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, cwd=source, check=True, capture_output=True, env={**environment, **env})
    (archive,) = target.iterdir()
    return archive


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive."""
    return built(ROOT, tmp_path_factory.mktemp("source"), "sdist")


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the source archive."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(source) as archive:
        archive.extractall(folder, filter="data")
    (project,) = folder.iterdir()
    return built(project, tmp_path_factory.mktemp("wheel"), "wheel")


def test_the_wheel_has_all_that_the_program_reads(wheel: Path) -> None:
    """Whatever lies beside the modules, the compiled catalogues and the manual page; and nothing of the tests."""
    beside = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sgo_tui").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    compiled = {name.removesuffix(".po") + ".mo" for name in beside if name.endswith(".po")}
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert compiled
    assert beside | compiled == {name for name in names if ".data/" not in name}
    assert [name.partition(".data/data/")[2] for name in names if ".data/" in name] == ["share/man/man1/sgo-tui.1"]


def test_the_source_archive_has_nothing_compiled(source: Path) -> None:
    """It is the same whether the project was built in its folder before or not."""
    with tarfile.open(source) as archive:
        assert not [name for name in archive.getnames() if name.endswith((".mo", ".pyc"))]


def test_wheels_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """Built from the folder or from the source archive, in another place and in another zone of time."""
    assert built(ROOT, tmp_path, "wheel", TZ="Asia/Vladivostok").read_bytes() == wheel.read_bytes()
