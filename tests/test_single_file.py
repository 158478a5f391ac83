"""The single file for servers without a network, with a program of one line in place of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import unpack_and_start
from single_file import pack

PROGRAM = "import sys\ndef main(): print(__file__, *sys.argv[1:]); return 3\n"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages."""
    module = tmp_path / "packages" / "sgo_tui" / "cli.py"
    module.parent.mkdir(parents=True)
    module.write_text(PROGRAM, "utf-8")
    module.with_name("__init__.py").touch()
    return tmp_path / "packages"


@pytest.fixture
def single(packages: Path, tmp_path: Path) -> Path:
    """The single file of them."""
    pack(packages, tmp_path / "sgo-tui.pyz")
    return tmp_path / "sgo-tui.pyz"


def started(single: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    """Start the single file, as a user does who has nothing installed."""
    command = [sys.executable, "-I", str(single), "check"]
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=env)


def test_it_starts_the_program_from_a_private_folder(single: Path, tmp_path: Path) -> None:
    """Arguments and exit code are the program's; nothing half made is left."""
    done = started(single, tmp_path / "cache")
    path, argument = done.stdout.split()
    base = tmp_path / "cache" / "sgo-tui"
    (folder,) = base.iterdir()

    assert (done.returncode, argument, done.stderr) == (3, "check", "")
    assert Path(path) == folder / "sgo_tui" / "cli.py"
    assert [place.stat().st_mode & 0o777 for place in (base, folder)] == [0o700, 0o700]


def test_it_unpacks_once(single: Path, tmp_path: Path) -> None:
    """What lies in the folder is what the next start runs."""
    module = Path(started(single, tmp_path).stdout.split()[0])
    module.write_text(PROGRAM.replace("__file__", "'the same'"), "utf-8")

    assert started(single, tmp_path).stdout == "the same check\n"


def test_another_version_has_its_own_folder(single: Path, packages: Path, tmp_path: Path) -> None:
    """A session that runs keeps its modules while the next one starts a newer file."""
    first = started(single, tmp_path).stdout
    (packages / "newer.py").touch()
    pack(packages, single)

    assert started(single, tmp_path).stdout != first


def test_the_same_packages_give_the_same_bytes(single: Path, packages: Path) -> None:
    """Modules that Python has compiled meanwhile, and the times of the files, are left out."""
    before = single.read_bytes()
    module = packages / "sgo_tui" / "cli.py"
    os.utime(module, (0, 0))
    module.with_suffix(".pyc").write_bytes(b"compiled")
    pack(packages, single)

    assert single.read_bytes() == before


def test_it_runs_nothing_that_others_could_have_put_there(single: Path, tmp_path: Path) -> None:
    """A folder that is open to others is named and not used."""
    (tmp_path / "sgo-tui").mkdir(mode=0o755)
    done = started(single, tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert str(tmp_path / "sgo-tui") in done.stderr
    assert "XDG_CACHE_HOME" in done.stderr


def test_it_says_which_python_it_was_made_for(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled modules of another Python would fail in words that help nobody."""
    monkeypatch.setattr(unpack_and_start, "what_runs", lambda: "cpython-399 linux riscv64")
    pack(packages, tmp_path / "sgo-tui.pyz")
    done = started(tmp_path / "sgo-tui.pyz", tmp_path / "cache")

    assert done.returncode == 2
    assert "cpython-399 linux riscv64" in done.stderr
    assert not (tmp_path / "cache").exists()
