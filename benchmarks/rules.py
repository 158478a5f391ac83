"""How right the rules are: what they find of the mistakes planted in labelled exports, and whom they accuse wrongly.

``python benchmarks/rules.py FOLDER`` runs the checks over every NAME.planted.json in the folder, as its labels say on
which day, and prints recall by rule and the precision of errors. Its exit code is 1 when an error is reported at a
cell that is right.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from sgo_tui.check import Severity
from sgo_tui.convert import convert
from sgo_tui.errors import CannotConvert, WrongContainer
from sgo_tui.settings import settings, use
from sgo_tui.work import Table, open_table

Place = tuple[int, int]
_RANKS = {"none": 0} | {severity.word: int(severity) for severity in Severity}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was found of what was planted; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right = wrong = 0
    for labels in _labels(options.folder):
        worst = _worst_by_place(labels, options.folder)
        for problem in labels["planted"]:
            planted[problem["kind"]] += 1
            found[problem["kind"]] += any(place in worst for place in _places(problem))
        good, bad = _judge_errors(labels, worst)
        right += good
        wrong += bad
    print("| rule | planted | found |\n|---|---:|---:|")
    for rule in sorted(planted, key=lambda code: (code.rstrip("0123456789"), int(code.lstrip("ABCDEFGHIMNOPRSTVWX")))):
        print(f"| {rule} | {planted[rule]} | {found[rule]} |")
    print(f"\nRecall {found.total()} of {planted.total()} = {found.total() / max(1, planted.total()):.1%}.")
    print(f"Errors at right cells: {wrong}; at wrong ones: {right}.")
    return bool(wrong)


def _labels(folder: Path) -> Iterator[Mapping[str, Any]]:
    for path in sorted(folder.glob("*.planted.json")):
        labels: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        yield labels


def _worst_by_place(labels: Mapping[str, Any], folder: Path) -> dict[Place, int]:
    """Check an export on the day of its labels; returns the worst severity by cell."""
    use(replace(settings(), as_of=date.fromisoformat(labels["as_of"])))
    table = _open(folder / labels["file"])
    table.check_all()
    worst: dict[Place, int] = {}
    for problem in table.problems:
        place = problem.row, problem.column
        worst[place] = max(worst.get(place, 0), problem.severity)
    return worst


def _open(path: Path) -> Table:
    """Open an export, or a workbook made of it where it is one of another kind."""
    try:
        return open_table(path)
    except WrongContainer:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.xls"
            try:
                convert(path, copy)
            except CannotConvert as error:
                raise SystemExit(str(error)) from error
            return open_table(copy)


def _judge_errors(labels: Mapping[str, Any], worst: Mapping[Place, int]) -> tuple[int, int]:
    """Return how many errors are reported at cells that are wrong, and at right ones."""
    known = {place for problem in labels["planted"] for place in _places(problem)}
    drawn = {tuple(place) for problem in labels["planted"] for place in problem.get("side", ())}
    odd = {(d["row"], d["col"]): _RANKS[d.get("max_severity", "none")] for d in labels["decoys"]}
    errors = [place for place, severity in worst.items() if severity == Severity.ERROR]
    wrong = [p for p in errors if p not in known | drawn and odd.get(p, 0) < Severity.ERROR]
    return len([p for p in errors if p in known]), len(wrong)


def _places(problem: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the cells at which a report of a planted problem is right."""
    yield problem["row"], problem["col"]
    yield from map(tuple, problem.get("also", ()))


if __name__ == "__main__":
    raise SystemExit(main())
