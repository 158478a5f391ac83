"""How much sooner many files are checked on all cores: ``python benchmarks/many.py FOLDER``.

Runs `sgo-tui check FOLDER --summary` with one process and with one a core, in turn, and prints the time of the shortest
run of each, its processor time, the memory of its largest process, and the ratio to an equal share of the time of one
process: 1.0 would be a machine that shares without a loss. Where other programs use the cores, only the ratio of the
processor times says something.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1]))

from sgo_tui.work.cores import core_count

_PROBE = """
import json, resource, subprocess, sys, time
started = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([status, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


class Cost(NamedTuple):
    """What a run has cost."""

    seconds: float
    processor: float
    """Seconds of all processes together."""
    mebibytes: float
    """Of the largest process."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--options", nargs="*", default=["--summary"], help="of the check")
    options = parser.parse_args(arguments)
    cores = core_count()
    costs: dict[int, list[Cost]] = {}
    for _round in range(options.runs):
        for jobs in (1, cores):
            costs.setdefault(jobs, []).append(_cost(options.folder, jobs, options.options))
    best = {jobs: Cost(*map(min, zip(*found, strict=True))) for jobs, found in costs.items()}
    print("| processes | s | processor s | peak MiB |\n|---|---:|---:|---:|")
    for jobs, cost in best.items():
        print(f"| {jobs} | {cost.seconds:.2f} | {cost.processor:.2f} | {cost.mebibytes:.0f} |")
    share, together = best[1], best[cores]
    print(f"\nTime: {together.seconds / (share.seconds / cores):.2f} × an equal share.")
    print(f"Processor time: {together.processor / share.processor:.2f} × that of one process.")
    return 0


def _cost(folder: Path, jobs: int, options: Sequence[str]) -> Cost:
    check = [sys.executable, "-m", "sgo_tui", "check", str(folder), "--jobs", str(jobs), *options]
    command = [sys.executable, "-c", _PROBE, *check]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    status, *cost = json.loads(done.stdout)
    if status not in (0, 1):
        sys.exit(done.stderr)
    return Cost(*cost)


if __name__ == "__main__":
    sys.exit(main())
