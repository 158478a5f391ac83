"""Commands without a screen and a save in an open editor, beside other programs that read and write workbooks."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from measure import Run, run

_XLRD = "import sys, xlrd; xlrd.open_workbook(sys.argv[1], **eval(sys.argv[2]))"
_OPENING = "import sys; from sgo_tui.xls import open_workbook; open_workbook(sys.argv[1])"
_OPEN_EDITOR = """
import sys, time
from sgo_tui.work import open_table
from sgo_tui.work.address import parse_cell
table = open_table(sys.argv[1])
name, _equals, text = sys.argv[3].partition("=")
table.change(*parse_cell(name), text)
told = [time.perf_counter()]
table.save(sys.argv[2], progress=lambda _part: told.append(time.perf_counter()))
print(told[-1] - told[0], max(later - sooner for sooner, later in zip(told, told[1:])), file=sys.stderr)
"""
"""A save of a workbook that is open: says how long it took, and the longest time without a word of progress."""
_XLUTILS = """
import sys, xlrd
from xlutils.copy import copy
book = copy(xlrd.open_workbook(sys.argv[1], formatting_info=True))
book.get_sheet(0).write(9, 9, "edited")
book.save(sys.argv[2])
"""
_PATIENCE = 20.0
"""Seconds after which a program is not asked again."""


_READING, _CHECK = "xlrd alone, with styles", "`sgo-tui check`"
_EDITOR, _GNUMERIC = "one edit saved in an open editor", "gnumeric, .xls to .xls"


def command_table(workbook: Path, edit: str, folder: Path, runs: int) -> Iterator[str]:
    """Measure all commands, one after the other in each round, and yield the table; `edit` is CELL=VALUE.

    The shortest of the rounds counts: what else the machine does makes a run longer, never shorter.
    """
    costs: dict[str, list[Run]] = {}
    for _round in range(runs):
        for name, command in _commands(workbook, edit, folder):
            if name not in costs or costs[name][0].seconds < _PATIENCE:
                (folder / "edited.xls").unlink(missing_ok=True)
                costs.setdefault(name, []).append(_run(name, command))
    least = {name: _least(found) for name, found in costs.items()}
    yield "\nReading, checking, one edit saved and read back; beside programs that write workbooks anew:\n"
    yield f"| what | s | × {_GNUMERIC.partition(',')[0]} | × xlrd | peak MiB | × xlrd |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, cost in least.items():
        yield _row(name, cost, least[_READING], least.get(_GNUMERIC))
    pause = max(float(found.said.split()[1]) for found in costs[_EDITOR])
    yield f"\nThe longest time without a word of progress during a save in an open editor: {pause:.2f} s."


def _commands(workbook: Path, edit: str, folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what can be run on this machine."""
    program, file, target = sys.executable, str(workbook), str(folder / "edited.xls")
    yield "xlrd alone, values only", (program, "-c", _XLRD, file, "{}")
    yield _READING, (program, "-c", _XLRD, file, "{'formatting_info': True}")
    yield "opening", (program, "-c", _OPENING, file)
    yield _CHECK, (program, "-m", "sgo_tui", "check", file)
    yield "`sgo-tui set`, one edit", (program, "-m", "sgo_tui", "set", "-o", target, file, edit)
    yield _EDITOR, (program, "-c", _OPEN_EDITOR, file, target, edit)
    if shutil.which("ssconvert"):
        yield _GNUMERIC, ("ssconvert", "-T", "Gnumeric_Excel:excel_biff8", file, target)
        yield "gnumeric, .xls to .csv", ("ssconvert", "-T", "Gnumeric_stf:stf_csv", file, str(folder / "edited.csv"))
    if find_spec("xlutils"):
        yield "xlutils, copy and one edit", (program, "-c", _XLUTILS, file, target)
    if shutil.which("soffice"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ("--headless", "--convert-to", "xls", "--outdir", str(folder / "converted"))
        yield "LibreOffice, .xls to .xls", ("soffice", profile, *convert, file)


def _run(name: str, command: Sequence[str]) -> Run:
    """Run a command; the save in an open editor says itself how long it took, for opening is no part of it."""
    cost = run(command, expected=(0, 1) if name == _CHECK else (0,))
    return replace(cost, seconds=float(cost.said.split()[0])) if name == _EDITOR else cost


def _least(costs: Sequence[Run]) -> Run:
    return Run(min(cost.seconds for cost in costs), min(cost.mebibytes for cost in costs))


def _row(name: str, cost: Run, reading: Run, gnumeric: Run | None) -> str:
    beside = f"{cost.seconds / gnumeric.seconds:.2f}" if gnumeric else "—"
    times = f"{cost.seconds:.2f} | {beside} | {cost.seconds / reading.seconds:.2f}"
    return f"| {name} | {times} | {cost.mebibytes:.0f} | {cost.mebibytes / reading.mebibytes:.2f} |"
