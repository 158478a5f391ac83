"""A worksheet at work: the stored cells, the edits waiting to be saved, the problems left.

`Table` is the only way to change a cell. Every change, also one taken back or made again, passes the same
gate, so that no caller can write where SGO must not see a change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sgo_tui import xls
from sgo_tui.check import Problem
from sgo_tui.errors import CannotEdit, CellGuarded, CellLocked
from sgo_tui.export import Column, Export, Field, Protection
from sgo_tui.work.edits import Batch, Edit, History, Step, net
from sgo_tui.work.gradual import Gradual, at_once
from sgo_tui.work.inspection import Inspection
from sgo_tui.work.locks import Lock, lock_of
from sgo_tui.work.problems import Problems
from sgo_tui.work.told import Told, ToldOfCells
from sgo_tui.work.values import value_of
from sgo_tui.xls import CellValue, Kind, Workbook, Worksheet
from sgo_tui.xls.verdict import irregular

if TYPE_CHECKING:
    from sgo_tui.check.guidance import Guidance
    from sgo_tui.xls.save import Edits, Saved


class Change(NamedTuple):
    """What a change has done to a table."""

    edits: Batch
    rows: set[int]
    """The rows that hold or mean something else now: those edited, and others of which other problems are told."""


class Table:
    """One worksheet with its meaning, its pending edits and its problems; rows and columns are 0-based."""

    def __init__(self, workbook: Workbook, sheet: Worksheet, export: Export | None) -> None:
        self.workbook = workbook
        self.sheet = sheet
        self.export = export
        """None when the sheet is no export of SGO: nothing is checked and nothing is locked."""
        self.target: Path | None = None
        """Where saving goes unless told; None for the opened file."""
        self.only_look: str | None = None
        """Why nothing may be changed though the file could be, as a sentence: somebody else works on it."""
        self.on_steps: Callable[[Sequence[Step]], None] = _ignore
        """Hears of all steps before they are taken."""
        self.on_told: Callable[[Sequence[Told]], None] = _ignore
        """Hears of what SGO has said before it is taken in; of nothing when all of it is thrown away."""
        self._pending: dict[tuple[int, int], CellValue] = {}
        self._pending_columns: dict[int, set[int]] = {}
        self._history = History()
        self._inspection = Inspection(self, export, self.data_rows) if export else None
        self.problems = self._inspection.problems if self._inspection else Problems()
        self._told = ToldOfCells(self.text)

    @property
    def row_count(self) -> int:
        """Rows of the sheet, with the header."""
        return self.sheet.row_count

    @property
    def column_count(self) -> int:
        """Columns of the sheet."""
        return self.sheet.column_count

    @property
    def first_data_row(self) -> int:
        """The row where people begin; 0 when no header was recognised."""
        return self.export.first_data_row if self.export else 0

    def column(self, index: int) -> Column:
        """Return what a column means; a column without a header means nothing."""
        if self.export and index < len(self.export.columns):
            return self.export.columns[index]
        return Column(index, label="", group="")

    def field(self, index: int) -> Field | None:
        """Return the field of a column, where one is known."""
        return self.column(index).field

    def text(self, row: int, column: int) -> str:
        """Return what a person reads in the cell, a pending edit before what is stored."""
        if self._pending and (row, column) in self._pending:
            return xls.text_of(self._pending[row, column])
        return self.sheet.text(row, column)

    def value(self, row: int, column: int) -> CellValue:
        """Return what the cell holds, a pending edit before what is stored."""
        place = row, column
        return self._pending[place] if place in self._pending else self.sheet.value(row, column)

    def stored_text(self, row: int, column: int) -> str:
        """Return what the file holds, whatever is pending."""
        return self.sheet.text(row, column)

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell holds a number, which has lost any zeros in front."""
        if self._pending and (row, column) in self._pending:
            return isinstance(self._pending[row, column], float)
        return self.sheet.kind(row, column) is Kind.NUMBER

    def texts(self, row: int) -> list[str]:
        """Return what a person reads in the cells of a row, pending edits before what is stored."""
        texts = self.stored_texts(row)
        for column in self.edited(row):
            if column < len(texts):
                texts[column] = self.text(row, column)
        return texts

    def stored_texts(self, row: int) -> list[str]:
        """Return what the file holds in the cells of a row, whatever is pending."""
        return self.sheet.texts(row, len(self.export.columns) if self.export else self.column_count)

    def edited(self, row: int) -> Collection[int]:
        """Return the columns of a row that wait to be saved."""
        return self._pending_columns.get(row, ())

    def lock(self, row: int, column: int) -> Lock:
        """Return how hard the cell is to change, and why."""
        if self.read_only is not None:
            return Lock(Protection.LOCKED, self.read_only)
        if self.sheet.layout is None:
            return Lock(Protection.LOCKED, irregular())
        return lock_of(self.sheet, self.export, self.column(column), row)

    def erases(self, row: int, column: int) -> bool:
        """Whether clearing the cell erases data in SGO when the file is imported."""
        field = self.field(column)
        return bool(field and field.erased_by_empty and self.stored_text(row, column))

    def choices(self, row: int, column: int) -> Sequence[str]:
        """Return the values that the file allows in the cell; none when it may hold anything."""
        return self.sheet.choices(row, column)

    def offered(self, row: int, column: int) -> Sequence[str]:
        """Return what a person may choose for the cell: what SGO has named, the list of the file, what many cells hold.

        The first of these that there is; none where anything may stand, or not all rows are checked yet.
        """
        usual = self._inspection.usual(column) if self._inspection else ()
        return self.named_by_sgo(row, column) or self.choices(row, column) or usual

    def named_by_sgo(self, row: int, column: int) -> Sequence[str]:
        """Return the values that SGO has named for the cell when it complained of it."""
        return self._told.choices(row, column)

    def tell(self, told: Iterable[Told]) -> set[int]:
        """Mark cells that SGO has complained of; returns the rows that have other problems now.

        A mark goes when its cell is changed and comes back when that is undone.
        """
        told = list(told)
        if told:
            self.on_told(told)
        self._told.add(told)
        return self._tell_rows(self._told.rows)

    def forget_told(self) -> set[int]:
        """Throw away all that SGO has said; returns the rows that have other problems now."""
        self.on_told(())
        rows = set(self._told.rows)
        self._told.clear()
        return self._tell_rows(rows)

    @property
    def told_left(self) -> Sequence[Told]:
        """The complaints of SGO that still hold."""
        return self._told.left

    def change(self, row: int, column: int, text: str, *, confirmed: bool = False) -> Change:
        """Let the cell hold `text`; empty text clears it. Raises as `change_cells` does."""
        return self.change_cells({(row, column): text}, confirmed=confirmed)

    def change_cells(self, texts: Mapping[tuple[int, int], str], *, confirmed: bool = False) -> Change:
        """Let cells hold these texts, all or none of them, in one step of undo.

        Raises CellLocked, CellGuarded (ask, then call again with `confirmed`) or CellRefused.
        """
        return at_once(self.changing(texts, confirmed=confirmed))

    def changing(self, texts: Mapping[tuple[int, int], str], *, confirmed: bool = False) -> Gradual[Change]:
        """Do what `change_cells` does, in parts."""
        edits = []
        for number, (place, text) in enumerate(texts.items()):
            yield number / len(texts) / 2
            edits.append(self.edit(*place, text))
        for part in self._admitting(edits, confirmed=confirmed):
            yield (1 + part) / 2
        return self._take(Step("change", edits))

    def undo(self) -> Change:
        """Take the last change back; returns the edits made, none when there is nothing to undo."""
        return at_once(self.undoing())

    def undoing(self) -> Gradual[Change]:
        """Do what `undo` does, in parts."""
        step = Step("undo", self._history.to_undo)
        yield from self._admitting(step.batch, confirmed=True)
        return self._take(step)

    def redo(self) -> Change:
        """Make the change undone last again; returns the edits made."""
        return at_once(self.redoing())

    def redoing(self) -> Gradual[Change]:
        """Do what `redo` does, in parts."""
        step = Step("redo", self._history.to_redo)
        yield from self._admitting(step.batch, confirmed=True)
        return self._take(step)

    def put(self, batch: Batch) -> Change:
        """Make edits of an earlier session, as one step; raises as `change_cells` does, but asks nothing."""
        at_once(self._admitting(batch, confirmed=True))
        return self._take(Step("change", batch))

    def replay(self, steps: Sequence[Step]) -> Change:
        """Take the steps of an earlier session on the same file again, so that each can be undone as it could then.

        They are kept already: nobody hears of them. Raises as `put` does; nothing is taken then.
        """
        batch = list(net(steps).values())
        at_once(self._admitting(batch, confirmed=True))
        for step in steps:
            self._history.follow(step)
        return self._put_all(batch)

    def revert(self, places: Iterable[tuple[int, int]]) -> Change:
        """Let cells hold again what the file holds, in one step of undo."""
        edits = [
            Edit(*place, self.value(*place), self.sheet.value(*place)) for place in places if self.is_pending(*place)
        ]
        return self.put(edits)

    def objection(self, edit: Edit) -> str | None:
        """Return why an edit can never be made, as a sentence; None when it can, though perhaps after a question."""
        try:
            self._admit(edit, confirmed=True)
        except CannotEdit as error:
            return str(error)
        return None

    def edit(self, row: int, column: int, text: str) -> Edit:
        """Return the edit by which a cell would hold `text`; nothing is changed yet."""
        before = self.value(row, column)
        is_date_cell = self.sheet.is_date_styled(row, column)
        after = value_of(text, field=self.field(column), stored=before, is_date_cell=is_date_cell)
        return Edit(row, column, before, after)

    def is_pending(self, row: int, column: int) -> bool:
        """Whether the cell differs from what the file holds."""
        return (row, column) in self._pending

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed, as a sentence; None when something can."""
        return self.workbook.read_only or self.only_look

    @property
    def path(self) -> Path:
        """The file that the table is of, as people know it."""
        return self.target or self.workbook.path

    @property
    def pending(self) -> Collection[tuple[int, int]]:
        """The cells that wait to be saved."""
        return self._pending.keys()

    @property
    def pending_count(self) -> int:
        """How many cells wait to be saved."""
        return len(self._pending)

    @property
    def is_saved(self) -> bool:
        """Whether the file holds all that the table shows."""
        return not self._pending and self.target is None

    @property
    def edits(self) -> Edits:
        """The pending edits as the file room takes them."""
        return {(self.sheet.index, *place): value for place, value in self._pending.items()}

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in any cell of the row; a space in the last row of a sheet makes thousands of such."""
        return row not in self._pending_columns and self.sheet.is_blank(row)

    def check_all(self, seconds: float = float("inf")) -> set[int]:
        """Go on checking what has not been checked yet, for `seconds`; returns the rows with other problems now."""
        return self._inspection.go_on(seconds) if self._inspection else set()

    @property
    def part_checked(self) -> float:
        """Which part of the checking is done, 0 to 1; all of it where there is nothing to check by."""
        return self._inspection.part_done if self._inspection else 1.0

    def typed(self, row: int, column: int, text: str, *, is_seen: bool = False) -> tuple[str, Sequence[Problem]]:
        """Return how `text`, typed into a cell, will be stored, and what is then wrong with it.

        Where the user sees that before it is taken, `is_seen`, «1.9.12» is a date as well.
        """
        if self._inspection is None or row < self.first_data_row:
            return text, ()
        return self._inspection.typed(row, column, text, is_seen=is_seen)

    def guidance(self, row: int, column: int, text: str) -> Guidance | None:
        """Return how far `text`, being typed into a cell, is on the way to a value; None where that is not known."""
        if self._inspection is None or row < self.first_data_row:
            return None
        return self._inspection.guidance(row, column, text)

    @property
    def data_rows(self) -> range:
        """The rows with people: down to the last one with any text, or with one that is not saved yet."""
        below = max(self._pending_columns, default=0) + 1
        return range(self.first_data_row, max(self.sheet.filled_rows, below, self.first_data_row))

    def save(
        self,
        path: str | PathLike[str] | None = None,
        *,
        scrub: bool = False,
        progress: Callable[[float], None] | None = None,
    ) -> Saved:
        """Save the pending edits, into the opened file when no `path` is given.

        The file is kept as it was before its first save. With `scrub`, texts that no cell shows are taken out of the
        saved file. Raises CannotSave; the edits then stay pending.
        """
        # With its verification, 10 ms that the first screen need not wait for.
        from sgo_tui.work.backups import save_over, save_with_backup
        from sgo_tui.work.saves import remember_save

        if path is None and self.target is not None:
            saved = save_over(self.workbook, self.edits, self.target, scrub=scrub, progress=progress)
        else:
            saved = save_with_backup(self.workbook, self.edits, path, scrub=scrub, progress=progress)
        # Before anything is forgotten: a save that is interrupted here leaves the edits pending.
        remember_save(_state_of(self.workbook), _state_of(saved.workbook), self.sheet.name, self._pending)
        self.target = None
        self.workbook = saved.workbook
        self.sheet = saved.workbook.sheets[self.sheet.index]
        rows = set(self._pending_columns)
        self._pending.clear()
        self._pending_columns.clear()
        self._look_again(rows)
        return saved

    def _take(self, step: Step) -> Change:
        """Make the edits of a step, which are all admitted, without a break: kept first, then put into the cells."""
        if step.batch:
            self.on_steps([step])
            self._history.follow(step)
        return self._put_all(step.batch)

    def _admitting(self, batch: Batch, *, confirmed: bool) -> Gradual[None]:
        """Look at all edits before any is made: the gate that every change passes."""
        for number, edit in enumerate(batch):
            yield number / len(batch)
            self._admit(edit, confirmed=confirmed)

    def _put_all(self, batch: Batch) -> Change:
        for edit in batch:
            self._put(edit)
        rows = {edit.row for edit in batch}
        return Change(batch, self._look_again(rows) | self._tell_rows(rows.intersection(self._told.rows)))

    def _tell_rows(self, rows: Iterable[int]) -> set[int]:
        """Let the problems of rows tell what still holds of what SGO has said."""
        for row in rows:
            self.problems.tell_row(row, self._told.problems(row))
        return set(rows)

    def _look_again(self, rows: set[int]) -> set[int]:
        """Find the problems of edited rows anew, and of those that depend on them; returns all rows looked at."""
        if self._inspection is None:
            return rows
        return rows | self._inspection.look_again({row for row in rows if row >= self.first_data_row})

    def _admit(self, edit: Edit, *, confirmed: bool) -> None:
        lock = self.lock(edit.row, edit.column)
        if lock.protection is Protection.LOCKED:
            raise CellLocked(lock.reason)
        if lock.protection is Protection.GUARDED and not confirmed:
            raise CellGuarded(lock.reason)
        self.sheet.check_value(edit.row, edit.column, edit.after)

    def _put(self, edit: Edit) -> None:
        stored = self.sheet.value(edit.row, edit.column)
        columns = self._pending_columns.setdefault(edit.row, set())
        if type(stored) is type(edit.after) and stored == edit.after:
            self._pending.pop((edit.row, edit.column), None)
            columns.discard(edit.column)
        else:
            self._pending[edit.row, edit.column] = edit.after
            columns.add(edit.column)
        if not columns:
            del self._pending_columns[edit.row]


def _state_of(workbook: Workbook) -> tuple[Path, str]:
    return workbook.path, workbook.digest


def _ignore(_kept: Sequence[object]) -> None:
    """Hear of what nobody keeps a journal of."""
