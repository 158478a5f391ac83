"""Where the people of a copy stand in the originals: by full name and birth date, and by the class where two are alike.

What is not certain has no home: nobody is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import NamedTuple, TypeVar

from sgo_tui.export import Export, Owner
from sgo_tui.fields import school_class
from sgo_tui.i18n import N_, _
from sgo_tui.work.matching import as_imported, columns_by_name, is_row_number, loose, require_export
from sgo_tui.work.table import Table

_Item = TypeVar("_Item")
_NAMES = ("last_name", "first_name", "middle_name", "full_name")


class Who(NamedTuple):
    """What SGO knows a person by, in the form in which it is compared."""

    name: str
    birth_date: str


class Home(NamedTuple):
    """A row of one of the originals."""

    original: int
    """Its place among the originals."""
    row: int


class Homeless(Enum):
    """Why a row has no home."""

    UNKNOWN = "unknown_person", N_("Nobody of this name and birth date is there.")
    SEVERAL = "several_people", N_("Several people of this name, birth date and class are there.")

    def __init__(self, word: str, sentence: str) -> None:
        self.word = word
        self._sentence = sentence

    @property
    def sentence(self) -> str:
        """The reason, in the user's language."""
        return _(self._sentence)


@dataclass(frozen=True)
class Placed:
    """The rows of a copy."""

    rows: Sequence[Mapping[int, int]]
    """For each original its rows that the copy has -> the rows of the copy."""
    homeless: Mapping[int, Homeless]
    """Rows of the copy without a home; one that stands so in an original needs none."""


def people_of(table: Table) -> dict[Who, list[int]]:
    """Return the rows of each person; rows without a name are nobody's. Raises `UsageError` when it is no export."""
    export = require_export(table)
    found: dict[Who, list[int]] = defaultdict(list)
    for row in table.data_rows:
        if not table.is_blank(row) and (who := _who(table, export, row)).name:
            found[who].append(row)
    return found


def class_of(table: Table, row: int) -> str:
    """Return the class that a row is of, the same for all its spellings; "" where there is none."""
    column = class_column(table)
    return school_class.key(table.text(row, column)) if column is not None else ""


def class_column(table: Table) -> int | None:
    """Return the column of the class; None where an export has none."""
    return table.export.persons.get(Owner.ROW, {}).get("class") if table.export else None


class Homes:
    """Finds the people of copies in the originals; raises `UsageError` when one is no export."""

    def __init__(self, originals: Sequence[Table]) -> None:
        self._originals = originals
        self._people: dict[Who, list[Home]] = defaultdict(list)
        for number, original in enumerate(originals):
            for who, rows in people_of(original).items():
                self._people[who] += (Home(number, row) for row in rows)

    def place(self, copy: Table) -> Placed:
        """Return where the rows of a copy belong."""
        rows: list[dict[int, int]] = [{} for _original in self._originals]
        homeless: dict[int, Homeless] = {}
        people = people_of(copy)
        named = {row for several in people.values() for row in several}
        nobody = (row for row in copy.data_rows if row not in named and not copy.is_blank(row))
        homeless.update(dict.fromkeys(nobody, Homeless.UNKNOWN))
        for who, several in people.items():
            for row, home in self._homes(copy, several, self._people.get(who, [])):
                if isinstance(home, Home):
                    rows[home.original][home.row] = row
                else:
                    homeless[row] = home
        return Placed([dict(sorted(found.items())) for found in rows], self._unless_alike(copy, homeless))

    def _homes(self, copy: Table, rows: Sequence[int], homes: Sequence[Home]) -> Iterator[tuple[int, Home | Homeless]]:
        """Yield the home of each row of one name and birth date, or why it has none."""
        if len(rows) == len(homes) == 1:
            yield rows[0], homes[0]
            return
        by_class = _grouped(rows, partial(class_of, copy))
        homes_by_class = _grouped(homes, lambda home: class_of(self._originals[home.original], home.row))
        for class_, members in by_class.items():
            found = homes_by_class.get(class_, [])
            if len(members) == len(found) == 1:
                yield members[0], found[0]
            else:
                yield from ((row, Homeless.SEVERAL if found else Homeless.UNKNOWN) for row in members)

    def _unless_alike(self, copy: Table, homeless: dict[int, Homeless]) -> dict[int, Homeless]:
        """Leave out the rows that stand so in an original: nothing of them has to go anywhere."""
        if homeless:
            for original in self._originals:
                columns = [pair for pair in columns_by_name(original, copy).items() if not _counts(copy, pair[1])]
                there = {_texts(original, row, [old for old, _new in columns]) for row in original.data_rows}
                for row in list(homeless):
                    if _texts(copy, row, [new for _old, new in columns]) in there:
                        del homeless[row]
        return homeless


def _who(table: Table, export: Export, row: int) -> Who:
    known = export.persons.get(Owner.EMPLOYEE if export.is_staff else Owner.PUPIL, {})
    name = " ".join(table.text(row, known[part]) for part in _NAMES if part in known)
    birth = known.get("birth_date")
    date = as_imported(table.field(birth), table.text(row, birth).strip()) if birth is not None else ""
    return Who(loose(name), date)


def _counts(table: Table, column: int) -> bool:
    return is_row_number(table.field(column))


def _texts(table: Table, row: int, columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(as_imported(table.field(column), table.text(row, column)) for column in columns)


def _grouped(items: Sequence[_Item], key: Callable[[_Item], str]) -> dict[str, list[_Item]]:
    groups: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
