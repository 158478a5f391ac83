"""Which column and which row of an edited export is which of the original.

Columns are known by their names, rows by the person. What was renamed is recognised by its neighbours or its content;
where several rows could be meant, none is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sgo_tui.errors import UsageError
from sgo_tui.export import Column, Export, Field, Owner
from sgo_tui.i18n import _
from sgo_tui.work.table import Table

_IDENTITY = ("last_name", "first_name", "middle_name", "full_name", "birth_date")
_DATES = ("date", "birth_date")
_RARE = 3
"""So many people at most share a value that tells who somebody is: a family does."""
_ENOUGH_VOTES = 2.0
"""Rare values, or neighbours, by which a row without its name or birth date is known again."""
_NEIGHBOUR = 0.5
_ALIKE = 0.6
"""The part of equal cells from which a column under another name is the same column."""


@dataclass(frozen=True)
class Matching:
    """Columns and rows of the original -> those of the edited table."""

    columns: Mapping[int, int]
    rows: Mapping[int, int]


def match(original: Table, edited: Table) -> Matching:
    """Match two tables that are exports."""
    columns = _columns_by_header(original, edited)
    rows = _Rows(original, edited, columns).matched()
    columns.update(_columns_by_content(original, edited, columns, rows))
    return Matching(columns, rows)


def columns_by_name(original: Table, other: Table) -> dict[int, int]:
    """Return the columns of the same names, then of the same meaning: original -> other; nothing is guessed."""
    columns: dict[int, int] = {}
    for name in (_full_name, _meaning):
        old, new = _free(original, columns), _free(other, columns.values())
        columns.update(_by_name(_named(original, old, name), _named(other, new, name)))
    return columns


def same_value(field: Field | None, one: str, other: str) -> bool:
    """Whether the import sees the same value in two cells: a date may be written as text or be a date."""
    return one == other or as_imported(field, one) == as_imported(field, other)


def as_imported(field: Field | None, text: str) -> str:
    """Return a text by which cells are compared: the same for one day, however it is written."""
    if field is not None and field.kind in _DATES and text:
        return _date(text)
    return text


def require_export(table: Table) -> Export:
    """Return what the columns of a table mean; raises `UsageError` when it is no export."""
    if table.export is None:
        raise UsageError(
            _("No column names of an SGO export were found in «{name}».").format(name=table.workbook.path.name)
        )
    return table.export


def identity_columns(table: Table) -> list[int]:
    """Return the columns by which the import knows whose row it is: names and birth date; none outside an export."""
    if table.export is None:
        return []
    known = table.export.persons.get(Owner.EMPLOYEE if table.export.is_staff else Owner.PUPIL, {})
    return [known[name] for name in _IDENTITY if name in known]


def loose(text: str) -> str:
    """Return a name without what differs between two writings of it: case, ё, spaces."""
    return " ".join(text.casefold().replace("ё", "е").split())


def is_row_number(field: Field | None) -> bool:
    """Whether a column only counts the rows."""
    return field is not None and field.name == "row_no"


@lru_cache(maxsize=4096)
def _date(text: str) -> str:
    from sgo_tui.fields import dates  # with python-stdnum, 25 ms

    date = dates.parse(text)
    return date.isoformat() if date else text


def _columns_by_header(original: Table, edited: Table) -> dict[int, int]:
    """Match columns of the same names, then of the same meaning, then those between matched neighbours."""
    columns = columns_by_name(original, edited)
    taken = set(columns.values())
    for column in _free(original, columns):
        left = columns.get(column - 1, -1 if column == 0 else None)
        right = columns.get(column + 1)
        place = right - 1 if right is not None else -1
        if left is not None and left + 1 == place and place not in taken:
            columns[column] = place
            taken.add(place)
    return columns


def _free(table: Table, taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(table.column_count) if index not in used]


def _full_name(column: Column) -> object:
    return (" ".join(column.group.split()), " ".join(column.label.split())) if column.label else None


def _meaning(column: Column) -> object:
    return (column.owner, column.field.name) if column.field else None


def _named(table: Table, columns: Iterable[int], name: object) -> dict[object, list[int]]:
    assert callable(name)
    found: dict[object, list[int]] = defaultdict(list)
    for index in columns:
        key = name(table.column(index))
        if key is not None:
            found[key].append(index)
    return found


def _by_name(old: Mapping[object, Sequence[int]], new: Mapping[object, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pair columns of one name in their order, where there are as many as there were."""
    for key, places in old.items():
        if len(places) == len(new.get(key, ())):
            yield from zip(places, new[key], strict=True)


def _columns_by_content(
    original: Table, edited: Table, columns: Mapping[int, int], rows: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Match columns that were both renamed and moved, by what is in them."""
    free = _free(edited, columns.values())
    for column in _free(original, columns):
        field = original.field(column)
        likeness = {place: _part_alike(original, edited, (column, place), rows, field) for place in free}
        best = max(likeness, key=lambda place: likeness[place], default=None)
        if best is not None and likeness[best] >= _ALIKE:
            free.remove(best)
            yield column, best


def _part_alike(
    original: Table, edited: Table, pair: tuple[int, int], rows: Mapping[int, int], field: Field | None
) -> float:
    filled = alike = 0
    for old, new in rows.items():
        text = original.text(old, pair[0])
        if text:
            filled += 1
            alike += same_value(field, text, edited.text(new, pair[1]))
    return alike / filled if filled else 0.0


class _Rows:
    """Matches the rows of two tables whose columns are known."""

    def __init__(self, original: Table, edited: Table, columns: Mapping[int, int]) -> None:
        self._original, self._edited, self._columns = original, edited, columns
        self._identity = [column for column in identity_columns(original) if column in columns]
        self._old = self._read(original, {column: column for column in columns})
        self._new = self._read(edited, columns)
        self._rows: dict[int, int] = {}

    def matched(self) -> dict[int, int]:
        """Return the rows in the order of the original."""
        old, new = self._by_identity(self._old), self._by_identity(self._new)
        for key, rows in old.items():
            self._pair(rows, new.get(key, []))
        self._pair_by_votes()
        return dict(sorted(self._rows.items()))

    @staticmethod
    def _read(table: Table, columns: Mapping[int, int]) -> dict[int, dict[int, str]]:
        """Return the filled cells of each row that has any, by column of the original; «№» says nothing of a person."""
        told = {old: (new, table.field(new)) for old, new in columns.items() if not is_row_number(table.field(new))}
        rows: dict[int, dict[int, str]] = {}
        for row in table.data_rows:
            if table.is_blank(row):
                continue
            texts = {old: as_imported(field, table.text(row, new)) for old, (new, field) in told.items()}
            filled = {column: text for column, text in texts.items() if text}
            if filled:
                rows[row] = filled
        return rows

    def _by_identity(self, rows: Mapping[int, Mapping[int, str]]) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row, texts in rows.items():
            key = tuple(loose(texts.get(column, "")) for column in self._identity)
            if any(key):
                found[key].append(row)
        return found

    def _pair(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Pair the rows of people of one name and birth date, the most alike first."""
        likeness = {(one, other): self._equal_cells(one, other) for one in old for other in new}
        taken: set[int] = set()
        for one, other in sorted(likeness, key=lambda pair: (-likeness[pair], abs(pair[0] - pair[1]))):
            if one not in self._rows and other not in taken:
                self._rows[one] = other
                taken.add(other)

    def _equal_cells(self, old: int, new: int) -> int:
        return len(self._old[old].items() & self._new[new].items())

    def _pair_by_votes(self) -> None:
        """Pair rows whose name or birth date has changed by rare values that they share, and by their neighbours."""
        votes = self._votes()
        best_old, best_new = _clear_winners(votes, 0), _clear_winners(votes, 1)
        for old, new in best_old.items():
            if best_new.get(new) == old and votes[old, new] >= _ENOUGH_VOTES:
                self._rows[old] = new

    def _votes(self) -> dict[tuple[int, int], float]:
        """Return how much speaks for two rows without a partner: only where half of the name and birth date is equal.

        A single change of the name or birth date is worth as much as a rare value that both rows have.
        """
        votes = self._rare_values()
        back = {new: old for old, new in self._rows.items()}
        for new in self._new.keys() - back.keys():
            for step in (-1, 1):
                if new + step in back:
                    votes[back[new + step] - step, new] += _NEIGHBOUR
        result = {}
        for (old, new), count in votes.items():
            if old in self._old and old not in self._rows:
                same = self._same_identity(old, new)
                if 2 * same >= len(self._identity):
                    result[old, new] = count + (same >= len(self._identity) - 1)
        return result

    def _rare_values(self) -> dict[tuple[int, int], float]:
        holders: dict[tuple[int, str], list[int]] = defaultdict(list)
        for row, texts in self._old.items():
            for item in texts.items():
                holders[item].append(row)
        votes: dict[tuple[int, int], float] = defaultdict(float)
        for new in self._new.keys() - set(self._rows.values()):
            for item in self._new[new].items():
                rows = holders.get(item, []) if item[0] not in self._identity else []
                if len(rows) <= _RARE:
                    for row in rows:
                        votes[row, new] += 1 / len(rows)
        return votes

    def _same_identity(self, old: int, new: int) -> int:
        texts, others = self._old[old], self._new[new]
        return sum(loose(texts.get(column, "")) == loose(others.get(column, "")) for column in self._identity)


def _clear_winners(votes: Mapping[tuple[int, int], float], side: int) -> dict[int, int]:
    """Return for each row of a side the row of the other with the most votes; none where two have as many."""
    best: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair, count in votes.items():
        best[pair[side]].append((count, pair[1 - side]))
    winners = {}
    for row, counts in best.items():
        counts.sort(reverse=True)
        if len(counts) == 1 or counts[0][0] > counts[1][0]:
            winners[row] = counts[0][1]
    return winners
