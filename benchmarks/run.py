"""Measures the editor beside other programs, in one run, and prints the ratios as Markdown.

Times depend on the machine and its load, so they say something only beside another time of the same run;
bytes are exact. ``python benchmarks/run.py --help`` tells what can be chosen.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

sys.path.extend(str(Path(__file__).parents[1] / part) for part in ("", "tests"))

import xlrd
from commands import command_table
from measure import Answer, Session, Start, answers
from subjects import ACTIONS, EDITOR, EMPTY_APP, Subject, other, visidata

from sgo_tui.demo import write_demo

_FIRST_ROW, _SURNAME = 4, 2
"""Where people begin in the classic layout, and the column of their surnames."""
_README = Path(__file__).parents[1] / "README.md"
_BEGIN, _END = "<!-- speed -->", "<!-- /speed -->"
_TABLES = ("start", "keys", "commands")
_EDIT = "BM5=Иногда"
"""«Наличие ПК дома» of the first pupil, where nobody has this value."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for and print it table by table."""
    options = _parser().parse_args(arguments)
    with ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        said = []
        for line in _measured(options, list(_subjects(options)), folder):
            said.append(line)
            _say(line)
    if options.readme:
        text = _README.read_text("utf-8")
        before, rest = text.split(_BEGIN)
        measured = "\n".join(said).strip()
        _README.write_text(f"{before}{_BEGIN}\n{measured}\n{_END}{rest.split(_END)[1]}", "utf-8")


def _measured(options: argparse.Namespace, subjects: Sequence[Subject], folder: Path) -> Iterator[str]:
    for file, edit in options.file:
        yield f"\n### {file}"
        yield from command_table(Path(file), edit, folder, options.runs)
    for rows in options.rows:
        workbook = _workbook(folder, rows)
        yield f"\n### {rows:,} rows × 99 columns, {workbook.stat().st_size / 2**20:.1f} MiB"
        if "start" in options.tables:
            yield from _start_table(subjects, workbook, options.runs)
        if "keys" in options.tables:
            yield from _key_table(subjects, workbook, options.presses)
        if "commands" in options.tables and EDITOR in subjects:
            yield from command_table(workbook, _EDIT, folder, options.runs)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 10_000, 65_000])
    parser.add_argument("--tables", nargs="+", choices=_TABLES, default=_TABLES, help="what to measure")
    parser.add_argument(
        "--file",
        nargs=2,
        action="append",
        default=[],
        metavar=("FILE.xls", "CELL=VALUE"),
        help="another workbook, and an edit to it, for the commands",
    )
    parser.add_argument("--runs", type=int, default=3, help="starts of each program; the median counts")
    parser.add_argument("--presses", type=int, default=20, help="presses of each key")
    parser.add_argument("--folder", type=Path, help="keeps the workbooks for another run")
    parser.add_argument("--command", action="append", default=[], help="another program: 'prog {file}'")
    parser.add_argument("--readme", action="store_true", help="write what is measured into README.md")
    parser.add_argument("--without-editor", action="store_true", help="measure the others only")
    return parser


def _subjects(options: argparse.Namespace) -> Iterator[Subject]:
    yield EMPTY_APP
    if not options.without_editor:
        yield EDITOR
    peer = visidata()
    if peer:
        yield peer
    yield from map(other, options.command)


def _workbook(folder: Path, rows: int) -> Path:
    path = folder / f"classic-{rows}.xls"
    if not path.exists():
        write_demo(path, rows)
    return path


def _start_table(subjects: Sequence[Subject], workbook: Path, runs: int) -> Iterator[str]:
    yield "\nFrom the start of the process to the first data on the screen:\n"
    yield "| program | first data, s | × empty app | all done, s | peak MiB | × empty app |"
    yield "|---|---:|---:|---:|---:|---:|"
    floor: Start | None = None
    for subject in subjects:
        start = _start(subject, workbook, runs)
        floor = floor or start
        yield _row(
            subject.name,
            f"{start.seconds:.2f}",
            f"{start.seconds / floor.seconds:.1f}",
            f"{start.rest:.1f}",
            f"{start.mebibytes:.0f}",
            f"{start.mebibytes / floor.mebibytes:.1f}",
        )


def _start(subject: Subject, workbook: Path, runs: int) -> Start:
    starts = []
    for _run in range(runs):
        with Session(subject, workbook, _surname(workbook)) as session:
            starts.append(session.start())
    return Start(
        statistics.median(start.seconds for start in starts),
        statistics.median(start.rest for start in starts),
        statistics.median(start.mebibytes for start in starts),
    )


def _key_table(subjects: Sequence[Subject], workbook: Path, presses: int) -> Iterator[str]:
    costs: dict[str, Mapping[str, Answer]] = {}
    for subject in subjects:
        if subject.keys:
            with Session(subject, workbook, _surname(workbook)) as session:
                session.start()
                costs[subject.name] = answers(session, presses)
    yield "\nOne press of a key, in bytes and milliseconds (median, 95th percentile) to the last change:\n"
    yield _row("key", *costs)
    yield _row("---", *(["---:"] * len(costs)))
    for action in ACTIONS:
        yield _row(action, *(_cost(found.get(action)) for found in costs.values()))


def _cost(answer: Answer | None) -> str:
    if answer is None:
        return "—"
    return f"{answer.bytes:,} B, {answer.milliseconds:.0f} ({answer.slow_milliseconds:.0f}) ms"


def _surname(workbook: Path) -> str:
    book = xlrd.open_workbook(str(workbook), on_demand=True)
    try:
        return str(book.sheet_by_index(0).cell_value(_FIRST_ROW, _SURNAME))
    finally:
        book.release_resources()


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
