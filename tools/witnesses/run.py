"""Saves workbooks in every way and has other programs read what was saved; prints what differs but the edits.

``python tools/witnesses/run.py FOLDER...`` takes each Excel 97-2003 workbook in the folders that can be edited. Every
save is compared with its original record by record, by a second reading of the format, and as xlrd, python-calamine,
gnumeric and LibreOffice read both. The exit code is 1 when anything differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, which

ROOT = Path(__file__).parents[2]
sys.path.extend(map(str, (ROOT, ROOT / "tests" / "xls")))

import calamine
import gnumeric
import libreoffice
from editing import KINDS, some_edits
from invariants import check_invariants
from reading import Reading, Stored, differences

from sgo_tui.errors import CannotRead
from sgo_tui.xls import Workbook, open_workbook
from sgo_tui.xls.container_writer import with_stream
from sgo_tui.xls.save import save
from sgo_tui.xls.workbook_stream import find_stream

READERS: Mapping[str, Callable[[Sequence[Path], Path], Mapping[Path, Reading]]] = {
    "python-calamine": calamine.read,
    "gnumeric": gnumeric.read,
    "LibreOffice": libreoffice.read,
}
_PROGRAMS = {"gnumeric": gnumeric.PROGRAM, "LibreOffice": libreoffice.PROGRAM}
_RECORDS = "records, xlrd"
_SAVES = 10


@dataclass(frozen=True)
class Saving:
    """A workbook saved in one way."""

    name: str
    path: Path
    stored: Stored
    scrubbed: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Save, read, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="folders with workbooks, or workbooks")
    parser.add_argument("--only", nargs="+", choices=READERS, default=[*READERS], help="the programs that read")
    options = parser.parse_args(arguments)
    readers = [name for name in options.only if name not in _PROGRAMS or which(_PROGRAMS[name])]
    tally, found = Counter[tuple[str, str, bool]](), False
    for path in _workbooks(options.folders):
        with tempfile.TemporaryDirectory() as folder:
            for saving, reader, different in _compare(path, Path(folder), readers):
                tally[saving, reader, bool(different)] += 1
                for what in different[:5]:
                    found = True
                    print(f"{path.parent.name}/{path.name}, {saving}, {reader}: {what}", file=sys.stderr)
    _print(tally, [_RECORDS, *readers])
    return int(found)


def _workbooks(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        yield from sorted(place.rglob("*.xls")) if place.is_dir() else [place]


def _compare(path: Path, folder: Path, readers: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield for each way to save a workbook and each reader what differs."""
    original = folder / "original.xls"
    copyfile(path, original)
    try:
        workbook = open_workbook(original)
    except CannotRead:
        return
    if workbook.read_only:
        return
    savings = list(_savings(workbook, folder))
    for saving in savings:
        yield saving.name, _RECORDS, list(_against_records(workbook, saving))
    for reader in readers:
        readings = READERS[reader]([original, *(saving.path for saving in savings)], folder)
        for saving in savings if original in readings else ():
            different = _against_reading(readings[original], readings.get(saving.path), saving, reader)
            yield saving.name, reader, list(different)


def _savings(workbook: Workbook, folder: Path) -> Iterator[Saving]:
    """Save a workbook in every way."""
    source = find_stream(workbook.data)
    anew = folder / "anew.xls"
    anew.write_bytes(b"".join(with_stream(source.container, source.entry, source.stream)))
    yield Saving("written anew without an edit", anew, {})
    for number, (kind, edits_of) in enumerate(KINDS.items()):
        edits = edits_of(workbook)
        saved = save(workbook, edits, folder / f"{number}.xls").workbook
        yield Saving(kind, saved.path, _stored(workbook, edits))
    scrubbed = save(workbook, edits, folder / "scrubbed.xls", scrub=True).workbook
    yield Saving("of every kind, scrubbed", scrubbed.path, _stored(workbook, edits), scrubbed=True)
    again, stored = workbook, dict[tuple[int, int, int], object]()
    for number in range(_SAVES):
        edits = some_edits(again, seed=number)
        stored |= _stored(again, edits)
        again = save(again, edits, folder / "again.xls").workbook
    yield Saving(f"{_SAVES} saves one after another", again.path, stored)


def _stored(workbook: Workbook, edits: Mapping[tuple[int, int, int], object]) -> Stored:
    """Return what is stored for edits: a date is a number or a text. An edit to what a cell holds already is none."""
    stored = {}
    for (number, row, column), value in edits.items():
        sheet = workbook.sheets[number]
        content = sheet.content_for(row, column, value)
        if not sheet.holds(row, column, content):
            stored[number, row, column] = content.value
    return stored


def _against_records(workbook: Workbook, saving: Saving) -> Iterator[str]:
    """Yield what differs in the records; a saved file that is saved without an edit stays the same bytes."""
    data = saving.path.read_bytes()
    try:
        check_invariants(workbook.data, data, saving.stored, scrubbed=saving.scrubbed)
    except AssertionError as error:
        yield f"line {traceback.extract_tb(error.__traceback__)[-1].lineno} of the invariants does not hold"
    source = find_stream(data)
    if data not in (workbook.data, b"".join(with_stream(source.container, source.entry, source.stream))):
        yield "written once more, the bytes differ"
    copy = save(open_workbook(saving.path), {}, saving.path.with_suffix(".copy")).workbook
    if copy.path.read_bytes() != data:
        yield "saved without an edit, the bytes differ"


def _against_reading(before: Reading, after: Reading | None, saving: Saving, reader: str) -> Iterator[str]:
    """Yield what differs in what a program reads.

    LibreOffice (7.4) gives the number format of a boolean to other cells of the same style in its column.
    """
    if after is None:
        yield "cannot be read"
        return
    looks = reader != "LibreOffice" or not any(isinstance(value, bool) for value in saving.stored.values())
    yield from differences(before, after, saving.stored, results_may_differ=bool(saving.stored), looks=looks)


def _print(tally: Mapping[tuple[str, str, bool], int], readers: Sequence[str]) -> None:
    """Print how many workbooks were compared, and how many differ."""
    print(f"| saved | {' | '.join(readers)} |\n|---|{'---:|' * len(readers)}")
    for saving in dict.fromkeys(saving for saving, _reader, _different in tally):
        counts = []
        for reader in readers:
            different, equal = (tally.get((saving, reader, which_), 0) for which_ in (True, False))
            counts.append(f"{equal + different} equal" if not different else f"**{different} of {equal + different}**")
        print(f"| {saving} | {' | '.join(counts)} |")


if __name__ == "__main__":
    sys.exit(main())
