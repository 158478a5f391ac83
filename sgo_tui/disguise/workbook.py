"""The whole workbook with invented people: what every cell of every sheet becomes, saved without what stands beside."""

from __future__ import annotations

import datetime as dt
import math
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from sgo_tui.disguise.draft import Draft, values_for
from sgo_tui.disguise.public import PUBLIC_WORDS
from sgo_tui.errors import CannotAnonymise, ReadOnlyWorkbook
from sgo_tui.export import Export
from sgo_tui.export.catalogue import catalogue
from sgo_tui.fields import citizenship
from sgo_tui.i18n import _
from sgo_tui.work import Table
from sgo_tui.work.address import cell_name
from sgo_tui.work.opening import table_at
from sgo_tui.xls import CellValue, Kind, Workbook, Worksheet

if TYPE_CHECKING:
    from sgo_tui.disguise.values import Values

Problem = tuple[int, int, str]
"""Row, column and rule."""


@dataclass(frozen=True)
class Disguised:
    """What was made of a workbook."""

    workbook: Workbook
    """As it was saved."""
    changed_cells: int
    problems: int
    """How many are found in it."""
    gone: tuple[Problem, ...]
    """Problems of the original that it has no more."""
    new: tuple[Problem, ...]
    """Problems that only it has."""


def disguise(
    table: Table, output: Path, *, random: Random | None = None, progress: Callable[[float], None] | None = None
) -> Disguised:
    """Save the workbook of `table` as `output`, all of its sheets with invented people.

    What is drawn at `random` is kept nowhere. Locked cells, headers and titles are replaced as well: what is made is
    nothing that SGO should take, and the table itself stays as it is. Raises `CannotAnonymise` where something personal
    could stay, and as saving does.
    """
    from sgo_tui.xls.bare import bared
    from sgo_tui.xls.save import save
    from sgo_tui.xls.workbook import parse_workbook

    report = progress or (lambda _fraction: None)
    workbook = table.workbook
    if workbook.read_only:
        raise ReadOnlyWorkbook(workbook.read_only)
    cells = _Cells(table, random or secrets.SystemRandom(), lambda done: report(0.5 * done))
    edits = {place: value for sheet in workbook.sheets for place, value in cells.of_sheet(sheet)}
    bare = bared(workbook.data, cells.is_public, cells.renamed)
    report(0.5)
    stripped = parse_workbook(workbook.path, bare, "ole", lambda _fraction: None)
    saved = save(stripped, edits, output, backup=False, scrub=True, progress=lambda done: report(0.5 + 0.4 * done))
    before, after = _problems(table), _problems(table_at(saved.workbook, saved.workbook.sheets[table.sheet.index].name))
    report(1.0)
    gone, new = tuple(sorted(before - after)), tuple(sorted(after - before))
    return Disguised(saved.workbook, saved.changed_cells, len(after), gone, new)


def _problems(table: Table) -> set[Problem]:
    table.check_all()
    return {(problem.row, problem.column, problem.rule.id) for problem in table.problems}


class _Cells:
    """What the cells of a workbook become."""

    def __init__(self, table: Table, random: Random, progress: Callable[[float], None]) -> None:
        self._table = table
        self._values: Values = values_for(table, random)
        self._draft: Draft | None = None
        self._public: frozenset[str] = frozenset()
        self._labels = frozenset(_labels(table.export) if table.export else ())
        if table.export:
            self._draft = Draft(table, table.export, self._values, random)
            self._draft.draw(progress)
            self._public = self._draft.public

    def is_public(self, text: str) -> bool:
        """Whether a text is one of the values of lists."""
        return text in self._public or text.lower() in PUBLIC_WORDS or citizenship.country(text) is not None

    def renamed(self, name: str) -> str:
        """Return another name of a sheet, an area or a style, as long as it was."""
        return self._values.free_text(name)

    def of_sheet(self, sheet: Worksheet) -> Iterator[tuple[tuple[int, int, int], CellValue]]:
        """Yield the places of a sheet that change, and their new values; raises `CannotAnonymise`."""
        for row in range(sheet.row_count):
            for column, text in enumerate(sheet.texts(row, sheet.column_count)):
                if text and (new := self._value(sheet, row, column, text)) != sheet.value(row, column):
                    _refuse_fixed(sheet, row, column)
                    yield (sheet.index, row, column), new

    def _value(self, sheet: Worksheet, row: int, column: int, text: str) -> CellValue:
        """Return what a cell becomes; it stays the kind of cell that it is."""
        old = sheet.value(row, column)
        if isinstance(old, bool | dt.time) or sheet.kind(row, column) is Kind.ERROR:
            return old
        if isinstance(old, dt.datetime):
            return dt.datetime.combine(self._values.days.moved(old.date()), old.time())
        if isinstance(old, dt.date):
            return self._values.days.moved(old)
        new = self._text(sheet, row, column, text)
        return _as_number(new, old) if isinstance(old, float) else new

    def _text(self, sheet: Worksheet, row: int, column: int, text: str) -> str:
        export = self._table.export
        if sheet is self._table.sheet and export and self._draft:
            if row in export.header_rows:
                return self._label(text)
            if row in self._table.data_rows and column < len(export.columns):
                return self._draft.texts(row)[column]
        return text if self.is_public(text) else self._values.free_text(text)

    def _label(self, text: str) -> str:
        """Return a header without the words that no header has."""
        known = catalogue()
        if text.strip() in self._labels or known.knows_words_of(text):
            return text
        return self._values.free_text(text, {word.lower() for word in text.split() if known.knows_words_of(word)})


def _labels(export: Export) -> Iterator[str]:
    """Yield the headers and groups over columns whose field is known: all their words are those of headers."""
    for column in export.columns:
        if column.field:
            yield column.label.strip()
            yield from (text.strip() for text in column.group.split(" / "))


def _as_number(text: str, old: float) -> float:
    """Return the number that a text says; for what can be none, the sign alone of the old one."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return math.copysign(1.0, old)


def _refuse_fixed(sheet: Worksheet, row: int, column: int) -> None:
    if sheet.refusal(row, column):
        raise CannotAnonymise(
            _(
                "{cell} of the sheet «{sheet}» cannot be replaced: it lies under a merged cell. Unmerge the cells of "
                "the sheet in Excel, then try again."
            ).format(cell=cell_name(row, column), sheet=sheet.name)
        )
