"""Packs the program with all that it needs into one file for servers without a network: dist/sgo-tui.pyz.

The file is for the version of Python and the kind of machine that it is made with, of which it wants nothing else.
Fetches the packages with pip; the same packages give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import unpack_and_start

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "dist" / "sgo-tui.pyz"
_NOT_NEEDED = ("bin", "share")
"""Scripts and manual pages of the packages."""
_OF_THIS_MACHINE = ("RECORD", "direct_url.json")
"""What pip notes down of an installation: paths."""


def fetch(folder: Path, source: Path = ROOT) -> None:
    """Install the project in `source` and what it needs into an empty folder."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--target", str(folder), str(source)]
    subprocess.run(command, check=True)
    for name in _NOT_NEEDED:
        shutil.rmtree(folder / name, ignore_errors=True)
    for note in (path for name in _OF_THIS_MACHINE for path in folder.glob(f"*.dist-info/{name}")):
        note.unlink()


def pack(folder: Path, target: Path) -> None:
    """Write the single file with the packages in `folder` to `target`, to be run by its name or by Python."""
    packages = _zipped({path.relative_to(folder).as_posix(): path.read_bytes() for path in _files_of(folder)})
    parts = {"__main__.py": Path(unpack_and_start.__file__).read_bytes(), "packages.zip": packages}
    version = hashlib.sha256(packages).hexdigest()[:16]
    comment = f"{unpack_and_start.what_runs()}\n{version}"
    target.write_bytes(b"#!/usr/bin/env python3\n" + _zipped(parts, comment))
    target.chmod(0o755)


def _files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _zipped(files: Mapping[str, bytes], comment: str = "") -> bytes:
    """Return a zip of `files`, by name, in which no time tells when it was made."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as parts:
        parts.comment = comment.encode()
        for name, content in files.items():
            kind = zipfile.ZIP_STORED if name.endswith(".zip") else zipfile.ZIP_DEFLATED
            parts.writestr(zipfile.ZipInfo(name), content, kind)
    return archive.getvalue()


def main() -> None:
    """Make the single file."""
    TARGET.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fetch(Path(folder))
        pack(Path(folder), TARGET)
    size = TARGET.stat().st_size / 2**20
    print(f"{TARGET.relative_to(ROOT)}: {size:.0f} MiB, {unpack_and_start.what_runs()}")


if __name__ == "__main__":
    main()
