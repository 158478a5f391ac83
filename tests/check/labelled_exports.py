"""Exports whose mistakes are known cell by cell, read with xlrd so that no other room is on trial here."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import xlrd

from sgo_tui.check.inspector import Inspector
from sgo_tui.check.problem import Problem
from sgo_tui.check.rules import Severity
from sgo_tui.export.columns import Column, Export, Field, Owner

EXPORTS = Path(__file__).parents[3] / "shared" / "exports"
LABELLED = sorted(path for path in EXPORTS.glob("*.planted.json") if path.name < "20")
"""Genuine workbooks only; other containers are the business of the file's room."""

Place = tuple[int, int]

_KINDS = {
    "last_name": "name",
    "first_name": "name",
    "middle_name": "name",
    "birth_date": "birth_date",
    "sex": "sex",
    "class": "class",
    "citizenship": "citizenship",
    "doc_type": "doc_type",
    "snils": "snils",
    "inn": "inn",
    "email": "email",
    "home_phone": "phone_home",
    "mobile_phone": "phone_mobile",
    "oms_number": "oms_number",
    "oms_series": "oms_series",
    "passport_series": "passport_series",
    "passport_number": "passport_number",
    "passport_division": "division_code",
    "birth_cert_series": "birth_cert_series",
    "birth_cert_number": "birth_cert_number",
    "addr_fact_zip": "zip",
    "addr_reg_zip": "zip",
    "dis_until": "date",
}
_TEXTS = frozenset(
    "passport_issuer birth_cert_issuer oms_issuer birth_place file_no psych cert_no extra_contact".split()
)
_ERASED = frozenset(
    """home_phone mobile_phone email passport_series passport_number passport_division passport_issue_date
    passport_issuer""".split()
)
_NOT_PERSONS = frozenset({"row_no", "row_id", "login", "class"})


@dataclass(frozen=True)
class Labelled:
    """One export with its labels, as a table to be checked."""

    path: Path

    @cached_property
    def labels(self) -> dict[str, Any]:
        """What the file's labels say: columns, planted problems, decoys."""
        labels: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return labels

    @cached_property
    def _book(self) -> xlrd.book.Book:
        workbook = self.path.with_name(self.labels["file"])
        return xlrd.open_workbook(workbook, formatting_info=True, encoding_override=None)

    @cached_property
    def _sheet(self) -> xlrd.sheet.Sheet:
        return self._book.sheet_by_name(self.labels["data_sheet"])

    @cached_property
    def export(self) -> Export:
        """The meaning of the columns, taken from the labels."""
        header, first = self.labels["header_rows"], self.labels["first_data_row"]
        columns = [_column(entry["col"], entry["key"]) for entry in self.labels["columns"]]
        return Export(range(min(header), first), columns)

    @property
    def rows(self) -> range:
        """The rows with people."""
        return range(self.labels["first_data_row"], self._sheet.nrows)

    def texts(self, row: int) -> list[str]:
        """Return what a person reads in the cells of a row."""
        return [self._text(row, column.index) for column in self.export.columns]

    stored_texts = texts

    def edited(self, _row: int) -> tuple[int, ...]:
        """Return no columns: nothing is edited here."""
        return ()

    def choices(self, _row: int, _column: int) -> tuple[str, ...]:
        """Return no values: xlrd knows no lists."""
        return ()

    def _text(self, row: int, column: int) -> str:
        if column >= self._sheet.row_len(row):
            return ""
        cell = self._sheet.cell(row, column)
        if cell.ctype == xlrd.XL_CELL_DATE:
            day: dt.datetime = xlrd.xldate_as_datetime(cell.value, self._book.datemode)
            return f"{day:%d.%m.%Y}"
        return f"{cell.value:.15g}" if cell.ctype == xlrd.XL_CELL_NUMBER else str(cell.value)

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell holds a number."""
        return column < self._sheet.row_len(row) and self._sheet.cell_type(row, column) == xlrd.XL_CELL_NUMBER

    @cached_property
    def problems(self) -> list[Problem]:
        """What the checks find in the whole sheet, on the day that the labels hold for."""
        inspector = Inspector(self, self.export, self.rows, dt.date.fromisoformat(self.labels["as_of"]))
        problems = dict(zip(self.rows, inspector.first_look(self.rows), strict=True))
        for changed in inspector.look_across():
            problems.update({row: inspector.with_others(row, problems[row]) for row in changed})
        return [problem for row in self.rows for problem in problems[row]]

    @cached_property
    def found(self) -> dict[Place, list[Problem]]:
        """What the checks find, by cell."""
        found: dict[Place, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            found[problem.row, problem.column].append(problem)
        return found

    def planted(self, codes: frozenset[str]) -> Iterator[dict[str, Any]]:
        """Yield the planted problems of the rules `codes`."""
        return (planted for planted in self.labels["planted"] if planted["kind"] in codes)

    @cached_property
    def spoiled(self) -> set[Place]:
        """Cells that were changed on purpose, or drawn along by such a change."""
        places: set[Place] = set()
        for planted in self.labels["planted"]:
            places |= {(planted["row"], planted["col"])}
            places |= {tuple(place) for key in ("also", "side") for place in planted.get(key, ())}
        return places

    @cached_property
    def tolerated(self) -> dict[Place, int]:
        """How severe a finding about a decoy may be, by cell."""
        words = {"none": 0} | {severity.word: int(severity) for severity in Severity}
        return {(d["row"], d["col"]): words[d.get("max_severity", "none")] for d in self.labels["decoys"]}


def _column(index: int, key: str) -> Column:
    prefix, _, name = key.partition("_")
    if key in _NOT_PERSONS or prefix not in {owner.value for owner in Owner}:
        return Column(index, key, "", field=Field(key, _KINDS.get(key, "id"), key))
    return Column(index, name, prefix, Owner(prefix), Field(name, _kind(name), name, name in _ERASED))


def _kind(name: str) -> str:
    if name in _KINDS:
        return _KINDS[name]
    if name.endswith("_date"):
        return "date"
    if name in _TEXTS:
        return "text"
    return "address_part" if name.startswith("addr_") else "reference"
