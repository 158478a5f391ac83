"""The command: tries cases in as many processes as there are processors, and tells of those that fail."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

import fuzz
from fuzz.case import make_case
from fuzz.pool import results
from fuzz.sources import Source, sources
from fuzz.worker import MEMORY, SECONDS, Result

_TOLD_EVERY = 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Try what was asked for; returns 1 when a case has failed."""
    options = _parser().parse_args(arguments)
    files = sources()
    one = options.case is not None
    numbers = range(options.case, options.case + 1) if one else range(options.cases)
    outcomes: Counter[str] = Counter()
    tried = failed = 0
    start = monotonic()
    processes = 1 if one else options.processes
    for result in results(files, options.seed, iter(numbers), processes, 60 * options.minutes):
        tried += 1
        outcomes += result.outcomes
        if result.failure is not None:
            failed += 1
            _tell(files, options.seed, result, options.keep)
        if tried % _TOLD_EVERY == 0:
            print(f"{tried} cases in {monotonic() - start:.0f} s, {failed} failed", flush=True)
    print(", ".join(f"{name} {count}" for name, count in outcomes.most_common()))
    print(f"{tried} cases of seed {options.seed} in {monotonic() - start:.0f} s, {failed} failed")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m fuzz",
        description=fuzz.__doc__,
        epilog=f"A case may take {SECONDS} s and {MEMORY >> 20} MiB, and write nothing but what it is asked to.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--cases", type=int, default=20_000, help="how many cases; 20,000 by default")
    parser.add_argument("--minutes", type=float, default=10, help="no new case after so many minutes; 10 by default")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other cases")
    parser.add_argument("--case", type=int, help="only the case with this number")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the files of failed cases there")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="as many as processors by default")
    return parser


def _tell(files: list[Source], seed: int, result: Result, folder: Path | None) -> None:
    """Tell how a case has failed, and how to repeat it."""
    case, _chance = make_case(files, seed, result.number)
    print(f"\n{case.source.name}: {'; '.join(case.steps)}")
    print(f"python -m fuzz --seed {seed} --case {result.number}")
    print(result.failure, flush=True)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{seed}-{result.number}.xls").write_bytes(case.data)


if __name__ == "__main__":
    sys.exit(main())
