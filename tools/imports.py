"""Prints what the program stands on: the packages it needs with their size, and the seconds that their import takes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

STARTS = {"a command": "sgo_tui.cli", "check": "sgo_tui.cli.check", "the first screen": "sgo_tui.tui.app"}
"""What is started → the module that is imported for it."""
_TIMES = 5
_CLOCK = "import time; t = time.perf_counter(); import {}; print(time.perf_counter() - t)"


def needed(name: str, seen: set[str]) -> Iterator[str]:
    """Yield the names of the packages that `name` needs on this machine, itself among them, each once.

    Those that only an extra asks for are left out.
    """
    name = re.sub(r"[-_.]+", "-", name).lower()
    if name in seen:
        return
    seen.add(name)
    try:
        requirements = distribution(name).requires or []
    except PackageNotFoundError:  # asked for by another system or version of Python
        return
    yield name
    for requirement in requirements:
        if "extra ==" not in requirement and (match := re.match(r"[\w.-]+", requirement)):
            yield from needed(match[0], seen)


def size(name: str) -> int:
    """Return the bytes of an installed package, without what Python compiles."""
    files = (file.locate() for file in distribution(name).files or [] if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in files if path.is_file())  # type: ignore[attr-defined]


def seconds(module: str) -> float:
    """Return the shortest of some imports of a module, each in a new process."""
    command = [sys.executable, "-c", _CLOCK.format(module)]
    return min(float(subprocess.run(command, check=True, capture_output=True).stdout) for _time in range(_TIMES))


if __name__ == "__main__":
    for package in needed("sgo-tui", set()):
        print(f"{size(package) / 2**20:6.1f} MiB  {package} {distribution(package).version}")
    for start, module in STARTS.items():
        print(f"{seconds(module):6.3f} s    {start}")
