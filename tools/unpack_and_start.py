"""The start of the single file: unpacks the packages into a private folder, once, and starts the program from there.

Python cannot load compiled modules (lxml) out of an archive. `single_file.py` packs this module as `__main__.py`. It
runs before anything of the program is there: it has the standard library only, and speaks both languages at once.
"""

import io
import os
import shutil
import stat
import sys
import tempfile
import zipfile
from importlib import import_module
from pathlib import Path


def what_runs() -> str:
    """Return which Python on which machine this is: for another one the compiled modules are of no use."""
    return f"{sys.implementation.cache_tag} {sys.platform} {os.uname().machine}"


def base() -> Path:
    """Return the folder that this and other versions unpack to: `~/.cache/sgo-tui`, or below `$XDG_CACHE_HOME`."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sgo-tui"


def unpacked(packages: bytes, version: str, base: Path) -> Path:
    """Return the folder below `base` that holds the `packages` (bytes of a zip), unpacked now or at an earlier start.

    OSError where it cannot be written.
    """
    folder = base / version
    base.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_sure_it_is_ours(base)
    if not folder.is_dir():
        half_made = tempfile.mkdtemp(prefix="half-made-", dir=base)
        try:
            zipfile.ZipFile(io.BytesIO(packages)).extractall(half_made)
            Path(half_made).rename(folder)
        except OSError:
            if not folder.is_dir():  # otherwise another session was faster
                raise
        finally:
            shutil.rmtree(half_made, ignore_errors=True)
    return folder


def _make_sure_it_is_ours(base: Path) -> None:
    """Raise PermissionError where somebody else could put modules into the folder: they would be run as us."""
    there = base.stat()
    if there.st_uid != os.getuid() or stat.S_IMODE(there.st_mode) & 0o077:
        raise PermissionError(None, "чужая или открыта другим / not private (chmod 700)", str(base))


def start(archive: str) -> int:
    """Run the program that is in the `archive`, and return its exit code."""
    with zipfile.ZipFile(archive) as parts:
        made_for, version = parts.comment.decode().splitlines()
        if made_for != what_runs():
            print(f"sgo-tui: файл собран для / made for: {made_for}; здесь / here: {what_runs()}", file=sys.stderr)
            return 2
        try:
            sys.path[0] = str(unpacked(parts.read("packages.zip"), version, base()))
        except OSError as error:
            print(
                f"sgo-tui: папка / folder {error.filename}: {error.strerror}. XDG_CACHE_HOME=/другая/папка",
                file=sys.stderr,
            )
            return 2
    code: int = import_module("sgo_tui.cli").main()
    return code


if __name__ == "__main__":
    sys.exit(start(sys.argv[0]))
