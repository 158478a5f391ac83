"""Formulas that may depend on edited cells are computed anew by Excel."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from building import compound, formula, number, record, records, shared_strings, stream, stream_of

from sgo_tui.xls import CellValue, open_workbook
from sgo_tui.xls.save import save

RECALCID = 0x01C1
BUILD = 191_029
NUMBERS, FORMULA = number(0, 0, 1.0) + number(1, 0, 2.0), formula(5, 0)


def workbook_of(path: Path, sheets: dict[str, bytes], *, with_record: bool = True) -> Path:
    """Write a workbook whose formulas were computed by a certain build of Excel."""
    computed = record(RECALCID, struct.pack("<HHI", RECALCID, 0, BUILD)) if with_record else b""
    path.write_bytes(compound({"Workbook": stream(sheets, strings=computed + shared_strings(["Ёж"]))}))
    return path


def build(path: Path) -> int | None:
    """Return which build of Excel is said to have computed the formulas."""
    body = dict(records(stream_of(path.read_bytes()))).get(RECALCID)
    return struct.unpack_from("<I", body, 4)[0] if body else None


@pytest.mark.parametrize(
    ("sheets", "edits", "expected"),
    [
        ({"A": NUMBERS + FORMULA}, {(0, 0, 0): 7.0}, 0),
        ({"A": NUMBERS, "B": FORMULA}, {(0, 0, 0): 7.0}, 0),
        ({"A": NUMBERS, "B": NUMBERS}, {(0, 0, 0): 7.0}, BUILD),
        ({"A": NUMBERS + FORMULA}, {(0, 0, 0): 1.0}, BUILD),
        ({"A": NUMBERS + FORMULA}, {}, BUILD),
    ],
    ids=["same sheet", "other sheet", "no formulas", "no change", "no edit"],
)
def test_builds(
    tmp_path: Path, sheets: dict[str, bytes], edits: dict[tuple[int, int, int], CellValue], expected: int
) -> None:
    """The build is zero, older than any Excel, where a formula could show an old result."""
    path = workbook_of(tmp_path / "a.xls", sheets)
    save(open_workbook(path), edits)
    assert build(path) == expected


def test_a_file_without_the_record(tmp_path: Path) -> None:
    """Excel computes such a file in any case."""
    path = workbook_of(tmp_path / "a.xls", {"A": NUMBERS + FORMULA}, with_record=False)
    save(open_workbook(path), {(0, 0, 0): 7.0})
    assert build(path) is None


def test_saying_so(tmp_path: Path) -> None:
    """A save says that results of formulas wait for Excel."""
    with_formula = workbook_of(tmp_path / "a.xls", {"A": NUMBERS + FORMULA})
    without = workbook_of(tmp_path / "b.xls", {"A": NUMBERS})
    assert save(open_workbook(with_formula), {(0, 0, 0): 7.0}).recalculates
    assert not save(open_workbook(without), {(0, 0, 0): 7.0}).recalculates
    assert not save(open_workbook(with_formula), {}).recalculates
