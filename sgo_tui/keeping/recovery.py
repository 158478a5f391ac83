"""Which cells of an opened table the changes of an earlier session belong to, and making them again.

In the file that session had opened they are where they were. A file that has changed since is another one: there, a
column is known by its name and a row by its person, and of each cell it is told whether it holds what it held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from sgo_tui.errors import CannotEdit
from sgo_tui.keeping.unsaved import Typing, Unsaved
from sgo_tui.work.edits import Edit
from sgo_tui.work.matching import identity_columns, loose, same_value
from sgo_tui.work.table import Table
from sgo_tui.work.told import Told
from sgo_tui.xls import text_of

_Place = tuple[int, int]


class Recovery:
    """What can be made of unsaved changes in a table; nothing is changed before `replay` or `put`."""

    def __init__(self, table: Table, unsaved: Unsaved) -> None:
        self.unsaved = unsaved
        self.fitting: list[Edit] = []
        """Edits whose cells hold what they held."""
        self.differing: list[Edit] = []
        """Edits whose cells hold something else by now."""
        self.done = 0
        """How many cells hold already what they should."""
        self.lost: list[Edit] = []
        """Edits, as the journal has them, whose person or column is not found, or whose cell may not be changed."""
        self._table = table
        if self.is_same_file and not table.pending_count:
            self.fitting.extend(unsaved.edits.values())
        else:
            self._sort_all()

    @property
    def is_same_file(self) -> bool:
        """Whether the file is, to the byte, the one that the session had opened."""
        return self.unsaved.digest == self._table.workbook.digest and self.unsaved.sheet == self._table.sheet.index

    @property
    def is_needless(self) -> bool:
        """Whether the file holds all changes already, as after a save whose end was not written down."""
        return not (self.fitting or self.differing or self.lost or self.typing)

    @cached_property
    def told(self) -> list[Told]:
        """What SGO had said, of the cells where they are now; what their texts no longer are says nothing."""
        places = ((told, self._place(told.row, told.column)) for told in self.unsaved.told)
        return [told._replace(row=place[0], column=place[1]) for told, place in places if place]

    @cached_property
    def typing(self) -> Typing | None:
        """What was being typed, at its place in the table; None when there is no such place."""
        typing = self.unsaved.typing
        place = self._place(typing.row, typing.column) if typing else None
        return Typing(*place, typing.text) if typing and place else None

    def replay(self) -> bool:
        """In the same file, take all steps again as they were, so that each can be undone; False where that cannot be.

        Where it cannot, `lost` tells what may no longer be changed, since the settings lock other columns now.
        """
        if not self.is_same_file or self._table.pending_count:
            return False
        try:
            self._table.replay(self.unsaved.steps)
        except CannotEdit:
            self._sort_all()
            return False
        return True

    def put(self, *, with_differing: bool = False) -> None:
        """Make the fitting edits in one step, and the differing ones where wanted."""
        self._table.put([*self.fitting, *(self.differing if with_differing else ())])

    def _sort_all(self) -> None:
        self.fitting.clear()
        for edit in self.unsaved.edits.values():
            self._sort(edit)

    def _sort(self, edit: Edit) -> None:
        place = self._place(edit.row, edit.column)
        if place is None:
            self.lost.append(edit)
            return
        field = self._table.field(place[1])
        before, now, after = text_of(edit.before), self._table.text(*place), text_of(edit.after)
        if same_value(field, now, after):
            self.done += 1
            return
        moved = Edit(*place, self._table.value(*place), edit.after)
        if self._table.objection(moved) is not None:
            self.lost.append(edit)
        elif same_value(field, now, before):
            self.fitting.append(moved)
        else:
            self.differing.append(moved)

    def _place(self, row: int, column: int) -> _Place | None:
        """Return where a cell of the journal is in the table."""
        if self.is_same_file:
            return row, column
        found = self._rows.get(row), self._columns.get(column)
        return None if found[0] is None or found[1] is None else (found[0], found[1])

    @cached_property
    def _columns(self) -> Mapping[int, int]:
        """Columns of the journal -> those of the table with the same group and label."""
        named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index in range(self._table.column_count):
            named[self._name(index)].append(index)
        found = {}
        for index, name in self.unsaved.columns.items():
            places = named.get(name, [])
            if index in places or len(places) == 1:
                found[index] = index if index in places else places[0]
        return found

    def _name(self, index: int) -> tuple[str, str]:
        column = self._table.column(index)
        return column.group, column.label

    @cached_property
    def _rows(self) -> Mapping[int, int]:
        """Rows of the journal -> those of the same people in the table; where two are as good, the one in its place."""
        holders = self._holders()
        edits: dict[int, list[Edit]] = defaultdict(list)
        for edit in self.unsaved.edits.values():
            edits[edit.row].append(edit)
        found = {}
        for row, person in self.unsaved.people.items():
            likeness = {place: self._likeness(edits[row], place) for place in holders.get(_key(person), ())}
            best = [place for place, alike in likeness.items() if alike == max(likeness.values())]
            if len(best) == 1 or row in best:
                found[row] = row if row in best else best[0]
            elif not any(person) and self._likeness(edits[row], row) == len(edits[row]):
                found[row] = row
        return found

    def _holders(self) -> Mapping[tuple[str, ...], list[int]]:
        columns = identity_columns(self._table)
        holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row in self._table.data_rows:
            person = tuple(self._table.stored_text(row, column) for column in columns)
            if any(person):
                holders[_key(person)].append(row)
        return holders

    def _likeness(self, edits: Iterable[Edit], row: int) -> int:
        """Return how many cells of a row hold what they held before the edits, or what they should hold."""
        alike = 0
        for edit in edits:
            column = self._columns.get(edit.column)
            if column is not None:
                alike += self._table.text(row, column) in (text_of(edit.before), text_of(edit.after))
        return alike


def _key(person: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(loose, person))
